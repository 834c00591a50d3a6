#pragma once
// Every method asked of every past dispute, and scored. docs/backtest.md is what this says of the given ones.
#include <array>
#include <string>
#include <vector>

#include "parley/precedents/scores.hpp"

namespace parley::precedents {

inline constexpr const char* oldest_world = "2017-01-01";

struct MethodScores {
    std::string id, words;
    std::vector<Chances> chances;  ///< by case
    Scores all, primary;
    Difference against_rates, against_features;  ///< Brier over all questions, this less that: below zero is better
    double p = 1.0;                              ///< of permutations
    /// Brier of the cases since the year of the oldest world, and of those before, whose prices are of a later year.
    double since_world = 0.0, before_world = 0.0;
};

struct Backtest {
    std::vector<Case> cases;
    std::vector<MethodScores> methods;
    std::vector<Bin> bins;      ///< of rates with features
    double without_truces = 0;  ///< Brier of left-out rates where a truce is no agreement
    std::size_t draws = 0;      ///< of permutations
};

/// How much the record of a past dispute says of what its parties want, by one unit of wants.
struct RecordSays {
    double threatens = 0.0, threatened = 0.0;  ///< nats, of the main pair
    double conclusions = 0.0;                  ///< that were asked
    /// Of these, those that 19 wants of 20 that fit agree on; and those that they agreed on before anything was said.
    double decided = 0.0, decided_before = 0.0;
    double contradicted = 0.0;  ///< parties that said what cannot all be meant
};
/// In points of income, and in stakes.
using RecordSaysByUnit = std::array<RecordSays, 2>;

/// The competitors that need no scenario, then `more`. All are learnt from; scored are those of these slugs, all where
/// there are none.
[[nodiscard]] Backtest backtest(const std::vector<histories::History>& histories, const std::vector<Method>& more,
                                std::size_t draws = 999, const std::vector<std::string>& only = {});

}  // namespace parley::precedents

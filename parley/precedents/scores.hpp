#pragma once
// How good chances were: Brier and log scores, how sure one can be of a difference, and whether chance would do as
// well.
#include <cstdint>
#include <span>
#include <vector>

#include "parley/precedents/methods.hpp"

namespace parley::precedents {

/// Chances are held within these before they are scored: a log score without would be decided by one that was sure.
inline constexpr double least_chance = 0.02;

enum class Scored { all_questions, primary };
struct Scores {
    double brier = 0.0, log = 0.0;  ///< the lower the better; means over cases
    std::vector<double> by_case;    ///< Brier: the mean over the questions that the case answers; NaN: it answers none
};
[[nodiscard]] Scores score(std::span<const Case> cases, std::span<const Chances> chances, Scored which);

/// The mean of `a` − `b` over cases, with its 95 % interval: clusters drawn with replacement. One cluster alone has
/// none.
struct Difference {
    double mean = 0.0, low = 0.0, high = 0.0;
    std::size_t clusters = 0;
};
[[nodiscard]] Difference paired(std::span<const Case> cases, const Scores& a, const Scores& b, std::uint64_t seed = 1,
                                std::size_t draws = 2000);

/// The chance that the method would score as well on answers that have nothing to do with the cases: answers are dealt
/// anew among the cases and everything is fitted again, `draws` times.
[[nodiscard]] double permutation_p(const Method& method, std::span<const Case> cases, Scored which,
                                   std::uint64_t seed = 1, std::size_t draws = 999);

/// Of the chances between two bounds: how many, their mean, and how often it happened.
struct Bin {
    double from = 0.0, to = 0.0;
    std::size_t of = 0;
    double chance = 0.0, happened = 0.0;
};
[[nodiscard]] std::vector<Bin> reliability(std::span<const Case> cases, std::span<const Chances> chances);

}  // namespace parley::precedents

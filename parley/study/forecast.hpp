#pragma once
// How sure the analyses are: draws over what the parties want, their patience and their reputations.
// docs/guide/dispute.md.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "parley/study/dispute_analyses.hpp"

namespace parley {

/// Ways to look at a dispute; they may disagree.
enum class Lens {
    bargaining,  ///< a deal where there is one that every party likes no less than no deal, and somebody better
    conditions,  ///< the same, with what the parties say must hold before a deal taken at its word
    moves,       ///< today, if it rests by SEQ; else the first equilibrium by SEQ that improvements lead to from today
    attrition,   ///< somebody gives in, or nobody ever does
    talks        ///< agreement by the deadline, the party that the file names first speaking first
};
inline constexpr std::array all_lenses{Lens::bargaining, Lens::conditions, Lens::moves, Lens::attrition, Lens::talks};
[[nodiscard]] const char* name_of(Lens lens);

/// Probabilities; they sum to one, or are all zero where the lens has no answer for this scenario.
struct Chances {
    double deal = 0.0;        ///< agreed, or nobody is worse off than today and somebody better
    double standoff = 0.0;    ///< as today
    double escalation = 0.0;  ///< somebody is worse off than today, and nothing is agreed
};

/// What one number does: the chance of a deal by bargaining, on the conditions if there are any, where it is drawn low,
/// and where it is drawn high.
struct Leverage {
    std::string what;
    double low_half = 0.0, high_half = 0.0;
};

struct Forecast {
    std::uint64_t seed = 1, count = 0;
    std::array<Chances, 5> by{};                   ///< in the order of all_lenses
    double all_agree = 0.0;                        ///< chance that all lenses with an answer point to the same
    std::vector<Leverage> leverage;                ///< the greatest first
    std::vector<std::array<double, 3>> nash_gain;  ///< by party: 5, 50 and 95 % of its gain at Nash's deal; empty: none
};

/// Draw k uses stream k of the seed, its numbers in the order of the file: the same on any number of threads.
[[nodiscard]] Forecast forecast(const DisputeStudy& dispute, const Draws& draws, int threads = 0);

}  // namespace parley

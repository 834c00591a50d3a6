#pragma once
// A benchmark is checked first and timed second: a wrong answer has no time.
#include <optional>
#include <string>

#include "bench/solve/anderson.hpp"
#include "bench/solve/cases.hpp"
#include "bench/solve/textbook.hpp"
#include "parley/model/equilibrium.hpp"

namespace parley::bench {

inline constexpr double residual_limit = 1e-10;
inline constexpr double agreement_limit = 1e-6;

struct Checked {
    std::string problem;  ///< empty: the answer is right
    model::Equilibrium ours;
    double residual = 0.0;                      ///< recomputed here
    double gap = 0.0;                           ///< largest |ln ours − ln theirs| of wages, prices and real incomes
    std::optional<TextbookResult> theirs;       ///< from scratch; nothing where that takes too long
    std::optional<double> contender_seconds;    ///< of that one run
    std::optional<int> anderson_iterations;     ///< of plain Anderson; nothing where it does not get there
    std::optional<double> excess_at_our_wages;  ///< the contender's verdict on our wages where it cannot start afresh
};

/// Solves the case and holds the answer against the model, the contender and published figures.
[[nodiscard]] Checked check(const Case& bench_case);

/// What is wrong with another's wages and prices beside ours, in words; empty if nothing is.
[[nodiscard]] std::string difference(const model::Point& ours, const AndersonResult& theirs);

/// What is wrong with a solution by itself, in words; empty if nothing is.
[[nodiscard]] std::string problem_of(const world::World& world, const model::Wedges& wedges,
                                     const model::Equilibrium& solution);

}  // namespace parley::bench

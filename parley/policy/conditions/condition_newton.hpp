#pragma once
// Newton steps on conditions, with slopes that are learnt on the way.
#include <vector>

#include "parley/policy/conditions/condition_problem.hpp"

namespace parley::policy::conditions {

inline constexpr double loosest_solve = 1e-6;  ///< tolerance of equilibria while the conditions are far off
inline constexpr double longest_step = 1.5;    ///< in u: prices move by up to e^1.5

/// Where the tangent at `trial` meets the goal, at most `longest` away; empty if it does not.
[[nodiscard]] std::vector<double> step_towards(const Problem& problem, const Goal& goal, const Trial& trial,
                                               const std::vector<double>& slope, double longest);

/// From a solved trial to the goal, or as near as it comes.
[[nodiscard]] Arrival newton(Problem& problem, const Goal& goal, Standing from);

/// The slopes at `at.here`, each from a solve close by; `arrived` says whether they have been found.
[[nodiscard]] Arrival difference_slopes(Problem& problem, const Goal& goal, Standing at);

}  // namespace parley::policy::conditions

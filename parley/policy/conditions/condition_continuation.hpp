#pragma once
// Targets in strides, where Newton does not arrive at once.
#include "parley/policy/conditions/condition_problem.hpp"

namespace parley::policy::conditions {

inline constexpr double goal_on_the_way = 1e-5;  ///< tolerance of goals that only lead to others

/// Moves the targets from what is reached at `from.here`, where slopes must be good, to those of the goal; or as far as
/// they go together.
[[nodiscard]] Arrival move_targets(Problem& problem, const Goal& goal, Standing from);

}  // namespace parley::policy::conditions

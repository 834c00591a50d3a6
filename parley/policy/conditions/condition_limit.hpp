#pragma once
// How far targets can be met that cannot be met together.
#include <cstddef>
#include <vector>

#include "parley/policy/conditions/condition_problem.hpp"

namespace parley::policy::conditions {

/// As far as one gets, and the conditions in the way; none if the goal is met after all.
struct Limit {
    Standing at;
    std::vector<std::size_t> conditions;
};

/// From as far as all targets can go together. The condition that stands in the way is one without which the others can
/// be met; its wedge is then moved to where it does most, the others met all along.
[[nodiscard]] Limit find_limit(Problem& problem, const Goal& goal, Standing together);

}  // namespace parley::policy::conditions

#pragma once
// The search for the wedges of conditions: docs/decisions/0006-quantity-measures.md.
#include <span>
#include <vector>

#include "parley/policy/conditions/condition.hpp"

namespace parley::policy::conditions {

/// The equilibrium with all conditions, or the nearest that was found.
struct Found {
    /// With the iterations and passes of all solves; Status::infeasible if there are limits.
    model::Equilibrium equilibrium;
    std::vector<double> wedge;
    std::vector<double> slopes;       ///< d ln(have/need)(j) / d u(k), row-major, as far as they have been learnt
    std::vector<std::size_t> limits;  ///< positions of the conditions that cannot be met
};

/// `without` are the wedges without those of the conditions. From near by if there is a start.
[[nodiscard]] Found find_wedges(const world::World& world, std::span<const Condition> conditions,
                                const model::Wedges& without, const model::SolveOptions& options,
                                const model::Progress& progress, const PolicyStart* from = nullptr);

}  // namespace parley::policy::conditions

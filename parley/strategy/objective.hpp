#pragma once
// What a chooser is after: a function of an equilibrium that comes with its gradient.
#include <functional>
#include <vector>

#include "parley/model/adjoint.hpp"

namespace parley::strategy {

/// Value and slopes at a solved point. The value is of the size of one: real income over the base's, as Ŵ is.
struct ObjectiveAt {
    double value = 0.0;
    model::PointGradient by_point;
    model::WedgeGradient by_wedge = {};  ///< the point given; empty: the point says it all
};
using Objective = std::function<ObjectiveAt(const world::World&, const model::Wedges&, const model::Point&)>;

/// eq:objective: Σ I(n) Ŵ(n) / Σ I(n) over the members of a party.
[[nodiscard]] Objective real_income(std::vector<Economy> members);

/// Ossa (2014), eq. 6: Σₙ Σₛ weight(n,s)·W(n,s) over the same at the base, where a sector's income W is its sales at
/// factory prices, subsidies taken out (with z = −1/(σ−1) wages and profits), and its share of the factor in what the
/// treasury collects, over the consumer price: eq:sector-income. `weights` (member, sector).
[[nodiscard]] Objective weighted_sector_income(std::vector<Economy> members, Table<Economy, Sector> weights);

}  // namespace parley::strategy

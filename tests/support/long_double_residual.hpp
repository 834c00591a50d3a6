#pragma once
// By how much a point misses each equation of docs/model/equilibrium.md, written from that page a second time, in long
// double. Nothing here calls parley/model; of World only the primitives are read, and what base.md derives from them is
// derived here. What it says is exact to about 1e-19 where doubles have 1e-16.
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::testing {

/// In the units and the order of model::Residual: by economy and sector, or by economy.
struct LongDoubleResidual {
    std::vector<long double> price, expenditure, output, income, factor_market, sector_return, scale;
    long double numeraire = 0, world_saving = 0;

    /// max |gap|; infinite if one is no number or an income is not above zero.
    [[nodiscard]] double largest() const;
    /// The largest difference from what the model says of the same point.
    [[nodiscard]] double furthest_from(const model::Residual& gaps) const;
};

[[nodiscard]] LongDoubleResidual long_double_residual(const world::World& world, const model::Wedges& wedges,
                                                      const model::Closure& closure, const model::Point& point);

}  // namespace parley::testing

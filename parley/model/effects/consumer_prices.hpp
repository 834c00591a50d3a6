#pragma once
// What a change costs who buys, at the wages of before: docs/model/welfare.md.
#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"

namespace parley::model {

/// Per economy, as factors. The rest of the first, besides duties, is what sellers' prices do: their wages, their
/// inputs and the duties on these.
struct ConsumerPrices {
    Table<Economy> at_held_wages;  ///< Π P̂^α / ŵ
    Table<Economy> of_duties;      ///< the part of it that is the duties on these purchases themselves
};
[[nodiscard]] ConsumerPrices consumer_prices(const world::World& world, const Wedges& wedges, const Point& point);
[[nodiscard]] ConsumerPrices consumer_prices(const world::World& world, const Wedges& wedges, const Point& point,
                                             const PartFlows& now);

}  // namespace parley::model

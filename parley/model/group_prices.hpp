#pragma once
// A purchase that is split into groups of products, at a point. Equations: docs/model/products.md.
#include <vector>

#include "parley/model/delivered_price.hpp"
#include "parley/model/running_sum.hpp"

namespace parley::model {

/// Prices within and across the groups of one split purchase. Groups of which nothing is bought have a share of 0 and a
/// price that stays. Roundings are bounds, in units of unit_roundoff.
struct GroupPrices {
    Table<Seller, Group> weight;  ///< π·p̂^(−θ) in the group: shares of sellers once divided by the group's sum
    Table<Seller, Group> weight_rounding;
    std::vector<RunningSum> weight_sum;  ///< by group: P̂(n,s,g)^(−θ)
    std::vector<double> share;           ///< λ(n,s,g), of the base's spending
    std::vector<double> log_price;       ///< ln P̂(n,s,g)
    std::vector<double> log_price_rounding;
    bool taxed = false;      ///< whether any of the parts is taxed as an export
    double log_index = 0.0;  ///< ln P̂(n,s) that these prices make
    double log_index_rounding = 0.0;
};
/// Sets all of `prices`, whatever was there: a loop has no new memory to find for each purchase.
void set_group_prices(const world::World& world, const SplitWedges& split, const Sourcing& sourcing,
                      GroupPrices& prices);

/// X'(n,i,s,g) at border prices, USD m, with bounds of rounding.
struct GroupFlows {
    Table<Seller, Group> flow, rounding;
};
/// Given E'(n,s) and the index ln P̂(n,s) that buyers go by. Sets all of `flows`.
void set_group_flows(const world::World& world, const GroupPrices& prices, const SplitWedges& split, double log_index,
                     double expenditure, GroupFlows& flows);

[[nodiscard]] inline GroupPrices group_prices(const world::World& world, const SplitWedges& split,
                                              const Sourcing& sourcing) {
    GroupPrices prices;
    set_group_prices(world, split, sourcing, prices);
    return prices;
}
[[nodiscard]] inline GroupFlows group_flows(const world::World& world, const GroupPrices& prices,
                                            const SplitWedges& split, double log_index, double expenditure) {
    GroupFlows flows;
    set_group_flows(world, prices, split, log_index, expenditure, flows);
    return flows;
}

}  // namespace parley::model

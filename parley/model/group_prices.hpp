#pragma once
// A purchase that is split into groups of products, at given unit costs. Equations: docs/model/products.md.
#include <vector>

#include "parley/model/delivered_price.hpp"

namespace parley::model {

/// Prices within and across the groups of one split purchase. Groups of which nothing is bought have a share of 0 and a
/// price that stays.
struct GroupPrices {
    Table<Seller, Group> weight;  ///< π·p̂^(−θ) within the group: the sellers' shares once divided by `weight_sum`
    std::vector<double> weight_sum;  ///< P̂(n,s,g)^(−θ)
    std::vector<double> share;       ///< λ(n,s,g), of the base's spending
    std::vector<double> log_price;   ///< ln P̂(n,s,g)
    double log_index = 0.0;          ///< ln P̂(n,s) that these prices make
};
[[nodiscard]] GroupPrices group_prices(const world::World& world, const Wedges& wedges, const SplitWedges& split,
                                       const Table<Seller, Sector>& log_cost);

/// ln (Σ λ P̂^(1−σ))^(1/(1−σ)), for σ = 1 Σ λ ln P̂; exact also where σ is near 1. eq:group-index
[[nodiscard]] double log_group_index(const std::vector<double>& share, const std::vector<double>& log_price,
                                     double substitution);

/// X'(n,i,s,g) at border prices, given E'(n,s) and the index ln P̂(n,s) that buyers go by, USD m. eq:group-spending
[[nodiscard]] Table<Seller, Group> group_flows(const GroupPrices& prices, const SplitWedges& split, double substitution,
                                               double log_index, double expenditure);

}  // namespace parley::model

#pragma once
#include "parley/core/table.hpp"
#include "parley/world/world.hpp"

namespace parley::model {

/// What a counterfactual changes: the new policy rates (levels, not changes) and the shocks (factors of the base).
/// Filled by no_change() with the base's own rates and factors of 1; then overwrite what moves.
struct Wedges {
    Table<Buyer, Seller, Sector> duty_rate;         ///< t', share of the border price, > −1; 0 at home
    Table<Buyer, Seller, Sector> export_tax_rate;   ///< e', share of the factory price, > −1; 0 at home
    Table<Buyer, Seller, Sector> barrier_factor;    ///< κ̂ > 0, iceberg cost over the base's
    Table<Seller, Sector> production_subsidy_rate;  ///< z' < 1, share of cost
    Table<Seller, Sector> productivity_factor;      ///< Â > 0
};

/// Wedges under which the base stays as it is.
[[nodiscard]] Wedges no_change(const world::World& world);

}  // namespace parley::model

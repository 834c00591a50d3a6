#pragma once
// Groups of products: what a buyer buys of a sector, divided by the measures that its products bear. A duty on part of
// a flow is a duty on one of its groups. Equations: docs/model/products.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/core/index.hpp"
#include "parley/core/table.hpp"

namespace parley::world {

/// σ, the elasticity of substitution between groups of products of one sector. Fajgelbaum et al. (2020) find 1.53
/// between products within a sector of imports.
inline constexpr double usual_group_substitution = 1.5;
inline constexpr double least_group_substitution = 1.0;  ///< spending shares of groups stay
inline constexpr double most_group_substitution = 2.5;

/// The purchases of one buyer of one sector by seller and group, at the base. Home sales are divided too: an importer's
/// own producers make goods on a list as others do.
struct SplitPurchase {
    Economy buyer;
    Sector sector;
    Table<Seller, Group> flow;                         ///< X(n,i,s,g) at border prices, USD m: sums to X(n,i,s)
    Table<Seller, Group> duty_rate;                    ///< t(n,i,s,g); 0 at home
    Table<Seller, Group> export_tax_rate;              ///< e(n,i,s,g); 0 at home
    std::vector<std::vector<std::string>> lists = {};  ///< by group: names of the lists that its products are on

    std::size_t group_count() const { return flow.extents()[1]; }
    Positions<Group> each_group() const { return Positions<Group>(group_count()); }
    bool operator==(const SplitPurchase&) const = default;
};

/// Σᵢ X(1+t) by group, USD m. eq:group-shares
[[nodiscard]] std::vector<double> group_expenditures(const SplitPurchase& split);

struct World;
struct Breach;

/// Checks the split purchases of a world and sets totals and means in its tables by flow; part of complete().
/// eq:group-means
[[nodiscard]] std::optional<Breach> complete_groups(World& world);

}  // namespace parley::world

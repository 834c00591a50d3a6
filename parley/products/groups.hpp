#pragma once
// The product groups that lists cut a sector into: docs/guide/lists.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/products/product_list.hpp"

namespace parley::products {

/// Values of products that are known by one edition of the HS as another has them: where codes of a heading were
/// replaced, their value goes in equal parts to those that stand in their place.
[[nodiscard]] std::vector<double> values_in_edition(const Concordance& concordance, std::vector<double> usd_m,
                                                    Edition known_by, Edition as);

/// Part of a sector's products that all lists treat alike.
struct ProductGroup {
    std::vector<std::optional<double>> rates;  ///< by list; nothing where the list does not have them
    std::vector<double> share;                 ///< of each flow of the sector; 0 where the flow has no value
};

struct SectorGroups {
    std::string sector;
    std::vector<double> usd_m;         ///< value of the sector by flow
    std::vector<ProductGroup> groups;  ///< those on no list first if there are any; shares of a flow sum to one
};

/// The common refinement of the lists, exactly from their codes, for flows of known values by product. Of a product
/// that lists have in part, the parts are disjoint while they fit, since its national lines are on one list each.
[[nodiscard]] std::vector<SectorGroups> refine(const Concordance& concordance,
                                               const std::vector<const ProductList*>& lists,
                                               const std::vector<std::vector<double>>& flows);

/// How many classes of rates a sector has unless somebody says otherwise; zero is one beside them.
inline constexpr std::size_t usual_classes = 4;

/// Rates in at most `classes` classes of neighbours, of which each has its mean: those with the least sum of squares,
/// weighted. Returns the class's mean for each rate. A rate of zero is a class of its own beside these.
[[nodiscard]] std::vector<double> binned(const std::vector<double>& rates, const std::vector<double>& weights,
                                         std::size_t classes);

/// The groups with the rates of each list binned within each sector, weighted by all flows; groups that have become
/// alike are one.
[[nodiscard]] std::vector<SectorGroups> binned(std::vector<SectorGroups> sectors, std::size_t classes);

}  // namespace parley::products

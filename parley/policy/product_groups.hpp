#pragma once
// Measures on some of the products → groups of products: docs/model/products.md.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "parley/model/wedges.hpp"
#include "parley/policy/listed_products.hpp"
#include "parley/policy/refusal.hpp"
#include "parley/policy/scope.hpp"

namespace parley::policy {

/// Which products of the flows in scope a measure is about: all of them unless it says how much.
struct Coverage {
    FlowScope scope;
    std::optional<double> usd_m;                ///< base trade that the measure covers
    std::string products = {};                  ///< measures that name the same cover the same products; empty: its own
    std::pair<std::size_t, double> order = {};  ///< kind and rate: where lists are as wide, the smaller lies first
    std::shared_ptr<const ListedProducts> listed = {};  ///< its products, where their codes are known: usd_m is theirs
    double listed_share = 1.0;    ///< of these products, of each the same: the rest claims a preference
    std::string name = {};        ///< of the measure; empty: nobody refers to it
    std::string instead_of = {};  ///< the name of a measure that does not hold where this one is
};

/// The groups that a buyer's purchases of a sector fall into: the common refinement of the lists in force in one
/// outcome. Where the base is split already, each group is part of one of its groups.
struct PurchaseGroups {
    Economy buyer;
    Sector sector;
    Table<Seller, Group> share;       ///< φ, of the seller's flow or of its part in the parent; one for each seller
    std::vector<std::size_t> parent;  ///< by group, of the base; all zero where the base is not split
    std::vector<std::vector<std::size_t>> covered_by;  ///< by group: positions of the measures on its products
    std::vector<std::vector<double>> times = {};       ///< by group, as covered_by: by how much its rate is multiplied
    std::vector<std::vector<std::size_t>> cells = {};  ///< by group: which cells are in it; none without lists
};

/// The groups that follow from what measures say they cover. Nothing is known of their products, so: φ is the covered
/// share of the trade in scope, for every seller, home included; lists on one partner are disjoint while they fit;
/// those on different partners are nested by share. m measures make at most m + 1 groups. Refused: a coverage that is
/// none, and lists that do not fit together. The order of the measures does not matter. Measures whose products are
/// known by their codes cut exactly; the others cut each of the groups that these make by themselves.
struct Groups {
    std::vector<PurchaseGroups> list;  ///< of purchases that have more than one; sorted by buyer and sector
    std::vector<bool> on_part;         ///< by measure: it is about some products only, those of `list`
    std::optional<Refusal> refusal = {};
};
[[nodiscard]] Groups groups_by_coverage(const world::World& world, std::span<const Coverage> coverages);

/// Trade in scope in the products of a list, USD m, by what the list multiplies rates by; where the base is split
/// already, what it has come to there.
[[nodiscard]] std::map<double, double> listed_trade(const world::World& world, const FlowScope& scope,
                                                    const ListedProducts& listed);

/// Parts of flows in a set of wedges that has been divided, and which measures are about them.
class CoveredParts {
public:
    /// Divides `wedges`, which must have the groups of the world and no others. With true lists of products the groups
    /// come from their codes; otherwise from groups_by_coverage().
    CoveredParts(const world::World& world, std::span<const Coverage> coverages, const Groups& groups,
                 model::Wedges& wedges);

    /// Whether the measure is about a part of a flow in its scope.
    [[nodiscard]] bool covers(std::size_t measure, const model::FlowPart& part) const;
    /// What its rate is multiplied by there: one, unless its list says the rates.
    [[nodiscard]] double times(std::size_t measure, const model::FlowPart& part) const;

    /// Calls `visit(FlowPart)` for all parts that a measure is about.
    template <class Visit>
    void for_each(std::size_t measure, const model::Wedges& wedges, Visit&& visit) const {
        for_each_flow(coverages_[measure].scope, [&](Economy n, Economy i, Sector s) {
            for_each_part(wedges, n, i, s, [&](const model::FlowPart& part) {
                if (covers(measure, part)) visit(part);
            });
        });
    }

private:
    std::vector<Coverage> coverages_;
    std::vector<bool> on_part_;
    std::vector<std::vector<std::size_t>> in_place_of_;  // by measure: those that may be in place of it
    // Whether `other`, one that may be in place of a measure, is so on this part.
    [[nodiscard]] bool stands_on(std::size_t other, const model::FlowPart& part) const;
    // How `measure` stands in the list of those that cover the part; null if it does not.
    [[nodiscard]] const double* times_of(std::size_t measure, const model::FlowPart& part) const;

    std::vector<std::vector<std::vector<std::pair<std::size_t, double>>>> covered_by_;  // by split and group
};

}  // namespace parley::policy

#pragma once
#include <compare>
#include <cstddef>
#include <vector>

#include "parley/core/table.hpp"
#include "parley/world/world.hpp"

namespace parley::model {

/// A purchase that is split into groups of products: its groups in the base, and what becomes of their wedges.
struct SplitWedges {
    world::SplitPurchase base;
    Table<Seller, Group> duty_rate;        ///< t'(n,i,s,g), > −1; 0 at home
    Table<Seller, Group> export_tax_rate;  ///< e'(n,i,s,g), > −1; 0 at home
    Table<Seller, Group> barrier_factor;   ///< κ̂(n,i,s,g) > 0
};

/// What a counterfactual changes: the new policy rates (levels, not changes) and the shocks (factors of the base).
/// Filled by no_change() with the base's own rates and factors of 1; then overwrite what moves. Where a purchase is
/// split, its rates and barriers are those of `split`: the three tables by flow are not read there.
struct Wedges {
    Table<Buyer, Seller, Sector> duty_rate;         ///< t', share of the border price, > −1; 0 at home
    Table<Buyer, Seller, Sector> export_tax_rate;   ///< e', share of the factory price, > −1; 0 at home
    Table<Buyer, Seller, Sector> barrier_factor;    ///< κ̂ > 0, iceberg cost over the base's; +∞: an embargo
    Table<Seller, Sector> production_subsidy_rate;  ///< z' < 1, share of cost
    Table<Seller, Sector> productivity_factor;      ///< Â > 0
    std::vector<SplitWedges> split = {};            ///< sorted by buyer, then sector; those of the world, or finer
};

/// Wedges under which the base stays as it is: the world's own groups, no others.
[[nodiscard]] Wedges no_change(const world::World& world);
/// The same with the groups of `alike`.
[[nodiscard]] Wedges no_change(const world::World& world, const Wedges& alike);

/// Divides what `buyer` buys of `sector` into groups: `share` φ(i,g) of the seller's flow at border prices, one for
/// each seller, sums to one over groups. Each group starts with the rates and barriers of the flow. A purchase that is
/// split already is divided further: group g is `share` of the old group parent[g], one for each seller and parent.
SplitWedges& split(const world::World& world, Wedges& wedges, Economy buyer, Sector sector,
                   const Table<Seller, Group>& share, const std::vector<std::size_t>& parent = {});

/// The split of a purchase, or null.
[[nodiscard]] SplitWedges* find_split(Wedges& wedges, Economy buyer, Sector sector);
[[nodiscard]] const SplitWedges* find_split(const Wedges& wedges, Economy buyer, Sector sector);

/// One flow, or one group's part of it where the purchase is split.
struct FlowPart {
    static constexpr std::size_t whole = static_cast<std::size_t>(-1);
    Economy buyer, seller;
    Sector sector;
    std::size_t split = whole;  ///< position in Wedges::split
    Group group = {};
    auto operator<=>(const FlowPart&) const = default;
};

namespace detail {

/// What a part has in a table by flow or, of its split, in the table that `of` names.
template <class Whole, class Splits, class Of>
decltype(auto) pick(const FlowPart& part, Whole& whole, Splits& splits, Of of) {
    if (part.split == FlowPart::whole) return whole(part.buyer, part.seller, part.sector);
    return of(splits[part.split])(part.seller, part.group);
}

}  // namespace detail

/// The base of a part, X, t and e, and its wedges, t', e' and κ̂. The wedges are those whose parts these are, or others
/// with the same groups.
[[nodiscard]] inline double base_flow(const world::World& world, const Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, world.flow, wedges.split, [](auto& split) -> auto& { return split.base.flow; });
}
[[nodiscard]] inline double base_duty_rate(const world::World& world, const Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, world.duty_rate, wedges.split, [](auto& split) -> auto& { return split.base.duty_rate; });
}
[[nodiscard]] inline double base_export_tax_rate(const world::World& world, const Wedges& wedges,
                                                 const FlowPart& part) {
    return detail::pick(
        part, world.export_tax_rate, wedges.split, [](auto& split) -> auto& { return split.base.export_tax_rate; });
}

[[nodiscard]] inline double& duty_rate(Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.duty_rate, wedges.split, [](auto& split) -> auto& { return split.duty_rate; });
}
[[nodiscard]] inline double& export_tax_rate(Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.export_tax_rate, wedges.split, [](auto& split) -> auto& { return split.export_tax_rate; });
}
[[nodiscard]] inline double& barrier_factor(Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.barrier_factor, wedges.split, [](auto& split) -> auto& { return split.barrier_factor; });
}
[[nodiscard]] inline double duty_rate(const Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.duty_rate, wedges.split, [](auto& split) -> auto& { return split.duty_rate; });
}
[[nodiscard]] inline double export_tax_rate(const Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.export_tax_rate, wedges.split, [](auto& split) -> auto& { return split.export_tax_rate; });
}
[[nodiscard]] inline double barrier_factor(const Wedges& wedges, const FlowPart& part) {
    return detail::pick(
        part, wedges.barrier_factor, wedges.split, [](auto& split) -> auto& { return split.barrier_factor; });
}

/// Calls `visit(FlowPart)` for the parts of one flow: its groups, or the flow if it is whole.
template <class Visit>
void for_each_part(const Wedges& wedges, Economy buyer, Economy seller, Sector sector, Visit&& visit) {
    const SplitWedges* split = find_split(wedges, buyer, sector);
    if (split == nullptr) return visit(FlowPart{buyer, seller, sector});
    const auto at = static_cast<std::size_t>(split - wedges.split.data());
    for (const Group g : split->base.each_group()) visit(FlowPart{buyer, seller, sector, at, g});
}

/// The parts of all flows, in the order of the tables: the way over flows that misses no group. Splits are sorted as
/// the tables are, so none is looked for.
template <class Visit>
void for_each_part(const Wedges& wedges, Visit&& visit) {
    const auto [buyers, sellers, sectors] = wedges.duty_rate.extents();
    std::size_t first = 0;  // split of the buyer, or of one after it
    for (std::size_t n = 0; n < buyers; ++n) {
        while (first < wedges.split.size() && wedges.split[first].base.buyer.value < n) ++first;
        for (std::size_t i = 0; i < sellers; ++i) {
            std::size_t at = first;
            for (std::size_t s = 0; s < sectors; ++s) {
                FlowPart part{Economy{n}, Economy{i}, Sector{s}};
                if (at == wedges.split.size() || wedges.split[at].base.buyer != part.buyer ||
                    wedges.split[at].base.sector != part.sector) {
                    visit(part);
                    continue;
                }
                part.split = at;
                for (const Group g : wedges.split[at++].base.each_group()) {
                    part.group = g;
                    visit(part);
                }
            }
        }
    }
}

}  // namespace parley::model

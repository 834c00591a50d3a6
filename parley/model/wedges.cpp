#include "parley/model/wedges.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace parley::model {
namespace {

template <class Splits>
auto* find_in(Splits& splits, Economy buyer, Sector sector) {
    const auto key = std::pair(buyer, sector);
    const auto place = std::lower_bound(
        splits.begin(), splits.end(), key,
        [](const SplitWedges& split, const auto& at) { return std::pair(split.base.buyer, split.base.sector) < at; });
    const bool found = place != splits.end() && std::pair(place->base.buyer, place->base.sector) == key;
    return found ? &*place : nullptr;
}

SplitWedges unchanged(world::SplitPurchase base) {
    Table<Seller, Group> duty = base.duty_rate, tax = base.export_tax_rate;
    const Table<Seller, Group> ones(base.flow.extents(), 1.0);
    return {std::move(base), std::move(duty), std::move(tax), ones};
}

}  // namespace

Wedges no_change(const world::World& world) {
    Wedges result{world.duty_rate, world.export_tax_rate, Table<Buyer, Seller, Sector>(world.flow.extents(), 1.0),
                  world.production_subsidy_rate, Table<Seller, Sector>(world.production_subsidy_rate.extents(), 1.0)};
    for (const world::SplitPurchase& base : world.split_purchases) result.split.push_back(unchanged(base));
    return result;
}

Wedges no_change(const world::World& world, const Wedges& alike) {
    Wedges result = no_change(world);
    result.split.clear();
    for (const SplitWedges& each : alike.split) result.split.push_back(unchanged(each.base));
    return result;
}

SplitWedges& split(const world::World& world, Wedges& wedges, Economy buyer, Sector sector,
                   const Table<Seller, Group>& share, const std::vector<std::size_t>& parent) {
    SplitWedges* before = find_split(wedges, buyer, sector);
    const Table<Seller, Group> none(share.extents());
    world::SplitPurchase base{buyer, sector, none, none, none, {}};
    base.lists.resize(base.group_count());
    SplitWedges result{base, none, none, none};
    for (const Group g : base.each_group()) {
        assert(before == nullptr || g.value < parent.size());
        const Group from{before != nullptr ? parent[g.value] : 0};
        for (const Economy i : world.each_economy()) {
            FlowPart old{buyer, i, sector};
            if (before != nullptr) {
                old.split = static_cast<std::size_t>(before - wedges.split.data());
                old.group = from;
            }
            result.base.flow(i, g) = share(i, g) * base_flow(world, wedges, old);
            result.base.duty_rate(i, g) = base_duty_rate(world, wedges, old);
            result.base.export_tax_rate(i, g) = base_export_tax_rate(world, wedges, old);
            result.duty_rate(i, g) = duty_rate(wedges, old);
            result.export_tax_rate(i, g) = export_tax_rate(wedges, old);
            result.barrier_factor(i, g) = barrier_factor(wedges, old);
        }
        if (before != nullptr) result.base.lists[g.value] = before->base.lists[from.value];
    }
    if (before != nullptr) return *before = std::move(result);
    const auto place = std::find_if(wedges.split.begin(), wedges.split.end(), [&](const SplitWedges& each) {
        return std::pair(buyer, sector) < std::pair(each.base.buyer, each.base.sector);
    });
    return *wedges.split.insert(place, std::move(result));
}

SplitWedges* find_split(Wedges& wedges, Economy buyer, Sector sector) {
    return find_in(wedges.split, buyer, sector);
}
const SplitWedges* find_split(const Wedges& wedges, Economy buyer, Sector sector) {
    return find_in(wedges.split, buyer, sector);
}

}  // namespace parley::model

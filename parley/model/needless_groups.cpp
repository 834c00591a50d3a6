#include "parley/model/needless_groups.hpp"

#include <algorithm>
#include <optional>

namespace parley::model {
namespace {

// The group in which all of a split purchase is, if its base is that of the flows.
std::optional<Group> only_group(const world::World& world, const SplitWedges& split) {
    const world::SplitPurchase& base = split.base;
    const auto holds_all_of = [&](Group g, Economy i) {
        return base.flow(i, g) == world.flow(base.buyer, i, base.sector) &&
               base.duty_rate(i, g) == world.duty_rate(base.buyer, i, base.sector) &&
               base.export_tax_rate(i, g) == world.export_tax_rate(base.buyer, i, base.sector);
    };
    for (const Group g : base.each_group()) {
        bool all = true;
        for (const Economy i : world.each_economy()) all = all && holds_all_of(g, i);
        if (all) return g;
    }
    return {};
}

}  // namespace

bool is_whole(const world::World& world, const SplitWedges& split) {
    return only_group(world, split).has_value();
}

Wedges without_needless_groups(const world::World& world, const Wedges& wedges) {
    Wedges result = wedges;
    for (const SplitWedges& split : wedges.split) {
        const std::optional<Group> group = only_group(world, split);
        if (!group) continue;
        for (const Economy i : world.each_economy()) {
            const FlowPart flow{split.base.buyer, i, split.base.sector};
            duty_rate(result, flow) = split.duty_rate(i, *group);
            export_tax_rate(result, flow) = split.export_tax_rate(i, *group);
            barrier_factor(result, flow) = split.barrier_factor(i, *group);
        }
    }
    result.split.erase(std::remove_if(result.split.begin(), result.split.end(),
                                      [&](const SplitWedges& split) { return is_whole(world, split); }),
                       result.split.end());
    return result;
}

}  // namespace parley::model

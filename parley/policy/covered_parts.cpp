// Which parts of flows a measure is about, and what trade a list has.
#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

#include "parley/policy/cell_names.hpp"
#include "parley/policy/product_groups.hpp"

namespace parley::policy {

std::vector<std::size_t> cells_of(const world::SplitPurchase* split, std::size_t group) {
    std::vector<std::size_t> result;
    if (split == nullptr) return result;
    for (const std::string& name : split->lists[group]) {
        std::size_t cell = 0;
        const char* first = name.data() + std::strlen(cell_prefix);
        if (name.starts_with(cell_prefix) && std::from_chars(first, name.data() + name.size(), cell).ec == std::errc())
            result.push_back(cell);
    }
    return result;
}

std::map<double, double> listed_trade(const world::World& world, const FlowScope& scope, const ListedProducts& listed) {
    std::map<double, double> result;
    for_each_flow(scope, [&](Economy n, Economy i, Sector s) {
        const std::optional<std::size_t> at = listed.find(n, s);
        if (!at) return;
        const Table<Seller, Group>& share = (*listed.cells)[*at].share;
        const auto add = [&](std::size_t cell, double usd_m) {
            if (const auto& times = listed.times[*at][cell]; times && usd_m > 0) result[*times] += usd_m;
        };
        const auto base = std::find_if(world.split_purchases.begin(), world.split_purchases.end(),
                                       [&](const auto& each) { return each.buyer == n && each.sector == s; });
        double elsewhere = world.flow(n, i, s);  // than in groups that remember their cells
        if (base != world.split_purchases.end())
            for (const Group g : base->each_group()) {
                const std::vector<std::size_t> inside = cells_of(&*base, g.value);
                if (inside.empty()) continue;
                double all = 0.0;
                for (const std::size_t c : inside) all += share(i, Group{c});
                elsewhere -= base->flow(i, g);
                for (const std::size_t c : inside)
                    if (all > 0) add(c, base->flow(i, g) * share(i, Group{c}) / all);
            }
        if (!(elsewhere > 1e-9 * world.flow(n, i, s))) return;
        for (std::size_t c = 0; c < share.extents()[1]; ++c) add(c, elsewhere * share(i, Group{c}));
    });
    return result;
}

CoveredParts::CoveredParts(const world::World& world, std::span<const Coverage> coverages, const Groups& groups,
                           model::Wedges& wedges)
    : coverages_(coverages.begin(), coverages.end()), on_part_(groups.on_part) {
    for (const Coverage& each : coverages_) {
        std::vector<std::size_t>& others = in_place_of_.emplace_back();
        for (std::size_t other = 0; other < coverages_.size() && !each.name.empty(); ++other)
            if (coverages_[other].instead_of == each.name) others.push_back(other);
    }
    for (const PurchaseGroups& each : groups.list) {
        model::SplitWedges& split = model::split(world, wedges, each.buyer, each.sector, each.share, each.parent);
        for (std::size_t g = 0; g < each.covered_by.size(); ++g) {
            std::vector<std::string>& names = split.base.lists[g];
            const auto remember = [&](const std::string& name) {
                if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
            };
            for (const std::size_t k : each.covered_by[g]) remember(coverages_[k].products);
            if (each.cells.empty() || each.cells[g].empty()) continue;
            std::erase_if(names, [](const std::string& name) { return name.starts_with(cell_prefix); });
            for (const std::size_t c : each.cells[g]) remember(cell_name(c));
        }
    }
    covered_by_.resize(wedges.split.size());
    for (const PurchaseGroups& each : groups.list) {
        const model::SplitWedges* split = find_split(wedges, each.buyer, each.sector);
        auto& here = covered_by_[static_cast<std::size_t>(split - wedges.split.data())];
        here.resize(each.covered_by.size());
        for (std::size_t g = 0; g < each.covered_by.size(); ++g)
            for (std::size_t k = 0; k < each.covered_by[g].size(); ++k)
                here[g].emplace_back(each.covered_by[g][k], each.times.empty() ? 1.0 : each.times[g][k]);
    }
}

const double* CoveredParts::times_of(std::size_t measure, const model::FlowPart& part) const {
    static constexpr double once = 1.0;
    for (const std::size_t other : in_place_of_[measure])
        if (stands_on(other, part)) return nullptr;
    if (!on_part_[measure]) return &once;
    if (part.split == model::FlowPart::whole) return nullptr;
    const auto& groups = covered_by_[part.split];
    if (groups.empty()) return nullptr;
    for (const auto& [covering, times] : groups[part.group.value])
        if (covering == measure) return &times;
    return nullptr;
}

bool CoveredParts::stands_on(std::size_t other, const model::FlowPart& part) const {
    const FlowScope& scope = coverages_[other].scope;
    const auto has = [](const auto& of, auto one) { return std::find(of.begin(), of.end(), one) != of.end(); };
    return has(scope.buyers, part.buyer) && has(scope.sellers, part.seller) && has(scope.sectors, part.sector) &&
           covers(other, part);
}

bool CoveredParts::covers(std::size_t measure, const model::FlowPart& part) const {
    return times_of(measure, part) != nullptr;
}

double CoveredParts::times(std::size_t measure, const model::FlowPart& part) const {
    const double* times = times_of(measure, part);
    return times != nullptr ? *times : 0.0;
}

}  // namespace parley::policy

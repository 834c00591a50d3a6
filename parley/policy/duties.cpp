#include "parley/policy/duties.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "parley/policy/words.hpp"

namespace parley::policy {
namespace {

constexpr double zero = 1e-12;  // what is left of a duty that is taken away in points

std::string place(const world::World& world, const model::FlowPart& part) {
    return world.economies[part.buyer.value].code + " on " + world.economies[part.seller.value].code + " in " +
           world.sectors[part.sector.value].code;
}

// What has been asked of one part of a flow so far. A position of 0 means nobody: changes are counted from 1 here.
struct Asked {
    std::size_t added_by = 0;
    std::size_t set_by = 0;
    double rate = 0.0;  // of the change that set it
    bool import_subsidy = false;
};

// One for each part of the flows that were asked about: a row of sectors for a buyer and a seller, all of a split.
class AllAsked {
public:
    AllAsked(const world::World& world, const model::Wedges& wedges)
        : wedges_(wedges), count_(world.economy_count()), whole_(count_ * count_), split_(wedges.split.size()) {}
    Asked& of(const model::FlowPart& part) {
        if (part.split == model::FlowPart::whole) {
            std::vector<Asked>& row = whole_[part.buyer.value * count_ + part.seller.value];
            if (row.empty()) row.resize(wedges_.duty_rate.extents()[2]);
            return row[part.sector.value];
        }
        std::vector<Asked>& split = split_[part.split];
        const std::size_t groups = wedges_.split[part.split].base.group_count();
        if (split.empty()) split.resize(count_ * groups);
        return split[part.seller.value * groups + part.group.value];
    }

private:
    const model::Wedges& wedges_;
    std::size_t count_;
    std::vector<std::vector<Asked>> whole_, split_;
};

// The clash of `change` (the `position`-th, from 1) with what was asked before, if any; positions are of changes.
std::optional<Refusal> clash(const Asked& before, DutyChange::Kind kind, double rate, std::size_t position,
                             const world::World& world, const model::FlowPart& part) {
    const bool set = kind == DutyChange::Kind::set;
    if (before.set_by == 0 && !(set && before.added_by > 0)) return {};
    const std::string where = place(world, part);
    if (set && before.added_by > 0)
        return Refusal{position - 1, before.added_by - 1, "a flow's duty to be either set or added to",
                       "both for " + where};
    if (!set)
        return Refusal{position - 1, before.set_by - 1, "a flow's duty to be either set or added to",
                       "both for " + where};
    if (before.rate == rate) return {};
    return Refusal{position - 1, before.set_by - 1, "one rate for each flow",
                   number(100 * rate, "%.6g") + " % and " + number(100 * before.rate, "%.6g") + " % for " + where};
}

}  // namespace

std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes,
                             std::span<const std::size_t> at, const CoveredParts& parts, model::Wedges& wedges) {
    AllAsked asked(world, wedges);
    std::vector<model::FlowPart> changed;
    std::optional<Refusal> refusal;
    for (std::size_t k = 0; k < changes.size() && !refusal; ++k) {
        const DutyChange& change = changes[k];
        parts.for_each(at[k], wedges, [&](const model::FlowPart& part) {
            if (refusal) return;
            const double rate = change.rate * parts.times(at[k], part);
            Asked& flow = asked.of(part);
            if (flow.set_by == k + 1 || flow.added_by == k + 1) return;  // a scope that lists an economy twice
            if (flow.set_by + flow.added_by > 0)
                refusal = clash(flow, change.kind, rate, k + 1, world, part);
            else
                changed.push_back(part);
            const bool import_subsidy = flow.import_subsidy || change.import_subsidy;
            if (change.kind == DutyChange::Kind::set) {
                duty_rate(wedges, part) = rate;
                flow = {0, k + 1, rate, import_subsidy};
            } else {
                flow.import_subsidy = import_subsidy;
                duty_rate(wedges, part) += rate;
                flow.added_by = k + 1;
            }
        });
    }
    // Only after all additions: a cut may offset a rise. The first in the order of the tables answers for all.
    const auto fits = [&](const model::FlowPart& part) {
        const double now = duty_rate(wedges, part);
        // What the base itself has below zero may stay.
        const double least = std::min(0.0, base_duty_rate(world, wedges, part)) - zero;
        return now > -1.0 && (asked.of(part).import_subsidy || now >= least);
    };
    const model::FlowPart* first = nullptr;
    for (const model::FlowPart& part : changed)
        if (!refusal && !fits(part) && (first == nullptr || part < *first)) first = &part;
    if (first != nullptr) {
        const Asked& flow = asked.of(*first);
        const double now = duty_rate(wedges, *first);
        refusal = Refusal{
            (flow.set_by > 0 ? flow.set_by : flow.added_by) - 1,
            {},
            now > -1.0 ? "a duty not below zero, or an import subsidy that is said to be one" : "a duty above -100 %",
            number(100 * now, "%.6g") + " % for " + place(world, *first)};
        refusal->by_subsidy = now > -1.0;
        if (refusal->by_subsidy) refusal->found += ", which would pay importers";
    }
    if (!refusal) return {};
    refusal->change = at[refusal->change];
    if (refusal->other) refusal->other = at[*refusal->other];
    return refusal;
}

Coverage coverage_of(const DutyChange& change) {
    return {change.scope,  change.covers_usd_m, change.products, {0, change.rate},
            change.listed, change.listed_share, change.name,     change.instead_of};
}

std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes, model::Wedges& wedges) {
    std::vector<Coverage> coverages;
    for (const DutyChange& change : changes) coverages.push_back(coverage_of(change));
    Groups groups = groups_by_coverage(world, coverages);
    if (groups.refusal) return groups.refusal;
    model::Wedges result = wedges;
    const CoveredParts parts(world, coverages, groups, result);
    std::vector<std::size_t> at(changes.size());
    std::iota(at.begin(), at.end(), std::size_t{0});
    if (auto refusal = apply(world, changes, at, parts, result)) return refusal;
    wedges = std::move(result);
    return {};
}

}  // namespace parley::policy

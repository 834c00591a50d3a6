#include "parley/policy/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parley/policy/words.hpp"

namespace parley::policy {
namespace {

std::string place(const world::World& world, Economy n, Sector s) {
    return world.economies[n.value].code + ", sector " + world.sectors[s.value].code;
}

// What each kind is about; a measure without flows, or whose flows are all in scope, divides nothing.
template <class Change>
Coverage coverage(const Change& change, std::size_t kind) {
    if constexpr (requires { change.covers_usd_m; }) {
        if constexpr (std::is_same_v<Change, DutyChange>) return coverage_of(change);
        double rate = 0.0;
        if constexpr (requires { change.rate; })
            rate = change.rate;
        else
            rate = change.share_of_base;
        return {change.scope, change.covers_usd_m, change.products, {kind, rate}, change.listed};
    }
    return {};
}

std::vector<Coverage> coverages_of(std::span<const Measure> measures) {
    std::vector<Coverage> result;
    for (const Measure& measure : measures)
        result.push_back(std::visit([&](const auto& change) { return coverage(change, measure.index()); }, measure));
    return result;
}

// Additions to export taxes and barriers on the parts that a measure is about; subsidies on the sectors.
struct Applying {
    const CoveredParts& parts;
    std::size_t position;
    model::Wedges& wedges;

    // Found with the equilibrium, conditions_of(); or no wedge at all, closure_under().
    template <class Kind>
    std::optional<Refusal> operator()(const Kind&) const {
        static_assert(!wedge_traits<Kind>.plain, "a plain measure says what it does to the wedges");
        return {};
    }
    std::optional<Refusal> operator()(const DutyChange&) const { return {}; }  // all at once, in apply()
    std::optional<Refusal> operator()(const ExportTaxChange& change) const {
        parts.for_each(position, wedges, [&](const model::FlowPart& part) {
            export_tax_rate(wedges, part) += change.rate * parts.times(position, part);
        });
        return {};
    }
    std::optional<Refusal> operator()(const BarrierChange& change) const {
        std::optional<Refusal> refusal;
        parts.for_each(position, wedges, [&](const model::FlowPart& part) {
            const double rate = change.rate * parts.times(position, part);
            barrier_factor(wedges, part) *= 1 + rate;
            if (!(rate > -1)) refusal = Refusal{position, {}, "a barrier's change above -100 %", percent(rate)};
        });
        return refusal;
    }
    // eq:embargo; any other cap is found with the equilibrium.
    std::optional<Refusal> operator()(const VolumeCap& cap) const {
        if (!is_embargo(cap)) return {};
        parts.for_each(position, wedges, [&](const model::FlowPart& part) {
            barrier_factor(wedges, part) = std::numeric_limits<double>::infinity();
        });
        return {};
    }
    std::optional<Refusal> operator()(const ProductionSubsidyChange& change) const {
        if (change.budget_usd_m) return {};
        for (const Sector s : change.sectors) wedges.production_subsidy_rate(change.economy, s) += change.rate;
        return {};
    }
};

// Rates that several additions have taken out of their range; the last measure of the kind answers for it.
std::optional<Refusal> check_ranges(const world::World& world, std::span<const Measure> measures,
                                    const model::Wedges& wedges) {
    const auto last = [&](auto is_kind) {
        std::size_t found = 0;
        for (std::size_t k = 0; k < measures.size(); ++k)
            if (is_kind(measures[k])) found = k;
        return found;
    };
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double subsidy = wedges.production_subsidy_rate(i, s);
            if (!(subsidy < 1))
                return Refusal{
                    last([](const Measure& m) { return std::holds_alternative<ProductionSubsidyChange>(m); }),
                    {},
                    "production subsidies below 100 % of cost",
                    percent(subsidy) + " for " + place(world, i, s)};
        }
    std::optional<Refusal> refusal;
    const auto taxes = [](const Measure& m) { return std::holds_alternative<ExportTaxChange>(m); };
    // Those of the base are within it.
    if (std::none_of(measures.begin(), measures.end(), taxes)) return refusal;
    for_each_part(wedges, [&](const model::FlowPart& part) {
        const double tax = export_tax_rate(wedges, part);
        if (refusal || tax > -1) return;
        refusal = Refusal{last(taxes),
                          {},
                          "export subsidies below 100 %",
                          percent(-tax) + " for " + place(world, part.seller, part.sector)};
    });
    return refusal;
}

// A purchase, or a group of its products, that embargoes leave without any seller has no price.
std::optional<Refusal> check_sellers(const world::World& world, std::span<const Measure> measures,
                                     const model::Wedges& wedges) {
    std::size_t last = measures.size();
    for (std::size_t k = 0; k < measures.size(); ++k)
        if (const auto* cap = std::get_if<VolumeCap>(&measures[k]); cap != nullptr && is_embargo(*cap)) last = k;
    if (last == measures.size()) return {};
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            std::vector<bool> bought, left;  // by group
            for (const Economy i : world.each_economy())
                for_each_part(wedges, n, i, s, [&](const model::FlowPart& part) {
                    bought.resize(std::max(bought.size(), part.group.value + 1));
                    left.resize(bought.size());
                    if (!(base_flow(world, wedges, part) > 0)) return;
                    bought[part.group.value] = true;
                    if (!std::isinf(barrier_factor(wedges, part))) left[part.group.value] = true;
                });
            for (std::size_t g = 0; g < bought.size(); ++g)
                if (bought[g] && !left[g])
                    return Refusal{
                        last,
                        {},
                        "a seller that is left for all that is bought",
                        "none for " + std::string(bought.size() > 1 ? "some products of " : "") + place(world, n, s)};
        }
    return {};
}

}  // namespace

model::Closure closure_under(const world::World& world, std::span<const Measure> measures,
                             const model::Closure& closure) {
    model::Closure result = closure;
    if (world.accounts.investment_rate.empty()) {  // refused by closure_breach() if a measure moves saving
        for (const Measure& measure : measures)
            if (moves_saving(measure)) result.deficits = model::Deficits::saving;
        return result;
    }
    const Table<Economy> base = model::base_saving_rate(world);
    for (const Measure& measure : measures) {
        if (!moves_saving(measure)) continue;
        result.deficits = model::Deficits::saving;
        if (result.saving.rate.empty()) result.saving.rate = base;
        if (const auto* change = std::get_if<SavingChange>(&measure))
            result.saving.rate(change->economy) += change->share * (base(change->like) - base(change->economy));
    }
    return result;
}

WedgeTraits wedge_traits_of(const Measure& measure) {
    return std::visit([]<class Kind>(const Kind&) { return wedge_traits<Kind>; }, measure);
}

bool is_plain(const Measure& measure) {
    if (const auto* subsidy = std::get_if<ProductionSubsidyChange>(&measure)) return !subsidy->budget_usd_m;
    if (const auto* cap = std::get_if<VolumeCap>(&measure)) return is_embargo(*cap);
    return wedge_traits_of(measure).plain;
}

bool moves_saving(const Measure& measure) {
    const auto* target = std::get_if<BalanceTarget>(&measure);
    return std::holds_alternative<SavingChange>(measure) || (target != nullptr && target->saver);
}

Groups product_groups(const world::World& world, std::span<const Measure> measures) {
    std::vector<Coverage> coverages = coverages_of(measures);
    return groups_by_coverage(world, coverages);
}

std::optional<Refusal> apply(const world::World& world, std::span<const Measure> measures, const Groups& groups,
                             model::Wedges& wedges, std::optional<CoveredParts>* covered) {
    if (groups.refusal) return groups.refusal;
    model::Wedges result = wedges;
    const std::vector<Coverage> coverages = coverages_of(measures);
    const CoveredParts parts(world, coverages, groups, result);
    std::vector<DutyChange> duties;
    std::vector<std::size_t> duty_positions;
    for (std::size_t k = 0; k < measures.size(); ++k) {
        if (const auto* duty = std::get_if<DutyChange>(&measures[k])) {
            duties.push_back(*duty);
            duty_positions.push_back(k);
        } else if (const auto* cap = std::get_if<VolumeCap>(&measures[k]); cap != nullptr && cap->within) {
            duties.push_back({cap->within->whole ? DutyChange::Kind::set : DutyChange::Kind::add, cap->scope,
                              cap->within->rate, cap->covers_usd_m});
            duty_positions.push_back(k);
        }
        if (auto refusal = std::visit(Applying{parts, k, result}, measures[k])) return refusal;
    }
    if (auto refusal = apply(world, duties, duty_positions, parts, result)) return refusal;
    if (auto refusal = check_ranges(world, measures, result)) return refusal;
    if (auto refusal = check_sellers(world, measures, result)) return refusal;
    wedges = std::move(result);
    if (covered != nullptr) covered->emplace(parts);
    return {};
}

std::optional<Refusal> apply(const world::World& world, std::span<const Measure> measures, model::Wedges& wedges) {
    return apply(world, measures, product_groups(world, measures), wedges);
}

}  // namespace parley::policy

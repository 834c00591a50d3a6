#include "parley/policy/measures.hpp"

#include "parley/policy/words.hpp"

namespace parley::policy {
namespace {

std::string place(const world::World& world, Economy n, Sector s) {
    return world.economies[n.value].code + ", sector " + world.sectors[s.value].code;
}

// The part of the flows in scope that a measure is about, or why there is none.
struct Share {
    double value = 1.0;
    std::optional<Refusal> refusal;
};

template <class Change>
Share covered(const world::World& world, const Change& change, std::size_t position) {
    if (!change.covers_usd_m) return {};
    const double trade = trade_in_scope(world, change.scope);
    const double share = *change.covers_usd_m / trade;
    if (share > 0 && share <= 1) return {share, {}};
    return {0.0,
            Refusal{position,
                    {},
                    "a coverage above 0 and at most the trade in scope, " + number(trade / 1000, "%.1f") + " bn USD",
                    number(*change.covers_usd_m / 1000, "%.6g") + " bn USD"}};
}

// Additions to export taxes and barriers on the flows in scope; subsidies on the sectors.
struct Applying {
    const world::World& world;
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
        const Share share = covered(world, change, position);
        if (share.refusal) return share.refusal;
        for_each_flow(change.scope, [&](Economy n, Economy i, Sector s) {
            wedges.export_tax_rate(n, i, s) += share.value * change.rate;
        });
        return {};
    }
    std::optional<Refusal> operator()(const BarrierChange& change) const {
        const Share share = covered(world, change, position);
        if (share.refusal) return share.refusal;
        if (!(change.rate > -1)) return Refusal{position, {}, "a barrier's change above -100 %", percent(change.rate)};
        for_each_flow(change.scope, [&](Economy n, Economy i, Sector s) {
            wedges.barrier_factor(n, i, s) *= 1 + share.value * change.rate;
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
            for (const Economy n : world.each_economy())
                if (!(wedges.export_tax_rate(n, i, s) > -1))
                    return Refusal{last([](const Measure& m) { return std::holds_alternative<ExportTaxChange>(m); }),
                                   {},
                                   "export subsidies below 100 %",
                                   percent(-wedges.export_tax_rate(n, i, s)) + " for " + place(world, i, s)};
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
    return wedge_traits_of(measure).plain;
}

bool moves_saving(const Measure& measure) {
    const auto* target = std::get_if<BalanceTarget>(&measure);
    return std::holds_alternative<SavingChange>(measure) || (target != nullptr && target->saver);
}

std::optional<Refusal> apply(const world::World& world, std::span<const Measure> measures, model::Wedges& wedges) {
    model::Wedges result = wedges;
    std::vector<DutyChange> duties;
    std::vector<std::size_t> duty_positions;
    for (std::size_t k = 0; k < measures.size(); ++k) {
        if (const auto* duty = std::get_if<DutyChange>(&measures[k])) {
            duties.push_back(*duty);
            duty_positions.push_back(k);
        }
        if (auto refusal = std::visit(Applying{world, k, result}, measures[k])) return refusal;
    }
    if (auto refusal = apply(world, duties, result)) {
        refusal->change = duty_positions[refusal->change];
        if (refusal->other) refusal->other = duty_positions[*refusal->other];
        return refusal;
    }
    if (auto refusal = check_ranges(world, measures, result)) return refusal;
    wedges = std::move(result);
    return {};
}

}  // namespace parley::policy

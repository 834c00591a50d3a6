#include <algorithm>

#include "parley/model/rebase.hpp"
#include "parley/policy/measures.hpp"

namespace parley::policy {
namespace {

// The rate at which a uniform subsidy on top of those in force costs the budget when receipts are given:
// rate·Σ R/(1 − z − rate) = budget. The left side rises from 0 without bound as the rate nears the smallest 1 − z:
// bisection.
std::optional<double> rate_of_budget(const world::World& world, const ProductionSubsidyChange& change) {
    std::vector<double> receipts, room;
    for (const Sector s : change.sectors) {
        double total = 0.0;
        for (const Economy n : world.each_economy())
            total += world.flow(n, change.economy, s) / (1 + world.export_tax_rate(n, change.economy, s));
        if (total == 0) continue;
        receipts.push_back(total);
        room.push_back(1 - world.production_subsidy_rate(change.economy, s));
    }
    if (receipts.empty() || !(*change.budget_usd_m > 0)) return {};
    double low = 0.0, high = *std::min_element(room.begin(), room.end());
    for (int k = 0; k < 200 && high - low > 0; ++k) {
        const double middle = (low + high) / 2;
        double cost = 0.0;
        for (std::size_t s = 0; s < receipts.size(); ++s) cost += middle * receipts[s] / (room[s] - middle);
        const double before = high - low;
        (cost < *change.budget_usd_m ? low : high) = middle;
        if (high - low == before) break;
    }
    return (low + high) / 2;
}

// The first that cannot be in force, and what to write in its place.
std::optional<Refusal> not_in_force(std::span<const Measure> measures) {
    for (std::size_t k = 0; k < measures.size(); ++k)
        if (const WedgeTraits kind = wedge_traits_of(measures[k]); kind.in_force != nullptr)
            return Refusal{k, {}, kind.in_force, kind.name};
    return {};
}

// Products that a measure in force is about have a name, so that what ends it is about the same.
std::vector<Measure> with_products_named(std::span<const Measure> measures, const char* name) {
    std::vector<Measure> named(measures.begin(), measures.end());
    for (std::size_t k = 0; k < named.size(); ++k)
        std::visit(
            [&](auto& change) {
                if constexpr (requires { change.products; })
                    if (change.covers_usd_m && change.products.empty()) change.products = name + std::to_string(k + 1);
            },
            named[k]);
    return named;
}

// What ends a measure from the base that has it; `rate`: what a budget pays for.
Measure ending(Measure measure, double rate) {
    if (auto* duty = std::get_if<DutyChange>(&measure)) {
        duty->rate = -duty->rate;
    } else if (auto* tax = std::get_if<ExportTaxChange>(&measure)) {
        tax->rate = -tax->rate;
    } else if (auto* barrier = std::get_if<BarrierChange>(&measure)) {
        barrier->rate = 1 / (1 + barrier->rate) - 1;
    } else if (auto* subsidy = std::get_if<ProductionSubsidyChange>(&measure)) {
        subsidy->rate = -(subsidy->budget_usd_m ? rate : subsidy->rate);
        subsidy->budget_usd_m.reset();
    }
    return measure;
}

}  // namespace

SinceThen bring_into_force(const world::World& world, std::span<const Measure> measures,
                           const model::SolveOptions& options, const model::Progress& progress) {
    SinceThen result;
    if ((result.refusal = not_in_force(measures))) return result;
    const std::vector<Measure> named = with_products_named(measures, "since then ");
    PolicyEquilibrium solved = solve_policy(world, named, options, progress);
    if ((result.refusal = solved.refusal)) return result;
    result.status = solved.equilibrium.status;
    result.max_residual = solved.equilibrium.max_residual;
    result.worst_equation = solved.equilibrium.worst_equation;
    if (result.status != model::Status::converged) return result;
    result.world = rebase(world, solved.wedges, solved.equilibrium, solved.closure);
    for (std::size_t k = 0; k < named.size(); ++k) result.endings.push_back(ending(named[k], solved.subsidy_rates[k]));
    return result;
}

Calibrated calibrate(const world::World& world, std::span<const Measure> baseline) {
    Calibrated result{world, {}, {}};
    if (baseline.empty()) return result;
    const auto refuse = [&](std::size_t position, std::string expected, std::string found) {
        result.refusal = Refusal{position, {}, std::move(expected), std::move(found)};
        return result;
    };
    if ((result.refusal = not_in_force(baseline))) return result;
    // Export taxes first: what producers receive, and so what a budget buys, depends on them.
    model::Wedges in_force = model::no_change(world);
    const std::vector<Measure> rates = with_products_named(baseline, "in force ");
    if ((result.refusal = apply(world, rates, in_force))) return result;
    result.world.duty_rate = in_force.duty_rate;
    result.world.export_tax_rate = in_force.export_tax_rate;
    result.world.split_purchases.clear();
    for (const model::SplitWedges& split : in_force.split) {
        if (world.split_purchases.empty() && split.export_tax_rate == split.base.export_tax_rate &&
            split.duty_rate == split.base.duty_rate)
            continue;  // a barrier's groups differ in no figure of the base
        result.world.split_purchases.push_back(split.base);
        result.world.split_purchases.back().duty_rate = split.duty_rate;
        result.world.split_purchases.back().export_tax_rate = split.export_tax_rate;
    }
    (void)complete_groups(result.world);  // what breaks a rule is found by complete()
    result.world.production_subsidy_rate = in_force.production_subsidy_rate;

    for (std::size_t k = 0; k < baseline.size(); ++k) {
        double rate = 0.0;
        if (const auto* subsidy = std::get_if<ProductionSubsidyChange>(&rates[k]); subsidy && subsidy->budget_usd_m) {
            const std::optional<double> found = rate_of_budget(result.world, *subsidy);
            if (!found)
                return refuse(k, "a budget above zero for sectors that produce",
                              std::to_string(*subsidy->budget_usd_m) + " USD m");
            rate = *found;
            for (const Sector s : subsidy->sectors) result.world.production_subsidy_rate(subsidy->economy, s) += rate;
        }
        result.endings.push_back(ending(rates[k], rate));
    }
    final_shares_from_remainder(result.world);
    std::optional<world::Breach> breach = complete(result.world);
    if (!breach) breach = base_breach(result.world);
    if (breach) return refuse(baseline.size() - 1, breach->rule, breach->found + ", once the baseline measures are in");
    return result;
}

}  // namespace parley::policy

#include <algorithm>

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

}  // namespace

Calibrated calibrate(const world::World& world, std::span<const Measure> baseline) {
    Calibrated result{world, {}, {}};
    if (baseline.empty()) return result;
    const auto refuse = [&](std::size_t position, std::string expected, std::string found) {
        result.refusal = Refusal{position, {}, std::move(expected), std::move(found)};
        return result;
    };
    // Export taxes first: what producers receive, and so what a budget buys, depends on them.
    model::Wedges in_force = model::no_change(world);
    std::vector<Measure> rates(baseline.begin(), baseline.end());
    for (std::size_t k = 0; k < rates.size(); ++k)
        if (const WedgeTraits kind = wedge_traits_of(rates[k]); kind.in_force != nullptr)
            return refuse(k, kind.in_force, kind.name);
    // Products that a measure in force is about have a name, so that what ends it is about the same.
    for (std::size_t k = 0; k < rates.size(); ++k)
        std::visit(
            [&](auto& change) {
                if constexpr (requires { change.products; })
                    if (change.covers_usd_m && change.products.empty())
                        change.products = "in force " + std::to_string(k + 1);
            },
            rates[k]);
    if ((result.refusal = apply(world, rates, in_force))) return result;
    result.world.export_tax_rate = in_force.export_tax_rate;
    result.world.split_purchases.clear();
    for (const model::SplitWedges& split : in_force.split) {
        if (world.split_purchases.empty() && split.export_tax_rate == split.base.export_tax_rate)
            continue;  // a barrier's groups differ in no figure of the base
        result.world.split_purchases.push_back(split.base);
        result.world.split_purchases.back().export_tax_rate = split.export_tax_rate;
    }
    (void)complete_groups(result.world);  // what breaks a rule is found by complete()
    result.world.production_subsidy_rate = in_force.production_subsidy_rate;

    for (std::size_t k = 0; k < baseline.size(); ++k) {
        Measure ending = rates[k];
        if (auto* tax = std::get_if<ExportTaxChange>(&ending)) {
            tax->rate = -tax->rate;
        } else if (auto* barrier = std::get_if<BarrierChange>(&ending)) {
            barrier->rate = 1 / (1 + barrier->rate) - 1;
        } else if (auto* subsidy = std::get_if<ProductionSubsidyChange>(&ending)) {
            if (subsidy->budget_usd_m) {
                const std::optional<double> rate = rate_of_budget(result.world, *subsidy);
                if (!rate)
                    return refuse(k, "a budget above zero for sectors that produce",
                                  std::to_string(*subsidy->budget_usd_m) + " USD m");
                for (const Sector s : subsidy->sectors)
                    result.world.production_subsidy_rate(subsidy->economy, s) += *rate;
                subsidy->rate = *rate;
                subsidy->budget_usd_m.reset();
            }
            subsidy->rate = -subsidy->rate;
        }
        result.endings.push_back(ending);
    }
    final_shares_from_remainder(result.world);
    std::optional<world::Breach> breach = complete(result.world);
    if (!breach) breach = base_breach(result.world);
    if (breach) return refuse(baseline.size() - 1, breach->rule, breach->found + ", once the baseline measures are in");
    return result;
}

}  // namespace parley::policy

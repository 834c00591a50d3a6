#include <cstdio>

#include "parley/policy/quantity_search.hpp"

namespace parley {
namespace {

Unreachable in_words(std::size_t condition, const QuantityResult& result, bool has_trade) {
    char figures[120];
    const char* unit = result.kind == QuantityResult::Kind::cap_rent_to_seller ||
                               result.kind == QuantityResult::Kind::cap_rent_to_buyer
                           ? "USD m at base prices"
                           : "USD m a year";
    std::snprintf(figures, sizeof figures, ": %.6g %s asked for, %.6g reached at best", result.target_usd_m, unit,
                  result.reached_usd_m);
    return {condition,
            result.what + figures + (has_trade ? "" : "; there is no such trade in the base, and none begins"),
            result.target_usd_m, result.reached_usd_m};
}

}  // namespace

PolicyEquilibrium solve_policy(const World& world, std::span<const Measure> measures, const SolveOptions& options,
                               const Progress& progress) {
    PolicyEquilibrium result;
    result.wedges = no_change(world);
    result.subsidy_rates.resize(measures.size());
    if ((result.refusal = apply(world, measures, result.wedges))) return result;
    Conditions conditions = conditions_of(world, measures, result.wedges);
    if ((result.refusal = conditions.refusal)) return result;

    QuantitySearch search(world, conditions.list, result.wedges, options, progress);
    search.run();
    result.equilibrium = search.equilibrium();
    if (conditions.list.empty()) return result;
    result.wedges = search.wedges();
    const std::vector<double> wedge = search.wedge();
    result.quantities = results_at(world, conditions.list, wedge, result.wedges, result.equilibrium.point);
    std::string worst;
    for (const QuantityResult& each : result.quantities) {
        if (each.kind == QuantityResult::Kind::budget) result.subsidy_rates[each.measures.front()] = each.wedge_rate;
        if (each.residual <= result.condition_residual) continue;
        result.condition_residual = each.residual;
        worst = each.what;
    }
    if (result.condition_residual > result.equilibrium.max_residual) {
        result.equilibrium.max_residual = result.condition_residual;
        result.equilibrium.worst_equation = worst;
    }
    for (const std::size_t k : search.limits())
        result.unreachable.push_back(in_words(k, result.quantities[k], conditions.list[k].has_trade()));
    return result;
}

}  // namespace parley

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "parley/model/scale_stability.hpp"
#include "parley/policy/conditions/condition_search.hpp"

namespace parley::policy {
namespace {

Unreachable in_words(std::size_t condition, const ConditionResult& result, bool has_trade) {
    char figures[120];
    const bool cap = result.kind == ConditionResult::Kind::cap_rent_to_seller ||
                     result.kind == ConditionResult::Kind::cap_rent_to_buyer ||
                     result.kind == ConditionResult::Kind::cap_rent_lost;
    const bool large = std::abs(result.target_usd_m) >= 1e4;
    const double unit = large ? 1e3 : 1;
    std::snprintf(figures, sizeof figures, ": %.6g %s %s asked for, %.6g reached at best", result.target_usd_m / unit,
                  large ? "bn USD" : "USD m", cap ? "at base prices" : "a year", result.reached_usd_m / unit);
    return {condition,
            result.what + figures + (has_trade ? "" : "; there is no such trade in the base, and none begins"),
            result.target_usd_m, result.reached_usd_m};
}

// Scale economies are looked at where the search ends, not at every trial.
void judge(const world::World& world, const model::Wedges& wedges, const model::Closure& closure,
           model::Equilibrium& equilibrium) {
    model::ScaleVerdict verdict = judge_scale(world, wedges, closure, equilibrium.point, "at the solution");
    equilibrium.scale_radius = verdict.found.radius;
    equilibrium.passes += verdict.found.passes;
    if (!verdict.breach) return;
    equilibrium.status = model::Status::refused;
    equilibrium.worst_equation =
        "scale economies: expected " + verdict.breach->rule + ", found " + verdict.breach->found;
    equilibrium.refusal = std::move(verdict.breach);
}

}  // namespace

PolicyEquilibrium solve_policy(const world::World& world, std::span<const Measure> measures,
                               const model::SolveOptions& options, const model::Progress& progress,
                               const PolicyStart* start, const Groups* groups) {
    PolicyEquilibrium result;
    result.wedges = model::no_change(world);
    result.subsidy_rates.resize(measures.size());
    std::optional<CoveredParts> parts;
    if ((result.refusal = apply(world, measures, groups != nullptr ? *groups : product_groups(world, measures),
                                result.wedges, &parts)))
        return result;
    model::SolveOptions own = options;
    own.closure = result.closure = closure_under(world, measures, options.closure);
    const auto mover = std::find_if(measures.begin(), measures.end(), moves_saving);
    if (mover != measures.end())
        if (auto breach = closure_breach(world, own.closure)) {
            result.refusal =
                Refusal{static_cast<std::size_t>(mover - measures.begin()), {}, breach->rule, breach->found};
            return result;
        }
    conditions::Conditions conditions = conditions::conditions_of(world, measures, *parts, result.wedges);
    if ((result.refusal = conditions.refusal)) return result;
    const bool judged_later = !conditions.list.empty() && options.check_scale && own.closure.has_scale();
    if (judged_later) own.check_scale = false;

    conditions::Found found = find_wedges(world, conditions.list, result.wedges, own, progress, start);
    result.equilibrium = std::move(found.equilibrium);
    if (conditions.list.empty()) return result;
    (void)add_wedges(conditions.list, found.wedge, result.wedges);
    result.closure = add_saving(world, conditions.list, found.wedge, own.closure);
    result.slopes = std::move(found.slopes);
    if (judged_later && result.equilibrium.status == model::Status::converged)
        judge(world, result.wedges, result.closure, result.equilibrium);
    result.conditions = results_at(world, conditions.list, found.wedge, result.wedges, result.equilibrium.point);
    std::string worst;
    for (const ConditionResult& each : result.conditions) {
        if (each.kind == ConditionResult::Kind::budget) result.subsidy_rates[each.measures.front()] = each.wedge_rate;
        if (each.residual <= result.condition_residual) continue;
        result.condition_residual = each.residual;
        worst = each.what;
    }
    if (result.condition_residual > result.equilibrium.max_residual) {
        result.equilibrium.max_residual = result.condition_residual;
        result.equilibrium.worst_equation = worst;
    }
    for (const std::size_t k : found.limits)
        result.unreachable.push_back(in_words(k, result.conditions[k], conditions.list[k].has_trade()));
    return result;
}

}  // namespace parley::policy

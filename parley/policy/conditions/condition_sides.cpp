// What conditions come to at a point.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "parley/model/group_prices.hpp"
#include "parley/numerics/complementary_step.hpp"
#include "parley/policy/conditions/condition.hpp"

namespace parley::policy::conditions {
namespace {

using Kind = ConditionResult::Kind;

// Flows at a point, one by one: the same figures as part_flows(), without the whole table.
class FlowsAt {
public:
    FlowsAt(const world::World& world, const model::Wedges& wedges, const model::Point& point)
        : world_(world), wedges_(wedges), point_(point), sourcing_(world, wedges, point), split_(wedges.split.size()) {}

    /// X'(n,i,s) or X'(n,i,s,g), USD m at border prices.
    double value(const Flow& f) const {
        if (f.split != Flow::whole) return split(f)(f.seller, f.group);
        const double spending =
            point_.expenditure_new(f.buyer, f.sector) * std::pow(point_.price_hat(f.buyer, f.sector), theta(f));
        return sourcing_.weight(f.buyer, f.seller, f.sector) * spending / duty_factor(f);
    }
    /// X·q̂ = X'/p̂ with p̂ = ĉ (1−z')/(1−z) (1+e')/(1+e), the border price: the volume at base prices, USD m.
    /// eq:volume
    double volume(const Flow& f) const {
        const double price = (1 - wedges_.production_subsidy_rate(f.seller, f.sector)) /
                             (1 - world_.production_subsidy_rate(f.seller, f.sector)) * tax_factor(f) /
                             (1 + base_export_tax_rate(world_, wedges_, f));
        return value(f) * std::exp(-sourcing_.log_cost()(f.seller, f.sector)) / price;
    }
    /// π'(n,i,s), or the part of it in one group
    double share(const Flow& f) const { return value(f) * duty_factor(f) / point_.expenditure_new(f.buyer, f.sector); }
    /// The share in E'(n,s) of the group that a part belongs to.
    double group_share(const Flow& f) const {
        double total = 0.0;
        for (const Economy i : world_.each_economy()) total += share({f.buyer, i, f.sector, f.split, f.group});
        return total;
    }
    double duty_factor(const Flow& f) const { return 1 + duty_rate(wedges_, f); }
    double tax_factor(const Flow& f) const { return 1 + export_tax_rate(wedges_, f); }
    double subsidy_factor(const Flow& f) const { return 1 - wedges_.production_subsidy_rate(f.seller, f.sector); }
    /// What the flow adds to output at cost. eq:output
    double cost(const Flow& f) const { return value(f) / (tax_factor(f) * subsidy_factor(f)); }
    double theta(const Flow& f) const { return world_.theta[f.sector.value]; }
    double substitution() const { return world_.group_substitution; }

private:
    const Table<Seller, Group>& split(const Flow& f) const {
        Table<Seller, Group>& result = split_[f.split];
        if (result.empty()) {
            const model::SplitWedges& split = wedges_.split[f.split];
            result =
                group_flows(world_, group_prices(world_, split, sourcing_), split,
                            std::log(point_.price_hat(f.buyer, f.sector)), point_.expenditure_new(f.buyer, f.sector))
                    .flow;
        }
        return result;
    }

    const world::World& world_;
    const model::Wedges& wedges_;
    const model::Point& point_;
    model::Sourcing sourcing_;
    mutable std::vector<Table<Seller, Group>> split_;  // those that were asked about
};

// One flow's part of what a condition with this wedge counts. What a cap's lost rent uses up never arrives: eq:cap.
double counted(const Condition& condition, double wedge, const FlowsAt& at, const Flow& flow) {
    if (condition.kind == Kind::cap_rent_lost) return at.volume(flow) / (1 + wedge);
    if (condition.is_cap()) return at.volume(flow);
    return condition.is_budget() ? at.cost(flow) : at.value(flow);
}

double output_of(const Condition& budget, const model::Point& point) {
    double total = 0.0;
    for (const Sector s : budget.producing) total += point.output_new(budget.producer, s);
    return total;
}

Sides sides_of(const Condition& condition, double wedge, const FlowsAt& at, const model::Point& point) {
    if (condition.is_budget()) return {wedge * output_of(condition, point), condition.needed};
    Sides sides{condition.enough, condition.needed};
    for (const Flow& each : condition.more) sides.have += counted(condition, wedge, at, each);
    for (const Flow& each : condition.less) sides.need += counted(condition, wedge, at, each);
    return sides;
}

// How the wedge of one condition moves a flow's delivered price and the part of it that is not in the border price
// (`duty`), that is (`border`), or that uses up what was shipped, in logs for a unit of u.
struct Push {
    double delivered = 0.0, duty = 0.0, border = 0.0, used_up = 0.0;
};

class Pushes {
public:
    Pushes(const world::World& world, const Condition& condition, double wedge, const FlowsAt& at)
        : average_(world.expenditure.extents()) {
        const double slope = condition.wedge_slope(wedge);
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                Push push;
                switch (pull.lever) {
                    case Lever::purchase:
                        push.duty = push.delivered = -pull.weight * slope / at.duty_factor(f);
                        break;
                    case Lever::duty:
                        push.duty = push.delivered = pull.weight * slope / at.duty_factor(f);
                        break;
                    case Lever::export_tax:
                        push.border = push.delivered = slope / (1 + wedge);
                        break;
                    case Lever::barrier:
                        push.used_up = push.delivered = slope / (1 + wedge);
                        break;
                    case Lever::saving:  // no price of its own: saving_response
                        break;
                    case Lever::production:
                        push.border = push.delivered = -slope / at.subsidy_factor(f);
                        break;
                }
                flows_.push_back({f, push});
                const double in_index = at.share(f) * push.delivered;
                average_(f.buyer, f.sector) += in_index;
                if (f.split != Flow::whole) groups_[{f.split, f.group}] += in_index / at.group_share(f);
            }
        std::sort(flows_.begin(), flows_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    Push on(const Flow& flow) const {
        Push total;
        const auto place = std::lower_bound(flows_.begin(), flows_.end(), flow,
                                            [](const auto& each, const Flow& f) { return each.first < f; });
        for (auto each = place; each != flows_.end() && each->first == flow; ++each) {
            total.delivered += each->second.delivered;
            total.duty += each->second.duty;
            total.border += each->second.border;
            total.used_up += each->second.used_up;
        }
        return total;
    }
    /// d ln P̂ of the buyer's price index.
    double index(const Flow& flow) const { return average_(flow.buyer, flow.sector); }
    /// The same of the group that a part of a flow belongs to.
    double group_index(const Flow& flow) const {
        const auto place = groups_.find({flow.split, flow.group});
        return place == groups_.end() ? 0.0 : place->second;
    }

private:
    std::vector<std::pair<Flow, Push>> flows_;
    Table<Buyer, Sector> average_;
    std::map<std::pair<std::size_t, Group>, double> groups_;
};

// d ln of what is counted of a flow: π' moves by −θ (d ln p̂ − d ln P̂), X' = π'E'/(1+t'); within a group P̂ is the
// group's, and spending on it moves by (1−σ) (d ln P̂_g − d ln P̂). `own`: the wedge is the condition's.
double response(const Condition& condition, const FlowsAt& at, const Flow& flow, const Pushes& pushes, bool own) {
    const Push push = pushes.on(flow);
    double index = pushes.index(flow), spending = 0.0;
    if (flow.split != Flow::whole) {
        const double group = pushes.group_index(flow);
        spending = (1 - at.substitution()) * (group - index);
        index = group;
    }
    double result = -at.theta(flow) * (push.delivered - index) - push.duty + spending;
    if (condition.is_cap() || condition.is_budget()) result -= push.border;
    if (condition.kind == Kind::cap_rent_lost && own) result -= push.used_up;
    return result;
}

}  // namespace

bool add_wedges(std::span<const Condition> conditions, std::span<const double> wedge, model::Wedges& wedges) {
    bool in_range = true;
    const auto keep = [&](double rate) { in_range = in_range && rate > -1; };
    for (std::size_t k = 0; k < conditions.size(); ++k) {
        const Condition& condition = conditions[k];
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                double& duty = duty_rate(wedges, f);
                double& tax = export_tax_rate(wedges, f);
                // eq:floor-wedge, eq:quota-wedge, eq:control-wedge, eq:lost-wedge, eq:balance-wedge
                if (pull.lever == Lever::purchase) duty -= pull.weight * wedge[k];
                if (pull.lever == Lever::duty) duty += pull.weight * wedge[k];
                if (pull.lever == Lever::export_tax) tax = (1 + tax) * (1 + wedge[k]) - 1;
                if (pull.lever == Lever::barrier) barrier_factor(wedges, f) *= 1 + wedge[k];
            }
        for (const Sector s : condition.producing)  // eq:budget
            wedges.production_subsidy_rate(condition.producer, s) += wedge[k];
    }
    for (const Condition& condition : conditions) {
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                keep(duty_rate(wedges, f));
                keep(export_tax_rate(wedges, f));
            }
        for (const Sector s : condition.producing) keep(-wedges.production_subsidy_rate(condition.producer, s));
    }
    return in_range;
}

model::Closure add_saving(const world::World& world, std::span<const Condition> conditions,
                          std::span<const double> wedge, const model::Closure& closure) {
    model::Closure result = closure;
    for (std::size_t k = 0; k < conditions.size(); ++k)
        for (const Pull& pull : conditions[k].pulls) {
            if (pull.lever != Lever::saving) continue;
            if (result.saving.rate.empty()) result.saving.rate = model::base_saving_rate(world);
            // eq:balance-saving
            result.saving.rate(conditions[k].saver) += pull.weight * wedge[k];
        }
    return result;
}

// eq:complementarity
double missed_by(const Condition& condition, double wedge, const Sides& sides) {
    if (!(condition.base_flow > 0)) return sides.slack() < 0 ? 1.0 : 0.0;  // no trade: all or nothing
    const double slack = sides.slack() / condition.base_flow;
    if (condition.is_above(wedge)) return std::max(slack, 0.0);  // eq:tariff-rate-quota
    return std::abs(condition.is_budget() ? slack : numerics::complementarity(wedge, slack));
}

std::vector<Sides> sides_at(const world::World& world, std::span<const Condition> conditions,
                            std::span<const double> wedge, const model::Wedges& wedges, const model::Point& point) {
    const FlowsAt at(world, wedges, point);
    std::vector<Sides> result;
    for (std::size_t k = 0; k < conditions.size(); ++k) result.push_back(sides_of(conditions[k], wedge[k], at, point));
    return result;
}

std::vector<double> slopes_at(const world::World& world, std::span<const Condition> conditions,
                              std::span<const double> wedge, const model::Wedges& wedges, const model::Point& point) {
    const FlowsAt at(world, wedges, point);
    const std::size_t count = conditions.size();
    std::vector<double> result(count * count);
    for (std::size_t k = 0; k < count; ++k) {
        const Pushes pushes(world, conditions[k], wedge[k], at);
        for (std::size_t j = 0; j < count; ++j) {
            const Condition& condition = conditions[j];
            double have = condition.is_budget() ? 0.0 : condition.enough, need = condition.needed;
            double more = 0.0, less = 0.0;
            for (const Flow& each : condition.more) {
                const double value = counted(condition, wedge[j], at, each);
                have += value;
                more += value * response(condition, at, each, pushes, j == k);
            }
            for (const Flow& each : condition.less) {
                const double value = counted(condition, wedge[j], at, each);
                need += value;
                less += value * response(condition, at, each, pushes, j == k);
            }
            double& slope = result[j * count + k];
            if (have > 0) slope += more / have;
            if (need > 0) slope -= less / need;
            if (j == k && condition.saving_response > 0)
                slope += condition.saving_response * condition.wedge_slope(wedge[k]) / condition.base_flow;
            if (j == k && condition.is_budget()) slope += condition.wedge_slope(wedge[k]) / wedge[k];
        }
    }
    return result;
}

std::vector<ConditionResult> results_at(const world::World& world, std::span<const Condition> conditions,
                                        std::span<const double> wedge, const model::Wedges& wedges,
                                        const model::Point& point) {
    const FlowsAt at(world, wedges, point);
    std::vector<ConditionResult> results;
    for (std::size_t k = 0; k < conditions.size(); ++k) {
        const Condition& condition = conditions[k];
        ConditionResult result;
        result.kind = condition.kind;
        result.measures = condition.measures;
        result.what = condition.what;
        result.wedge_rate = wedge[k];
        result.base_usd_m = condition.base;
        result.target_usd_m = condition.target;
        result.binds = wedge[k] > 0;
        result.above = condition.is_above(wedge[k]);
        for (const Pull& pull : condition.pulls) {
            const double rate = pull.weight * wedge[k];
            if (pull.lever == Lever::purchase) result.purchase_rate = rate;
            if (pull.lever == Lever::duty) result.duty_rate = rate;
            if (pull.lever == Lever::export_tax) result.export_tax_rate = rate;
            if (pull.lever == Lever::barrier) result.barrier_rate = rate;
            if (pull.lever == Lever::saving) result.saving_rate_change = rate;
            for (const Flow& each : pull.flows) {
                if (pull.lever == Lever::purchase) result.subsidy_usd_m += rate * at.value(each);
                if (pull.lever == Lever::duty) result.rent_usd_m += rate * at.value(each);
                if (pull.lever == Lever::export_tax || pull.lever == Lever::barrier)
                    result.rent_usd_m += rate / (1 + rate) * at.value(each);
            }
        }
        const Sides sides = sides_of(condition, wedge[k], at, point);
        if (condition.is_budget()) result.subsidy_usd_m = sides.have;
        if (condition.is_above(wedge[k])) result.rent_usd_m *= std::min(1.0, sides.have / sides.need);
        // What is counted is the side that the target is not on; of a balance, the target less the slack.
        result.reached_usd_m = condition.kind == Kind::balance ? condition.target - sides.slack()
                               : condition.is_cap()            ? sides.need
                                                               : sides.have;
        result.residual = missed_by(condition, wedge[k], sides);
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace parley::policy::conditions

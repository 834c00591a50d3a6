// What conditions come to at a point.
#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/model/delivered_price.hpp"
#include "parley/numerics/complementary_step.hpp"
#include "parley/policy/conditions/condition.hpp"

namespace parley::policy::conditions {
namespace {

using Kind = ConditionResult::Kind;

// Flows at a point, one by one: the same figures as flows(), without the whole table.
class FlowsAt {
public:
    FlowsAt(const world::World& world, const model::Wedges& wedges, const model::Point& point)
        : world_(world), wedges_(wedges), point_(point), sourcing_(world, wedges, point) {}

    /// X'(n,i,s), USD m at border prices.
    double value(const Flow& f) const {
        const double spending =
            point_.expenditure_new(f.buyer, f.sector) * std::pow(point_.price_hat(f.buyer, f.sector), theta(f));
        return sourcing_.weight(f.buyer, f.seller, f.sector) * spending / duty_factor(f);
    }
    /// X·q̂ = X'/p̂ with p̂ = ĉ (1−z')/(1−z) (1+e')/(1+e), the border price: the volume at base prices, USD m.
    /// eq:volume
    double volume(const Flow& f) const {
        const double price = (1 - wedges_.production_subsidy_rate(f.seller, f.sector)) /
                             (1 - world_.production_subsidy_rate(f.seller, f.sector)) * tax_factor(f) /
                             (1 + world_.export_tax_rate(f.buyer, f.seller, f.sector));
        return value(f) * std::exp(-sourcing_.log_cost()(f.seller, f.sector)) / price;
    }
    /// π'(n,i,s)
    double share(const Flow& f) const { return value(f) * duty_factor(f) / point_.expenditure_new(f.buyer, f.sector); }
    double duty_factor(const Flow& f) const { return 1 + wedges_.duty_rate(f.buyer, f.seller, f.sector); }
    double tax_factor(const Flow& f) const { return 1 + wedges_.export_tax_rate(f.buyer, f.seller, f.sector); }
    double subsidy_factor(const Flow& f) const { return 1 - wedges_.production_subsidy_rate(f.seller, f.sector); }
    /// What the flow adds to output at cost. eq:output
    double cost(const Flow& f) const { return value(f) / (tax_factor(f) * subsidy_factor(f)); }
    double theta(const Flow& f) const { return world_.theta[f.sector.value]; }

private:
    const world::World& world_;
    const model::Wedges& wedges_;
    const model::Point& point_;
    model::Sourcing sourcing_;
};

// One flow's part of what a condition counts.
double counted(const Condition& condition, const FlowsAt& at, const Flow& flow) {
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
    for (const Flow& each : condition.more) sides.have += counted(condition, at, each);
    for (const Flow& each : condition.less) sides.need += counted(condition, at, each);
    return sides;
}

// How the wedge of one condition moves a flow's delivered price and the part of it that is not in the border price
// (`duty`) or that is (`border`), in logs for a unit of u.
struct Push {
    double delivered = 0.0, duty = 0.0, border = 0.0;
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
                    case Lever::saving:  // no price of its own: saving_response
                        break;
                    case Lever::production:
                        push.border = push.delivered = -slope / at.subsidy_factor(f);
                        break;
                }
                flows_.push_back({f, push});
                average_(f.buyer, f.sector) += at.share(f) * push.delivered;
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
        }
        return total;
    }
    /// d ln P̂ of the buyer's price index.
    double index(const Flow& flow) const { return average_(flow.buyer, flow.sector); }

private:
    std::vector<std::pair<Flow, Push>> flows_;
    Table<Buyer, Sector> average_;
};

// d ln of what is counted of a flow: π' moves by −θ (d ln p̂ − d ln P̂), X' = π'E'/(1+t').
double response(const Condition& condition, const FlowsAt& at, const Flow& flow, const Pushes& pushes) {
    const Push push = pushes.on(flow);
    double result = -at.theta(flow) * (push.delivered - pushes.index(flow)) - push.duty;
    if (condition.is_cap() || condition.is_budget()) result -= push.border;
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
                double& duty = wedges.duty_rate(f.buyer, f.seller, f.sector);
                double& tax = wedges.export_tax_rate(f.buyer, f.seller, f.sector);
                // eq:floor-wedge, eq:quota-wedge, eq:control-wedge, eq:balance-wedge
                if (pull.lever == Lever::purchase) duty -= pull.weight * wedge[k];
                if (pull.lever == Lever::duty) duty += pull.weight * wedge[k];
                if (pull.lever == Lever::export_tax) tax = (1 + tax) * (1 + wedge[k]) - 1;
            }
        for (const Sector s : condition.producing)  // eq:budget
            wedges.production_subsidy_rate(condition.producer, s) += wedge[k];
    }
    for (const Condition& condition : conditions) {
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                keep(wedges.duty_rate(f.buyer, f.seller, f.sector));
                keep(wedges.export_tax_rate(f.buyer, f.seller, f.sector));
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
                const double value = counted(condition, at, each);
                have += value;
                more += value * response(condition, at, each, pushes);
            }
            for (const Flow& each : condition.less) {
                const double value = counted(condition, at, each);
                need += value;
                less += value * response(condition, at, each, pushes);
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
        for (const Pull& pull : condition.pulls) {
            const double rate = pull.weight * wedge[k];
            if (pull.lever == Lever::purchase) result.purchase_rate = rate;
            if (pull.lever == Lever::duty) result.duty_rate = rate;
            if (pull.lever == Lever::export_tax) result.export_tax_rate = rate;
            if (pull.lever == Lever::saving) result.saving_rate_change = rate;
            for (const Flow& each : pull.flows) {
                if (pull.lever == Lever::purchase) result.subsidy_usd_m += rate * at.value(each);
                if (pull.lever == Lever::duty) result.rent_usd_m += rate * at.value(each);
                if (pull.lever == Lever::export_tax) result.rent_usd_m += rate / (1 + rate) * at.value(each);
            }
        }
        const Sides sides = sides_of(condition, wedge[k], at, point);
        if (condition.is_budget()) result.subsidy_usd_m = sides.have;
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

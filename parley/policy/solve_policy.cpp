#include <algorithm>
#include <cmath>

#include "parley/model/anderson.hpp"
#include "parley/policy/measures.hpp"

namespace parley {
namespace {

constexpr double budget_tolerance = 1e-9;  // of the budget
constexpr int most_rounds = 40;

struct Budget {
    std::size_t measure;
    const ProductionSubsidyChange* subsidy;
    double output(const Table<Seller, Sector>& output) const {
        double total = 0.0;
        for (const Sector s : subsidy->sectors) total += output(subsidy->economy, s);
        return total;
    }
};

}  // namespace

PolicyEquilibrium solve_policy(const World& world, std::span<const Measure> measures, const SolveOptions& options,
                               const Progress& progress) {
    PolicyEquilibrium result{{}, no_change(world), std::vector<double>(measures.size(), 0.0), {}};
    if ((result.refusal = apply(world, measures, result.wedges))) return result;
    std::vector<Budget> budgets;
    for (std::size_t k = 0; k < measures.size(); ++k)
        if (const auto* subsidy = std::get_if<ProductionSubsidyChange>(&measures[k]); subsidy && subsidy->budget_usd_m)
            budgets.push_back({k, subsidy});
    if (budgets.empty()) {
        result.equilibrium = solve(world, result.wedges, options, progress);
        return result;
    }

    // The rates that cost their budgets: a fixed point in ln rate, from budget / output, that moves little as output
    // answers.
    std::vector<double> log_rate, gap(budgets.size());
    for (const Budget& budget : budgets) {
        const double output = budget.output(world.output);
        if (!(output > 0 && *budget.subsidy->budget_usd_m > 0)) {
            result.refusal = Refusal{budget.measure,
                                     {},
                                     "a budget above zero for sectors that produce",
                                     std::to_string(*budget.subsidy->budget_usd_m) + " USD m"};
            return result;
        }
        log_rate.push_back(std::log(*budget.subsidy->budget_usd_m / output));
    }
    Anderson anderson(budgets.size(), budgets.size() + 1);
    const Wedges without = result.wedges;
    std::optional<Point> start;
    int iterations = 0, passes = 0;
    for (int round = 0; round < most_rounds; ++round) {
        result.wedges = without;
        for (std::size_t k = 0; k < budgets.size(); ++k) {
            const double rate = std::exp(log_rate[k]);
            result.subsidy_rates[budgets[k].measure] = rate;
            for (const Sector s : budgets[k].subsidy->sectors) {
                double& subsidy = result.wedges.production_subsidy_rate(budgets[k].subsidy->economy, s);
                if (!((subsidy += rate) < 1)) {
                    result.refusal = Refusal{budgets[k].measure,
                                             {},
                                             "a budget smaller than what the sectors cost",
                                             std::to_string(*budgets[k].subsidy->budget_usd_m) + " USD m"};
                    return result;
                }
            }
        }
        result.equilibrium = solve(world, result.wedges, options, progress, start ? &*start : nullptr);
        iterations += result.equilibrium.iterations;
        passes += result.equilibrium.passes;
        result.equilibrium.iterations = iterations;
        result.equilibrium.passes = passes;
        if (result.equilibrium.status != Status::converged) return result;
        double largest = 0.0;
        for (std::size_t k = 0; k < budgets.size(); ++k) {
            const double cost = std::exp(log_rate[k]) * budgets[k].output(result.equilibrium.point.output_new);
            gap[k] = std::log(*budgets[k].subsidy->budget_usd_m / cost);
            largest = std::max(largest, std::abs(gap[k]));
        }
        if (largest <= budget_tolerance) return result;
        start = result.equilibrium.point;
        anderson.advance(log_rate, gap, 1.0);
    }
    result.equilibrium.status = Status::iteration_limit;
    result.equilibrium.worst_equation = "budget of a production subsidy";
    return result;
}

}  // namespace parley

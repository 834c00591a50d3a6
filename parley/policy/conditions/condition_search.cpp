#include "parley/policy/conditions/condition_search.hpp"

#include <algorithm>
#include <utility>

#include "parley/policy/conditions/condition_continuation.hpp"
#include "parley/policy/conditions/condition_limit.hpp"
#include "parley/policy/conditions/condition_newton.hpp"

namespace parley::policy::conditions {
namespace {

constexpr double near_solve = 1e-8;      // tolerance of the first solve, where it sets out from one near by
constexpr double smallest_start = 1e-3;  // in u, of a budget

// Budgets at the rate that costs them when receipts are given, w·R/(room − w) = budget; no other wedges.
std::vector<double> budgets_alone(const Problem& problem) {
    std::vector<double> u;
    for (const Condition& condition : problem.conditions()) {
        u.push_back(0.0);
        if (!condition.is_budget()) continue;
        double output = 0.0;
        for (const Sector s : condition.producing) output += problem.world().output(condition.producer, s);
        const double room = condition.ceiling;
        u.back() = condition.unknown(room * condition.needed / (room * output + condition.needed));
    }
    return u;
}

Goal goal_of(const Problem& problem) {
    Goal goal{std::vector<double>(problem.conditions().size()), {}, problem.tolerance(), true};
    for (const Condition& condition : problem.conditions())
        goal.pairing.push_back(condition.is_budget()   ? numerics::Pairing::equation
                               : condition.has_trade() ? numerics::Pairing::complementary
                                                       : numerics::Pairing::held);
    return goal;
}

// Without wedges but those of budgets; and those smaller where the economy could not pay them.
Trial start(Problem& problem, std::vector<double> u, double tolerance) {
    for (;;) {
        Trial trial = problem.evaluate(u, tolerance);
        const double largest = *std::max_element(u.begin(), u.end());
        if (trial.solved() || problem.cancelled() || largest < smallest_start) return trial;
        for (double& each : u) each /= 2;
    }
}

// The first guess is where the conditions would hold if buyers changed sellers and nothing else moved; with a start,
// the wedges there.
Standing first_guess(Problem& problem, const Goal& goal, const std::vector<double>& alone, const PolicyStart* from) {
    const double loose = std::max(loosest_solve, problem.tolerance());
    const std::size_t count = problem.conditions().size();
    const Trial base = problem.at_base_prices(alone);
    std::vector<double> guess = step_towards(problem, goal, base, base.structure, longest_step);
    if (guess.empty()) guess = alone;
    const bool near = from != nullptr && from->wedge_rates.size() == count;
    if (near)
        for (std::size_t k = 0; k < count; ++k)
            if (goal.pairing[k] != numerics::Pairing::held)
                guess[k] = std::min(problem.conditions()[k].unknown(from->wedge_rates[k]), furthest);
    Standing at;
    at.here = near ? problem.evaluate(guess, std::max(near_solve, problem.tolerance()), &from->point)
                   : problem.evaluate(guess, loose);
    if (!at.here.solved() && !problem.cancelled()) at.here = start(problem, alone, loose);
    at.slope = !at.here.solved() ? base.structure : at.here.structure;
    if (near && at.here.solved() && from->slopes.size() == at.slope.size()) at.slope = from->slopes;
    return at;
}

// To the goal, or to the limit.
Limit travel(Problem& problem, const Goal& goal, const PolicyStart* from) {
    const std::vector<double> alone = budgets_alone(problem);
    Standing at = first_guess(problem, goal, alone, from);
    if (!at.here.solved()) return {std::move(at), {}};
    Arrival arrival = newton(problem, goal, std::move(at));
    if (arrival.arrived || problem.cancelled()) return {std::move(arrival.at), {}};
    at = std::move(arrival.at);
    at.past.clear();
    at.here = start(problem, alone, std::max(loosest_solve, problem.tolerance()));
    if (!at.here.solved()) return {std::move(at), {}};
    arrival = difference_slopes(problem, goal, std::move(at));
    if (!arrival.arrived) return {std::move(arrival.at), {}};
    arrival = move_targets(problem, goal, std::move(arrival.at));
    if (arrival.arrived || problem.cancelled()) return {std::move(arrival.at), {}};
    return find_limit(problem, goal, std::move(arrival.at));
}

// A quota whose wedge would be above the rate beyond it has that rate, and more than the quota comes in; where less
// than the quota would come in at it, it is a quota again. eq:tariff-rate-quota
Limit travel_past_quotas(Problem& problem, Goal& goal, const PolicyStart* from) {
    Limit end = travel(problem, goal, from);
    for (std::size_t round = 0; round <= 2 * goal.pairing.size(); ++round) {
        if (!end.at.here.solved() || problem.cancelled() || !end.conditions.empty()) return end;
        std::vector<double> u = end.at.here.u;
        bool changed = false;
        for (std::size_t k = 0; k < u.size(); ++k) {
            const Condition& each = problem.conditions()[k];
            if (!(each.above > 0) || !each.has_trade()) continue;
            if (goal.pairing[k] != numerics::Pairing::held ? each.wedge(u[k]) > each.above
                                                           : end.at.here.g[k] > goal.tolerance) {
                const bool past = goal.pairing[k] != numerics::Pairing::held;
                goal.pairing[k] = past ? numerics::Pairing::held : numerics::Pairing::complementary;
                u[k] = each.unknown(each.above);
                changed = true;
            }
        }
        if (!changed) return end;
        end.at.here = problem.evaluate(u, problem.tolerance(), end.at.here, {});
        end.at.past.clear();
        if (!end.at.here.solved()) return end;
        end.at = newton(problem, goal, std::move(end.at)).at;
    }
    return end;
}

// Says how the search ended, and looks at limits as closely as at a solution.
void judge(Problem& problem, const Goal& goal, Limit& end) {
    Trial& here = end.at.here;
    if (!here.solved()) return;
    if (problem.cancelled()) {
        here.equilibrium.status = model::Status::cancelled;
        return;
    }
    if (end.conditions.empty() && !reached(problem, here, goal)) {
        here.equilibrium.status = model::Status::diverged;
        return;
    }
    for (std::size_t k = 0; k < here.u.size(); ++k)
        if (!problem.conditions()[k].has_trade() && here.g[k] < -goal.tolerance) end.conditions.push_back(k);
    if (end.conditions.empty()) return;
    if (here.tolerance > problem.tolerance())
        if (Trial again = problem.evaluate(here.u, problem.tolerance(), here, end.at.past); again.solved())
            here = std::move(again);
    if (problem.max_iterations() < most_iterations_a_trial) {
        here.equilibrium.status = model::Status::iteration_limit;  // more might have been enough
        end.conditions.clear();
        return;
    }
    here.equilibrium.status = model::Status::infeasible;
    here.equilibrium.worst_equation = problem.conditions()[end.conditions.front()].what;
}

Limit whole_search(Problem& problem, const PolicyStart* from) {
    Goal goal = goal_of(problem);
    Limit end = travel_past_quotas(problem, goal, from);
    judge(problem, goal, end);
    return end;
}

bool has_answer(const Limit& end) {
    return end.at.here.solved() || end.at.here.equilibrium.status == model::Status::infeasible;
}

}  // namespace

Found find_wedges(const world::World& world, std::span<const Condition> conditions, const model::Wedges& without,
                  const model::SolveOptions& options, const model::Progress& progress, const PolicyStart* from) {
    Problem problem(world, conditions, without, options, progress);
    Limit end;
    if (conditions.empty()) {
        problem.check_all();
        end.at.here = problem.evaluate({}, options.tolerance, from != nullptr ? &from->point : nullptr);
    } else if (end = whole_search(problem, from); has_answer(end) && !problem.confirm(end.at.here)) {
        problem.check_all();
        end = whole_search(problem, from);
    }
    Found found{std::move(end.at.here.equilibrium), wedge_of(conditions, end.at.here.u), std::move(end.at.slope),
                std::move(end.conditions)};
    found.equilibrium.iterations = problem.iterations();
    found.equilibrium.passes = problem.passes();
    return found;
}

}  // namespace parley::policy::conditions

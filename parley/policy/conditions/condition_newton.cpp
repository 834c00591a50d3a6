#include "parley/policy/conditions/condition_newton.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parley::policy::conditions {
namespace {

constexpr double solve_per_gap = 1e-5;    // tolerance in proportion to the conditions' gap when they are near
constexpr double noise = 100;             // ln of a flow moves by up to so much times the gap of its equilibrium
constexpr double shortest_step = 1e-9;    // a step that has been cut to this leads nowhere
constexpr int most_rounds = 40;           // Newton steps to one goal
constexpr std::size_t patience = 6;       // Newton steps in which the gap must halve
constexpr int most_rejected = 6;          // in a row
constexpr double difference_step = 1e-4;  // in u

// Broyden's (1965) update: the slopes that agree with the last step and else change least, about half way along it;
// from there to its end they change as those of slopes_at() do.
void learn(Standing& at, const Trial& to) {
    const Trial& from = at.here;
    const std::size_t count = from.u.size();
    double length = 0.0;
    for (std::size_t k = 0; k < count; ++k) length += (to.u[k] - from.u[k]) * (to.u[k] - from.u[k]);
    if (!(length > 0)) return;
    at.past.push_back(from);
    if (at.past.size() > count) at.past.erase(at.past.begin());
    // A step so short that the flows' changes are the solver's noise teaches nothing.
    if (distance(from.u, to.u) < noise * std::max(from.tolerance, to.tolerance)) return;
    for (std::size_t j = 0; j < count; ++j) {
        if (std::abs(from.g[j]) == certain || std::abs(to.g[j]) == certain) continue;
        double* slope = at.slope.data() + j * count;
        const auto bend = [&] {
            for (std::size_t k = 0; k < count; ++k)
                slope[k] += (to.structure[j * count + k] - from.structure[j * count + k]) / 2;
        };
        bend();
        double surprise = to.g[j] - from.g[j];
        for (std::size_t k = 0; k < count; ++k) surprise -= slope[k] * (to.u[k] - from.u[k]);
        for (std::size_t k = 0; k < count; ++k) slope[k] += surprise * (to.u[k] - from.u[k]) / length;
        bend();
    }
}

}  // namespace

std::vector<double> step_towards(const Problem& problem, const Goal& goal, const Trial& trial,
                                 const std::vector<double>& slope, double longest) {
    const std::vector<double>& u = trial.u;
    std::vector<double> g = trial.g;
    for (std::size_t k = 0; k < g.size(); ++k) g[k] -= goal.shift[k];
    const auto next = complementary_step(slope, u, g, goal.pairing);
    if (!next) return {};
    const double length = distance(*next, u);
    std::vector<double> result = u;
    for (std::size_t k = 0; k < u.size(); ++k) {
        result[k] += (length > longest ? longest / length : 1.0) * ((*next)[k] - u[k]);
        if (problem.conditions()[k].is_budget()) result[k] = std::max(result[k], u[k] / 4);
        result[k] = std::min(result[k], furthest);
    }
    return result;
}

Arrival difference_slopes(Problem& problem, const Goal& goal, Standing at) {
    const std::size_t count = at.here.u.size();
    const double tolerance = std::min(problem.tolerance(), 1e-10);
    Trial here = problem.evaluate(at.here.u, tolerance, at.here, at.past);
    if (!here.solved()) return {std::move(at), false};
    at.here = std::move(here);
    for (std::size_t k = 0; k < count; ++k) {
        if (goal.pairing[k] == numerics::Pairing::held) continue;
        for (const double step : {difference_step, -difference_step}) {
            std::vector<double> u = at.here.u;
            if (u[k] + step < 0) continue;
            u[k] += step;
            const Trial trial = problem.evaluate(u, tolerance, at.here, at.past);
            if (problem.cancelled()) return {std::move(at), false};
            if (!trial.solved()) continue;
            for (std::size_t j = 0; j < count; ++j) at.slope[j * count + k] = (trial.g[j] - at.here.g[j]) / step;
            break;
        }
    }
    return {std::move(at), true};
}

Arrival newton(Problem& problem, const Goal& goal, Standing at) {
    double longest = longest_step, tightest = problem.tolerance();
    int rejected = 0;
    std::vector<double> gaps;
    for (int round = 0; round < most_rounds && !problem.cancelled(); ++round) {
        if (reached(problem, at.here, goal)) return {std::move(at), true};
        const double before = gap(at.here, goal);
        gaps.push_back(before);
        if (gaps.size() > patience && before > gaps[gaps.size() - 1 - patience] / 2) break;
        const double tolerance = std::clamp(solve_per_gap * before, tightest, std::max(tightest, loosest_solve));
        if (before <= goal.tolerance && at.here.tolerance > tightest) {
            Trial again = problem.evaluate(at.here.u, tightest, at.here, at.past);
            if (!again.solved()) break;
            at.here = std::move(again);
            continue;
        }
        const std::vector<double> u = step_towards(problem, goal, at.here, at.slope, longest);
        if (u.empty()) break;
        const double length = distance(u, at.here.u);
        Trial trial = problem.evaluate(u, tolerance, at.here, at.past);
        if (problem.cancelled()) break;
        if (!trial.solved()) {
            longest = length / 4;
            if (longest < shortest_step || ++rejected > most_rejected) break;
            continue;
        }
        const double after = gap(trial, goal);
        learn(at, trial);
        // A trial that is solved better may look worse.
        if (after < before || (trial.tolerance < at.here.tolerance && after < noise * at.here.tolerance)) {
            at.here = std::move(trial);
            rejected = 0;
            longest = std::min(2 * longest, longest_step);
            continue;
        }
        for (std::size_t k = 0; k < at.slope.size(); ++k) at.slope[k] += at.here.structure[k] - trial.structure[k];
        if (++rejected > most_rejected) break;
        // Close by, what disturbs is how far the equilibria were solved; further off, the slopes.
        if (before <= 1e3 * goal.tolerance) {
            tightest = std::max(tightest / 10, 1e-14);
        } else if (rejected % 2 == 0) {
            Arrival differenced = difference_slopes(problem, goal, std::move(at));
            at = std::move(differenced.at);
            if (!differenced.arrived) break;
        }
        longest = length / 2;
    }
    return {std::move(at), false};
}

}  // namespace parley::policy::conditions

#include "parley/policy/conditions/condition_continuation.hpp"

#include <algorithm>
#include <utility>

#include "parley/policy/conditions/condition_newton.hpp"

namespace parley::policy::conditions {
namespace {

constexpr double first_stride = 0.25, shortest_stride = 1.0 / 32;

}  // namespace

Arrival move_targets(Problem& problem, const Goal& goal, Standing at) {
    std::vector<double> violation = at.here.g;
    for (std::size_t k = 0; k < violation.size(); ++k)
        if (goal.pairing[k] == numerics::Pairing::complementary) violation[k] = std::min(violation[k], 0.0);
    Goal on_the_way = goal;
    double done = 0.0, stride = first_stride;
    while (done < 1 && !problem.cancelled()) {
        const double next = std::min(1.0, done + stride);
        on_the_way.final = next == 1;
        on_the_way.tolerance = on_the_way.final ? goal.tolerance : goal_on_the_way;
        for (std::size_t k = 0; k < violation.size(); ++k) on_the_way.shift[k] = (1 - next) * violation[k];
        const Trial before = at.here;
        Arrival arrival = newton(problem, on_the_way, std::move(at));
        at = std::move(arrival.at);
        if (arrival.arrived) {
            done = next;
            stride = std::min(2 * stride, first_stride);
            continue;
        }
        at.here = before;
        if (problem.cancelled() || (stride /= 2) < shortest_stride) return {std::move(at), false};
        at.past.clear();
        arrival = difference_slopes(problem, on_the_way, std::move(at));
        at = std::move(arrival.at);
        if (!arrival.arrived) return {std::move(at), false};
    }
    return {std::move(at), !problem.cancelled()};
}

}  // namespace parley::policy::conditions

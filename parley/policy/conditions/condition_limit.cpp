#include "parley/policy/conditions/condition_limit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/policy/conditions/condition_continuation.hpp"
#include "parley/policy/conditions/condition_newton.hpp"

namespace parley::policy::conditions {
namespace {

constexpr double first_probe = 0.25, shortest_probe = 1e-4;  // in u, towards the best that a wedge can do
constexpr double smallest_gain = 1e-6;                       // of a probe, over the base flow: nothing more to be had
constexpr int most_halvings = 40;
constexpr double grid[] = {0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8};

// One condition whose wedge is held, and the goal of the others.
struct Held {
    std::size_t condition;
    numerics::Pairing paired;  // of the condition when it is not held
    Goal others;
};

// The equilibrium with the wedge held at `u` and the others' conditions met, from `from`. Where there is none, `at` as
// it was.
Arrival meet_others(Problem& problem, const Held& held, double u_held, const Trial& from, Standing at) {
    std::vector<double> u = from.u;
    u[held.condition] = u_held;
    Trial trial = problem.evaluate(u, std::max(problem.tolerance(), goal_on_the_way), from, at.past);
    if (!trial.solved()) return {std::move(at), false};
    at.here = std::move(trial);
    at.past.clear();
    return newton(problem, held.others, std::move(at));
}

// Between `below`, where the wedge that is held does too little, and `at`, where it does enough: the condition met with
// the others, by halving and then by Newton.
Arrival cross(Problem& problem, const Held& held, Trial below, Standing at) {
    const std::size_t k = held.condition;
    Trial above = at.here;
    Goal all = held.others;
    all.pairing[k] = held.paired;
    for (int halvings = 0; halvings < most_halvings && !problem.cancelled(); ++halvings) {
        at.past.clear();
        at.here = below.slack[k] > -above.slack[k] ? below : above;
        Arrival arrival = newton(problem, all, std::move(at));
        if (arrival.arrived) return arrival;
        arrival = meet_others(problem, held, (below.u[k] + above.u[k]) / 2, below, std::move(arrival.at));
        if (!arrival.arrived) return arrival;
        at = std::move(arrival.at);
        (at.here.slack[k] < 0 ? below : above) = at.here;
    }
    return {std::move(at), false};
}

// To where the wedge that is held does most, the others' conditions met all along. First over a coarse grid, because
// what a wedge does may have several peaks; then back and forth about the best of it, ever closer.
class Peak {
public:
    Peak(Problem& problem, const Held& held, Standing first)
        : problem_(problem), held_(held), best_(first.here), at_(std::move(first)) {}

    Limit reach() {
        over_the_grid();
        closer();
        if (met_) return {std::move(at_), {}};
        at_.here = best_;
        return {std::move(at_), {held_.condition}};
    }

private:
    double does(const Trial& trial) const { return trial.slack[held_.condition]; }

    // Whether the wedge does more at `u` than anywhere before.
    bool try_at(double u, const Trial& from) {
        if (enough_ || problem_.cancelled()) return false;
        Arrival arrival = meet_others(problem_, held_, u, from, std::move(at_));
        at_ = std::move(arrival.at);
        if (!arrival.arrived) return false;
        const bool better = does(at_.here) > does(best_);
        const Trial before = std::exchange(best_, better ? at_.here : Trial(best_));
        enough_ = better && does(best_) >= 0 && does(before) < 0;
        if (enough_) {
            arrival = cross(problem_, held_, before, std::move(at_));
            at_ = std::move(arrival.at);
            met_ = arrival.arrived;
        }
        return better;
    }

    void over_the_grid() {
        Trial from = best_;
        const double first = from.u[held_.condition];
        for (const double u : grid)
            if (u > first) {
                (void)try_at(u, from);
                if (at_.here.solved()) from = at_.here;
            }
    }

    void closer() {
        double gain = 1.0;
        for (double probe = first_probe;
             std::abs(probe) >= shortest_probe && gain >= smallest_gain && !enough_ && !problem_.cancelled();) {
            const double before = does(best_), from = best_.u[held_.condition];
            const double u = std::clamp(from + probe, 0.0, furthest);
            if (u != from && try_at(u, Trial(best_))) {
                gain = does(best_) - before;
                probe *= 2;
            } else {
                probe = probe > 0 ? -probe : -probe / 2;
            }
        }
    }

    Problem& problem_;
    const Held& held_;
    Trial best_;
    Standing at_;
    bool enough_ = false, met_ = false;
};

// Those whose wedges would have to go furthest come first.
std::vector<std::size_t> unmet(const Goal& goal, const Standing& at) {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < goal.pairing.size(); ++k)
        if (goal.pairing[k] != numerics::Pairing::held && at.here.g[k] < -goal.tolerance) result.push_back(k);
    const std::vector<double> tangent =
        complementary_step(at.slope, at.here.u, at.here.g, goal.pairing).value_or(at.here.u);
    std::stable_sort(result.begin(), result.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(tangent[a] - at.here.u[a]) > std::abs(tangent[b] - at.here.u[b]);
    });
    return result;
}

}  // namespace

Limit find_limit(Problem& problem, const Goal& goal, Standing at) {
    const Trial together = at.here;
    const std::vector<std::size_t> in_the_way = unmet(goal, at);
    for (const std::size_t k : in_the_way) {
        Held held{k, goal.pairing[k], goal};
        held.others.pairing[k] = numerics::Pairing::held;
        at.here = together;
        at.past.clear();
        Arrival arrival = difference_slopes(problem, held.others, std::move(at));
        if (arrival.arrived) arrival = move_targets(problem, held.others, std::move(arrival.at));
        at = std::move(arrival.at);
        if (arrival.arrived) return Peak(problem, held, std::move(at)).reach();
        if (problem.cancelled()) return {std::move(at), {}};
    }
    // Several stand in the way.
    at.here = together;
    return {std::move(at), in_the_way};
}

}  // namespace parley::policy::conditions

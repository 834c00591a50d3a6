// Where Newton does not arrive: targets in strides, and how far one gets.
#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/policy/conditions/condition_search.hpp"

namespace parley::policy::conditions {
namespace {

constexpr double on_the_way_tolerance = 1e-5;
constexpr double first_stride = 0.25, shortest_stride = 1.0 / 32;
constexpr double first_probe = 0.25, shortest_probe = 1e-4;  // in u, towards the best that a wedge can do
constexpr double smallest_gain = 1e-6;                       // of a probe, over the base flow: nothing more to be had
constexpr int most_halvings = 40;
constexpr double grid[] = {0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8};

}  // namespace

// Targets moved in strides from what is reached at `here_` to those of the goal. On failure `here_` is the furthest.
bool QuantitySearch::approach(Goal goal) {
    std::vector<double> violation = here_.g;
    for (std::size_t k = 0; k < violation.size(); ++k)
        if (goal.pairing[k] == numerics::Pairing::complementary) violation[k] = std::min(violation[k], 0.0);
    const double tolerance = goal.tolerance;
    double at = 0.0, stride = first_stride;
    while (at < 1 && !cancelled_) {
        const double next = std::min(1.0, at + stride);
        goal.final = next == 1;
        goal.tolerance = goal.final ? tolerance : on_the_way_tolerance;
        for (std::size_t k = 0; k < violation.size(); ++k) goal.shift[k] = (1 - next) * violation[k];
        const Trial before = here_;
        if (settle(goal)) {
            at = next;
            stride = std::min(2 * stride, first_stride);
            continue;
        }
        here_ = before;
        if (cancelled_ || (stride /= 2) < shortest_stride) return false;
        past_.clear();
        if (!difference_slopes(goal)) return false;
    }
    return !cancelled_;
}

// `here_` is as far as all targets can go together. The condition that stands in the way is one without which the
// others can be met; its wedge is then moved to where it does most, the others met all along.
void QuantitySearch::find_limit(Goal goal) {
    const Trial together = here_;
    std::vector<std::size_t> unmet;
    for (std::size_t k = 0; k < goal.pairing.size(); ++k)
        if (goal.pairing[k] != numerics::Pairing::held && together.g[k] < -goal.tolerance) unmet.push_back(k);
    // First those whose wedges would have to go furthest.
    const std::vector<double> tangent =
        complementary_step(slope_, together.u, together.g, goal.pairing).value_or(together.u);
    std::stable_sort(unmet.begin(), unmet.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(tangent[a] - together.u[a]) > std::abs(tangent[b] - together.u[b]);
    });
    for (const std::size_t k : unmet) {
        const numerics::Pairing paired = std::exchange(goal.pairing[k], numerics::Pairing::held);
        here_ = together;
        past_.clear();
        if (difference_slopes(goal) && approach(goal)) {
            limits_ = {k};
            push_to_limit(goal, k, paired);
            return;
        }
        if (cancelled_) return;
        goal.pairing[k] = paired;
    }
    // Several stand in the way.
    here_ = together;
    limits_ = unmet;
}

// The equilibrium with the wedge of one condition held at `u` and the others' conditions met, from `from`; in here_.
bool QuantitySearch::settle_at(double u_held, std::size_t held, const Goal& goal, const Trial& from) {
    std::vector<double> u = from.u;
    u[held] = u_held;
    Trial trial = look(u, std::max(options_.tolerance, on_the_way_tolerance), &from);
    if (!trial.solved()) return false;
    here_ = std::move(trial);
    past_.clear();
    return settle(goal);
}

// Between `below`, where the wedge that is held does too little, and here_, where it does enough: the condition met
// with the others, by halving and then by Newton.
bool QuantitySearch::cross(Goal goal, std::size_t held, numerics::Pairing paired, Trial below) {
    Trial above = here_;
    Goal full = goal;
    full.pairing[held] = paired;
    for (int halvings = 0; halvings < most_halvings && !cancelled_; ++halvings) {
        past_.clear();
        here_ = below.slack[held] > -above.slack[held] ? below : above;
        if (settle(full)) return true;
        if (!settle_at((below.u[held] + above.u[held]) / 2, held, goal, below)) return false;
        (here_.slack[held] < 0 ? below : above) = here_;
    }
    return false;
}

// From here_ to where the wedge of `worst` does most, the others' conditions met all along; limits_ is emptied if that
// is enough after all. First over a coarse grid, because what a wedge does may have several peaks; then back and forth
// about the best of it, ever closer.
void QuantitySearch::push_to_limit(const Goal& goal, std::size_t worst, numerics::Pairing paired) {
    const Trial first = here_;
    Trial best = first;
    bool enough = false;
    const auto try_at = [&](double u, const Trial& from) {
        if (enough || cancelled_ || !settle_at(u, worst, goal, from)) return false;
        const bool better = here_.slack[worst] > best.slack[worst];
        const Trial before = std::exchange(best, better ? here_ : Trial(best));
        enough = better && best.slack[worst] >= 0 && before.slack[worst] < 0;
        if (enough && cross(goal, worst, paired, before)) limits_.clear();
        return better;
    };
    Trial from = first;
    for (const double u : grid)
        if (u > first.u[worst]) {
            (void)try_at(u, from);
            if (here_.solved()) from = here_;
        }
    double gain = 1.0;
    for (double probe = first_probe;
         std::abs(probe) >= shortest_probe && gain >= smallest_gain && !enough && !cancelled_;) {
        const double before = best.slack[worst], u = std::clamp(best.u[worst] + probe, 0.0, furthest);
        if (u != best.u[worst] && try_at(u, Trial(best))) {
            gain = best.slack[worst] - before;
            probe *= 2;
        } else {
            probe = probe > 0 ? -probe : -probe / 2;
        }
    }
    if (!limits_.empty()) here_ = best;
}

}  // namespace parley::policy::conditions

// Where Newton does not arrive: targets in strides, and how far one gets.
#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/policy/quantity_search.hpp"

namespace parley {
namespace {

constexpr double on_the_way_tolerance = 1e-5;
constexpr double first_stride = 0.25, shortest_stride = 1.0 / 32;
constexpr double first_probe = 0.25, shortest_probe = 1e-4;  // in u, towards the best that a wedge can do
constexpr double smallest_gain = 1e-6;                       // of a probe, in logs: nothing more to be had

}  // namespace

// Targets moved in strides from what is reached at `here_` to those of the goal. On failure `here_` is the furthest.
bool QuantitySearch::approach(Goal goal) {
    std::vector<double> violation = here_.g;
    for (std::size_t k = 0; k < violation.size(); ++k)
        if (goal.pairing[k] == Pairing::complementary) violation[k] = std::min(violation[k], 0.0);
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
        if (goal.pairing[k] != Pairing::held && together.g[k] < -goal.tolerance) unmet.push_back(k);
    // First those whose wedges would have to go furthest.
    const std::vector<double> tangent =
        complementary_step(slope_, together.u, together.g, goal.pairing).value_or(together.u);
    std::stable_sort(unmet.begin(), unmet.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(tangent[a] - together.u[a]) > std::abs(tangent[b] - together.u[b]);
    });
    for (const std::size_t k : unmet) {
        const Pairing paired = std::exchange(goal.pairing[k], Pairing::held);
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

void QuantitySearch::push_to_limit(Goal goal, std::size_t worst, Pairing paired) {
    Trial best = here_;
    for (double probe = first_probe; std::abs(probe) >= shortest_probe && !cancelled_;) {
        std::vector<double> u = best.u;
        u[worst] = std::clamp(u[worst] + probe, 0.0, furthest);
        const bool moves = u[worst] != best.u[worst];
        Trial trial = moves ? look(u, options_.tolerance, &best) : Trial{};
        if (trial.solved()) {
            here_ = std::move(trial);
            past_.clear();
            if (settle(goal)) {
                const double gain = here_.g[worst] - best.g[worst];
                if (here_.g[worst] >= 0) {  // there is a way after all
                    goal.pairing[worst] = paired;
                    const Trial across = here_;
                    if (settle(goal)) {
                        limits_.clear();
                        return;
                    }
                    here_ = across;
                }
                if (gain > 0) {
                    best = here_;
                    if (gain < smallest_gain) break;
                    probe *= 2;
                    continue;
                }
            }
        }
        // Back and forth, ever closer.
        probe = probe > 0 ? -probe : -probe / 2;
    }
    here_ = best;
}

}  // namespace parley

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <utility>

#include "parley/strategy/search/joint.hpp"

namespace parley::strategy {
namespace {

constexpr std::size_t memory = 40;        // pairs of differences
constexpr double longest_together = 0.4;  // of a rate's factor in one step
constexpr double sufficient = 1e-4;       // of the rise that the slope promises (Armijo)
constexpr double noise = 1e-11;           // of a value
constexpr int most_shorter = 15;

// Differences of unknowns and of minus the gradient.
struct Pair {
    std::vector<double> moved, changed;
    double product;
};

double dot_of(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

// The two-loop recursion (Nocedal 1980), from the inverse of the metric; held variables stay.
std::vector<double> direction_of(const std::deque<Pair>& pairs, std::vector<double> gradient,
                                 const std::vector<double>& metric, const std::vector<bool>& held) {
    const std::size_t size = gradient.size();
    for (std::size_t k = 0; k < size; ++k)
        if (held[k]) gradient[k] = 0.0;
    std::vector<double> weight(pairs.size());
    for (std::size_t p = pairs.size(); p-- > 0;) {
        weight[p] = dot_of(pairs[p].moved, gradient) / pairs[p].product;
        for (std::size_t k = 0; k < size; ++k) gradient[k] -= weight[p] * pairs[p].changed[k];
    }
    double scale = 1.0;
    if (!pairs.empty()) {
        double size_of_change = 0.0;
        for (std::size_t k = 0; k < size; ++k)
            size_of_change += pairs.back().changed[k] * pairs.back().changed[k] / metric[k];
        scale = pairs.back().product / size_of_change;
    }
    for (std::size_t k = 0; k < size; ++k) gradient[k] *= scale / metric[k];
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        const double back = dot_of(pairs[p].changed, gradient) / pairs[p].product;
        for (std::size_t k = 0; k < size; ++k) gradient[k] += (weight[p] - back) * pairs[p].moved[k];
    }
    for (std::size_t k = 0; k < size; ++k)
        if (held[k]) gradient[k] = 0.0;
    return gradient;
}

}  // namespace

Climb climb_together(Path& path, const Objective& objective, std::vector<double> start, double tolerance, int max_steps,
                     bool afresh, const Climb* known) {
    const world::World& world = *path.stage.world;
    const std::vector<double> least = least_logs(path.layout), most = most_logs(path.layout);
    const std::size_t size = path.layout.size();
    const auto within = [&](std::vector<double>& logs) {
        for (std::size_t k = 0; k < size; ++k) logs[k] = std::clamp(logs[k], least[k], most[k]);
    };
    Climb result;
    result.verdict = Verdict::unsolved;
    within(start);
    result.logs = std::move(start);
    if (!path.go_to(result.logs, afresh)) {
        result.why = path.why;
        return result;
    }
    std::deque<Pair> pairs;
    std::vector<double> last_logs, last_gradient;
    for (int step = 0; step < max_steps; ++step) {
        const ObjectiveAt at = objective(world, path.wedges, path.equilibrium.point);
        const Path::Slope slope = path.slope_of(at);
        if (!slope.found) {
            result.why = path.why;
            return result;
        }
        result.value = at.value;
        result.gradient = slope.gradient;
        if (result.metric.empty())
            result.metric = own_step(world, path.wedges, path.layout, slope.shadow, result.logs, slope.gradient,
                                     longest_together, every_chooser)
                                .metric;
        std::vector<bool> held(size);
        result.projected_gradient = 0.0;
        for (std::size_t k = 0; k < size; ++k) {
            const double left = projected(slope.gradient[k], result.logs[k], least[k], most[k]);
            held[k] = left == 0.0;
            result.projected_gradient = std::max(result.projected_gradient, std::abs(left));
        }
        result.at_known = known && is_beside(*known, result);
        if (result.at_known || result.projected_gradient <= tolerance) {
            result.verdict = Verdict::found;
            return result;
        }
        if (!last_logs.empty()) {
            Pair pair{std::vector<double>(size), std::vector<double>(size), 0.0};
            for (std::size_t k = 0; k < size; ++k) {
                pair.moved[k] = result.logs[k] - last_logs[k];
                pair.changed[k] = last_gradient[k] - slope.gradient[k];
            }
            pair.product = dot_of(pair.moved, pair.changed);
            if (pair.product > 1e-12 * std::sqrt(dot_of(pair.moved, pair.moved) * dot_of(pair.changed, pair.changed)))
                pairs.push_back(std::move(pair));
            if (pairs.size() > memory) pairs.pop_front();
        }
        bool moved = false;
        for (int attempt = 0; attempt < 2 && !moved; ++attempt) {
            if (attempt == 1) pairs.clear();
            std::vector<double> along = direction_of(pairs, slope.gradient, result.metric, held);
            double rise = dot_of(along, slope.gradient), longest = 0.0;
            if (!(rise > 0)) continue;
            for (const double each : along) longest = std::max(longest, std::abs(each));
            double length = std::min(1.0, longest_together / longest);
            for (int shorter = 0; shorter < most_shorter && !moved; ++shorter) {
                std::vector<double> next(size);
                for (std::size_t k = 0; k < size; ++k) next[k] = result.logs[k] + length * along[k];
                within(next);
                double gained = -std::numeric_limits<double>::infinity();
                if (path.go_to(next))
                    gained = objective(world, path.wedges, path.equilibrium.point).value - at.value;
                else if (path.cancelled) {
                    result.verdict = Verdict::cancelled;
                    return result;
                }
                moved = gained >= sufficient * length * rise - noise;
                if (moved) {
                    last_logs = std::move(result.logs);
                    last_gradient = slope.gradient;
                    result.logs = std::move(next);
                    break;
                }
                // The parabola through the slope and what was gained.
                const double curved = length * rise - gained;
                const double best = std::isfinite(gained) && curved > 0 ? length * length * rise / (2 * curved) : 0.0;
                length = std::clamp(best, 0.1 * length, 0.5 * length);
            }
        }
        if (!moved) {
            (void)path.go_to(result.logs);
            result.why = "no step climbs";
            break;
        }
    }
    result.verdict = Verdict::step_limit;
    return result;
}

Climb climb_to_the_top(Path& path, const Objective& objective, const std::vector<double>& start, double tolerance,
                       int max_steps, const Climb* known) {
    Climb result = climb(path, objective, start, tolerance, max_steps, true, known);
    if (result.verdict != Verdict::step_limit) return result;
    Climb further = climb_together(path, objective, result.logs, tolerance, max_steps, false, known);
    return further.verdict == Verdict::found || further.value > result.value ? further : result;
}

}  // namespace parley::strategy

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/numerics/dense.hpp"
#include "parley/strategy/search/joint.hpp"

namespace parley::strategy {
namespace {

constexpr double longest_newton = 0.4;  // of a rate's factor in one step
constexpr double difference = 1e-3;     // in the log of a rate: slopes there less slopes here are a column
constexpr double kept_while = 0.3;      // of the gradient is left by a step: the columns still serve
constexpr double noise_of_values = 1e-11;
constexpr int halvings_of_newton = 12, most_shifts = 8;

// The step of (shift·D − H) d = g over the variables that no bound holds, H symmetric; empty where it does not climb.
std::vector<double> newton_step(const std::vector<double>& hessian, const std::vector<double>& gradient,
                                const std::vector<bool>& held, double shift) {
    const std::size_t size = gradient.size();
    std::vector<double> scale(size), matrix(size * size, 0.0), right(size, 0.0);
    for (std::size_t k = 0; k < size; ++k) scale[k] = std::sqrt(std::max(std::abs(hessian[k * size + k]), 1e-12));
    for (std::size_t p = 0; p < size; ++p) {
        if (!held[p]) right[p] = gradient[p] / scale[p];
        for (std::size_t q = 0; q < size; ++q)
            matrix[p * size + q] = held[p] || held[q]
                                       ? (p == q ? 1.0 : 0.0)
                                       : (p == q ? shift : 0.0) - (hessian[p * size + q] + hessian[q * size + p]) /
                                                                      (2 * scale[p] * scale[q]);
    }
    const auto solved = numerics::solve_dense(matrix, right, 1e-12);
    if (!solved) return {};
    double climbs = 0.0, plain = 0.0;
    std::vector<double> step(size, 0.0);
    for (std::size_t k = 0; k < size; ++k) {
        climbs += right[k] * (*solved)[k];
        plain += right[k] * right[k];
        step[k] = held[k] ? 0.0 : std::clamp((*solved)[k] / scale[k], -longest_newton, longest_newton);
    }
    return climbs > 1e-6 * plain ? step : std::vector<double>{};
}

}  // namespace

Climb climb_by_newton(Path& path, const Objective& objective, std::vector<double> start, double tolerance,
                      int max_steps) {
    const world::World& world = *path.stage.world;
    const std::vector<double> least = least_logs(path.layout), most = most_logs(path.layout);
    const std::size_t size = path.layout.size();
    Climb result;
    result.verdict = Verdict::unsolved;
    result.logs = std::move(start);
    std::vector<double> hessian;
    double last_gradient = 0.0;
    const auto failed = [&] {
        result.why = path.why;
        if (path.cancelled) result.verdict = Verdict::cancelled;
        return result;
    };
    if (!path.go_to(result.logs)) return failed();
    for (int step = 0; step < max_steps; ++step) {
        const ObjectiveAt at = objective(world, path.wedges, path.equilibrium.point);
        const Path::Slope slope = path.slope_of(at);
        if (!slope.found) return failed();
        result.value = at.value;
        result.gradient = slope.gradient;
        result.metric = own_step(world, path.wedges, path.layout, slope.shadow, result.logs, slope.gradient,
                                 longest_newton, every_chooser)
                            .metric;
        std::vector<bool> held(size);
        result.projected_gradient = 0.0;
        for (std::size_t k = 0; k < size; ++k) {
            const double left = projected(slope.gradient[k], result.logs[k], least[k], most[k]);
            held[k] = left == 0.0;
            result.projected_gradient = std::max(result.projected_gradient, std::abs(left));
        }
        if (result.projected_gradient <= tolerance) {
            result.verdict = Verdict::found;
            return result;
        }
        if (hessian.empty() || result.projected_gradient > kept_while * last_gradient) {
            hessian.assign(size * size, 0.0);
            for (std::size_t k = 0; k < size; ++k) {
                if (held[k]) continue;
                std::vector<double> logs = result.logs;
                // Away from a bound that is near.
                const double moved = logs[k] + difference <= most[k] ? difference : -difference;
                logs[k] += moved;
                if (!path.go_to(logs)) return failed();
                const Path::Slope there = path.slope_of(objective(world, path.wedges, path.equilibrium.point));
                if (!there.found) return failed();
                for (std::size_t p = 0; p < size; ++p)
                    hessian[p * size + k] = (there.gradient[p] - slope.gradient[p]) / moved;
            }
        }
        last_gradient = result.projected_gradient;
        bool moved = false;
        double shift = 0.0;
        for (int attempt = 0; attempt < most_shifts && !moved; ++attempt, shift = std::max(4 * shift, 0.1)) {
            const std::vector<double> along = newton_step(hessian, slope.gradient, held, shift);
            double length = 1.0;
            for (int half = 0; !along.empty() && half < halvings_of_newton && !moved; ++half, length /= 2) {
                std::vector<double> next(size);
                for (std::size_t k = 0; k < size; ++k)
                    next[k] = std::clamp(result.logs[k] + length * along[k], least[k], most[k]);
                moved = path.go_to(next) &&
                        objective(world, path.wedges, path.equilibrium.point).value >= at.value - noise_of_values;
                if (path.cancelled) return failed();
                if (moved) result.logs = std::move(next);
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

}  // namespace parley::strategy

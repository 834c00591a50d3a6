#include "parley/strategy/best_answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "parley/core/parallel.hpp"
#include "parley/strategy/search/climb.hpp"
#include "parley/strategy/search/joint.hpp"
#include "parley/strategy/war.hpp"

namespace parley::strategy {
namespace {

constexpr int curvature_directions = 6;
constexpr double curvature_step = 1e-3;  // in logs, along a direction whose largest entry is one

// The largest vᵀHv/vᵀDv that a few Lanczos steps find: eq:curvature. Rates at a bound stay there.
double curvature_at(Path& path, const Objective& objective, const Climb& top) {
    const std::vector<double> least = least_logs(path.layout), most = most_logs(path.layout);
    const std::size_t size = path.layout.size();
    std::vector<std::size_t> free;
    for (std::size_t k = 0; k < size; ++k)
        if (top.logs[k] > least[k] + 1e-9 && top.logs[k] < most[k] - 1e-9) free.push_back(k);
    if (free.empty()) return -1.0;
    const std::size_t steps = std::min<std::size_t>(free.size(), curvature_directions);
    std::vector<std::vector<double>> basis;
    std::vector<double> direction(free.size()), tridiagonal(steps * steps, 0.0);
    for (std::size_t k = 0; k < free.size(); ++k)
        direction[k] = 0.5 + 0.6180339887498949 * static_cast<double>(k + 1) -
                       std::floor(0.6180339887498949 * static_cast<double>(k + 1));
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < steps; ++j) {
        double norm = 0.0;
        for (const double value : direction) norm += value * value;
        norm = std::sqrt(norm);
        if (!(norm > 1e-10)) break;
        for (double& value : direction) value /= norm;
        basis.push_back(direction);
        std::vector<double> logs = top.logs;
        double longest = 0.0;
        for (std::size_t k = 0; k < free.size(); ++k)
            longest = std::max(longest, std::abs(direction[k] / std::sqrt(top.metric[free[k]])));
        const double step = curvature_step / longest;
        for (std::size_t k = 0; k < free.size(); ++k)
            logs[free[k]] += step * direction[k] / std::sqrt(top.metric[free[k]]);
        if (!path.go_to(logs)) return std::numeric_limits<double>::quiet_NaN();
        const Path::Slope slope = path.slope_of(objective(*path.stage.world, path.wedges, path.equilibrium.point));
        if (!slope.found) return std::numeric_limits<double>::quiet_NaN();
        std::vector<double> product(free.size());
        for (std::size_t k = 0; k < free.size(); ++k)
            product[k] = (slope.gradient[free[k]] - top.gradient[free[k]]) / step / std::sqrt(top.metric[free[k]]);
        // Full orthogonalisation: the differences know H to a few digits only.
        for (std::size_t b = 0; b < basis.size(); ++b) {
            double along = 0.0;
            for (std::size_t k = 0; k < free.size(); ++k) along += basis[b][k] * product[k];
            if (b == j) tridiagonal[j * steps + j] = along;
            if (b + 1 == j) tridiagonal[j * steps + b] = tridiagonal[b * steps + j] = along;
            for (std::size_t k = 0; k < free.size(); ++k) product[k] -= along * basis[b][k];
        }
        direction = product;
    }
    // The largest eigenvalue by bisection on Sturm's count.
    const std::size_t held = basis.size();
    double low = -1e6, high = 1e6;
    for (int halving = 0; halving < 80; ++halving) {
        const double middle = (low + high) / 2;
        int above = 0;
        double pivot = 1.0;
        for (std::size_t k = 0; k < held; ++k) {
            const double off = k > 0 ? tridiagonal[k * steps + k - 1] : 0.0;
            pivot = tridiagonal[k * steps + k] - middle - (k > 0 ? off * off / pivot : 0.0);
            if (pivot == 0) pivot = -1e-30;
            if (pivot > 0) ++above;
        }
        (above > 0 ? low : high) = middle;
    }
    largest = (low + high) / 2;
    return largest;
}

// The factor of all logs, away from one in a direction, at which `kept` of the gain is left: bracket, then secant.
double flat_edge(Path& path, const Objective& objective, const Climb& top, double today, double kept, double towards) {
    const double wanted = today + kept * (top.value - today);
    const auto value_at = [&](double factor) {
        std::vector<double> logs = top.logs;
        const std::vector<double> least = least_logs(path.layout), most = most_logs(path.layout);
        for (std::size_t k = 0; k < logs.size(); ++k) logs[k] = std::clamp(factor * logs[k], least[k], most[k]);
        if (!path.go_to(logs)) return -std::numeric_limits<double>::infinity();
        return objective(*path.stage.world, path.wedges, path.equilibrium.point).value;
    };
    if (!(top.value > today)) return 1.0;
    double near = 1.0, far = towards, at_near = top.value - wanted;
    double at_far = value_at(far) - wanted;
    if (at_far >= 0) return far;
    for (int step = 0; step < 12; ++step) {
        // The top is a parabola: its own root of two values first, then halves of the bracket.
        const double ratio = std::isfinite(at_far) && step < 6 ? std::sqrt(at_near / (at_near - at_far)) : 0.5;
        const double middle = near + std::clamp(ratio, 0.1, 0.9) * (far - near);
        const double at_middle = value_at(middle) - wanted;
        if (std::abs(at_middle) <= 1e-3 * (top.value - today)) return middle;
        if (at_middle > 0) {
            near = middle;
            at_near = at_middle;
        } else {
            far = middle;
            at_far = at_middle;
        }
    }
    return near;
}

// A search from each start. The first goes alone; the others end early where they come to its optimum, so that which
// of them has which thread changes nothing.
std::vector<Climb> climb_from_all(Path& path, const Objective& objective, const BestAnswerOptions& options) {
    const std::vector<std::vector<double>> starts = starts_of(path.stage, path.layout, options.starts);
    std::vector<Climb> climbs(starts.size());
    // Own markets say little of what others' answers do.
    const auto search = [&](Path& on, std::size_t k, const Climb* known) {
        climbs[k] = on.follow
                        ? climb_together(on, objective, starts[k], options.tolerance, options.max_steps, true, known)
                        : climb_to_the_top(on, objective, starts[k], options.tolerance, options.max_steps, known);
    };
    search(path, 0, nullptr);
    if (climbs[0].verdict == Verdict::cancelled) return climbs;
    const Climb* known = climbs[0].verdict == Verdict::found ? &climbs[0] : nullptr;
    std::vector<int> equilibria(starts.size(), 0), gradients(equilibria);
    parallel_for(starts.size() - 1, options.threads, [&](std::size_t other) {
        Path own = path;
        search(own, other + 1, known);
        equilibria[other] = own.equilibria - path.equilibria;
        gradients[other] = own.gradients - path.gradients;
    });
    path.equilibria = std::accumulate(equilibria.begin(), equilibria.end(), path.equilibria);
    path.gradients = std::accumulate(gradients.begin(), gradients.end(), path.gradients);
    return climbs;
}

// From all starts, what was found looked at closely.
BestAnswer best_on_path(Path& path, const Chooser& chooser, const BestAnswerOptions& options,
                        const model::Progress& progress) {
    const Stage& stage = path.stage;
    const world::World& world = *stage.world;
    const Layout& layout = path.layout;
    const Objective objective = chooser.objective ? chooser.objective : real_income(chooser.members);
    BestAnswer result;
    const std::vector<double> today = logs_in(world, layout, path.wedges);

    // What the present rates give, rate by rate: means stand for several only where they are chosen.
    const model::Equilibrium now = solve(world, path.wedges, stage.options, progress);
    ++path.equilibria;
    if (now.status != model::Status::converged) {
        result.verdict = now.status == model::Status::cancelled ? Verdict::cancelled : Verdict::unsolved;
        result.why = now.worst_equation;
        return result;
    }
    result.value_today = objective(world, path.wedges, now.point).value;

    const std::vector<Climb> climbs = climb_from_all(path, objective, options);
    std::vector<const Climb*> tops;
    const Climb* best = &climbs.front();
    for (const Climb& found : climbs) {
        if (found.verdict == Verdict::cancelled) {
            result.verdict = Verdict::cancelled;
            return result;
        }
        if (found.verdict == Verdict::found) {
            ++result.starts_arrived;
            const bool seen = found.at_known || std::any_of(tops.begin(), tops.end(), [&](const Climb* top) {
                                  return std::abs(top->value - found.value) <= same_optimum &&
                                         distance(top->logs, found.logs, top->metric) <= same_optimum;
                              });
            if (!seen) tops.push_back(&found);
        }
        const bool better = (found.verdict == Verdict::found) > (best->verdict == Verdict::found) ||
                            ((found.verdict == Verdict::found) == (best->verdict == Verdict::found) &&
                             found.verdict != Verdict::unsolved && found.value > best->value + same_optimum / 100);
        if (better && !found.at_known) best = &found;
    }
    result.optima_found = static_cast<int>(tops.size());
    for (const Climb* top : tops) result.optimum_gains.push_back(top->value - result.value_today);
    std::sort(result.optimum_gains.rbegin(), result.optimum_gains.rend());
    result.verdict = best->verdict;
    result.why = best->why;
    if (best->verdict == Verdict::unsolved || best->metric.empty()) return result;

    result.curvature = std::numeric_limits<double>::quiet_NaN();
    if (options.curvature && path.go_to(best->logs)) result.curvature = curvature_at(path, objective, *best);
    if (options.flatness && best->value > result.value_today) {
        if (path.go_to(best->logs))
            result.flat_from = flat_edge(path, objective, *best, result.value_today, options.kept, 0.0);
        if (path.go_to(best->logs))
            result.flat_to = flat_edge(path, objective, *best, result.value_today, options.kept, 2.0);
    }
    if (!path.go_to(best->logs) || !path.settle()) {
        result.verdict = Verdict::unsolved;
        result.why = path.why;
        return result;
    }
    result.value = objective(world, path.wedges, path.equilibrium.point).value;
    result.gain = result.value - result.value_today;
    result.projected_gradient = best->projected_gradient;
    for (std::size_t k = 0; k < layout.size(); ++k) {
        const Variable& variable = layout.placed[k].variable;
        ChosenRate rate;
        rate.variable = variable;
        rate.rate = rate_of(variable.lever, best->logs[k]);
        rate.today = rate_of(variable.lever, today[k]);
        rate.gradient = best->gradient[k];
        rate.at_bound = best->logs[k] <= log_of(variable.lever, variable.least) ||
                        best->logs[k] >= log_of(variable.lever, variable.most);
        result.rates.push_back(rate);
    }
    result.wedges = path.wedges;
    result.equilibrium = path.equilibrium;
    result.equilibria = path.equilibria;
    result.gradients = path.gradients;
    return result;
}

}  // namespace

BestAnswer best_answer(const Stage& stage, const Chooser& chooser, const BestAnswerOptions& options,
                       const model::Wedges* others, const model::Progress& progress) {
    BestAnswer result;
    if ((result.refusal = chooser_refusal(stage, {chooser}))) {
        result.verdict = Verdict::refused;
        result.why = in_one_line(*result.refusal);
        return result;
    }
    const Layout layout = layout_of(*stage.world, {chooser});
    InTurn turn;
    model::Progress one_at_a_time;
    if (progress)
        one_at_a_time = [&](int iteration, double gap) {
            bool goes_on = true;
            turn([&] { goes_on = progress(iteration, gap); });
            return goes_on;
        };
    Path path(stage, layout, others ? *others : stage.today, one_at_a_time);
    return best_on_path(path, chooser, options, progress);
}

// eq:in-kind
BestAnswer best_answer_in_kind(const Stage& stage, const Chooser& first, const std::vector<Chooser>& others,
                               const BestAnswerOptions& options) {
    BestAnswer result;
    std::vector<Chooser> all{first};
    all.insert(all.end(), others.begin(), others.end());
    result.refusal = chooser_refusal(stage, all);
    for (const Instrument& instrument : first.instruments)
        if (!result.refusal && instrument.lever != Lever::duty)
            result.refusal = Refusal{Subject{Option::none, first.name}, "duties, where others answer in kind",
                                     name_of(instrument.lever)};
    if (result.refusal) {
        result.verdict = Verdict::refused;
        result.why = in_one_line(*result.refusal);
        return result;
    }
    std::vector<bool> answers(stage.world->economy_count(), false);
    for (const Chooser& other : others)
        for (const Economy n : other.members) answers[n.value] = true;
    const Layout layout = layout_of(*stage.world, {first});
    Path path(stage, layout, stage.today);
    const model::Wedges today = stage.today;
    const auto each_answer = [&, today](const model::Wedges& wedges, auto&& visit) {
        for (std::size_t k = 0; k < layout.size(); ++k)
            for (const Cell& cell : layout.placed[k].cells) {
                if (!answers[cell.seller.value]) continue;
                const Economy n = cell.buyer, m = cell.seller;
                const double points = wedges.duty_rate(n, m, cell.sector) - today.duty_rate(n, m, cell.sector);
                visit(k, cell, std::max(today.duty_rate(m, n, cell.sector) + points, -0.9));
            }
    };
    path.follow = [&](model::Wedges& wedges) {
        each_answer(wedges, [&](std::size_t, const Cell& cell, double rate) {
            wedges.duty_rate(cell.seller, cell.buyer, cell.sector) = rate;
        });
    };
    path.follow_slopes = [&](const model::Wedges& wedges, const model::WedgeGradient& gradient,
                             std::vector<double>& slopes) {
        each_answer(wedges, [&](std::size_t k, const Cell& cell, double rate) {
            if (rate > -0.9)
                slopes[k] += gradient.log_duty(cell.seller, cell.buyer, cell.sector) *
                             (1 + wedges.duty_rate(cell.buyer, cell.seller, cell.sector)) / (1 + rate);
        });
    };
    return best_on_path(path, first, options, {});
}

}  // namespace parley::strategy

#include "parley/strategy/search/climb.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "parley/core/parallel.hpp"
#include "parley/numerics/anderson.hpp"

namespace parley::strategy {
namespace {

constexpr std::size_t depth_of_climb = 12;
constexpr double longest_log = 0.5;          // of a rate's factor in one step
constexpr double slack = 1e-9;               // of a value: what equilibria are known to
constexpr int stale_iterations = 18;         // of a solve or an adjoint: slopes that far from here are made anew
constexpr double adjoint_tolerance = 1e-10;  // of a slope of the size of one: searches ask for 1e-8
constexpr int halvings = 12;
constexpr int patience_of_climb = 25;  // steps without a smaller gradient or a higher value

}  // namespace

Path::Path(const Stage& stage_in, const Layout& layout_in, model::Wedges others, const model::Progress& progress)
    : stage(stage_in), layout(layout_in), wedges(std::move(others)), progress_(progress) {}

bool Path::go_to(const std::vector<double>& logs, bool afresh) {
    model::Wedges next = wedges;
    set_logs(layout, logs, next);
    if (follow) follow(next);
    model::SolveOptions options = stage.options;
    options.check_residual = false;
    options.slopes = slopes_ ? slopes_ : stage.options.slopes;
    options.base_is_stable = base_is_stable_;
    const bool warm = !afresh && equilibrium.status == model::Status::converged;
    model::Equilibrium found = solve(*stage.world, next, options, progress_, warm ? &equilibrium.point : nullptr);
    if (found.status != model::Status::converged && found.status != model::Status::cancelled && warm)
        found = solve(*stage.world, next, options, progress_);
    ++equilibria;
    if (found.status != model::Status::converged) {
        cancelled = found.status == model::Status::cancelled;
        why = found.worst_equation.empty() ? name_of(found.status) : found.worst_equation;
        return false;
    }
    base_is_stable_ = options.check_scale;
    wedges = std::move(next);
    const bool stale = found.iterations > stale_iterations;
    equilibrium = std::move(found);
    if (!slopes_ || stale) slopes_ = slopes_at(*stage.world, wedges, stage.options.closure, equilibrium.point);
    return true;
}

bool Path::settle() {
    model::SolveOptions options = stage.options;
    options.check_residual = true;
    options.slopes = slopes_;
    options.base_is_stable = base_is_stable_;
    model::Equilibrium found = solve(*stage.world, wedges, options, progress_, &equilibrium.point);
    ++equilibria;
    if (found.status != model::Status::converged) {
        why = found.worst_equation.empty() ? name_of(found.status) : found.worst_equation;
        return false;
    }
    equilibrium = std::move(found);
    return true;
}

Path::Slope Path::slope_of(const ObjectiveAt& at) {
    return std::move(slopes_of({at}, 1).front());
}

std::vector<Path::Slope> Path::slopes_of(const std::vector<ObjectiveAt>& at, int threads,
                                         const std::vector<std::size_t>* own, const model::DirectAdjoint* direct) {
    std::vector<Slope> result(at.size());
    gradients += static_cast<int>(at.size());
    std::vector<model::PointGradient> by_point;
    for (const ObjectiveAt& each : at) by_point.push_back(each.by_point);
    model::AdjointOptions options;
    options.tolerance = adjoint_tolerance;
    options.direct = direct;
    const world::World& world = *stage.world;
    for (const bool again : {false, true}) {
        options.slopes = slopes_;
        std::vector<model::ShadowValues> shadow =
            shadow_values(world, wedges, stage.options.closure, equilibrium.point, by_point, options, threads,
                          multipliers_.size() == at.size() ? multipliers_ : std::vector<std::vector<double>>{});
        multipliers_.resize(at.size());
        bool lost = false, stale = false;
        for (std::size_t k = 0; k < at.size(); ++k) {
            result[k].found = shadow[k].status == model::Status::converged;
            lost |= !result[k].found;
            stale |= shadow[k].iterations > stale_iterations;
            multipliers_[k] = result[k].found ? std::move(shadow[k].state) : std::vector<double>{};
            result[k].shadow = std::move(shadow[k]);
        }
        if (lost || stale) slopes_ = slopes_at(world, wedges, stage.options.closure, equilibrium.point);
        if (!lost) break;
        if (again) why = "adjoint";
    }
    parallel_for(at.size(), threads, [&](std::size_t k) {
        if (!result[k].found) return;
        if (own) {
            result[k].gradient = own_gradient(world, wedges, layout, result[k].shadow, at[k].by_wedge, (*own)[k]);
            return;
        }
        const model::WedgeGradient gradient = wedge_gradient(world, wedges, result[k].shadow, at[k].by_wedge);
        result[k].gradient = gradient_by_variable(layout, gradient);
        if (follow_slopes) follow_slopes(wedges, gradient, result[k].gradient);
    });
    return result;
}

Climb climb(Path& path, const Objective& objective, std::vector<double> start, double tolerance, int max_steps,
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
        if (path.cancelled) result.verdict = Verdict::cancelled;
        return result;
    }
    numerics::Anderson anderson(size, depth_of_climb);
    std::vector<double> scale;
    double best_gradient = std::numeric_limits<double>::infinity(), best_value = -best_gradient;
    int since_best = 0;
    for (int step = 0; step < max_steps; ++step) {
        const ObjectiveAt at = objective(world, path.wedges, path.equilibrium.point);
        const Path::Slope slope = path.slope_of(at);
        if (!slope.found) {
            result.why = path.why;
            return result;
        }
        result.value = at.value;
        result.gradient = slope.gradient;
        result.projected_gradient = 0.0;
        for (std::size_t k = 0; k < size; ++k)
            result.projected_gradient = std::max(
                result.projected_gradient, std::abs(projected(slope.gradient[k], result.logs[k], least[k], most[k])));
        const OwnStep own = own_step(world, path.wedges, path.layout, slope.shadow, result.logs, slope.gradient,
                                     longest_log, every_chooser);
        result.metric = own.metric;
        result.at_known = known && is_beside(*known, result);
        if (result.at_known || result.projected_gradient <= tolerance) {
            result.verdict = Verdict::found;
            return result;
        }
        if (result.projected_gradient < 0.9 * best_gradient || at.value > best_value + 10 * slack) since_best = 0;
        best_gradient = std::min(best_gradient, result.projected_gradient);
        best_value = std::max(best_value, at.value);
        if (++since_best > patience_of_climb) break;

        // Distances are measured by what they are worth: the metric of the first step, so that past and present agree.
        if (scale.empty())
            for (const double each : own.metric) scale.push_back(std::sqrt(each));
        std::vector<double> point(size), scaled(size);
        for (std::size_t k = 0; k < size; ++k) {
            point[k] = result.logs[k] * scale[k];
            scaled[k] = own.step[k] * scale[k];
        }
        anderson.advance(point, scaled, 1.0);
        std::vector<double> next(size);
        for (std::size_t k = 0; k < size; ++k)
            next[k] =
                result.logs[k] + std::clamp(point[k] / scale[k] - result.logs[k], -2 * longest_log, 2 * longest_log);
        within(next);
        const auto climbs = [&](const std::vector<double>& to) {
            return path.go_to(to) && objective(world, path.wedges, path.equilibrium.point).value >= at.value - slack;
        };
        bool moved = climbs(next);
        if (!moved) anderson.restart();
        double length = 1.0;
        for (int half = 0; !moved && half < halvings && !path.cancelled; ++half, length /= 2) {
            for (std::size_t k = 0; k < size; ++k) next[k] = result.logs[k] + length * own.step[k];
            within(next);
            moved = climbs(next);
        }
        if (path.cancelled) {
            result.verdict = Verdict::cancelled;
            return result;
        }
        if (!moved) {
            (void)path.go_to(result.logs);
            result.why = path.why.empty() ? "no step climbs" : path.why;
            break;
        }
        result.logs = std::move(next);
    }
    result.verdict = Verdict::step_limit;
    return result;
}

double distance(const std::vector<double>& a, const std::vector<double>& b, const std::vector<double>& metric) {
    double result = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) result += metric[k] * (a[k] - b[k]) * (a[k] - b[k]) / 2;
    return result;
}

bool is_beside(const Climb& known, const Climb& here) {
    return std::abs(known.value - here.value) <= same_optimum / 10 &&
           distance(known.logs, here.logs, known.metric) <= same_optimum / 10;
}

namespace {

// eq:small-economy: one over the elasticity of what others buy of the party, the mean over its exports, incidence on
// their price indices taken off. One sector and a small seller: 1/θ.
double small_economy_rate(const world::World& world, const Placed& placed, const model::Wedges& today) {
    const Economy own = placed.cells.front().buyer;
    double exports = 0.0, elasticity = 0.0;
    for (const Economy m : world.each_economy()) {
        if (m == own) continue;
        for (const Sector s : world.each_sector()) {
            const double flow = world.flow(m, own, s);
            if (!(flow > 0)) continue;
            const double share = flow * (1 + today.duty_rate(m, own, s)) / world.expenditure(m, s);
            exports += flow;
            elasticity += flow * world.theta[s.value] * (1 - std::min(share, 0.99));
        }
    }
    return elasticity > 0 ? exports / elasticity : 0.0;
}

}  // namespace

std::vector<std::vector<double>> starts_of(const Stage& stage, const Layout& layout, int count, bool with_today) {
    const world::World& world = *stage.world;
    std::vector<double> rule, zero(layout.size(), 0.0);
    std::map<std::size_t, double> rates;  // by economy
    for (const Placed& placed : layout.placed) {
        if (placed.variable.lever != Lever::duty) {
            rule.push_back(0.0);
            continue;
        }
        const auto known = rates.try_emplace(placed.cells.front().buyer.value, 0.0);
        if (known.second) known.first->second = small_economy_rate(world, placed, stage.today);
        rule.push_back(std::log1p(std::min(known.first->second, 2.0)));
    }
    std::vector<std::vector<double>> result;
    if (with_today) result.push_back(logs_in(world, layout, stage.today));
    result.push_back(rule);
    result.push_back(zero);
    // A rule of its own for each start and rate: steps of the golden ratio and of √2, which never repeat.
    for (int k = static_cast<int>(result.size()); k < count; ++k) {
        std::vector<double> spread(layout.size());
        for (std::size_t v = 0; v < layout.size(); ++v) {
            const double at = 0.6180339887498949 * static_cast<double>(v + 1) + 1.4142135623730951 * k;
            const Placed& placed = layout.placed[v];
            const double most = placed.variable.lever == Lever::production_subsidy ? 0.2 : 0.8;
            spread[v] = most * (at - std::floor(at));
        }
        result.push_back(std::move(spread));
    }
    result.resize(static_cast<std::size_t>(std::max(count, 1)));
    return result;
}

}  // namespace parley::strategy

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "parley/core/parallel.hpp"
#include "parley/model/continuation.hpp"
#include "parley/model/equilibrium.hpp"
#include "parley/model/needless_groups.hpp"
#include "parley/model/scale_stability.hpp"
#include "parley/model/solver/fixed_point.hpp"

namespace parley::model {
namespace {

constexpr double on_the_way_tolerance = 1e-6;
constexpr int iterations_on_the_way = 60;  // more means that the stride was too long
constexpr double first_stride = 0.25, shortest_stride = 1.0 / 1024;
constexpr int newton_steps = 30;
constexpr std::size_t cells_worth_threads = 300000;

// One solve in progress: what its fixed points share.
class Search {
public:
    Search(const world::World& world, const Wedges& wedges, const SolveOptions& options, const Progress& progress)
        : world_(world), wedges_(wedges), options_(options), progress_(progress) {
        const std::size_t cells = world.economy_count() * world.economy_count() * world.sector_count();
        if (cells < cells_worth_threads || !wedges.split.empty()) return;
        // By sectors there is work for so many.
        crew_.emplace(options.threads, std::max<std::size_t>(1, world.sector_count() / 8));
    }

    /// All the way at once.
    void direct(const Point& start) {
        finish(solver::FixedPoint(world_, wedges_, options_.closure, start, options_.slopes, crew()));
    }

    /// In strides from the base, each started from where the last two point. The base must be an equilibrium.
    /// `dense`: where a stride does not arrive by itself, Newton's method goes on with it.
    void by_continuation(bool dense) {
        dense_ = dense;
        Point here = base_point(world_), before = here;
        double at = 0.0, at_before = 0.0, stride = first_stride;
        while (at < 1 && !over()) {
            const double next = std::min(1.0, at + stride);
            const Point guess =
                at > at_before ? point_between(before, here, (next - at_before) / (at - at_before)) : here;
            const Wedges wedges = wedges_at(world_, wedges_, next);
            const Closure closure = closure_at(world_, options_.closure, next);
            solver::FixedPoint fixed_point(world_, wedges, closure, guess, {}, crew());
            const int iterations = arrive(fixed_point);
            if (iterations > 0) {
                before = std::exchange(here, fixed_point.point());
                at_before = std::exchange(at, next);
                if (iterations < iterations_on_the_way / 2) stride *= 2;
            } else if ((stride /= 2) < shortest_stride) {
                break;
            }
            result_.passes += fixed_point.passes();
        }
        if (at == 1 && !over()) direct(here);
    }

    bool over() const { return result_.status != Status::diverged || result_.iterations >= options_.max_iterations; }
    Equilibrium& result() { return result_; }

private:
    Crew* crew() { return crew_ ? &*crew_ : nullptr; }

    // One evaluation, counted and reported; the largest gap.
    double evaluate(solver::FixedPoint& fixed_point) {
        const double gap = fixed_point.evaluate();
        ++result_.iterations;
        if (progress_ && !progress_(result_.iterations, gap))
            result_.status = Status::cancelled;
        else if (result_.iterations >= options_.max_iterations)
            result_.status = Status::iteration_limit;
        return gap;
    }

    // Whether there is no more to be done at this point: residual() agrees that it will do, or that nobody can tell
    // whether it does. The verdict is kept.
    bool settles(const solver::FixedPoint& fixed_point, double own_gap) {
        result_.point = fixed_point.point();
        if (!options_.check_residual) {
            const Table<Economy>& income = result_.point.income_new;
            const bool paid = std::all_of(income.begin(), income.end(), [](double each) { return each > 0; });
            result_.max_residual = paid ? own_gap : std::numeric_limits<double>::infinity();
            return conclude(result_.max_residual <= options_.tolerance, Status::converged);
        }
        const Residual gaps = residual(world_, wedges_, options_.closure, result_.point);
        result_.max_residual = gaps.largest;
        result_.worst_equation = gaps.worst;
        result_.passes += residual_passes;
        if (gaps.rounding <= options_.tolerance) return conclude(gaps.largest <= options_.tolerance, Status::converged);
        if (gaps.largest > gaps.rounding || !std::isfinite(gaps.largest)) return false;
        result_.max_residual = gaps.largest + gaps.rounding;
        result_.worst_equation = gaps.least_exact + " (by rounding)";
        return conclude(std::isfinite(gaps.rounding), Status::rounding_limit);
    }
    bool conclude(bool settled, Status status) {
        if (settled) result_.status = status;
        return settled;
    }

    // The solver's own gap says when to ask; residual() says whether it is done.
    void finish(solver::FixedPoint fixed_point) {
        double target = options_.tolerance;
        result_.status = Status::diverged;
        for (;;) {
            const double gap = evaluate(fixed_point);
            if (gap <= target) {
                if (settles(fixed_point, gap)) break;
                target = gap / 4;
            }
            if (over() || !fixed_point.move()) break;
        }
        if (result_.status == Status::diverged && dense_ && newton(fixed_point, target))
            (void)settles(fixed_point, fixed_point.evaluate());
        if (result_.status != Status::converged && result_.status != Status::rounding_limit) {
            const Status ended = result_.status;
            const double best = fixed_point.return_to_best();
            if (settles(fixed_point, best) && ended == Status::cancelled) result_.status = ended;
        }
        result_.passes += fixed_point.passes();
    }

    // Iterations to a point good enough to go on from; 0 if it is not reached.
    int arrive(solver::FixedPoint& fixed_point) {
        for (int iteration = 1; iteration <= iterations_on_the_way; ++iteration) {
            if (evaluate(fixed_point) <= on_the_way_tolerance) return iteration;
            if (over() || !fixed_point.move()) break;
        }
        return dense_ && !over() && newton(fixed_point, on_the_way_tolerance) ? iterations_on_the_way : 0;
    }

    // Whether Newton's method comes within `target`; its evaluations are counted.
    bool newton(solver::FixedPoint& fixed_point, double target) {
        const int evaluations = fixed_point.descend(target, newton_steps);
        result_.iterations += evaluations;
        return evaluations > 0 && fixed_point.evaluate() <= target;
    }

    const world::World& world_;
    const Wedges& wedges_;
    const SolveOptions& options_;
    const Progress& progress_;
    Equilibrium result_{Status::diverged, 0.0, {}, 0, 0, {}, 0.0, {}};
    bool dense_ = false;
    std::optional<Crew> crew_;
};

// Not to be used, and why.
void refuse(Equilibrium& result, const char* what, world::Breach breach) {
    result.status = Status::refused;
    result.worst_equation = std::string(what) + ": expected " + breach.rule + ", found " + breach.found;
    result.refusal = std::move(breach);
}

// Before the first evaluation: the base, if the closure does not fit it.
Equilibrium at_the_base(const world::World& world, const Closure& closure, bool check_scale) {
    Equilibrium result{Status::diverged, 0.0, {}, 0, 0, base_point(world), 0.0, {}};
    result.max_residual = std::numeric_limits<double>::infinity();
    if (std::optional<world::Breach> breach = closure_breach(world, closure)) {
        refuse(result, "closure", std::move(*breach));
    } else if (check_scale && closure.has_scale()) {
        ScaleVerdict verdict = judge_scale(world, no_change(world), closure, result.point, "at the base");
        result.scale_radius = verdict.found.radius;
        result.passes = verdict.found.passes;
        if (verdict.breach) refuse(result, "scale economies", std::move(*verdict.breach));
    }
    return result;
}

}  // namespace

const char* name_of(Status status) {
    switch (status) {
        case Status::not_run:
            return "not run";
        case Status::converged:
            return "converged";
        case Status::iteration_limit:
            return "iteration limit";
        case Status::diverged:
            return "diverged";
        case Status::cancelled:
            return "cancelled";
        case Status::infeasible:
            return "infeasible";
        case Status::refused:
            return "refused";
        case Status::rounding_limit:
            return "rounding limit";
    }
    return "unknown";
}

Slopes base_slopes(const world::World& world, const Closure& closure) {
    if (closure_breach(world, closure)) return {};
    const Wedges wedges = no_change(world);
    solver::Evaluation evaluation(world, wedges, closure);
    evaluation.evaluate(evaluation.state_of(base_point(world)));
    return std::make_shared<const solver::EconomyBlocks>(evaluation);
}

Equilibrium solve(const world::World& world, const Wedges& wedges, const SolveOptions& options,
                  const Progress& progress, const Point* start) {
    if (std::any_of(wedges.split.begin(), wedges.split.end(),
                    [&](const SplitWedges& split) { return is_whole(world, split); }))
        return solve(world, without_needless_groups(world, wedges), options, progress, start);
    const Closure& closure = options.closure;
    const bool check_scale = options.check_scale && closure.has_scale();
    const Equilibrium base = at_the_base(world, closure, check_scale && !options.base_is_stable);
    if (base.status == Status::refused) return base;
    Search search(world, wedges, options, progress);
    search.direct(start ? *start : base.point);
    if (!search.over() && base_gap(world).size <= world::base_tolerance) search.by_continuation(false);
    const bool small = world.economy_count() * (1 + 3 * world.sector_count()) <= solver::most_unknowns_dense;
    if (!search.over() && small && base_gap(world).size <= world::base_tolerance) search.by_continuation(true);
    Equilibrium& result = search.result();
    result.passes += base.passes;
    if (check_scale && result.status == Status::converged) {
        ScaleVerdict verdict = judge_scale(world, wedges, closure, result.point, "at the solution");
        result.scale_radius = verdict.found.radius;
        result.passes += verdict.found.passes;
        if (verdict.breach) refuse(result, "scale economies", std::move(*verdict.breach));
    }
    return std::move(result);
}

}  // namespace parley::model

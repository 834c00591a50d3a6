// F_xᵀ y = G_x by the solver's own slopes, transposed: docs/model/strategy.md.
#include "parley/model/adjoint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "parley/core/parallel.hpp"
#include "parley/model/solver/economy_blocks.hpp"
#include "parley/numerics/anderson.hpp"

namespace parley::model {
namespace {

constexpr std::size_t depth_of_adjoint = 30;

double largest_of(const solver::State& state) {
    double result = 0.0;
    for (const double value : state.values)
        result = std::max(result, std::isfinite(value) ? std::abs(value) : std::numeric_limits<double>::infinity());
    return result;
}

template <class Axis>
double at_or_zero(const Table<Axis, Sector>& table, Economy n, Sector s) {
    return table.empty() ? 0.0 : table(n, s);
}

// eq:adjoint, the right side: the slopes of G by the solver's unknowns.
solver::State slopes_by_state(solver::Evaluation& evaluation, const Closure& closure, const PointGradient& slopes,
                              const solver::Evaluation::Seeds& seeds) {
    const world::World& world = evaluation.world();
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    const solver::State none(count, sectors, evaluation.has_output());
    solver::State result = none;
    evaluation.transpose(none, seeds, result);
    const double stickiness = closure.factors.stickiness();
    for (const Economy n : world.each_economy()) {
        if (!slopes.log_wage.empty()) result.log_wage()[n.value] += slopes.log_wage(n);
        for (const Sector s : world.each_sector()) {
            result.log_price(n.value)[s.value] += at_or_zero(slopes.log_price, n, s);
            result.spending(n.value)[s.value] += at_or_zero(slopes.expenditure, n, s) * world.income(n);
            const double by_return = at_or_zero(slopes.log_return, n, s);
            if (by_return == 0 || !uses_factor(world, n, s)) continue;
            result.log_wage()[n.value] += (evaluation.has_output() ? 1 - stickiness : 1.0) * by_return;
            if (evaluation.has_output()) result.log_output(n.value)[s.value] += stickiness * by_return;
        }
    }
    return result;
}

}  // namespace

Slopes slopes_at(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point) {
    if (closure_breach(world, closure)) return {};
    solver::Evaluation evaluation(world, wedges, closure);
    evaluation.evaluate(evaluation.state_of(point));
    return std::make_shared<const solver::EconomyBlocks>(evaluation);
}

namespace {

// One function's multipliers, by an evaluation that is of the point already.
ShadowValues multipliers(solver::Evaluation& evaluation, const Closure& closure, const PointGradient& slopes,
                         const AdjointOptions& options, const Slopes& blocks, const std::vector<double>* start) {
    const world::World& world = evaluation.world();
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    ShadowValues shadow;
    const solver::Evaluation::Seeds none{std::vector<double>(count * sectors, 0.0), std::vector<double>(count, 0.0)};
    solver::Evaluation::Seeds seeds = none;
    if (!slopes.output.empty()) std::copy(slopes.output.begin(), slopes.output.end(), seeds.output.begin());
    if (!slopes.income.empty()) std::copy(slopes.income.begin(), slopes.income.end(), seeds.income.begin());

    const solver::State right = slopes_by_state(evaluation, closure, slopes, seeds);
    const double size = largest_of(right);
    solver::State adjoint(count, sectors, evaluation.has_output()), gap = right;
    const bool near_by = start && start->size() == adjoint.values.size();
    if (near_by || options.direct) {
        if (options.direct)
            (*options.direct)(right, adjoint);
        else
            adjoint.values = *start;
        evaluation.transpose(adjoint, none, gap);
        for (std::size_t k = 0; k < gap.values.size(); ++k) gap.values[k] = right.values[k] - gap.values[k];
    }
    numerics::Anderson anderson(adjoint.values.size(), depth_of_adjoint);
    shadow.status = Status::iteration_limit;
    for (; shadow.iterations <= options.max_iterations; ++shadow.iterations) {
        shadow.max_residual = size > 0 ? largest_of(gap) / size : 0.0;
        if (shadow.max_residual <= options.tolerance) {
            shadow.status = Status::converged;
            break;
        }
        if (!std::isfinite(shadow.max_residual)) {
            shadow.status = Status::diverged;
            break;
        }
        // Steps of −J̃ᵀ: the blocks are slopes of what a state implies less the state.
        solver::State step = gap;
        blocks->precondition_transposed(step);
        for (double& value : step.values) value = -value;
        anderson.advance(adjoint.values, step.values, 1.0);
        evaluation.transpose(adjoint, none, gap);
        for (std::size_t k = 0; k < gap.values.size(); ++k) gap.values[k] = right.values[k] - gap.values[k];
    }

    // What moves G is what the multipliers are of with the other sign: dG/dτ = G_τ − F_τᵀ y.
    const solver::Evaluation::Seeds weights = evaluation.weights_of(adjoint);
    shadow.state = adjoint.values;
    shadow.output = Table<Seller, Sector>({count, sectors});
    shadow.income = Table<Economy>({count});
    shadow.price = Table<Buyer, Sector>({count, sectors});
    for (const Economy n : world.each_economy()) {
        shadow.income(n) = seeds.income[n.value] - weights.income[n.value];
        for (const Sector s : world.each_sector()) {
            const std::size_t cell = n.value * sectors + s.value;
            shadow.output(n, s) = seeds.output[cell] - weights.output[cell];
            shadow.price(n, s) = -adjoint.log_price(n.value)[s.value];
        }
    }
    return shadow;
}

}  // namespace

std::vector<ShadowValues> shadow_values(const world::World& world, const Wedges& wedges, const Closure& closure,
                                        const Point& point, const std::vector<PointGradient>& slopes,
                                        const AdjointOptions& options, int threads,
                                        const std::vector<std::vector<double>>& starts) {
    std::vector<ShadowValues> result(slopes.size());
    if (!wedges.split.empty() || closure_breach(world, closure)) {
        for (ShadowValues& each : result) each.status = Status::refused;
        return result;
    }
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    solver::Evaluation evaluation(world, wedges, closure);
    evaluation.evaluate(evaluation.state_of(point));
    const Slopes blocks = options.slopes ? options.slopes : std::make_shared<const solver::EconomyBlocks>(evaluation);
    auto spending = std::make_shared<Table<Buyer, Seller, Sector>>(world.flow.extents());
    std::vector<double> sales(count * sectors);
    for (const Economy n : world.each_economy()) {
        double* row = spending->row(n, Economy{0});
        evaluation.sourcing(n.value, 0, count, row, sales.data());
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t s = 0; s < sectors; ++s) row[i * sectors + s] *= evaluation.spending(n.value, s);
    }
    // Each stretch of functions has a copy of the evaluation: which is in which changes nothing.
    const std::size_t stretches = std::min(slopes.size(), static_cast<std::size_t>(std::max(thread_count(threads), 1)));
    parallel_for(stretches, threads, [&](std::size_t stretch) {
        solver::Evaluation own = evaluation;
        for (std::size_t k = stretch; k < slopes.size(); k += stretches) {
            result[k] = multipliers(own, closure, slopes[k], options, blocks, k < starts.size() ? &starts[k] : nullptr);
            result[k].spending = spending;
        }
    });
    return result;
}

ShadowValues shadow_values(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point,
                           const PointGradient& slopes, const AdjointOptions& options) {
    return std::move(shadow_values(world, wedges, closure, point, std::vector<PointGradient>{slopes}, options).front());
}

}  // namespace parley::model

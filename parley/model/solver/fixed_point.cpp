#include "parley/model/solver/fixed_point.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "parley/numerics/dense.hpp"

namespace parley::model::solver {
namespace {

// Measured on the worlds of tests/ and on random economies: docs/decisions/0005-solver.md.
constexpr std::size_t anderson_depth = 12;
constexpr double longest_step = 1.0;         // in logs: nearly a factor of three in one iteration is a step gone wrong
constexpr double least_spending_kept = 0.1;  // spending falls by at most a factor of ten in one iteration
constexpr int patience = 15;                 // iterations without a new best before going back to it
constexpr double least_damping = 0.1;

// The step of one iteration, kept within bounds that a sensible one does not reach.
void advance_within_bounds(numerics::Anderson& anderson, State& state, const State& step, double damping) {
    const std::vector<double> before = state.values;
    anderson.advance(state.values, step.values, damping);
    double longest = 0.0;
    const std::size_t logs = state.logs();
    for (std::size_t k = 0; k < logs; ++k) longest = std::max(longest, std::abs(state.values[k] - before[k]));
    if (longest > longest_step)
        for (std::size_t k = 0; k < state.values.size(); ++k)
            state.values[k] = before[k] + (state.values[k] - before[k]) * longest_step / longest;
    for (std::size_t k = logs; k < state.values.size(); ++k)
        state.values[k] = std::max(state.values[k], least_spending_kept * before[k]);
}

}  // namespace

FixedPoint::FixedPoint(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& start,
                       Slopes slopes, Crew* crew)
    : evaluation_(world, wedges, closure, crew),
      state_(evaluation_.state_of(start)),
      best_(state_),
      anderson_(state_.values.size(), anderson_depth),
      slopes_(std::move(slopes)) {
    evaluation_.normalise(state_);
}

double FixedPoint::evaluate() {
    evaluation_.evaluate(state_);
    return evaluation_.largest_gap();
}

bool FixedPoint::move() {
    const double gap = evaluation_.largest_gap();
    if (gap < best_gap_) {
        best_ = state_;
        best_gap_ = gap;
        since_best_ = 0;
    } else if (++since_best_ >= patience || !std::isfinite(gap)) {
        // Gone astray: back to the best state, with fresh slopes and shorter steps.
        damping_ *= 0.5;
        if (damping_ < least_damping || !std::isfinite(best_gap_)) return false;
        since_best_ = 0;
        (void)return_to_best();
        anderson_.restart();
        slopes_.reset();
    }
    if (!slopes_) slopes_ = std::make_shared<const EconomyBlocks>(evaluation_);
    State step = evaluation_.gap();
    slopes_->precondition(step, evaluation_.crew());
    if (evaluation_.has_output()) evaluation_.count_passes(2);
    advance_within_bounds(anderson_, state_, step, damping_);
    evaluation_.normalise(state_);
    return true;
}

// dx with J·dx = −gap at the state last evaluated, empty where J tells nothing. A common factor of all money changes
// nothing real, so J has no inverse: that direction is held still.
std::vector<double> FixedPoint::newton_step() {
    const std::size_t size = state_.values.size();
    State direction = state_, change = state_;
    std::vector<double> matrix(size * size), money(state_.values), right(evaluation_.gap().values);
    std::fill_n(money.begin(), state_.logs(), 1.0);
    const std::vector<double> no_productivity(state_.economies * state_.sectors, 0.0);
    const double length = std::inner_product(money.begin(), money.end(), money.begin(), 0.0);
    for (std::size_t k = 0; k < size; ++k) {
        std::fill(direction.values.begin(), direction.values.end(), 0.0);
        direction.values[k] = 1.0;
        evaluation_.differentiate(direction, no_productivity, false, change);
        for (std::size_t r = 0; r < size; ++r) matrix[r * size + k] = change.values[r] + money[r] * money[k] / length;
    }
    for (double& each : right) each = -each;
    return numerics::solve_dense(matrix, right).value_or(std::vector<double>());
}

int FixedPoint::descend(double target, int steps) {
    if (state_.values.size() > most_unknowns_dense) return 0;
    double gap = return_to_best();
    int evaluations = 1;
    for (int step = 0; step < steps && gap > target && std::isfinite(gap); ++step) {
        const std::vector<double> dx = newton_step();
        if (dx.empty()) break;
        const State before = state_;
        bool helped = false;
        for (double part = 1.0; part > 1.0 / 1024 && !helped; part /= 2) {
            for (std::size_t k = 0; k < dx.size(); ++k) {
                const double moved = before.values[k] + part * dx[k];
                state_.values[k] = k < state_.logs()
                                       ? before.values[k] + std::clamp(part * dx[k], -longest_step, longest_step)
                                       : std::max(moved, least_spending_kept * before.values[k]);
            }
            evaluation_.normalise(state_);
            const double now = evaluate();
            ++evaluations;
            helped = now < gap;
            if (helped) gap = now;
        }
        if (!helped) break;
        best_ = state_;
        best_gap_ = gap;
    }
    (void)return_to_best();
    return evaluations + 1;
}

double FixedPoint::return_to_best() {
    state_ = best_;
    return evaluate();
}

}  // namespace parley::model::solver

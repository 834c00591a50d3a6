#include "parley/model/solver/fixed_point.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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
                       Slopes slopes)
    : evaluation_(world, wedges, closure),
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
    slopes_->precondition(step);
    if (evaluation_.has_output()) evaluation_.count_passes(2);
    advance_within_bounds(anderson_, state_, step, damping_);
    evaluation_.normalise(state_);
    return true;
}

double FixedPoint::return_to_best() {
    state_ = best_;
    return evaluate();
}

}  // namespace parley::model::solver

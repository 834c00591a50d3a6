#pragma once
// An equilibrium as a fixed point, sought by Anderson-accelerated steps from one start.
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/model/solver/economy_blocks.hpp"
#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/anderson.hpp"

namespace parley::model::solver {

/// More unknowns are too many for a dense system in the middle of a solve.
inline constexpr std::size_t most_unknowns_dense = 400;

class FixedPoint {
public:
    /// Keeps references to `world`, `wedges`, `closure` and `crew`, as Evaluation does. Without `slopes` they are
    /// worked out at `start`.
    FixedPoint(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& start,
               Slopes slopes = {}, Crew* crew = nullptr);

    /// Evaluates the model at the current state; the largest gap.
    double evaluate();
    /// Moves to the next state. False when there is nowhere left to go.
    [[nodiscard]] bool move();
    /// Newton's method from the best state, for when move() has nowhere left to go: at most `steps` of them until the
    /// gap is `target`, each shortened until it helps. The number of evaluations; 0, and nothing done, where there are
    /// more unknowns than a dense system is meant for.
    int descend(double target, int steps);
    /// Back to the best state seen, evaluated; its largest gap.
    double return_to_best();
    [[nodiscard]] Point point() const { return evaluation_.point_of(state_); }
    [[nodiscard]] int passes() const { return evaluation_.passes(); }

private:
    [[nodiscard]] std::vector<double> newton_step();

    Evaluation evaluation_;
    State state_, best_;
    numerics::Anderson anderson_;
    Slopes slopes_;
    double best_gap_ = std::numeric_limits<double>::infinity();
    double damping_ = 1.0;
    int since_best_ = 0;
};

}  // namespace parley::model::solver

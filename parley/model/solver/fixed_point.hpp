#pragma once
// An equilibrium as a fixed point, sought by Anderson-accelerated steps from one start.
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "parley/model/solver/economy_blocks.hpp"
#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/anderson.hpp"

namespace parley::model::solver {

class FixedPoint {
public:
    /// Keeps references to `world`, `wedges` and `closure`. Without `slopes` they are worked out at `start`.
    FixedPoint(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& start,
               Slopes slopes = {});

    /// Evaluates the model at the current state; the largest gap.
    double evaluate();
    /// Moves to the next state. False when there is nowhere left to go.
    [[nodiscard]] bool move();
    /// Back to the best state seen, evaluated; its largest gap.
    double return_to_best();
    [[nodiscard]] Point point() const { return evaluation_.point_of(state_); }
    [[nodiscard]] int passes() const { return evaluation_.passes(); }

private:
    Evaluation evaluation_;
    State state_, best_;
    numerics::Anderson anderson_;
    Slopes slopes_;
    double best_gap_ = std::numeric_limits<double>::infinity();
    double damping_ = 1.0;
    int since_best_ = 0;
};

}  // namespace parley::model::solver

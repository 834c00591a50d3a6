#pragma once
// Anderson acceleration (Walker & Ni 2011) of a fixed-point map given by its steps.
#include <cstddef>
#include <vector>

namespace parley::numerics {

/// Remembers the last `depth` changes of the unknowns and of their steps, and combines them into the next point.
class Anderson {
public:
    Anderson(std::size_t size, std::size_t depth);

    /// Moves `point` to the next iterate, given the plain step at it. `damping` scales the part that is not
    /// extrapolated.
    void advance(std::vector<double>& point, const std::vector<double>& step, double damping);
    /// Forgets the past; the next advance() is a plain step.
    void restart();

private:
    std::size_t size_, depth_;
    std::size_t held_ = 0, next_ = 0;  // ring of columns
    bool has_previous_ = false;
    std::vector<double> previous_point_, previous_step_;
    std::vector<double> point_change_, step_change_;  // depth × size, grown as they fill
    std::vector<double> gram_;                        // depth × depth, products of step changes
};

}  // namespace parley::numerics

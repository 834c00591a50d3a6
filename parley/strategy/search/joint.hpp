#pragma once
// Several choosers' objectives as one.
#include "parley/strategy/search/climb.hpp"

namespace parley::strategy {

[[nodiscard]] std::vector<Objective> objectives_of(const std::vector<Chooser>& choosers);

/// From the values of several objectives a value and its slopes by them.
struct Combined {
    double value = 0.0;
    std::vector<double> slopes;
};
using Combine = std::function<Combined(const std::vector<double>& values)>;
[[nodiscard]] Objective combined(std::vector<Objective> objectives, Combine combine);

/// Σ share·value: what a club of choosers is after, shares those of their base incomes.
[[nodiscard]] Objective joint_income(const world::World& world, const std::vector<Chooser>& choosers,
                                     const std::vector<std::size_t>& club);
[[nodiscard]] double base_income(const world::World& world, const Chooser& chooser);

/// climb() where many choosers' rates move one function: limited-memory BFGS from the metric of own markets. What one
/// side's rates do to the others is most of the curvature then, and own markets know nothing of it.
[[nodiscard]] Climb climb_together(Path& path, const Objective& objective, std::vector<double> start, double tolerance,
                                   int max_steps, bool afresh, const Climb* known = nullptr);

/// climb(), and where that does not arrive climb_together() from where it got.
[[nodiscard]] Climb climb_to_the_top(Path& path, const Objective& objective, const std::vector<double>& start,
                                     double tolerance, int max_steps, const Climb* known = nullptr);

/// eq:equal-gains: the rates at which Σ share·ln(value/start) of all is as large as it can be for all alike.
struct EqualGains {
    Climb climb;
    double gain = 0.0;  ///< ln(value/start) that all have in common
};
[[nodiscard]] EqualGains equal_gains(Path& path, const std::vector<Objective>& objectives,
                                     const std::vector<double>& values_at_start, const std::vector<double>& from,
                                     double tolerance, int max_steps);

}  // namespace parley::strategy

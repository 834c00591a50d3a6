#pragma once
// How a standoff's figures move with each of its parameters.
#include <vector>

#include "parley/dispute/attrition/attrition.hpp"

namespace parley::testing {

enum class AttritionParameter { standoff, yielding, prevailing, discount_rate, reputation };
enum class AttritionFigure { at_once, yields, value, never, mean_years };  ///< the last two belong to no side

enum class Direction {
    none,   ///< does not move
    rises,  ///< rises with the parameter, at least on one side of where it stands, and does not fall
    falls,
    turns  ///< a peak or a trough stands here
};

struct AttritionEffect {
    AttritionParameter parameter{};
    Side of;  ///< whose parameter
    AttritionFigure figure{};
    Side figure_of;  ///< whose figure; the first side for figures that belong to none
    /// Derivatives on either side: the same where the figure is smooth; not a number where the parameter can't go there
    /// (a reputation below 0 or above 1) or the figure does not exist.
    double from_below = 0.0, from_above = 0.0;
    Direction direction = Direction::none;
};

[[nodiscard]] double parameter_of(const dispute::attrition::Standoff& standoff, AttritionParameter parameter, Side of);
/// The standoff with one parameter set to another value: the finite change is concessions() of both.
[[nodiscard]] dispute::attrition::Standoff with_parameter(dispute::attrition::Standoff standoff,
                                                          AttritionParameter parameter, Side of, double value);
[[nodiscard]] double figure_of(const dispute::attrition::Concessions& of, AttritionFigure figure, Side side);

/// All ten parameters by all eight figures; empty if the standoff is refused. One-sided three-point differences,
/// steps of 1e-4 of the parameter's scale: right to about 1e-7 of the derivative.
[[nodiscard]] std::vector<AttritionEffect> effects(const dispute::attrition::Standoff& standoff);

}  // namespace parley::testing

#include "tests/support/attrition_statics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace parley::testing {
namespace {

constexpr std::array<AttritionParameter, 5> all_parameters{
    AttritionParameter::standoff, AttritionParameter::yielding, AttritionParameter::prevailing,
    AttritionParameter::discount_rate, AttritionParameter::reputation};
constexpr double step_share = 1e-4;
constexpr double negligible = 1e-9;  // a derivative times the parameter's scale below this is none

double& reference_to(dispute::attrition::Contender& side, AttritionParameter parameter) {
    switch (parameter) {
        case AttritionParameter::standoff:
            return side.standoff;
        case AttritionParameter::yielding:
            return side.yielding;
        case AttritionParameter::prevailing:
            return side.prevailing;
        case AttritionParameter::discount_rate:
            return side.discount_rate;
        case AttritionParameter::reputation:
            break;
    }
    return side.reputation;
}

double scale_of(const dispute::attrition::Contender& side, AttritionParameter parameter) {
    const double stakes = side.prevailing - side.yielding;
    switch (parameter) {
        case AttritionParameter::standoff:
            return side.discount_rate * stakes;
        case AttritionParameter::yielding:
        case AttritionParameter::prevailing:
            return stakes;
        case AttritionParameter::discount_rate:
            return side.discount_rate;
        case AttritionParameter::reputation:
            break;
    }
    const double room = std::min(side.reputation, 1 - side.reputation);
    return room > 0 ? room : 1e-3;
}

Direction direction_of(double from_below, double from_above, double smallest) {
    const auto sign = [&](double slope) { return slope > smallest ? 1 : slope < -smallest ? -1 : 0; };
    const int below = sign(from_below), above = sign(from_above);
    if (below * above < 0) return Direction::turns;
    if (below + above == 0) return Direction::none;
    return below + above > 0 ? Direction::rises : Direction::falls;
}

}  // namespace

double parameter_of(const dispute::attrition::Standoff& standoff, AttritionParameter parameter, Side of) {
    assert(of.value < 2);
    dispute::attrition::Contender side = standoff.sides[of.value];
    return reference_to(side, parameter);
}

dispute::attrition::Standoff with_parameter(dispute::attrition::Standoff standoff, AttritionParameter parameter,
                                            Side of, double value) {
    assert(of.value < 2);
    reference_to(standoff.sides[of.value], parameter) = value;
    return standoff;
}

double figure_of(const dispute::attrition::Concessions& of, AttritionFigure figure, Side side) {
    assert(side.value < 2);
    if (!of) return std::numeric_limits<double>::quiet_NaN();
    switch (figure) {
        case AttritionFigure::at_once:
            return of.at_once[side.value];
        case AttritionFigure::yields:
            return of.yields[side.value];
        case AttritionFigure::value:
            return of.value[side.value];
        case AttritionFigure::never:
            return of.never;
        case AttritionFigure::mean_years:
            break;
    }
    return of.mean_years;
}

std::vector<AttritionEffect> effects(const dispute::attrition::Standoff& standoff) {
    std::vector<AttritionEffect> result;
    const dispute::attrition::Concessions here = concessions(standoff);
    if (!here) return result;
    for (const Side of : {Side{0}, Side{1}})
        for (const AttritionParameter parameter : all_parameters) {
            const double scale = scale_of(standoff.sides[of.value], parameter);
            const double step = step_share * scale, value = parameter_of(standoff, parameter, of);
            std::array<dispute::attrition::Concessions, 4> at;  // one and two steps below, one and two above
            for (std::size_t k = 0; k < at.size(); ++k) {
                const double steps = (k % 2 == 0 ? 1.0 : 2.0) * (k < 2 ? -1.0 : 1.0);
                at[k] = concessions(with_parameter(standoff, parameter, of, value + steps * step));
            }
            const auto add = [&](AttritionFigure figure, Side figure_side) {
                const auto read = [&](const dispute::attrition::Concessions& from) {
                    return figure_of(from, figure, figure_side);
                };
                // Slope of the parabola through three points, at the first.
                const auto slope = [&](const dispute::attrition::Concessions& near,
                                       const dispute::attrition::Concessions& far) {
                    return (4 * read(near) - read(far) - 3 * read(here)) / (2 * step);
                };
                const double below = -slope(at[0], at[1]), above = slope(at[2], at[3]);
                const double size = std::max(1.0, std::abs(read(here)));
                result.push_back({parameter, of, figure, figure_side, below, above,
                                  direction_of(below, above, negligible * size / scale)});
            };
            for (const Side figure_side : {Side{0}, Side{1}})
                for (const AttritionFigure figure :
                     {AttritionFigure::at_once, AttritionFigure::yields, AttritionFigure::value})
                    add(figure, figure_side);
            add(AttritionFigure::never, Side{0});
            add(AttritionFigure::mean_years, Side{0});
        }
    return result;
}

}  // namespace parley::testing

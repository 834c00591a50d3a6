#include "tests/support/attrition_course.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include "parley/core/infinity.hpp"

namespace parley::testing {

double conceded_by(const dispute::attrition::Concessions& of, Side side, double years) {
    assert(side.value < 2);
    if (years < 0) return 0.0;
    const double rate = of.rate[side.value];
    const double hazard = rate > 0 ? rate * std::min(years, of.horizon) : 0.0;
    return of.at_once[side.value] - (1 - of.at_once[side.value]) * std::expm1(-hazard);
}

double ended_by(const dispute::attrition::Concessions& of, double years) {
    return yielded_by(of, Side{0}, years) + yielded_by(of, Side{1}, years);
}

double ended_within(const dispute::attrition::Concessions& of, double probability) {
    assert(probability >= 0 && probability <= 1);
    if (probability <= of.at_once[0] + of.at_once[1]) return 0.0;
    const double total_rate = of.rate[0] + of.rate[1];
    const double open = (1 - of.at_once[0]) * (1 - of.at_once[1]);
    if (!(total_rate > 0) || 1 - probability < of.never) return infinity;
    const double years = std::log(open / (1 - probability)) / total_rate;
    return std::min(years, of.horizon);
}

}  // namespace parley::testing

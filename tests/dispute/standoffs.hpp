#pragma once
// Standoffs on which attrition is tested.
#include <array>

#include "parley/dispute/attrition/attrition.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::attrition_test {

inline constexpr std::array<Side, 2> both{Side{0}, Side{1}};

// A pie of 1 of which each demands a share: Abreu & Gul's own case.
inline dispute::attrition::Standoff demands(double a1, double a2, double r1, double r2, double z1, double z2) {
    return {
        {dispute::attrition::Contender{0, 1 - a2, a1, r1, z1}, dispute::attrition::Contender{0, 1 - a1, a2, r2, z2}}};
}

inline dispute::attrition::Standoff any_standoff(numerics::RandomStream& stream) {
    dispute::attrition::Standoff result;
    for (dispute::attrition::Contender& side : result.sides) {
        side.discount_rate = stream.log_uniform(0.01, 0.5);
        side.yielding = stream.uniform(-5, 5);
        side.prevailing = side.yielding + stream.log_uniform(0.1, 10);
        side.standoff = side.discount_rate * (side.yielding - stream.log_uniform(0.1, 10));
        side.reputation = stream.log_uniform(1e-4, 1);
    }
    return result;
}

}  // namespace parley::attrition_test

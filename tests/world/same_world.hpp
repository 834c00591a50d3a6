#pragma once
#include <gtest/gtest.h>

#include "parley/world/binary.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing {

/// Every label and every bit of every primitive.
inline ::testing::AssertionResult same_primitives(const world::World& one, const world::World& other) {
    if (to_payload(one) == to_payload(other)) return ::testing::AssertionSuccess();
    auto result = ::testing::AssertionFailure();
    const auto differ = [&](const char* name, bool differs) {
        if (differs) result << name << " differs; ";
    };
    differ("flow", one.flow != other.flow);
    differ("duty_rate", one.duty_rate != other.duty_rate);
    differ("export_tax_rate", one.export_tax_rate != other.export_tax_rate);
    differ("production_subsidy_rate", one.production_subsidy_rate != other.production_subsidy_rate);
    differ("value_added_share", one.value_added_share != other.value_added_share);
    differ("input_share", one.input_share != other.input_share);
    differ("final_share", one.final_share != other.final_share);
    differ("theta", one.theta != other.theta);
    differ("name", one.name != other.name);
    differ("build_steps", one.build_steps != other.build_steps);
    return result << "(payloads differ)";
}

/// A random world under codes that a world folder may hold: AAA, AAB, …
inline world::World random_named_world(std::uint64_t seed) {
    world::World world = random_world(seed);
    for (std::size_t k = 0; k < world.economies.size(); ++k)
        world.economies[k].code = {'A', static_cast<char>('A' + k / 26), static_cast<char>('A' + k % 26)};
    return world;
}

}  // namespace parley::testing

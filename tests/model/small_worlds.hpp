#pragma once
// Worlds small enough to work out by hand.
#include "tests/support/cases.hpp"

namespace parley::testing {

inline constexpr Economy mex{0}, can{1}, usa{2};
inline constexpr Sector food{0}, cars{1};

/// Three economies, two sectors, half of cost is inputs, some duties, unequal sizes and deficits.
inline world::World three_economies() {
    world::World world;
    world.name = "three";
    world.economies = {{"MEX", "Mexico", {}}, {"CAN", "Canada", {}}, {"USA", "United States", {}}};
    world.sectors = {{"FOOD", "Food", true, true}, {"CARS", "Cars", true, true}};
    world.theta = {2.0, 4.0};
    allocate(world);
    const double home[3][2] = {{500, 300}, {400, 600}, {2000, 3000}};
    const double abroad[3][3][2] = {
        {{0, 0}, {20, 40}, {90, 120}}, {{30, 10}, {0, 0}, {80, 160}}, {{100, 80}, {110, 130}, {0, 0}}};
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                world.flow(n, i, s) = n == i ? home[n.value][s.value] : abroad[n.value][i.value][s.value];
                if (n != i) world.duty_rate(n, i, s) = 0.05 * static_cast<double>(1 + n.value + s.value);
            }
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            world.value_added_share(n, r) = 0.5;
            world.input_share(n, r, r) = 0.3;
            world.input_share(n, r == food ? cars : food, r) = 0.2;
        }
    return closed(world);
}

/// Two mirror images, one sector, θ = 1, no inputs: `home` bought from oneself, `imports` from the other at `duty`.
inline world::World mirror(double home, double imports, double duty) {
    world::World world;
    world.name = "mirror";
    world.economies = {{"AAA", "A", {}}, {"BBB", "B", {}}};
    world.sectors = {{"ALL", "All goods", true, true}};
    world.theta = {1.0};
    allocate(world);
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            world.flow(n, i, {0}) = n == i ? home : imports;
            if (n != i) world.duty_rate(n, i, {0}) = duty;
        }
    return closed(world);
}

}  // namespace parley::testing

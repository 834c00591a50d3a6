#pragma once
// A world of four economies and three sectors (two goods, one service) that clears exactly, for tests of what is done
// with worlds: saving rates and scale elasticities too. Round figures, so that expected numbers can be seen: each of
// the four buys 1,000 of each good at home, 100 of each good and 50 of services from each of the others; USA buys 250
// more of C26 from CHN.
#include <array>

#include "parley/model/closure.hpp"
#include "parley/world/world.hpp"

namespace parley::testing {

inline world::World small_world() {
    world::World world;
    world.name = "small";
    world.year = 2017;
    world.economies = {{"USA", "United States", {}},
                       {"CHN", "China", {}},
                       {"EU27", "European Union", {"DEU", "FRA", "ITA"}},
                       {"ROW", "Rest of world", {}}};
    world.sectors = {{"C26", "Electronics", true, true},
                     {"C29", "Motor vehicles", true, true},
                     {"J", "Information services", false, true}};
    world.elasticity_sources = {{"LL", {6.0, 5.0, 3.0}}, {"CP", {9.0, 2.0, 4.0}}};
    world.elasticity_source = "LL";
    allocate(world);
    world.theta = world.elasticity_sources[0].theta;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                world.flow(n, i, s) = n == i ? 1000.0 : s.value < 2 ? 100.0 : 50.0;
    world.flow(Economy{0}, Economy{1}, Sector{0}) += 250.0;
    for (const Sector s : world.each_sector()) {
        if (s.value < 2) world.duty_rate(Economy{0}, Economy{1}, s) = 0.03;
        for (const Economy n : world.each_economy()) {
            world.value_added_share(n, s) = 0.5;
            for (const Sector r : world.each_sector()) world.input_share(n, r, s) = 0.5 / 3;
        }
    }
    final_shares_from_remainder(world);
    (void)complete(world);
    world.accounts.investment_rate = Table<Economy>({4});
    for (const Economy n : world.each_economy())
        world.accounts.investment_rate(n) = std::array{0.2, 0.3, 0.2, 0.25}[n.value];
    world.accounts.saving_rate = model::base_saving_rate(world);
    world.scale_sources = {{"LL", {0.04, 0.06, 0.0}}};
    return world;
}

}  // namespace parley::testing

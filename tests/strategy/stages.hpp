#pragma once
// Small stages on which rates are chosen.
#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/welfare.hpp"
#include "parley/strategy/talks.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::strategy_test {

using strategy::stage_of;

inline model::SolveOptions exactly() {
    model::SolveOptions options;
    options.tolerance = tight;
    return options;
}

inline strategy::Chooser one(std::size_t n, strategy::Rates rates = strategy::Rates::by_partner_and_sector,
                             strategy::Lever lever = strategy::Lever::duty) {
    strategy::Chooser chooser;
    chooser.name = "E" + std::to_string(n + 1);
    chooser.members = {Economy{n}};
    chooser.instruments.front().rates = rates;
    chooser.instruments.front().lever = lever;
    return chooser;
}

/// Two mirror images, one sector: `home` bought from oneself, `imports` from the other.
inline world::World twins(double home, double imports, double theta) {
    return one_sector_world({{home, imports}, {imports, home}}, theta);
}

/// Three of different sizes, one sector, trade balanced.
inline world::World three_in_balance(double theta = 4.0, double value_added_share = 1.0) {
    return one_sector_world({{900, 60, 40}, {60, 500, 40}, {40, 40, 300}}, theta, value_added_share);
}

/// Share of its output that an economy exports at a point.
inline double export_share(const world::World& world, const model::Wedges& wedges, const model::Point& point,
                           Economy n) {
    const auto flow = flows(world, wedges, point);
    double abroad = 0.0, all = 0.0;
    for (const Economy m : world.each_economy())
        for (const Sector s : world.each_sector()) {
            all += flow(m, n, s);
            if (m != n) abroad += flow(m, n, s);
        }
    return abroad / all;
}

}  // namespace parley::testing::strategy_test

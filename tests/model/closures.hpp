#pragma once
// What the tests of closures share.
#include <gtest/gtest.h>

#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::closure_test {

inline model::SolveOptions under(const model::Closure& closure) {
    model::SolveOptions options;
    options.tolerance = tight;
    options.closure = closure;
    return options;
}

inline model::Wedges duties(const world::World& world, double points = 0.25) {
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector()) {
        wedges.duty_rate(mex, usa, s) += points;
        wedges.duty_rate(usa, mex, s) += points / 2;
    }
    return wedges;
}

inline void expect_close(const world::World& world, const model::Equilibrium& a, const model::Equilibrium& b,
                         double tolerance) {
    ASSERT_EQ(a.status, model::Status::converged);
    ASSERT_EQ(b.status, model::Status::converged);
    const model::Welfare of_a = welfare(world, a.point), of_b = welfare(world, b.point);
    const Table<Seller, Sector> returns_a = real_returns(world, a.point), returns_b = real_returns(world, b.point);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(of_a.welfare_factor(n), of_b.welfare_factor(n), tolerance);
        EXPECT_NEAR(of_a.real_wage_factor(n), of_b.real_wage_factor(n), tolerance);
        for (const Sector r : world.each_sector()) {
            EXPECT_NEAR(returns_a(n, r), returns_b(n, r), tolerance);
            EXPECT_NEAR(a.point.output_new(n, r) / world.income(n), b.point.output_new(n, r) / world.income(n),
                        tolerance);
        }
    }
}

}  // namespace parley::testing::closure_test

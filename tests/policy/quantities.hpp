#pragma once
// What the tests of quantity measures share.
#include <gtest/gtest.h>

#include "parley/model/welfare.hpp"
#include "parley/policy/measures.hpp"
#include "parley/policy/quantity_measures.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::quantity_test {

using testing::small_world;
inline constexpr Economy usa{0}, chn{1}, eu{2};
inline constexpr Sector electronics{0}, cars{1}, services{2};
inline constexpr double met = 1e-8;  // of a target

inline const policy::FlowScope chinese_purchases{{chn}, {usa}, {electronics, cars}};
inline const policy::FlowScope american_imports{{usa}, {chn}, {electronics}};

inline policy::PolicyEquilibrium solved(const world::World& world, const std::vector<policy::Measure>& measures,
                                        double tolerance = 1e-10) {
    model::SolveOptions options;
    options.tolerance = tolerance;
    policy::PolicyEquilibrium result = solve_policy(world, measures, options);
    EXPECT_FALSE(result.refusal) << result.refusal->expected << " / " << result.refusal->found;
    EXPECT_EQ(result.equilibrium.status, model::Status::converged) << result.equilibrium.worst_equation;
    EXPECT_LE(residual(world, result.wedges, {}, result.equilibrium.point).largest, tolerance);
    return result;
}

inline double traded(const world::World& world, const policy::PolicyEquilibrium& at, const policy::FlowScope& scope) {
    const auto flow = flows(world, at.wedges, at.equilibrium.point);
    double total = 0.0;
    for_each_flow(scope, [&](Economy n, Economy i, Sector s) { total += flow(n, i, s); });
    return total;
}

// Σ X·q̂, from prices as the definition has them.
inline double volume(const world::World& world, const policy::PolicyEquilibrium& at, const policy::FlowScope& scope) {
    const auto flow = flows(world, at.wedges, at.equilibrium.point);
    const auto cost = cost_hat(world, at.wedges, at.equilibrium.point);
    double total = 0.0;
    for_each_flow(scope, [&](Economy n, Economy i, Sector s) {
        const double price = cost(i, s) * (1 - at.wedges.production_subsidy_rate(i, s)) /
                             (1 - world.production_subsidy_rate(i, s)) * (1 + at.wedges.export_tax_rate(n, i, s)) /
                             (1 + world.export_tax_rate(n, i, s));
        total += flow(n, i, s) / price;
    });
    return total;
}

inline double goods_deficit(const world::World& world, const policy::PolicyEquilibrium& at, Economy economy,
                            Economy partner) {
    return -model::bilateral_balance(world, flows(world, at.wedges, at.equilibrium.point), economy, partner, true);
}

inline void expect_same(const world::World& world, const policy::PolicyEquilibrium& a,
                        const policy::PolicyEquilibrium& b) {
    const model::Welfare one = welfare(world, a.equilibrium.point), other = welfare(world, b.equilibrium.point);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(one.welfare_factor(n), other.welfare_factor(n), testing::same_equilibrium);
        EXPECT_NEAR(a.equilibrium.point.wage_hat(n), b.equilibrium.point.wage_hat(n), testing::same_equilibrium);
    }
}

inline policy::Measure duty(const policy::FlowScope& scope, double rate) {
    return policy::DutyChange{policy::DutyChange::Kind::add, scope, rate, {}, {}, rate < 0};
}

}  // namespace parley::quantity_test

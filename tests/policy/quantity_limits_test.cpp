#include <gtest/gtest.h>

#include <cmath>

#include "tests/policy/quantities.hpp"

namespace parley::quantity_test {
namespace {

TEST(Limits, a_deficit_that_no_duty_closes_is_named_with_the_best_that_one_reaches) {
    const world::World world = small_world();
    const std::vector<policy::Measure> measures{policy::BalanceTarget{usa, chn, 600.0}};
    const policy::PolicyEquilibrium at = solve_policy(world, measures);
    ASSERT_EQ(at.equilibrium.status, model::Status::infeasible);
    ASSERT_EQ(at.unreachable.size(), 1U);
    const policy::Unreachable& limit = at.unreachable[0];
    EXPECT_NEAR(limit.target_usd_m, -350.0, 1e-9);
    double best = 250.0;
    for (double rate = 0.01; rate < 1e4; rate *= 1.3)
        best = std::min(
            best, goods_deficit(world, solved(world, {duty({{usa}, {chn}, {electronics, cars}}, rate)}), usa, chn));
    EXPECT_NEAR(limit.best_usd_m, best, 0.05);
    EXPECT_NEAR(goods_deficit(world, at, usa, chn), limit.best_usd_m, 1e-6) << "the point is the best that was found";
    EXPECT_LE(residual(world, at.wedges, {}, at.equilibrium.point).largest, 1e-10) << "and it is an equilibrium";
    EXPECT_EQ(at.equilibrium.worst_equation, "the goods deficit of USA with CHN, by a duty");
    EXPECT_EQ(limit.what.rfind("the goods deficit of USA with CHN, by a duty: -350 USD m a year asked for, -", 0), 0U)
        << limit.what;
    EXPECT_GT(at.equilibrium.max_residual, 0.1);
}

// Trials of a search go by the solver's own gap, and residual() has the last word: where it cannot say yes the search
// is made again with residual() asked at every trial, and nothing is called reached that is not.
TEST(Limits, what_residual_cannot_tell_is_not_called_converged) {
    const world::World world = small_world();
    std::size_t converged = 0, limited = 0;
    for (const double tolerance : {1e-8, 1e-10, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16, 1e-30}) {
        model::SolveOptions options;
        options.tolerance = tolerance;
        const policy::PolicyEquilibrium at = solve_policy(
            world, std::vector<policy::Measure>{policy::VolumeCap{american_imports, 0.6, policy::Rent::seller}},
            options);
        const model::Residual gaps = residual(world, at.wedges, {}, at.equilibrium.point);
        if (at.equilibrium.status == model::Status::converged) {
            ++converged;
            EXPECT_LE(gaps.largest, tolerance);
            EXPECT_LE(gaps.rounding, tolerance);
            EXPECT_EQ(at.equilibrium.max_residual, gaps.largest);
        } else {
            ++limited;
            EXPECT_LT(tolerance, gaps.rounding) << "nobody can tell";
            EXPECT_GT(at.equilibrium.max_residual, tolerance);
        }
    }
    EXPECT_GE(converged, 3U);
    EXPECT_GE(limited, 2U);
}

// A subsidy paid from the buyers' own income makes them poor before it makes them buy enough: purchases peak.
TEST(Limits, purchases_beyond_the_peak_are_infeasible_and_short_of_it_take_the_smaller_subsidy) {
    const world::World world = small_world();
    const policy::FlowScope services_scope{{chn}, {usa}, {services}};
    const policy::PolicyEquilibrium at = solve_policy(
        world,
        std::vector<policy::Measure>{policy::PurchaseFloor{services_scope, 1e6, policy::PurchaseFloor::From::zero}});
    ASSERT_EQ(at.equilibrium.status, model::Status::infeasible);
    const double best = at.unreachable[0].best_usd_m;
    double by_sweep = 0.0;
    for (int k = 1; k < 400; ++k) {
        const policy::PolicyEquilibrium cut =
            solve_policy(world, std::vector<policy::Measure>{duty(services_scope, -k / 400.0)});
        if (cut.equilibrium.status == model::Status::converged)
            by_sweep = std::max(by_sweep, traded(world, cut, services_scope));
    }
    EXPECT_GE(best, by_sweep * (1 - 1e-9));
    EXPECT_LE(best, by_sweep * 1.05);
    const policy::PolicyEquilibrium near =
        solved(world, {policy::PurchaseFloor{services_scope, 0.97 * best, policy::PurchaseFloor::From::zero}});
    EXPECT_LT(near.conditions[0].wedge_rate, at.conditions[0].wedge_rate);
}

TEST(Limits, the_others_are_kept_where_one_cannot_be) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solve_policy(world, std::vector<policy::Measure>{policy::BalanceTarget{usa, chn, 600.0},
                                                         policy::PurchaseFloor{{{chn}, {usa}, {cars}}, 20.0}});
    ASSERT_EQ(at.equilibrium.status, model::Status::infeasible);
    ASSERT_EQ(at.unreachable.size(), 1U);
    EXPECT_EQ(at.conditions[at.unreachable[0].condition].kind, policy::ConditionResult::Kind::balance);
    EXPECT_NEAR(traded(world, at, {{chn}, {usa}, {cars}}) / 120.0, 1.0, met);
}

TEST(Limits, more_cannot_be_bought_than_may_be_shipped) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at = solve_policy(
        world, std::vector<policy::Measure>{policy::PurchaseFloor{chinese_purchases, 100.0},
                                            policy::VolumeCap{chinese_purchases, 0.9, policy::Rent::buyer}});
    ASSERT_EQ(at.equilibrium.status, model::Status::infeasible);
    ASSERT_FALSE(at.unreachable.empty());
    EXPECT_EQ(at.conditions[at.unreachable[0].condition].kind, policy::ConditionResult::Kind::purchase);
    EXPECT_LE(volume(world, at, chinese_purchases), 180.0 * (1 + met));
}

TEST(Limits, where_nothing_is_traded_nothing_can_be_promised) {
    world::World world = small_world();
    world.flow(chn, usa, cars) = 0.0;
    final_shares_from_remainder(world);
    ASSERT_FALSE(complete(world));
    const policy::PolicyEquilibrium at =
        solve_policy(world, std::vector<policy::Measure>{policy::PurchaseFloor{{{chn}, {usa}, {cars}}, 10.0},
                                                         policy::PurchaseFloor{chinese_purchases, 10.0}});
    ASSERT_EQ(at.equilibrium.status, model::Status::infeasible);
    ASSERT_EQ(at.unreachable.size(), 1U);
    EXPECT_EQ(
        at.unreachable[0].what,
        "purchases by CHN from USA of C29: 10 USD m a year asked for, 0 reached at best; there is no such trade in "
        "the base, and none begins");
    EXPECT_NEAR(traded(world, at, chinese_purchases) / 110.0, 1.0, met)
        << "the rest of a wider scope can still be bought";
    // A cap on nothing is kept.
    EXPECT_EQ(
        solved(world, {policy::VolumeCap{{{chn}, {usa}, {cars}}, 0.5, policy::Rent::seller}}).conditions[0].wedge_rate,
        0.0);
}

TEST(Limits, an_iteration_limit_is_not_called_infeasible) {
    model::SolveOptions options;
    options.max_iterations = 3;
    const policy::PolicyEquilibrium at = solve_policy(
        small_world(), std::vector<policy::Measure>{policy::PurchaseFloor{chinese_purchases, 100.0}}, options);
    EXPECT_NE(at.equilibrium.status, model::Status::converged);
    EXPECT_NE(at.equilibrium.status, model::Status::infeasible);
}

TEST(Limits, stopping_is_said) {
    const policy::PolicyEquilibrium at =
        solve_policy(small_world(), std::vector<policy::Measure>{policy::PurchaseFloor{chinese_purchases, 100.0}}, {},
                     [](int iteration, double) { return iteration < 15; });
    EXPECT_EQ(at.equilibrium.status, model::Status::cancelled);
}

std::string refused(const policy::Measure& measure) {
    const policy::PolicyEquilibrium result =
        solve_policy(small_world(), std::vector<policy::Measure>{duty(american_imports, 0.1), measure});
    if (!result.refusal) return "accepted";
    EXPECT_EQ(result.refusal->change, 1U);
    return "expected " + result.refusal->expected + ", found " + result.refusal->found;
}

TEST(Refusals, say_what_was_expected_and_found) {
    using Unit = policy::BalanceTarget::Unit;
    EXPECT_EQ(refused(policy::PurchaseFloor{chinese_purchases, -5.0}),
              "expected purchases of zero or more, found -5 USD m");
    EXPECT_EQ(refused(policy::PurchaseFloor{chinese_purchases, std::nan("")}),
              "expected purchases of zero or more, found nan USD m");
    EXPECT_EQ(refused(policy::PurchaseFloor{{{chn}, {chn}, {cars}}, 5.0}),
              "expected a sector and two different economies, found none");
    EXPECT_EQ(refused(policy::VolumeCap{american_imports, -0.1, policy::Rent::seller}),
              "expected a cap of 0 % of the base's volume or more, found -10 %");
    EXPECT_EQ(refused(policy::BalanceTarget{usa, usa, 5.0}), "expected a balance between two economies, found one");
    EXPECT_EQ(refused(policy::BalanceTarget{chn, usa, 0.2, Unit::share_of_base}),
              "expected a deficit to take a share of, found a surplus of 250 USD m");
    EXPECT_EQ(refused(policy::BalanceTarget{usa, chn, -5.0}), "expected a deficit that is to shrink, found -5 USD m");
    EXPECT_EQ(refused(policy::BalanceTarget{usa, chn, 5.0, Unit::usd_m, 0.5, {}}),
              "expected sectors in which the partner buys, found none");
    EXPECT_EQ(refused(policy::BalanceTarget{usa, chn, 5.0, Unit::usd_m, 1.5, {cars}}),
              "expected a part of the duty in the instrument from 0 % to 100 %, found 150 %");
}

TEST(Refusals, one_cap_has_one_side_that_earns_its_rent) {
    const policy::PolicyEquilibrium result = solve_policy(
        small_world(), std::vector<policy::Measure>{policy::VolumeCap{american_imports, 0.5, policy::Rent::seller},
                                                    policy::VolumeCap{american_imports, 0.5, policy::Rent::buyer}});
    ASSERT_TRUE(result.refusal);
    EXPECT_EQ(result.refusal->expected, "one side that earns the rent of a cap");
    EXPECT_EQ(*result.refusal->other, 0U);
}

}  // namespace
}  // namespace parley::quantity_test

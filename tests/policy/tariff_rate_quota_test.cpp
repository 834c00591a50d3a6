// Tariff-rate quotas: docs/model/quantities.md, eq:tariff-rate-quota.
#include <gtest/gtest.h>

#include "tests/policy/quantities.hpp"

namespace parley::quantity_test {
namespace {

policy::VolumeCap quota(double share, double above) {
    policy::VolumeCap result{american_imports, share, policy::Rent::buyer};
    result.above = above;
    return result;
}

TEST(TariffRateQuota, binds_like_a_quota_while_its_licences_are_worth_less_than_the_rate_above) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium plain = solved(world, {quota(0.9, 0.0)});
    const double worth = plain.conditions[0].wedge_rate;
    ASSERT_GT(worth, 0.0);
    const policy::PolicyEquilibrium at = solved(world, {quota(0.9, 2 * worth)});
    EXPECT_EQ(at.conditions[0].wedge_rate, worth);
    EXPECT_FALSE(at.conditions[0].above);
    expect_same(world, at, plain);
}

TEST(TariffRateQuota, gone_past_is_the_duty_above_and_the_rent_is_that_of_what_is_within) {
    const world::World world = small_world();
    const double worth = solved(world, {quota(0.5, 0.0)}).conditions[0].wedge_rate, above = worth / 3;
    const policy::PolicyEquilibrium at = solved(world, {quota(0.5, above)});
    expect_same(world, at, solved(world, {duty(american_imports, above)}));
    const policy::ConditionResult& result = at.conditions[0];
    EXPECT_TRUE(result.above);
    EXPECT_TRUE(result.binds);
    EXPECT_NEAR(result.wedge_rate, above, 1e-14);
    EXPECT_EQ(result.residual, 0.0);
    EXPECT_GT(result.reached_usd_m, result.target_usd_m);
    const double within = result.target_usd_m / volume(world, at, american_imports);
    EXPECT_NEAR(result.rent_usd_m, above * traded(world, at, american_imports) * within, 1e-7);
}

TEST(TariffRateQuota, not_used_up_does_nothing) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at = solved(world, {quota(1.1, 0.2)});
    EXPECT_EQ(at.conditions[0].wedge_rate, 0.0);
    EXPECT_FALSE(at.conditions[0].binds);
}

TEST(TariffRateQuota, moves_without_a_jump_where_it_begins_to_be_gone_past) {
    const world::World world = small_world();
    const double worth = solved(world, {quota(0.7, 0.0)}, 1e-12).conditions[0].wedge_rate;
    for (const double by : {1e-2, 1e-4, 1e-6}) {
        const policy::PolicyEquilibrium below = solved(world, {quota(0.7, worth * (1 - by))}, 1e-12);
        const policy::PolicyEquilibrium above = solved(world, {quota(0.7, worth * (1 + by))}, 1e-12);
        EXPECT_TRUE(below.conditions[0].above) << by;
        EXPECT_FALSE(above.conditions[0].above) << by;
        for (const Economy n : world.each_economy())
            EXPECT_NEAR(welfare(world, below.equilibrium.point).welfare_factor(n),
                        welfare(world, above.equilibrium.point).welfare_factor(n), by);
    }
}

// One that is gone past changes what the other is worth: both states at once, in either order.
TEST(TariffRateQuota, two_are_solved_together_in_any_order) {
    const world::World world = small_world();
    policy::VolumeCap cars_of_the_eu{{{usa}, {eu}, {cars}}, 0.8, policy::Rent::buyer};
    cars_of_the_eu.above = 5.0;
    const policy::PolicyEquilibrium at = solved(world, {quota(0.5, 0.02), cars_of_the_eu}),
                                    other = solved(world, {cars_of_the_eu, quota(0.5, 0.02)});
    EXPECT_EQ(at.wedges.duty_rate, other.wedges.duty_rate);
    expect_same(world, at, solved(world, {duty(american_imports, 0.02), [&] {
                                              policy::VolumeCap plain = cars_of_the_eu;
                                              plain.above = 0.0;
                                              return plain;
                                          }()}));
}

TEST(TariffRateQuota, what_cannot_be_is_refused) {
    const world::World world = small_world();
    policy::VolumeCap to_the_seller = quota(0.5, 0.1);
    to_the_seller.rent = policy::Rent::seller;
    for (const policy::VolumeCap& each : {to_the_seller, quota(0.0, 0.1)}) {
        const policy::PolicyEquilibrium at = solve_policy(world, std::vector<policy::Measure>{each});
        ASSERT_TRUE(at.refusal);
        EXPECT_EQ(at.refusal->expected, "a rate above a quota whose rent goes to the buyer");
    }
    const policy::PolicyEquilibrium two =
        solve_policy(world, std::vector<policy::Measure>{quota(0.5, 0.1), quota(0.8, 0.2)});
    ASSERT_TRUE(two.refusal);
    EXPECT_EQ(two.refusal->expected, "one quota on the same trade where a rate stands above it");
}

}  // namespace
}  // namespace parley::quantity_test

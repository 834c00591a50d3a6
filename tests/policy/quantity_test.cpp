#include <gtest/gtest.h>

#include <cmath>

#include "tests/policy/quantities.hpp"

namespace parley::quantity_test {
namespace {

TEST(Purchases, what_is_promised_is_bought_and_the_subsidy_it_takes_is_reported) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at = solved(world, {policy::PurchaseFloor{chinese_purchases, 100.0}});
    EXPECT_NEAR(traded(world, at, chinese_purchases) / 300.0, 1.0, met);
    ASSERT_EQ(at.conditions.size(), 1U);
    const policy::ConditionResult& floor = at.conditions[0];
    EXPECT_TRUE(floor.binds);
    EXPECT_GT(floor.wedge_rate, 0.0);
    EXPECT_EQ(floor.purchase_rate, floor.wedge_rate);
    EXPECT_NEAR(floor.subsidy_usd_m, floor.wedge_rate * 300.0, 1e-6);
    EXPECT_EQ(floor.base_usd_m, 200.0);
    EXPECT_EQ(floor.target_usd_m, 300.0);
    EXPECT_NEAR(floor.reached_usd_m, traded(world, at, chinese_purchases), 1e-9);
    EXPECT_EQ(floor.what, "purchases by CHN from USA of C26, C29");
    EXPECT_DOUBLE_EQ(at.wedges.duty_rate(chn, usa, cars), -floor.wedge_rate);
    EXPECT_EQ(at.wedges.duty_rate(chn, eu, cars), 0.0);
    // The treasury pays: what duties bring in falls by it.
    EXPECT_NEAR(model::duty_revenue(flows(world, at.wedges, at.equilibrium.point), at.wedges.duty_rate)(chn),
                -floor.subsidy_usd_m, 1e-9);
}

TEST(Purchases, the_wedge_found_is_the_duty_cut_that_has_the_same_effect) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::PurchaseFloor{chinese_purchases, 100.0}, duty(american_imports, 0.25)});
    const policy::PolicyEquilibrium cut =
        solved(world, {duty(chinese_purchases, -at.conditions[0].wedge_rate), duty(american_imports, 0.25)});
    EXPECT_NEAR(traded(world, cut, chinese_purchases) / 300.0, 1.0, met);
    expect_same(world, at, cut);
}

TEST(Purchases, a_floor_counted_from_zero_is_a_level) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::PurchaseFloor{chinese_purchases, 300.0, policy::PurchaseFloor::From::zero}});
    expect_same(world, at, solved(world, {policy::PurchaseFloor{chinese_purchases, 100.0}}));
}

TEST(Purchases, a_promise_that_is_kept_anyway_costs_nothing) {
    const world::World world = small_world();
    const std::vector<policy::Measure> cheap{duty(chinese_purchases, -0.2)};
    const policy::PolicyEquilibrium plain = solved(world, cheap);
    const policy::PolicyEquilibrium promised =
        solved(world, {cheap[0], policy::PurchaseFloor{chinese_purchases, 50.0}});
    EXPECT_GT(traded(world, plain, chinese_purchases), 251.0);
    EXPECT_EQ(promised.conditions[0].wedge_rate, 0.0);
    EXPECT_FALSE(promised.conditions[0].binds);
    EXPECT_EQ(promised.conditions[0].subsidy_usd_m, 0.0);
    EXPECT_EQ(promised.wedges.duty_rate, plain.wedges.duty_rate);
    expect_same(world, plain, promised);
}

// Across the point where the floor begins to bind, wedge and welfare move by no more than the floor does.
TEST(Purchases, wedge_and_welfare_are_continuous_where_the_floor_begins_to_bind) {
    const world::World world = small_world();
    const policy::Measure war = duty(american_imports, 0.25);
    const double free = traded(world, solved(world, {war}, 1e-13), chinese_purchases);
    const auto at = [&](double level) {
        return solved(world, {war, policy::PurchaseFloor{chinese_purchases, level, policy::PurchaseFloor::From::zero}},
                      1e-12);
    };
    const policy::PolicyEquilibrium kink = at(free);
    const double welfare_there = welfare(world, kink.equilibrium.point).welfare_factor(chn);
    EXPECT_LE(kink.conditions[0].wedge_rate, 1e-10);
    double slope = 0.0;
    for (const double by : {1e-2, 1e-4, 1e-6, 1e-8}) {
        const policy::PolicyEquilibrium below = at(free * (1 - by)), above = at(free * (1 + by));
        EXPECT_EQ(below.conditions[0].wedge_rate, 0.0) << by;
        const double wedge = above.conditions[0].wedge_rate;
        EXPECT_GT(wedge, 0.0) << by;
        if (slope > 0) {
            EXPECT_NEAR(wedge / by / slope, 1.0, 0.05) << by;
        }
        slope = wedge / by;
        EXPECT_NEAR(welfare(world, below.equilibrium.point).welfare_factor(chn), welfare_there, 1e-10);
        EXPECT_NEAR(welfare(world, above.equilibrium.point).welfare_factor(chn), welfare_there, by);
    }
}

TEST(Caps, rent_to_the_seller_is_an_export_tax) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::VolumeCap{american_imports, 0.6, policy::Rent::seller}});
    EXPECT_NEAR(volume(world, at, american_imports) / (0.6 * 350.0), 1.0, met);
    const policy::ConditionResult& cap = at.conditions[0];
    EXPECT_EQ(cap.kind, policy::ConditionResult::Kind::cap_rent_to_seller);
    EXPECT_GT(cap.wedge_rate, 0.05);
    expect_same(world, at, solved(world, {policy::ExportTaxChange{american_imports, cap.wedge_rate, {}}}));
    EXPECT_NEAR(cap.rent_usd_m, cap.wedge_rate / (1 + cap.wedge_rate) * traded(world, at, american_imports), 1e-9);
    EXPECT_EQ(cap.what, "the volume bought by USA from CHN of C26, rent to the seller");
}

TEST(Caps, rent_to_the_buyer_is_a_duty) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at = solved(world, {policy::VolumeCap{american_imports, 0.6, policy::Rent::buyer}});
    EXPECT_NEAR(volume(world, at, american_imports) / (0.6 * 350.0), 1.0, met);
    const double rate = at.conditions[0].wedge_rate;
    EXPECT_EQ(at.conditions[0].duty_rate, rate);
    expect_same(world, at, solved(world, {duty(american_imports, rate)}));
    EXPECT_NEAR(at.conditions[0].rent_usd_m, rate * traded(world, at, american_imports), 1e-9);
    // Who earns the rent is what the two forms differ in.
    const policy::PolicyEquilibrium control =
        solved(world, {policy::VolumeCap{american_imports, 0.6, policy::Rent::seller}});
    EXPECT_GT(welfare(world, at.equilibrium.point).welfare_factor(usa),
              welfare(world, control.equilibrium.point).welfare_factor(usa));
}

TEST(Caps, an_export_tax_in_force_multiplies_with_the_rent) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::ExportTaxChange{american_imports, 0.1, {}},
                       policy::VolumeCap{american_imports, 0.4, policy::Rent::seller}});
    const double wedge = at.conditions[0].wedge_rate;
    EXPECT_NEAR(at.wedges.export_tax_rate(usa, chn, electronics), 1.1 * (1 + wedge) - 1, 1e-15);
    EXPECT_NEAR(volume(world, at, american_imports) / 140.0, 1.0, met);
}

TEST(Caps, a_cap_above_what_is_traded_does_nothing) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::VolumeCap{american_imports, 2.0, policy::Rent::seller}});
    EXPECT_EQ(at.conditions[0].wedge_rate, 0.0);
    EXPECT_EQ(at.wedges.export_tax_rate, world.export_tax_rate);
    const policy::PolicyEquilibrium one =
        solved(world, {policy::VolumeCap{american_imports, 1.0, policy::Rent::buyer}});
    EXPECT_LE(one.conditions[0].wedge_rate, 1e-9);
}

// Volume, not value: dearer inputs raise the value of what is shipped and leave the cap alone.
TEST(Caps, a_volume_is_not_a_value) {
    const world::World world = small_world();
    const policy::FlowScope to_all{policy::all_economies(world), {chn}, {electronics}};
    const policy::PolicyEquilibrium at = solved(
        world, {policy::ExportTaxChange{to_all, 0.05, {}}, policy::VolumeCap{to_all, 0.5, policy::Rent::seller}});
    EXPECT_NEAR(volume(world, at, to_all) / (0.5 * trade_in_scope(world, to_all)), 1.0, met);
    EXPECT_GT(traded(world, at, to_all), 0.51 * trade_in_scope(world, to_all));
}

TEST(BalanceTargets, a_duty_can_bring_it_about) {
    const world::World world = small_world();  // the deficit is 250
    const policy::PolicyEquilibrium at = solved(world, {policy::BalanceTarget{usa, chn, 100.0}});
    EXPECT_NEAR(goods_deficit(world, at, usa, chn) / 150.0, 1.0, met);
    const policy::ConditionResult& target = at.conditions[0];
    EXPECT_NEAR(target.base_usd_m, 250.0, 1e-12);
    EXPECT_NEAR(target.reached_usd_m, 150.0, 1e-6);
    EXPECT_EQ(target.purchase_rate, 0.0);
    expect_same(world, at, solved(world, {duty({{usa}, {chn}, {electronics, cars}}, target.duty_rate)}));
    EXPECT_EQ(at.wedges.duty_rate(usa, chn, services), 0.0);
    EXPECT_EQ(target.what, "the goods deficit of USA with CHN, by a duty");
}

TEST(BalanceTargets, purchases_can_bring_it_about) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::BalanceTarget{usa, chn, 0.4, policy::BalanceTarget::Unit::share_of_base, 0.0, {cars}}});
    EXPECT_NEAR(goods_deficit(world, at, usa, chn) / 150.0, 1.0, met);
    const policy::ConditionResult& target = at.conditions[0];
    EXPECT_EQ(target.duty_rate, 0.0);
    const policy::FlowScope scope{{chn}, {usa}, {cars}};
    expect_same(world, at, solved(world, {duty(scope, -target.purchase_rate)}));
    EXPECT_NEAR(target.subsidy_usd_m, target.purchase_rate * traded(world, at, scope), 1e-9);
}

TEST(BalanceTargets, both_instruments_move_in_the_stated_proportion) {
    const world::World world = small_world();
    const auto by = [&](double duty_part) {
        return solved(world, {policy::BalanceTarget{
                                 usa, chn, 100.0, policy::BalanceTarget::Unit::usd_m, duty_part, {electronics, cars}}});
    };
    const policy::PolicyEquilibrium both = by(0.25);
    const policy::ConditionResult& target = both.conditions[0];
    EXPECT_NEAR(goods_deficit(world, both, usa, chn) / 150.0, 1.0, met);
    EXPECT_NEAR(target.duty_rate, target.purchase_rate / 3, 1e-15);
    EXPECT_NEAR(both.wedges.duty_rate(usa, chn, electronics), 0.03 + target.duty_rate, 1e-15);
    EXPECT_NEAR(both.wedges.duty_rate(chn, usa, electronics), -target.purchase_rate, 1e-15);
    EXPECT_LT(target.purchase_rate, by(0.0).conditions[0].purchase_rate);
    EXPECT_LT(target.duty_rate, by(1.0).conditions[0].duty_rate);
}

TEST(BalanceTargets, a_deficit_that_has_shrunk_enough_needs_no_wedge) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {duty(american_imports, 0.25), policy::BalanceTarget{usa, chn, 20.0}});
    EXPECT_LT(goods_deficit(world, at, usa, chn), 229.0);
    EXPECT_EQ(at.conditions[0].wedge_rate, 0.0);
}

TEST(BalanceTargets, a_surplus_can_be_asked_to_grow) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at = solved(world, {policy::BalanceTarget{chn, usa, 30.0}});
    EXPECT_NEAR(goods_deficit(world, at, chn, usa) / -280.0, 1.0, met);
}

TEST(Several, three_bind_at_once_beside_duties_and_a_budget) {
    const world::World world = small_world();
    const std::vector<policy::Measure> measures{
        policy::PurchaseFloor{{{chn}, {usa}, {cars}}, 40.0},
        policy::VolumeCap{american_imports, 0.7, policy::Rent::seller},
        policy::BalanceTarget{usa, chn, 150.0, policy::BalanceTarget::Unit::usd_m, 0.5, {electronics}},
        duty({{chn}, {usa}, {services}}, 0.1), policy::ProductionSubsidyChange{chn, {electronics}, 0.0, 60.0}};
    const policy::PolicyEquilibrium at = solved(world, measures);
    ASSERT_EQ(at.conditions.size(), 4U);
    for (const policy::ConditionResult& each : at.conditions) EXPECT_TRUE(each.binds) << each.what;
    EXPECT_NEAR(traded(world, at, {{chn}, {usa}, {cars}}) / 140.0, 1.0, met);
    EXPECT_NEAR(volume(world, at, american_imports) / 245.0, 1.0, met);
    EXPECT_NEAR(goods_deficit(world, at, usa, chn) / 100.0, 1.0, met);
    EXPECT_NEAR(at.subsidy_rates[4] * at.equilibrium.point.output_new(chn, electronics) / 60.0, 1.0, met);
    EXPECT_LE(at.condition_residual, 1e-10);
}

TEST(Several, the_order_of_measures_does_not_matter_to_the_last_bit) {
    const world::World world = small_world();
    const std::vector<policy::Measure> one{policy::PurchaseFloor{{{chn}, {usa}, {cars}}, 40.0},
                                           policy::VolumeCap{american_imports, 0.7, policy::Rent::seller},
                                           policy::BalanceTarget{usa, chn, 150.0},
                                           policy::ProductionSubsidyChange{chn, {electronics}, 0.0, 60.0}};
    const std::vector<policy::Measure> other{one[3], one[2], one[0], one[1]};
    const policy::PolicyEquilibrium a = solved(world, one), b = solved(world, other);
    EXPECT_EQ(a.equilibrium.point.wage_hat, b.equilibrium.point.wage_hat);
    EXPECT_EQ(a.wedges.duty_rate, b.wedges.duty_rate);
    EXPECT_EQ(a.subsidy_rates[3], b.subsidy_rates[0]);
    EXPECT_EQ(a.conditions[0].measures, std::vector<std::size_t>{0});
    EXPECT_EQ(b.conditions[0].measures, std::vector<std::size_t>{2});
}

TEST(Several, identical_scopes_share_one_wedge_and_the_strictest_target_binds) {
    const world::World world = small_world();
    const policy::FlowScope same{{chn}, {usa}, {cars, electronics, cars}};
    const policy::PolicyEquilibrium at = solved(
        world, {policy::PurchaseFloor{chinese_purchases, 60.0}, policy::PurchaseFloor{{{chn}, {usa}, {cars}}, 10.0},
                policy::PurchaseFloor{same, 300.0, policy::PurchaseFloor::From::zero}});
    ASSERT_EQ(at.conditions.size(), 2U);
    EXPECT_EQ(at.conditions[0].measures, (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(at.conditions[0].target_usd_m, 300.0);
    EXPECT_NEAR(traded(world, at, chinese_purchases) / 300.0, 1.0, met);
}

TEST(Several, overlapping_promises_count_towards_each_other) {
    const world::World world = small_world();
    const policy::FlowScope only_cars{{chn}, {usa}, {cars}};
    // Cars alone take most of it; the wider promise adds what is missing, on both.
    policy::PolicyEquilibrium at =
        solved(world, {policy::PurchaseFloor{chinese_purchases, 100.0}, policy::PurchaseFloor{only_cars, 80.0}});
    EXPECT_NEAR(traded(world, at, chinese_purchases) / 300.0, 1.0, met);
    EXPECT_NEAR(traded(world, at, only_cars) / 180.0, 1.0, met);
    EXPECT_NEAR(at.wedges.duty_rate(chn, usa, cars), -at.conditions[0].wedge_rate - at.conditions[1].wedge_rate, 1e-15);
    EXPECT_NEAR(at.wedges.duty_rate(chn, usa, electronics), -at.conditions[0].wedge_rate, 1e-15);
    // The wider promise keeps the narrower one.
    at = solved(world, {policy::PurchaseFloor{chinese_purchases, 100.0}, policy::PurchaseFloor{only_cars, 20.0}});
    EXPECT_GT(traded(world, at, only_cars), 121.0);
    EXPECT_GT(at.conditions[0].wedge_rate, 0.0);
    EXPECT_EQ(at.conditions[1].wedge_rate, 0.0);
}

}  // namespace
}  // namespace parley::quantity_test

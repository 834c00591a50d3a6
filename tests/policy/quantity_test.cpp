#include "parley/policy/quantity_measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/welfare.hpp"
#include "parley/policy/measures.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::quantity_test {
namespace {

using testing::small_world;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1}, services{2};
constexpr double met = 1e-8;  // of a target

const policy::FlowScope chinese_purchases{{chn}, {usa}, {electronics, cars}};
const policy::FlowScope american_imports{{usa}, {chn}, {electronics}};

policy::PolicyEquilibrium solved(const world::World& world, const std::vector<policy::Measure>& measures,
                                 double tolerance = 1e-10) {
    model::SolveOptions options;
    options.tolerance = tolerance;
    policy::PolicyEquilibrium result = solve_policy(world, measures, options);
    EXPECT_FALSE(result.refusal) << result.refusal->expected << " / " << result.refusal->found;
    EXPECT_EQ(result.equilibrium.status, model::Status::converged) << result.equilibrium.worst_equation;
    EXPECT_LE(residual(world, result.wedges, {}, result.equilibrium.point).largest, tolerance);
    return result;
}

double traded(const world::World& world, const policy::PolicyEquilibrium& at, const policy::FlowScope& scope) {
    const auto flow = flows(world, at.wedges, at.equilibrium.point);
    double total = 0.0;
    for_each_flow(scope, [&](Economy n, Economy i, Sector s) { total += flow(n, i, s); });
    return total;
}

// Σ X·q̂, from prices as the definition has them.
double volume(const world::World& world, const policy::PolicyEquilibrium& at, const policy::FlowScope& scope) {
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

double goods_deficit(const world::World& world, const policy::PolicyEquilibrium& at, Economy economy, Economy partner) {
    return -model::bilateral_balance(world, flows(world, at.wedges, at.equilibrium.point), economy, partner, true);
}

void expect_same(const world::World& world, const policy::PolicyEquilibrium& a, const policy::PolicyEquilibrium& b) {
    const model::Welfare one = welfare(world, a.equilibrium.point), other = welfare(world, b.equilibrium.point);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(one.welfare_factor(n), other.welfare_factor(n), testing::same_equilibrium);
        EXPECT_NEAR(a.equilibrium.point.wage_hat(n), b.equilibrium.point.wage_hat(n), testing::same_equilibrium);
    }
}

policy::Measure duty(const policy::FlowScope& scope, double rate) {
    return policy::DutyChange{policy::DutyChange::Kind::add, scope, rate, {}, rate < 0};
}

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
    EXPECT_EQ(refused(policy::VolumeCap{american_imports, 0.0, policy::Rent::seller}),
              "expected a cap above 0 % of the base's volume, found 0 %");
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

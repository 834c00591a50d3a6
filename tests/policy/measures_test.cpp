#include "parley/policy/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "tests/study/small_world.hpp"

namespace parley::measures_test {
namespace {

using testing::small_world;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1}, services{2};

model::Wedges applied(const world::World& world, const std::vector<policy::Measure>& measures) {
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, measures, wedges);
    EXPECT_FALSE(refusal) << refusal->expected << " / " << refusal->found;
    return wedges;
}

std::string refused(const world::World& world, const std::vector<policy::Measure>& measures) {
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, measures, wedges);
    if (!refusal) return "accepted";
    EXPECT_EQ(wedges.export_tax_rate, world.export_tax_rate) << "a refusal must leave the wedges alone";
    return std::to_string(refusal->change) + ": expected " + refusal->expected + ", found " + refusal->found;
}

// Σ C' over the sectors of a subsidy.
double output_of(const policy::ProductionSubsidyChange& subsidy, const Table<Seller, Sector>& output) {
    double total = 0.0;
    for (const Sector s : subsidy.sectors) total += output(subsidy.economy, s);
    return total;
}

TEST(Measures, an_export_subsidy_on_half_the_trade_is_one_on_half_the_products) {
    const world::World world = small_world();
    const policy::ExportTaxChange subsidy{{{usa}, {chn}, {electronics}}, -0.05, 175.0};  // of 350
    const model::Wedges one = applied(world, {subsidy});
    const model::SplitWedges& split = *find_split(one, usa, electronics);
    EXPECT_EQ(split.base.group_count(), 2U);
    EXPECT_DOUBLE_EQ(split.export_tax_rate(chn, {0}), -0.05);
    EXPECT_DOUBLE_EQ(split.export_tax_rate(chn, {1}), 0.0);
    EXPECT_DOUBLE_EQ(split.export_tax_rate(eu, {0}), 0.0);
    const model::Wedges two = applied(world, {subsidy, subsidy});
    for (const Group g : find_split(two, usa, electronics)->base.each_group())
        EXPECT_DOUBLE_EQ(find_split(two, usa, electronics)->export_tax_rate(chn, g), -0.05)
            << "two halves that are disjoint are all";
}

TEST(Measures, barriers_multiply_and_leave_home_trade_alone) {
    const world::World world = small_world();
    const policy::BarrierChange opening{{{chn}, policy::all_economies(world), {services}}, -0.10, {}};
    const model::Wedges wedges = applied(world, {opening, opening});
    EXPECT_DOUBLE_EQ(wedges.barrier_factor(chn, usa, services), 0.81);
    EXPECT_DOUBLE_EQ(wedges.barrier_factor(chn, chn, services), 1.0);
}

TEST(Measures, duties_among_other_measures_are_what_duties_alone_are) {
    const world::World world = small_world();
    const policy::DutyChange duty{policy::DutyChange::Kind::add, {{usa}, {chn}, {electronics}}, 0.25, {}};
    const policy::ProductionSubsidyChange subsidy{chn, {cars}, 0.02, {}};
    const model::Wedges wedges = applied(world, {subsidy, duty});
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, electronics), 0.28);
    EXPECT_DOUBLE_EQ(wedges.production_subsidy_rate(chn, cars), 0.02);
}

TEST(Measures, what_cannot_be_carried_out_names_the_measure_and_both_numbers) {
    const world::World world = small_world();
    const policy::DutyChange fine{policy::DutyChange::Kind::add, {{usa}, {chn}, {electronics}}, 0.25, {}};
    EXPECT_EQ(refused(world, {fine, policy::ExportTaxChange{{{usa}, {chn}, {electronics}}, -0.05, 400.0}}),
              "1: expected a coverage above 0 and at most the trade in scope, 0.3 bn USD, found 0.4 bn USD");
    EXPECT_EQ(
        refused(world, {fine, policy::DutyChange{policy::DutyChange::Kind::add, {{usa}, {chn}, {cars}}, 0.25, 101.0}}),
        "1: expected a coverage above 0 and at most the trade in scope, 0.1 bn USD, found 0.101 bn USD");
    EXPECT_EQ(refused(world, {policy::BarrierChange{{{usa}, {chn}, {cars}}, -1.0, {}}}),
              "0: expected a barrier's change above -100 %, found -100 %");
    EXPECT_EQ(refused(world, {policy::ExportTaxChange{{{usa}, {chn}, {cars}}, -1.0, {}}}),
              "0: expected export subsidies below 100 %, found 100 % for CHN, sector C29");
    EXPECT_EQ(refused(world, {fine, policy::ProductionSubsidyChange{chn, {cars}, 0.6, {}},
                              policy::ProductionSubsidyChange{chn, {cars}, 0.4, {}}}),
              "2: expected production subsidies below 100 % of cost, found 100 % for CHN, sector C29");
}

TEST(Measures, a_subsidy_in_usd_a_year_costs_that_much_at_the_equilibrium) {
    const world::World world = small_world();
    const policy::ProductionSubsidyChange plan{chn, {electronics, cars}, 0.0, 120.0};
    const policy::ProductionSubsidyChange other{usa, {cars}, 0.0, 30.0};
    const policy::DutyChange duty{policy::DutyChange::Kind::add, {{usa}, {chn}, {electronics}}, 0.25, {}};
    const std::vector<policy::Measure> measures{plan, duty, other};
    const policy::PolicyEquilibrium solved = solve_policy(world, measures);
    ASSERT_FALSE(solved.refusal);
    ASSERT_EQ(solved.equilibrium.status, model::Status::converged);
    EXPECT_NEAR(solved.subsidy_rates[0] * output_of(plan, solved.equilibrium.point.output_new) / 120.0, 1.0, 1e-8);
    EXPECT_NEAR(solved.subsidy_rates[2] * output_of(other, solved.equilibrium.point.output_new) / 30.0, 1.0, 1e-8);
    EXPECT_DOUBLE_EQ(solved.wedges.production_subsidy_rate(chn, electronics), solved.subsidy_rates[0]);
    EXPECT_LE(residual(world, solved.wedges, {}, solved.equilibrium.point).largest, 1e-10);
}

TEST(Measures, a_budget_larger_than_the_economy_is_infeasible_and_the_most_that_can_be_spent_is_said) {
    const world::World world = small_world();
    const std::vector<policy::Measure> measures{policy::ProductionSubsidyChange{chn, {cars}, 0.0, 1e6}};
    const policy::PolicyEquilibrium solved = solve_policy(world, measures);
    ASSERT_FALSE(solved.refusal);
    EXPECT_EQ(solved.equilibrium.status, model::Status::infeasible);
    ASSERT_EQ(solved.unreachable.size(), 1U);
    EXPECT_EQ(solved.unreachable[0].target_usd_m, 1e6);
    EXPECT_GT(solved.unreachable[0].best_usd_m, 100.0);
    EXPECT_LT(solved.unreachable[0].best_usd_m, 1e5);
    EXPECT_EQ(solved.equilibrium.worst_equation, "the subsidies of CHN to C29");
}

TEST(Measures, a_budget_of_zero_is_refused) {
    const std::vector<policy::Measure> measures{policy::ProductionSubsidyChange{chn, {cars}, 0.0, 0.0}};
    const policy::PolicyEquilibrium solved = solve_policy(small_world(), measures);
    ASSERT_TRUE(solved.refusal);
    EXPECT_EQ(solved.refusal->expected, "a budget above zero for sectors that produce");
    EXPECT_EQ(solved.equilibrium.status, model::Status::not_run);
}

TEST(Baseline, calibrating_keeps_trade_and_duties_and_the_base_clears) {
    const world::World world = small_world();
    const policy::ProductionSubsidyChange plan{chn, {electronics, cars}, 0.0, 60.0};
    const std::vector<policy::Measure> baseline{
        policy::ExportTaxChange{{policy::all_economies(world), {chn}, {electronics}}, -0.03, {}}, plan};
    const policy::Calibrated calibrated = calibrate(world, baseline);
    ASSERT_FALSE(calibrated.refusal) << calibrated.refusal->expected << calibrated.refusal->found;
    EXPECT_EQ(calibrated.world.flow, world.flow);
    EXPECT_EQ(calibrated.world.duty_rate, world.duty_rate);
    EXPECT_DOUBLE_EQ(calibrated.world.export_tax_rate(usa, chn, electronics), -0.03);
    EXPECT_FALSE(base_breach(calibrated.world));
    const double rate = calibrated.world.production_subsidy_rate(chn, cars);
    EXPECT_NEAR(rate * output_of(plan, calibrated.world.output), 60.0, 1e-9);
    EXPECT_GT(calibrated.world.output(chn, electronics), world.output(chn, electronics))
        << "cost is more than receipts";
}

TEST(Baseline, removing_a_measure_and_putting_it_back_is_the_identity) {
    const world::World world = small_world();
    const std::vector<policy::Measure> baseline{
        policy::ExportTaxChange{{policy::all_economies(world), {chn}, {electronics}}, -0.03, {}},
        policy::ProductionSubsidyChange{chn, {electronics, cars}, 0.0, 60.0},
        policy::BarrierChange{{{chn}, {usa}, {electronics}}, 0.2, 50.0}};
    const policy::Calibrated calibrated = calibrate(world, baseline);
    ASSERT_FALSE(calibrated.refusal);
    const world::World& base = calibrated.world;
    model::SolveOptions options;
    options.tolerance = 1e-12;
    const policy::PolicyEquilibrium without = solve_policy(base, calibrated.endings, options);
    ASSERT_EQ(without.equilibrium.status, model::Status::converged);
    EXPECT_NEAR(without.wedges.export_tax_rate(usa, chn, electronics), 0.0, 1e-15);
    EXPECT_NEAR(without.wedges.production_subsidy_rate(chn, cars), 0.0, 1e-15);
    EXPECT_NEAR(find_split(without.wedges, chn, electronics)->barrier_factor(usa, {0}), 1 / 1.2, 1e-15);
    EXPECT_EQ(find_split(without.wedges, chn, electronics)->barrier_factor(usa, {1}), 1.0);
    EXPECT_GT(std::abs(welfare(base, without.equilibrium.point).welfare_factor(chn) - 1), 1e-4) << "it must matter";

    const world::World off = rebase(base, without.wedges, without.equilibrium);
    const double rate = base.production_subsidy_rate(chn, cars);
    policy::BarrierChange back{{{chn}, {usa}, {electronics}}, 0.2, 1.0};
    back.products =
        std::get<policy::BarrierChange>(calibrated.endings[2]).products;  // its own group, whatever its share
    const policy::PolicyEquilibrium again =
        solve_policy(off,
                     std::vector<policy::Measure>{
                         baseline[0], policy::ProductionSubsidyChange{chn, {electronics, cars}, rate, {}}, back},
                     options);
    ASSERT_EQ(again.equilibrium.status, model::Status::converged);
    const Table<Buyer, Seller, Sector> flow = flows(off, again.wedges, again.equilibrium.point);
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) EXPECT_NEAR(flow(n, i, s) / world.flow(n, i, s), 1.0, 1e-10);
}

TEST(Baseline, a_quantity_cannot_be_calibrated_because_what_it_holds_back_is_not_known) {
    const world::World world = small_world();
    const std::vector<policy::Measure> baseline{
        policy::VolumeCap{{{chn}, {usa}, {electronics}}, 0.8, policy::Rent::seller}};
    const policy::Calibrated calibrated = calibrate(world, baseline);
    ASSERT_TRUE(calibrated.refusal);
    EXPECT_EQ(calibrated.refusal->expected,
              "the tariff equivalent of what is in force: a barrier or an export tax in points");
}

TEST(Baseline, duties_that_the_flows_carry_leave_the_flows_and_raise_the_rates) {
    const world::World world = small_world();
    const std::vector<policy::Measure> baseline{
        policy::DutyChange{policy::DutyChange::Kind::add, {{usa}, {chn}, {cars}}, 0.1, {}}};
    const policy::Calibrated calibrated = calibrate(world, baseline);
    ASSERT_FALSE(calibrated.refusal);
    EXPECT_EQ(calibrated.world.flow, world.flow);
    EXPECT_NEAR(calibrated.world.duty_rate(usa, chn, cars), world.duty_rate(usa, chn, cars) + 0.1, 1e-15);
    ASSERT_EQ(calibrated.endings.size(), 1U);
    EXPECT_NEAR(std::get<policy::DutyChange>(calibrated.endings[0]).rate, -0.1, 1e-15);
}

}  // namespace
}  // namespace parley::measures_test

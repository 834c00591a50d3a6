// Measures on part of the products, from what they say they cover to flows by group: docs/model/products.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "parley/model/welfare.hpp"
#include "parley/policy/measures.hpp"
#include "tests/identities/slow_words.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::covered_products_test {
namespace {

using Kind = policy::DutyChange::Kind;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1};
const policy::FlowScope chinese_electronics{{usa}, {chn}, {electronics}};

policy::PolicyEquilibrium solved(const world::World& world, const std::vector<policy::Measure>& measures) {
    model::SolveOptions options;
    options.tolerance = tight;
    policy::PolicyEquilibrium result = solve_policy(world, measures, options);
    EXPECT_FALSE(result.refusal) << result.refusal->expected << " / " << result.refusal->found;
    EXPECT_EQ(result.equilibrium.status, model::Status::converged) << result.equilibrium.worst_equation;
    return result;
}

void expect_slow_model_agrees(const world::World& world, const policy::PolicyEquilibrium& at) {
    const SlowSolution slow = slow_solve(world, at.wedges);
    ASSERT_TRUE(slow.converged);
    EXPECT_LE(largest_gap(world, at.wedges, {}, at.equilibrium.point, slow), closed_form);
}

bool covers(const policy::PurchaseGroups& groups, std::size_t group, std::size_t measure) {
    const std::vector<std::size_t>& here = groups.covered_by[group];
    return std::find(here.begin(), here.end(), measure) != here.end();
}

TEST(Covered, all_of_the_trade_is_no_coverage_to_the_last_bit) {
    const world::World world = small_world();
    policy::DutyChange all{Kind::add, chinese_electronics, 0.25, {}};
    const policy::PolicyEquilibrium plain = solved(world, {all});
    all.covers_usd_m = trade_in_scope(world, chinese_electronics);
    const policy::PolicyEquilibrium covered = solved(world, {all});
    EXPECT_TRUE(covered.wedges.split.empty());
    EXPECT_EQ(covered.wedges.duty_rate, plain.wedges.duty_rate);
    EXPECT_EQ(covered.equilibrium.point.wage_hat, plain.equilibrium.point.wage_hat);
    EXPECT_EQ(covered.equilibrium.point.price_hat, plain.equilibrium.point.price_hat);
    EXPECT_EQ(covered.equilibrium.point.expenditure_new, plain.equilibrium.point.expenditure_new);
    EXPECT_EQ(covered.equilibrium.point.income_new, plain.equilibrium.point.income_new);
}

// Each list has the share that its measure says, of every seller's goods; lists on one seller meet nowhere; there is
// at most one group more than there are measures; and which comes first does not matter.
TEST(Covered, random_lists_have_their_shares_and_those_on_one_partner_do_not_meet) {
    int fitted = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draws draws(seed);
        const world::World world = small_world();
        std::vector<policy::Measure> measures;
        std::vector<double> share;
        for (std::size_t k = draws.whole(1, 5); k > 0; --k) {
            policy::FlowScope scope{{usa}, {}, {electronics}};
            for (const Economy i : {chn, eu, Economy{3}})
                if (draws.chance(0.5)) scope.sellers.push_back(i);
            if (scope.sellers.empty()) scope.sellers.push_back(chn);
            if (draws.chance(0.5)) scope.sectors.push_back(cars);
            share.push_back(draws.uniform(0.05, 0.6));
            const double rate = draws.uniform(0.05, 1.0);
            measures.push_back(policy::DutyChange{Kind::add, scope, rate, share.back() * trade_in_scope(world, scope)});
        }
        const policy::Groups groups = product_groups(world, measures);
        if (groups.refusal) continue;
        ++fitted;
        for (const policy::PurchaseGroups& at : groups.list) {
            EXPECT_LE(at.covered_by.size(), measures.size() + 1);
            for (const Economy i : world.each_economy()) {
                double all = 0.0;
                std::vector<double> covered(measures.size());
                for (std::size_t g = 0; g < at.covered_by.size(); ++g) {
                    all += at.share(i, Group{g});
                    for (const std::size_t k : at.covered_by[g]) covered[k] += at.share(i, Group{g});
                }
                EXPECT_NEAR(all, 1.0, rounding);
                for (std::size_t k = 0; k < measures.size(); ++k) {
                    const policy::FlowScope& scope = std::get<policy::DutyChange>(measures[k]).scope;
                    const bool here =
                        std::find(scope.sectors.begin(), scope.sectors.end(), at.sector) != scope.sectors.end();
                    EXPECT_NEAR(covered[k], here ? share[k] : 0.0, rounding);
                }
            }
            for (std::size_t g = 0; g < at.covered_by.size(); ++g)
                for (std::size_t a = 0; a < measures.size(); ++a)
                    for (std::size_t b = 0; b < a; ++b) {
                        if (!covers(at, g, a) || !covers(at, g, b)) continue;
                        for (const Economy i : std::get<policy::DutyChange>(measures[a]).scope.sellers)
                            for (const Economy j : std::get<policy::DutyChange>(measures[b]).scope.sellers)
                                EXPECT_NE(i, j) << "measures " << a << " and " << b;
                    }
        }
        std::vector<policy::Measure> other_way(measures.rbegin(), measures.rend());
        model::Wedges one = model::no_change(world), other = one;
        EXPECT_FALSE(apply(world, measures, one));
        EXPECT_FALSE(apply(world, other_way, other));
        ASSERT_EQ(one.split.size(), other.split.size());
        for (std::size_t k = 0; k < one.split.size(); ++k) {
            ASSERT_EQ(one.split[k].base.flow, other.split[k].base.flow);
            for (std::size_t cell = 0; cell < one.split[k].duty_rate.size(); ++cell)
                EXPECT_NEAR(one.split[k].duty_rate.data()[cell], other.split[k].duty_rate.data()[cell], rounding);
        }
    }
    EXPECT_GT(fitted, 150);
}

TEST(Covered, the_narrower_of_two_lists_on_different_partners_lies_in_the_wider) {
    const world::World world = small_world();
    const policy::FlowScope european{{usa}, {eu}, {electronics}};
    const policy::Groups groups = product_groups(
        world, std::vector<policy::Measure>{policy::DutyChange{Kind::add, european, 0.1, 30.0},
                                            policy::DutyChange{Kind::add, chinese_electronics, 0.1, 175.0}});
    ASSERT_FALSE(groups.refusal);
    ASSERT_EQ(groups.list.size(), 1U);
    double both = 0.0;
    for (std::size_t g = 0; g < groups.list[0].covered_by.size(); ++g)
        if (covers(groups.list[0], g, 0) && covers(groups.list[0], g, 1)) both += groups.list[0].share(usa, Group{g});
    EXPECT_NEAR(both, 0.3, rounding);
}

// Rents by who has them, on 60 % of what China sells: the cap holds for what gets through, and the slow model finds the
// same world at the wedge.
TEST(Covered, a_cap_on_products_holds_whoever_has_the_rent_and_leaves_the_others) {
    const world::World world = small_world();
    for (const policy::Rent rent : {policy::Rent::seller, policy::Rent::buyer, policy::Rent::lost}) {
        SCOPED_TRACE(static_cast<int>(rent));
        const policy::PolicyEquilibrium at = solved(world, {policy::VolumeCap{chinese_electronics, 0.4, rent, 210.0}});
        expect_slow_model_agrees(world, at);
        ASSERT_EQ(at.wedges.split.size(), 1U);
        const SlowSolution slow = slow_solve(world, at.wedges);
        const double tax = 1 + at.wedges.split[0].export_tax_rate(chn, Group{0});
        const double barrier = at.wedges.split[0].barrier_factor(chn, Group{0});
        const double through =
            slow.split_flow_new[0](chn, Group{0}) / (slow.cost_hat(chn, electronics) * tax * barrier);
        EXPECT_NEAR(through, 0.4 * 210.0, 1e-6);
        EXPECT_GT(slow.split_flow_new[0](chn, Group{1}), 0.95 * 140.0);
        EXPECT_EQ(tax > 1, rent == policy::Rent::seller);
        EXPECT_EQ(barrier > 1, rent == policy::Rent::lost);
        EXPECT_EQ(at.wedges.split[0].duty_rate(chn, Group{0}) > 0.031, rent == policy::Rent::buyer);
    }
}

TEST(Covered, an_embargo_on_products_stops_them_and_no_others) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium at =
        solved(world, {policy::VolumeCap{chinese_electronics, 0.0, policy::Rent::seller, 210.0}});
    expect_slow_model_agrees(world, at);
    const model::PartFlows flow = part_flows(world, at.wedges, at.equilibrium.point);
    EXPECT_EQ(flow.split[0](chn, Group{0}), 0.0);
    EXPECT_GT(flow.split[0](chn, Group{1}), 0.95 * 140.0);
    EXPECT_GT(flow.split[0](eu, Group{0}), 60.0) << "others sell what China may not";
}

TEST(Covered, a_promise_that_meets_two_groups_has_one_wedge) {
    const world::World world = small_world();
    const policy::FlowScope american{{chn}, {usa}, {electronics}};
    const policy::PolicyEquilibrium at =
        solved(world, {policy::DutyChange{Kind::add, american, 0.25, 40.0}, policy::PurchaseFloor{american, 20.0}});
    expect_slow_model_agrees(world, at);
    ASSERT_EQ(at.wedges.split.size(), 1U);
    const model::SplitWedges& split = at.wedges.split[0];
    const model::PartFlows flow = part_flows(world, at.wedges, at.equilibrium.point);
    EXPECT_NEAR(flow.flow(chn, usa, electronics), 120.0, 1e-6);
    EXPECT_NEAR(split.duty_rate(usa, Group{0}) - split.duty_rate(usa, Group{1}), 0.25, rounding);
    EXPECT_LT(split.duty_rate(usa, Group{1}), 0.0);
}

}  // namespace
}  // namespace parley::testing::covered_products_test

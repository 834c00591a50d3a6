#include "parley/policy/product_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/measures.hpp"
#include "tests/study/small_world.hpp"

namespace parley::product_groups_test {
namespace {

using testing::small_world;
using Kind = policy::DutyChange::Kind;
constexpr Economy usa{0}, chn{1}, eu{2}, row{3};
constexpr Sector electronics{0}, cars{1};

// A duty of so many points on a share of what the sellers sell the buyer of cars.
policy::DutyChange on_cars(std::vector<Economy> sellers, double share, double points, std::string products = {}) {
    const double trade = 100.0 * static_cast<double>(sellers.size());
    return {Kind::add, {{usa}, std::move(sellers), {cars}}, points, share * trade, std::move(products)};
}

model::Wedges applied(const world::World& world, const std::vector<policy::Measure>& measures) {
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, measures, wedges);
    EXPECT_FALSE(refusal) << refusal->expected << " / " << refusal->found;
    return wedges;
}

std::string refused(const std::vector<policy::Measure>& measures) {
    const policy::PolicyEquilibrium solved = solve_policy(small_world(), measures);
    if (!solved.refusal) return "accepted";
    return std::to_string(solved.refusal->change) + " and " +
           (solved.refusal->other ? std::to_string(*solved.refusal->other) : "none") + ": expected " +
           solved.refusal->expected + ", found " + solved.refusal->found;
}

policy::PolicyEquilibrium solved(const world::World& world, const std::vector<policy::Measure>& measures,
                                 const model::Closure& closure = {}) {
    model::SolveOptions options;
    options.tolerance = 1e-12;
    options.closure = closure;
    policy::PolicyEquilibrium result = solve_policy(world, measures, options);
    EXPECT_FALSE(result.refusal) << result.refusal->expected << " / " << result.refusal->found;
    EXPECT_EQ(result.equilibrium.status, model::Status::converged) << result.equilibrium.worst_equation;
    return result;
}

// Shares of a seller's flow under each set of points.
std::vector<std::pair<double, std::vector<double>>> shares(const model::Wedges& wedges,
                                                           const std::vector<Economy>& sellers) {
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    std::vector<std::pair<double, std::vector<double>>> result;
    for (const Group g : split.base.each_group()) {
        std::vector<double> points;
        for (const Economy i : sellers) points.push_back(split.duty_rate(i, g) - split.base.duty_rate(i, g));
        result.emplace_back(split.base.flow(row, g) / 100, points);
    }
    return result;
}

TEST(ProductGroups, lists_on_one_partner_are_disjoint) {
    const auto found = shares(applied(small_world(), {on_cars({eu}, 0.3, 0.25), on_cars({eu}, 0.5, 0.10)}), {eu});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_NEAR(found[0].first, 0.5, 1e-15);
    EXPECT_NEAR(found[0].second[0], 0.10, 1e-15);
    EXPECT_NEAR(found[1].first, 0.3, 1e-15);
    EXPECT_NEAR(found[1].second[0], 0.25, 1e-15);
    EXPECT_NEAR(found[2].first, 0.2, 1e-15);
    EXPECT_EQ(found[2].second[0], 0.0);
}

TEST(ProductGroups, lists_on_different_partners_are_nested) {
    const auto found = shares(applied(small_world(), {on_cars({eu}, 0.3, 0.25), on_cars({row}, 0.5, 0.10)}), {eu, row});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].second, (std::vector<double>{0.25, 0.10}));
    EXPECT_EQ(found[1].second, (std::vector<double>{0.0, 0.10}));
    EXPECT_EQ(found[2].second, (std::vector<double>{0.0, 0.0}));
    EXPECT_NEAR(found[0].first, 0.3, 1e-15);
    EXPECT_NEAR(found[1].first, 0.2, 1e-15);
}

TEST(ProductGroups, measures_on_the_same_products_share_a_group_whatever_they_are) {
    const world::World world = small_world();
    const policy::BarrierChange barrier{{{usa}, {eu}, {cars}}, 0.1, 40.0, "wheels"};
    const model::Wedges wedges = applied(world, {on_cars({eu}, 0.4, 0.25, "wheels"), barrier});
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    ASSERT_EQ(split.base.group_count(), 2U);
    EXPECT_NEAR(split.duty_rate(eu, {0}), 0.25, 1e-15);
    EXPECT_NEAR(split.barrier_factor(eu, {0}), 1.1, 1e-15);
    EXPECT_EQ(split.barrier_factor(eu, {1}), 1.0);
    EXPECT_EQ(split.base.lists, (std::vector<std::vector<std::string>>{{"wheels"}, {}}));
}

TEST(ProductGroups, coverage_that_does_not_fit_is_refused_with_both_measures) {
    EXPECT_EQ(refused({on_cars({eu}, 0.6, 0.25), on_cars({row}, 0.9, 0.1), on_cars({eu, row}, 0.5, 0.10)}),
              "2 and 1: expected lists of products that fit beside each other into the trade that they are about, or "
              "measures that say they are on the same products, found 140 % of it");
    EXPECT_EQ(refused({on_cars({eu}, 0.6, 0.25), on_cars({eu}, 0.4, 0.1)}), "accepted") << "all of it";
    EXPECT_EQ(refused({on_cars({eu}, 0.6, 0.25, "wheels"), on_cars({eu}, 0.5, 0.1, "wheels")}),
              "1 and 0: expected one coverage of the same products, found 50 % and 60 % of USA's purchases of C29");
}

TEST(ProductGroups, a_measure_on_all_of_the_trade_divides_nothing) {
    const world::World world = small_world();
    const policy::DutyChange all = on_cars({eu}, 1.0, 0.25);
    policy::DutyChange plain = all;
    plain.covers_usd_m.reset();
    const policy::PolicyEquilibrium a = solved(world, {all}), b = solved(world, {plain});
    EXPECT_TRUE(a.wedges.split.empty());
    EXPECT_EQ(a.equilibrium.point.price_hat, b.equilibrium.point.price_hat) << "to the last bit";
}

TEST(ProductGroups, the_order_of_the_measures_does_not_matter_to_the_last_bit) {
    const world::World world = small_world();
    std::vector<policy::Measure> measures{on_cars({eu}, 0.3, 0.25), on_cars({eu}, 0.3, 0.10), on_cars({row}, 0.5, 0.10),
                                          policy::BarrierChange{{{usa}, {chn}, {cars}}, 0.2, 30.0}};
    const policy::PolicyEquilibrium first = solved(world, measures);
    std::reverse(measures.begin(), measures.end());
    EXPECT_EQ(first.equilibrium.point.price_hat, solved(world, measures).equilibrium.point.price_hat);
}

TEST(ProductGroups, measures_make_at_most_one_group_more_than_there_are_measures) {
    const world::World world = small_world();
    std::vector<policy::Measure> measures;
    const std::vector<std::vector<Economy>> partners{{chn}, {eu}, {row}, {chn, eu}, {eu, row}, {chn, eu, row}};
    for (std::size_t k = 0; k < partners.size(); ++k)
        measures.push_back(on_cars(partners[k], 0.05 + 0.031 * static_cast<double>(k), 0.1));
    const model::Wedges wedges = applied(world, measures);
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    EXPECT_LE(split.base.group_count(), measures.size() + 1);
    for (std::size_t k = 0; k < 3; ++k) {
        double points = 0.0, asked = 0.0;  // mean points on each partner are those of the measures on it
        const Economy seller = partners[k][0];
        for (const Group g : split.base.each_group())
            points += split.base.flow(seller, g) / 100 * (split.duty_rate(seller, g) - split.base.duty_rate(seller, g));
        for (std::size_t m = 0; m < partners.size(); ++m)
            if (std::find(partners[m].begin(), partners[m].end(), seller) != partners[m].end())
                asked += 0.1 * (0.05 + 0.031 * static_cast<double>(m));
        EXPECT_NEAR(points, asked, 1e-12);
    }
}

TEST(ProductGroups, a_base_that_is_split_is_divided_further_and_keeps_what_it_has) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium first = solved(world, {on_cars({eu}, 0.4, 0.25, "wheels")});
    const world::World later = rebase(world, first.wedges, first.equilibrium);
    ASSERT_EQ(later.split_purchases.size(), 1U);
    policy::DutyChange half = on_cars({row}, 0.5, 0.10);
    half.covers_usd_m = later.flow(usa, row, cars) / 2;
    const model::Wedges wedges = applied(later, {half});
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    ASSERT_EQ(split.base.group_count(), 4U) << "half of each";
    EXPECT_NEAR(split.base.flow(row, {0}), later.split_purchases[0].flow(row, {0}) / 2, 1e-9);
    EXPECT_NEAR(split.duty_rate(eu, {0}), 0.25, 1e-15);
    EXPECT_NEAR(split.duty_rate(eu, {3}), 0.0, 1e-15);
    policy::DutyChange ending = on_cars({eu}, 0.4, -0.25, "wheels");
    const policy::PolicyEquilibrium back = solved(later, {ending});
    EXPECT_NEAR(welfare(world, first.equilibrium.point).welfare_factor(usa) *
                    welfare(later, back.equilibrium.point).welfare_factor(usa),
                1.0, 1e-11)
        << "taken off the products that it is on";
}

TEST(ProductGroups, a_list_of_the_base_is_its_groups_however_little_of_them_is_still_bought) {
    const world::World world = small_world();
    const policy::PolicyEquilibrium first = solved(world, {on_cars({eu}, 0.9, 5.0, "most")});
    const world::World later = rebase(world, first.wedges, first.equilibrium);
    ASSERT_LT(later.flow(usa, eu, cars), 90.0) << "less than what the list covered";
    const policy::PolicyEquilibrium back = solved(later, {on_cars({eu}, 0.9, -5.0, "most")});
    EXPECT_NEAR(flows(later, back.wedges, back.equilibrium.point)(usa, eu, cars), 100.0, 1e-7);
}

TEST(ProductGroups, export_taxes_in_force_on_some_products_are_in_the_base_by_group) {
    const world::World world = small_world();
    const policy::ExportTaxChange tax{{{usa}, {eu}, {cars}}, 0.2, 40.0};
    const policy::Calibrated calibrated = calibrate(world, std::vector<policy::Measure>{tax});
    ASSERT_FALSE(calibrated.refusal);
    ASSERT_EQ(calibrated.world.split_purchases.size(), 1U);
    EXPECT_EQ(calibrated.world.flow, world.flow);
    EXPECT_NEAR(calibrated.world.split_purchases[0].export_tax_rate(eu, {0}), 0.2, 1e-15);
    EXPECT_NEAR(calibrated.world.export_tax_rate(usa, eu, cars), 100 / (60 + 40 / 1.2) - 1, 1e-12);
    const policy::PolicyEquilibrium ended = solved(calibrated.world, calibrated.endings);
    EXPECT_NEAR(find_split(ended.wedges, usa, cars)->export_tax_rate(eu, {0}), 0.0, 1e-15);
    EXPECT_EQ(find_split(ended.wedges, usa, cars)->base.group_count(), 2U);
}

TEST(Embargo, is_the_limit_of_ever_smaller_caps_and_of_ever_higher_duties) {
    const world::World world = small_world();
    const policy::FlowScope scope{{usa}, {chn}, {electronics}};
    for (const std::optional<double> covers : {std::optional<double>{}, std::optional<double>{140.0}}) {
        const policy::PolicyEquilibrium ban =
            solved(world, {policy::VolumeCap{scope, 0.0, policy::Rent::lost, covers}});
        const policy::PolicyEquilibrium nearly =
            solved(world, {policy::VolumeCap{scope, 1e-7, policy::Rent::lost, covers}});
        const policy::PolicyEquilibrium duty = solved(world, {policy::DutyChange{Kind::add, scope, 1e4, covers}});
        EXPECT_TRUE(ban.conditions.empty()) << "no wedge is to be found";
        const double lost = welfare(world, ban.equilibrium.point).welfare_factor(usa);
        EXPECT_NEAR(welfare(world, nearly.equilibrium.point).welfare_factor(usa), lost, 1e-5);
        EXPECT_NEAR(welfare(world, duty.equilibrium.point).welfare_factor(usa), lost, 1e-5);
        const Table<Buyer, Seller, Sector> flow = flows(world, ban.wedges, ban.equilibrium.point);
        const double rest = covers ? 210.0 : 0.0;  // the other products are still sold
        EXPECT_GE(flow(usa, chn, electronics), 0.5 * rest);
        EXPECT_LE(flow(usa, chn, electronics), 1.5 * rest);
    }
}

TEST(Embargo, has_an_exact_decomposition_in_which_it_is_a_barrier) {
    const world::World world = small_world();
    for (const std::optional<double> covers : {std::optional<double>{}, std::optional<double>{140.0}}) {
        const std::vector<policy::Measure> measures{
            policy::VolumeCap{{{usa}, {chn}, {electronics}}, 0.0, policy::Rent::lost, covers},
            on_cars({eu}, 0.4, 0.25)};
        const policy::PolicyEquilibrium ban = solved(world, measures);
        model::SolveOptions options;
        options.tolerance = 1e-12;
        const model::ExactDecomposition parts = decompose(world, ban.wedges, ban.equilibrium, options);
        EXPECT_EQ(parts.status, model::Status::converged) << parts.gap << " with " << parts.nodes;
        EXPECT_LT(parts.barriers(usa), -1e-3);
        EXPECT_NEAR(parts.barriers(chn), 0.0, 1e-12) << "the buyer's";
    }
}

TEST(Embargo, that_leaves_no_seller_is_refused_by_name) {
    world::World world = small_world();
    for (const Economy i : {usa, eu, row}) world.flow(chn, i, cars) = i == usa ? 100.0 : 0.0;
    world.flow(chn, chn, cars) = 0.0;
    final_shares_from_remainder(world);
    ASSERT_FALSE(complete(world));
    model::Wedges wedges = model::no_change(world);
    const std::vector<policy::Measure> ban{policy::VolumeCap{{{chn}, {usa}, {cars}}, 0.0}};
    const auto refusal = apply(world, ban, wedges);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->expected + ": " + refusal->found,
              "a seller that is left for all that is bought: none for CHN, sector C29");
}

TEST(Rents, leave_the_same_volume_to_whomever_they_go_and_nobody_is_paid_what_is_lost) {
    const world::World world = small_world();
    const policy::FlowScope scope{{usa}, {chn}, {electronics}};
    std::vector<double> usa_real, world_real;
    for (const policy::Rent rent : {policy::Rent::seller, policy::Rent::buyer, policy::Rent::lost}) {
        const policy::PolicyEquilibrium capped = solved(world, {policy::VolumeCap{scope, 0.5, rent, 140.0}});
        ASSERT_EQ(capped.conditions.size(), 1U);
        EXPECT_NEAR(capped.conditions[0].reached_usd_m, 70.0, 1e-8);
        EXPECT_GT(capped.conditions[0].rent_usd_m, 1.0);
        const Table<Economy> gain = welfare(world, capped.equilibrium.point).welfare_usd_m;
        usa_real.push_back(gain(usa));
        world_real.push_back(gain(usa) + gain(chn) + gain(eu) + gain(row));
        const bool lost = rent == policy::Rent::lost;
        EXPECT_EQ(capped.conditions[0].barrier_rate > 0, lost);
    }
    EXPECT_GT(usa_real[1], usa_real[0]) << "the buyer's rent";
    EXPECT_GT(usa_real[0], usa_real[2] - 1.0);
    EXPECT_LT(world_real[2], world_real[0] - 1.0) << "lost to all";
    EXPECT_LT(world_real[2], world_real[1] - 1.0);
}

TEST(Floors, that_meet_several_groups_have_one_wedge_below_the_smallest_duty_factor) {
    const world::World world = small_world();
    const policy::PurchaseFloor floor{{{usa}, {eu}, {cars}}, 150.0, policy::PurchaseFloor::From::base};
    const policy::PolicyEquilibrium bought = solved(world, {on_cars({eu}, 0.4, 0.25), floor});
    ASSERT_EQ(bought.conditions.size(), 1U);
    EXPECT_NEAR(bought.conditions[0].reached_usd_m, 250.0, 1e-8);
    const double wedge = bought.conditions[0].wedge_rate;
    const model::SplitWedges& split = *find_split(bought.wedges, usa, cars);
    EXPECT_NEAR(split.duty_rate(eu, {0}), 0.25 - wedge, 1e-15);
    EXPECT_NEAR(split.duty_rate(eu, {1}), -wedge, 1e-15);
    EXPECT_LT(wedge, 1.0);
    EXPECT_NEAR(flows(world, bought.wedges, bought.equilibrium.point)(usa, eu, cars), 250.0, 1e-8);
}

TEST(PartialDuties, leave_the_products_alone_that_they_are_not_on) {
    const world::World world = small_world();
    for (const double points : {1.45, 5.0})
        for (const model::Closure& closure : {model::Closure{}, model::Closure{.factors = model::specific}}) {
            const policy::PolicyEquilibrium at = solved(world, {on_cars({eu}, 0.5, points)}, closure);
            const model::PartFlows flow = part_flows(world, at.wedges, at.equilibrium.point);
            EXPECT_LT(flow.split[0](eu, {0}), 3.0);
            EXPECT_GT(flow.split[0](eu, {1}), 45.0);
            EXPECT_NEAR(flow.split[0](eu, {0}) + flow.split[0](eu, {1}), flow.flow(usa, eu, cars), 1e-12);
            EXPECT_NEAR(
                duty_revenue(at.wedges, flow)(usa),
                points * flow.split[0](eu, {0}) + 0.03 * (flow.flow(usa, chn, electronics) + flow.flow(usa, chn, cars)),
                1e-10);
        }
}

}  // namespace
}  // namespace parley::product_groups_test

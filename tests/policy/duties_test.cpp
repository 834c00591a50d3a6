#include "parley/policy/duties.hpp"

#include <gtest/gtest.h>

#include "tests/study/small_world.hpp"

namespace parley::duties_test {
namespace {

using testing::small_world;
using Kind = policy::DutyChange::Kind;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1}, services{2};

model::Wedges applied(const world::World& world, const std::vector<policy::DutyChange>& changes) {
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, changes, wedges);
    EXPECT_FALSE(refusal) << refusal->expected << " / " << refusal->found;
    return wedges;
}

std::string refused(const world::World& world, const std::vector<policy::DutyChange>& changes) {
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, changes, wedges);
    if (!refusal) return "accepted";
    EXPECT_EQ(wedges.duty_rate, world.duty_rate) << "a refusal must leave the wedges alone";
    return "expected " + refusal->expected + ", found " + refusal->found;
}

TEST(Duties, points_add_to_the_duty_of_the_base) {
    const world::World world = small_world();
    const model::Wedges wedges = applied(world, {{Kind::add, {{usa}, {chn}, {electronics}}, 0.25, {}}});
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, electronics), 0.28);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, cars), 0.03);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(chn, usa, electronics), 0.0);
}

TEST(Duties, a_set_rate_replaces_the_duty_of_the_base) {
    const world::World world = small_world();
    const model::Wedges wedges = applied(world, {{Kind::set, {{usa}, {chn}, {electronics}}, 0.10, {}}});
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, electronics), 0.10);
}

TEST(Duties, additions_that_overlap_add_up_in_points_in_any_order) {
    const world::World world = small_world();
    const policy::DutyChange all{
        Kind::add, {{usa}, policy::all_economies(world), policy::all_sectors(world)}, 0.10, {}};
    const policy::DutyChange one{Kind::add, {{usa}, {chn}, {cars}}, 0.25, {}};
    const model::Wedges wedges = applied(world, {all, one});
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, cars), 0.38);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, eu, cars), 0.10);
    EXPECT_DOUBLE_EQ(applied(world, {one, all}).duty_rate(usa, chn, cars), 0.38);
}

TEST(Duties, home_trade_never_bears_a_duty) {
    const world::World world = small_world();
    const policy::FlowScope everything{policy::all_economies(world), policy::all_economies(world),
                                       policy::all_sectors(world)};
    const model::Wedges wedges = applied(world, {{Kind::add, everything, 0.10, {}}});
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            EXPECT_EQ(wedges.duty_rate(n, n, s), 0.0);
            EXPECT_GT(wedges.duty_rate(n, n == usa ? chn : usa, s), 0.09) << "services are in the scope of all sectors";
        }
}

TEST(Duties, points_on_part_of_a_flow_are_points_on_some_of_its_products) {
    const world::World world = small_world();  // China sells the United States 350 of electronics and 100 of cars
    const policy::FlowScope goods{{usa}, {chn}, policy::goods_sectors(world)};
    EXPECT_DOUBLE_EQ(trade_in_scope(world, goods), 450.0);
    for (const Kind kind : {Kind::add, Kind::set}) {
        const model::Wedges wedges = applied(world, {{kind, goods, 0.25, 90.0}});
        ASSERT_EQ(wedges.split.size(), 2U) << "the purchases that the duty is on, and no others";
        EXPECT_EQ(wedges.duty_rate(usa, chn, services), 0.0);
        const model::SplitWedges& split = *find_split(wedges, usa, cars);
        EXPECT_DOUBLE_EQ(split.base.flow(chn, {0}), 0.2 * 100.0);
        EXPECT_DOUBLE_EQ(split.base.flow(usa, {0}), 0.2 * 1000.0) << "made at home as much as elsewhere";
        EXPECT_DOUBLE_EQ(split.duty_rate(chn, {0}), kind == Kind::add ? 0.28 : 0.25);
        EXPECT_DOUBLE_EQ(split.duty_rate(chn, {1}), 0.03) << "the other products are left alone";
        EXPECT_EQ(split.duty_rate(eu, {0}), 0.0);
    }
}

TEST(Duties, coverage_above_the_trade_in_scope_is_refused_with_both_numbers) {
    const world::World world = small_world();
    const policy::FlowScope goods{{usa}, {chn}, policy::goods_sectors(world)};
    EXPECT_EQ(refused(world, {{Kind::add, goods, 0.25, 1450.0}}),
              "expected a coverage above 0 and at most the trade in scope, 0.5 bn USD, found 1.45 bn USD");
    EXPECT_NE(refused(world, {{Kind::add, goods, 0.25, 0.0}}), "accepted");
    const policy::FlowScope nothing{{usa}, {usa}, policy::goods_sectors(world)};
    EXPECT_NE(refused(world, {{Kind::add, nothing, 0.25, 1.0}}), "accepted");
}

TEST(Duties, what_is_set_twice_must_agree) {
    const world::World world = small_world();
    const policy::DutyChange ten{Kind::set, {{usa}, {chn}, {cars}}, 0.10, {}};
    const policy::DutyChange twenty{Kind::set, {{usa}, {chn}, policy::all_sectors(world)}, 0.20, {}};
    EXPECT_EQ(refused(world, {ten, twenty}),
              "expected one rate for each flow, found 20 % and 10 % for USA on CHN in C29");
    EXPECT_EQ(refused(world, {ten, ten}), "accepted");
    const policy::DutyChange part{Kind::set, {{usa}, {chn}, {cars}}, 0.10, 50.0};
    EXPECT_EQ(refused(world, {part, part}), "accepted") << "each on products of its own";
    EXPECT_EQ(refused(world, {part, twenty}),
              "expected one rate for each flow, found 20 % and 10 % for USA on CHN in C29");
}

TEST(Duties, a_flow_cannot_be_both_set_and_added_to) {
    const world::World world = small_world();
    const policy::DutyChange set{Kind::set, {{usa}, {chn}, {cars}}, 0.10, {}};
    const policy::DutyChange add{Kind::add, {{usa}, {chn}, {cars}}, 0.10, {}};
    const std::string message = "expected a flow's duty to be either set or added to, found both for USA on CHN in C29";
    EXPECT_EQ(refused(world, {set, add}), message);
    EXPECT_EQ(refused(world, {add, set}), message);
}

TEST(Duties, a_duty_below_zero_is_refused_unless_it_is_meant) {
    const world::World world = small_world();
    policy::DutyChange cut{Kind::add, {{usa}, {chn}, {cars}}, -0.05, {}};
    EXPECT_EQ(refused(world, {cut}),
              "expected a duty not below zero, or an import subsidy that is said to be one, found -2 % for USA on CHN "
              "in C29, which would pay importers");
    cut.rate = -0.03;
    EXPECT_NEAR(applied(world, {cut}).duty_rate(usa, chn, cars), 0.0, 1e-15) << "away is not below zero";
    cut.rate = -0.05;
    cut.import_subsidy = true;
    EXPECT_NEAR(applied(world, {cut}).duty_rate(usa, chn, cars), -0.02, 1e-15);
    const policy::DutyChange set{Kind::set, {{usa}, {chn}, {cars}}, -0.05, {}};
    EXPECT_EQ(refused(world, {set}),
              "expected a duty not below zero, or an import subsidy that is said to be one, found -5 % for USA on CHN "
              "in C29, which would pay importers");
}

TEST(Duties, cuts_may_offset_rises_but_not_go_below_minus_one) {
    const world::World world = small_world();
    const policy::DutyChange cut{Kind::add, {{usa}, {chn}, {cars}}, -0.9, {}, {}, true};
    const policy::DutyChange rise{Kind::add, {{usa}, {chn}, {cars}}, 1.0, {}};
    EXPECT_NEAR(applied(world, {cut, cut, rise}).duty_rate(usa, chn, cars), -0.77, 1e-12);
    EXPECT_EQ(refused(world, {cut, cut}), "expected a duty above -100 %, found -177 % for USA on CHN in C29");
}

}  // namespace
}  // namespace parley::duties_test

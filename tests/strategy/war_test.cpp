#include "parley/strategy/war.hpp"

#include "tests/strategy/stages.hpp"

namespace parley::testing::strategy_test {
namespace {

using strategy::Chooser;
using strategy::Order;
using strategy::Rates;
using strategy::Verdict;
using strategy::War;
using strategy::WarOptions;

// Each twin's duty is 1/(θ(1−x)) and x the share exported at that duty: x/(1−x) = imports/home · (1+t)^(−θ−1).
double duty_of_twins(double home, double imports, double theta) {
    double low = 0.0, high = 10.0;
    for (int halving = 0; halving < 200; ++halving) {
        const double t = (low + high) / 2, ratio = imports / home * std::pow(1 + t, -theta - 1);
        (t < (1 + ratio) / theta ? low : high) = t;
    }
    return low;
}

TEST(War, of_twins_ends_at_the_closed_form) {
    for (const double theta : {2.0, 5.0, 8.0}) {
        const world::World world = twins(700, 300, theta);
        const War fought = war(stage_of(world, exactly()), {one(0), one(1)});
        ASSERT_EQ(fought.verdict, Verdict::found) << fought.why;
        const double expected = duty_of_twins(700, 300, theta);
        for (const strategy::WarSide& side : fought.sides) EXPECT_NEAR(side.rates.front().rate, expected, 1e-7);
        EXPECT_NEAR(fought.sides[0].value, fought.sides[1].value, 1e-10);
        EXPECT_LT(fought.sides[0].value, fought.sides[0].value_today);
        EXPECT_LE(fought.deviation_gain, 1e-8);
    }
}

TEST(War, ends_where_nobody_gains_by_deviating_and_at_one_point_from_twenty_starts) {
    const world::World world = three_economies();
    WarOptions options;
    options.starts = options.deviation_starts = 20;
    for (const Rates rates : {Rates::by_partner_and_sector, Rates::by_sector, Rates::uniform}) {
        const War fought = war(stage_of(world, exactly()), {one(0, rates), one(1, rates), one(2, rates)}, options);
        ASSERT_EQ(fought.verdict, Verdict::found) << fought.why;
        EXPECT_EQ(fought.starts_arrived, 20);
        EXPECT_EQ(fought.nash_points_found, 1);
        EXPECT_LE(fought.deviation_gain, 1e-8);
        for (const strategy::WarSide& side : fought.sides) EXPECT_LE(side.projected_gradient, 1e-8);
    }
}

TEST(War, a_point_that_is_none_is_seen_by_deviation) {
    const world::World world = three_economies();
    const strategy::Stage stage = stage_of(world, exactly());
    const War fought = war(stage, {one(0), one(1), one(2)});
    ASSERT_EQ(fought.verdict, Verdict::found);
    strategy::Stage planted = stage;
    planted.today = fought.wedges;
    EXPECT_LE(best_answer(planted, one(2)).gain, 1e-8);
    for (const Sector s : world.each_sector()) planted.today.duty_rate({2}, {0}, s) *= 1.1;
    EXPECT_GT(best_answer(planted, one(2)).gain, 1e-8);
}

TEST(War, those_who_do_not_choose_keep_their_duties) {
    const world::World world = three_economies();
    const War fought = war(stage_of(world, exactly()), {one(0), one(2)});
    ASSERT_EQ(fought.verdict, Verdict::found) << fought.why;
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector())
            EXPECT_EQ(fought.wedges.duty_rate({1}, i, s), world.duty_rate({1}, i, s));
}

TEST(War, who_moves_first_is_no_worse_off_than_in_nash) {
    const world::World world = three_economies();
    const strategy::Stage stage = stage_of(world, exactly());
    const std::vector<Chooser> sides{one(2, Rates::by_partner), one(0, Rates::uniform)};
    const War nash = war(stage, sides);
    WarOptions options;
    options.order = Order::first_moves;
    const War led = war(stage, sides, options);
    ASSERT_EQ(nash.verdict, Verdict::found) << nash.why;
    ASSERT_EQ(led.verdict, Verdict::found) << led.why;
    EXPECT_GT(led.sides[0].value, nash.sides[0].value);
    // By brute force: the leader's uniform factor on its rates, the follower's best answer to each.
    for (const double factor : {0.9, 0.97, 1.03, 1.1}) {
        strategy::Stage moved = stage;
        std::vector<double> rates;
        for (const strategy::ChosenRate& rate : led.sides[0].rates) rates.push_back(rate.rate * factor);
        set_rates(world, sides[0], rates, moved.today);
        const strategy::BestAnswer answer = best_answer(moved, sides[1]);
        EXPECT_LT(welfare(world, answer.equilibrium.point).welfare_factor({2}), led.sides[0].value + 1e-9);
    }
}

TEST(War, refuses_an_economy_on_two_sides) {
    const world::World world = three_economies();
    const War fought = war(stage_of(world, exactly()), {one(0), one(0)});
    EXPECT_EQ(fought.verdict, Verdict::refused);
    EXPECT_NE(fought.why.find("each economy in one party"), std::string::npos) << fought.why;
    EXPECT_EQ(war(stage_of(world, exactly()), {}).verdict, Verdict::refused);
}

TEST(War, says_the_same_on_one_thread_and_on_three) {
    const world::World world = three_economies();
    WarOptions options;
    options.threads = 1;
    const War alone = war(stage_of(world, exactly()), {one(0), one(1), one(2)}, options);
    options.threads = 3;
    const War together = war(stage_of(world, exactly()), {one(0), one(1), one(2)}, options);
    EXPECT_EQ(alone.wedges.duty_rate, together.wedges.duty_rate);
    EXPECT_EQ(alone.deviation_gain, together.deviation_gain);
}

}  // namespace
}  // namespace parley::testing::strategy_test

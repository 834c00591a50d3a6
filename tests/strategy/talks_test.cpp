#include "parley/strategy/talks.hpp"

#include "tests/strategy/stages.hpp"

namespace parley::testing::strategy_test {
namespace {

using strategy::Clubs;
using strategy::Talks;
using strategy::TalksFrom;
using strategy::TalksOptions;
using strategy::TalksRule;
using strategy::Verdict;

// Twins who agree trade freely: nothing is gained by moving goods to the twin who makes them no cheaper.
TEST(Talks, of_twins_after_a_war_end_in_free_trade) {
    const world::World world = twins(700, 300, 5.0);
    for (const TalksRule rule : {TalksRule::nash_bargaining, TalksRule::equal_gains, TalksRule::weights}) {
        TalksOptions options;
        options.from = TalksFrom::war;
        options.rule = rule;
        const Talks talked = talks(stage_of(world, exactly()), {one(0), one(1)}, options);
        ASSERT_EQ(talked.verdict, Verdict::found) << talked.why;
        for (const strategy::TalksSide& side : talked.sides) {
            EXPECT_NEAR(side.value, 1.0, 1e-8);
            EXPECT_TRUE(side.signs);
        }
        EXPECT_NEAR(talked.efficiency_gap, 1 / talked.sides[0].value_start - 1, 1e-7);
    }
}

TEST(Talks, from_free_trade_of_twins_there_is_nothing_to_gain) {
    const world::World world = twins(700, 300, 5.0);
    TalksOptions options;
    options.from = TalksFrom::free;
    const Talks talked = talks(stage_of(world, exactly()), {one(0), one(1)}, options);
    EXPECT_NEAR(talked.efficiency_gap, 0.0, 1e-8);
    for (const strategy::TalksSide& side : talked.sides) EXPECT_FALSE(side.signs);
}

TEST(Talks, equal_gains_are_equal_and_more_than_what_was) {
    const world::World world = three_economies();
    for (const TalksFrom from : {TalksFrom::today, TalksFrom::war}) {
        TalksOptions options;
        options.from = from;
        options.rule = TalksRule::equal_gains;
        std::vector<strategy::Chooser> sides{one(0), one(1), one(2)};
        for (strategy::Chooser& side : sides) side.instruments.front().least = -0.5;
        const Talks talked = talks(stage_of(world, exactly()), sides, options);
        ASSERT_EQ(talked.verdict, Verdict::found) << talked.why;
        EXPECT_GT(talked.efficiency_gap, 1e-5);
        for (const strategy::TalksSide& side : talked.sides)
            EXPECT_NEAR(side.value / side.value_start - 1, talked.efficiency_gap, 3e-7);
    }
}

// On the frontier of Nash's product Σ weight/(gain)·dV = 0: no change of one rate raises it.
TEST(Talks, no_small_change_raises_nash_s_product) {
    const world::World world = three_economies();
    TalksOptions options;
    options.from = TalksFrom::war;
    options.weights = {1, 2, 1};
    const std::vector<strategy::Chooser> sides{one(0), one(1), one(2)};
    const strategy::Stage stage = stage_of(world, exactly());
    const Talks talked = talks(stage, sides, options);
    ASSERT_EQ(talked.verdict, Verdict::found) << talked.why;
    const auto product = [&](const model::Wedges& wedges) {
        const model::Equilibrium found = solve(world, wedges, exactly());
        double result = 0.0;
        for (std::size_t k = 0; k < 3; ++k)
            result += options.weights[k] *
                      std::log(welfare(world, found.point).welfare_factor({k}) - talked.sides[k].value_start);
        return result;
    };
    const double agreed = product(talked.wedges);
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t r = 0; r < talked.sides[k].rates.size(); ++r)
            for (const double change : {0.01, -0.01}) {
                std::vector<double> rates;
                for (const auto& rate : talked.sides[k].rates) rates.push_back(rate.rate);
                rates[r] += change;
                if (rates[r] < 0) continue;
                model::Wedges moved = talked.wedges;
                set_rates(world, sides[k], rates, moved);
                EXPECT_LE(product(moved), agreed + 1e-9);
            }
}

TEST(Talks, side_payments_add_up_to_nothing_and_make_gains_as_the_weights_say) {
    const world::World world = three_economies();
    TalksOptions options;
    options.from = TalksFrom::war;
    options.side_payments = true;
    const Talks talked = talks(stage_of(world, exactly()), {one(0), one(1), one(2)}, options);
    ASSERT_EQ(talked.verdict, Verdict::found) << talked.why;
    double paid = 0.0, first = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const strategy::TalksSide& side = talked.sides[k];
        paid += side.side_payment_usd_m;
        const double gain = world.income({k}) * (side.value - side.value_start) + side.side_payment_usd_m;
        if (k == 0) first = gain;
        EXPECT_NEAR(gain, first, 1e-6);
        EXPECT_TRUE(side.signs);
    }
    EXPECT_NEAR(paid, 0.0, 1e-6);
}

TEST(Talks, refuse_weights_that_do_not_fit) {
    const world::World world = three_economies();
    TalksOptions options;
    options.weights = {1};
    const Talks talked = talks(stage_of(world, exactly()), {one(0), one(1)}, options);
    EXPECT_EQ(talked.verdict, Verdict::refused);
    EXPECT_NE(talked.why.find("one above 0 for each chooser"), std::string::npos) << talked.why;
    EXPECT_EQ(talks(stage_of(world, exactly()), {one(0)}).verdict, Verdict::refused);
}

TEST(Clubs, of_twins_who_trade_freely_is_stable_and_nobody_alone_is) {
    const world::World world = twins(700, 300, 5.0);
    const Clubs found = clubs(stage_of(world, exactly()), {one(0), one(1)});
    ASSERT_EQ(found.verdict, Verdict::found) << found.why;
    ASSERT_EQ(found.clubs.size(), 2u);
    EXPECT_TRUE(found.clubs[0].members.empty());
    EXPECT_FALSE(found.clubs[0].stable());
    EXPECT_EQ(found.clubs[1].members.size(), 2u);
    EXPECT_TRUE(found.clubs[1].stable());
    EXPECT_NEAR(found.clubs[1].war.sides[0].value, 1.0, 1e-8);
}

TEST(Clubs, are_all_groups_of_two_and_more) {
    const world::World world = three_economies();
    const Clubs found = clubs(stage_of(world, exactly()), {one(0), one(1), one(2)});
    ASSERT_EQ(found.verdict, Verdict::found) << found.why;
    EXPECT_EQ(found.clubs.size(), 5u);
    // What all could have in sum is most where all are in it.
    const auto total = [&](const strategy::Club& club) {
        double sum = 0.0;
        for (std::size_t k = 0; k < 3; ++k) sum += world.income({k}) * club.war.sides[k].value;
        return sum;
    };
    for (const strategy::Club& club : found.clubs) EXPECT_LE(total(club), total(found.clubs.back()) + 1e-6);
}

}  // namespace
}  // namespace parley::testing::strategy_test

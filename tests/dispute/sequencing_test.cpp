#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "parley/dispute/talks/sequencing.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/dispute/theory_cases.hpp"
#include "tests/support/backward_induction.hpp"
#include "tests/support/staged_exchange.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::sequencing_test {
namespace {

using testing::rounding;

// The first gives up a threat worth 4 to it and 6 to the second; the second's concessions cost it 5 and bring 7.
dispute::talks::Exchange threat_for_deal(double at_stake = 0.0) {
    dispute::talks::Exchange result;
    result.sides[0] = {"USA", 0, -4, 3, 0, 0.1};
    result.sides[1] = {"CHN", 0, 6, 1, at_stake, 0.1};
    return result;
}

dispute::talks::Exchange any_exchange(numerics::RandomStream& stream, bool whole_numbers) {
    const auto number = [&](double low, double high) {
        const double value = stream.uniform(low, high);
        return whole_numbers ? std::floor(value) : value;
    };
    dispute::talks::Exchange result;
    for (dispute::talks::ExchangeSide& side : result.sides) {
        side = {"side", number(-3, 3), number(-6, 6), number(-3, 6), number(0, 4), stream.uniform(0, 0.3)};
    }
    if (stream.uniform() < 0.5) result.taken_back = {number(-6, 6), number(-6, 6)};
    return result;
}

std::string end_of(const dispute::talks::ExtensiveGame& game) {
    const auto solved = testing::backward_induction(game);
    EXPECT_TRUE(solved) << solved.refused;
    return game.nodes[solved.path.back()].name;
}

TEST(Sequencing, a_threat_removed_first_is_pocketed) {
    const auto verdict = exchange_at_once(threat_for_deal());
    ASSERT_TRUE(verdict) << verdict.refused;
    EXPECT_FALSE(verdict.holds);
    EXPECT_EQ(verdict.fault, dispute::talks::ExchangeFault::walks_away);
    EXPECT_EQ(verdict.short_by, 5.0);  // what the concessions cost
    EXPECT_EQ(verdict.margin, -5.0);
    EXPECT_EQ(verdict.first_loses, 4.0);
    EXPECT_EQ(end_of(testing::exchange_game(threat_for_deal())), "the standoff goes on");
    EXPECT_NE(in_words(verdict, threat_for_deal()).find("CHN would take what USA delivers and walk away"),
              std::string::npos);
}

TEST(Sequencing, a_bond_of_the_shortfall_makes_it_hold_and_nothing_less_does) {
    EXPECT_TRUE(exchange_at_once(threat_for_deal(5.0)).holds);
    const auto verdict = exchange_at_once(threat_for_deal(4.9));
    EXPECT_FALSE(verdict.holds);
    EXPECT_NEAR(verdict.short_by, 0.1, rounding);
}

TEST(Sequencing, a_threat_that_would_come_back_holds_the_second_to_its_word) {
    dispute::talks::Exchange exchange = threat_for_deal();
    exchange.taken_back = {-1.0, -0.5};  // worse than the standoff, better than to have been cheated
    const auto verdict = exchange_at_once(exchange);
    EXPECT_TRUE(verdict.would_be_taken_back);
    EXPECT_TRUE(verdict.holds);
    EXPECT_NEAR(verdict.margin, 1.5, rounding);
    EXPECT_EQ(end_of(testing::exchange_game(exchange)), "both delivered");
    // One that the first would not carry out does not.
    exchange.taken_back = {-5.0, -9.0};
    EXPECT_FALSE(exchange_at_once(exchange).would_be_taken_back);
    EXPECT_FALSE(exchange_at_once(exchange).holds);
}

TEST(Sequencing, verdicts_are_those_of_the_game) {
    std::size_t held = 0;
    for (std::uint64_t k = 0; k < 2000; ++k) {
        numerics::RandomStream stream(41, k);
        const dispute::talks::Exchange exchange = any_exchange(stream, k % 2 == 0);
        const auto verdict = exchange_at_once(exchange);
        ASSERT_TRUE(verdict) << verdict.refused;
        EXPECT_EQ(verdict.holds, end_of(testing::exchange_game(exchange)) == "both delivered") << k;
        EXPECT_EQ(verdict.holds, verdict.fault == dispute::talks::ExchangeFault::none);
        EXPECT_EQ(verdict.short_by > 0, !verdict.holds) << k;
        held += verdict.holds ? 1 : 0;
        // What it is short by is just enough.
        if (verdict.fault == dispute::talks::ExchangeFault::walks_away) {
            dispute::talks::Exchange mended = exchange;
            mended.sides[1].at_stake += verdict.short_by * (1 + 1e-9);
            EXPECT_TRUE(exchange_at_once(mended).holds) << k;
            mended.sides[1].at_stake = exchange.sides[1].at_stake + 0.99 * verdict.short_by;
            EXPECT_FALSE(exchange_at_once(mended).holds) << k;
        }
    }
    EXPECT_GT(held, 100u);
    EXPECT_LT(held, 1900u);
}

TEST(Sequencing, staged_exchange_is_the_play_of_its_game) {
    std::size_t held = 0, failed = 0;
    for (std::uint64_t k = 0; k < 1500; ++k) {
        numerics::RandomStream stream(42, k);
        const dispute::talks::Exchange exchange = any_exchange(stream, k % 2 == 0);
        const std::size_t count = 1 + k % 6;
        const double spacing = k % 3 == 0 ? 0.0 : stream.uniform(0, 2);
        const auto staged = testing::staged_exchange(exchange, count, spacing);
        const dispute::talks::ExtensiveGame game = testing::staged_game(exchange, count, spacing);
        const auto solved = testing::backward_induction(game, testing::GameTies::first_listed, 1e-11);
        ASSERT_TRUE(staged && solved) << staged.refused << solved.refused;
        const bool through = game.nodes[solved.path.back()].name == "all delivered";
        EXPECT_EQ(staged.holds, through) << k;
        (through ? held : failed) += 1;
        for (std::size_t p = 0; p < 2 && through; ++p)
            EXPECT_NEAR(staged.worth[p], solved.value[0][p] - exchange.sides[p].nothing, 1e-10);
    }
    EXPECT_GT(held, 100u);
    EXPECT_GT(failed, 100u);
}

TEST(Sequencing, a_stage_s_temptation_and_continuation_are_what_is_saved_and_what_is_kept) {
    dispute::talks::Exchange exchange = threat_for_deal(2.0);
    exchange.sides[0].at_stake = 0.5;
    const auto staged = testing::staged_exchange(exchange, 2);
    // Halves of: 4 given up and 7 received by the first, 6 received and 5 given up by the second.
    EXPECT_NEAR(staged.stages[0][0].temptation, 2.0, rounding);
    EXPECT_NEAR(staged.stages[0][0].continuation, 3.5 + 1.5, rounding);  // not yet begun, it has nothing at stake
    EXPECT_NEAR(staged.stages[0][1].temptation, 2.5, rounding);
    EXPECT_NEAR(staged.stages[0][1].continuation, 0.5 + 2.0, rounding);
    EXPECT_NEAR(staged.stages[1][0].continuation, 3.5 + 0.5, rounding);
    EXPECT_NEAR(staged.stages[1][1].continuation, 2.0, rounding);
    EXPECT_NEAR(staged.short_by, 0.5, rounding);
    EXPECT_EQ(staged.worst_stage, 1u);
}

TEST(Sequencing, one_stage_is_the_exchange_at_once) {
    for (std::uint64_t k = 0; k < 500; ++k) {
        numerics::RandomStream stream(43, k);
        dispute::talks::Exchange exchange = any_exchange(stream, false);
        exchange.taken_back.reset();
        EXPECT_EQ(testing::staged_exchange(exchange, 1).holds, exchange_at_once(exchange).holds) << k;
    }
}

TEST(Sequencing, the_fewest_stages_are_the_first_number_with_which_the_game_goes_through) {
    for (std::uint64_t k = 0; k < 300; ++k) {
        numerics::RandomStream stream(44, k);
        const dispute::talks::Exchange exchange = any_exchange(stream, k % 2 == 0);
        const auto fewest = fewest_stages(exchange, 12);
        std::optional<std::size_t> searched;
        for (std::size_t count = 1; count <= 12 && !searched; ++count) {
            const dispute::talks::ExtensiveGame game = testing::staged_game(exchange, count, 0.5);
            const auto solved = testing::backward_induction(game, testing::GameTies::first_listed, 1e-11);
            if (game.nodes[solved.path.back()].name == "all delivered") searched = count;
        }
        EXPECT_EQ(fewest, searched) << k;
    }
    // 5 at risk in parts no larger than the stake.
    EXPECT_EQ(fewest_stages(threat_for_deal(1.0)), 5u);
    EXPECT_EQ(fewest_stages(threat_for_deal(0.999)), 6u);
    EXPECT_EQ(fewest_stages(threat_for_deal(0.1)), 50u);
    EXPECT_EQ(fewest_stages(threat_for_deal(5.0)), 1u);
}

TEST(Sequencing, with_nothing_at_stake_no_number_of_stages_holds_but_the_shortfall_shrinks) {
    EXPECT_EQ(fewest_stages(threat_for_deal()), std::nullopt);
    for (const std::size_t count : {1u, 5u, 50u}) {
        const auto staged = testing::staged_exchange(threat_for_deal(), count, 0.25);
        EXPECT_FALSE(staged.holds);
        EXPECT_NEAR(staged.short_by, 5.0 / static_cast<double>(count), rounding);
        EXPECT_EQ(staged.worst_stage, count - 1);
        EXPECT_EQ(staged.worst_side, 1u);
    }
}

TEST(Sequencing, waiting_between_stages_costs_both_sides) {
    const auto at_once = testing::staged_exchange(threat_for_deal(1.0), 5),
               slow = testing::staged_exchange(threat_for_deal(1.0), 5, 0.5);
    EXPECT_TRUE(at_once.holds && slow.holds);
    EXPECT_NEAR(at_once.worth[0], 3.0, rounding);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_LT(slow.worth[i], at_once.worth[i]);
}

TEST(Sequencing, patience_needed_without_a_last_stage_is_that_of_grim_punishment) {
    PARLEY_THEORY_CASES(cases, "repeated_pd_grim");
    for (const auto& each : cases) {
        // A stage: R if both deliver, T if only the other does, P if neither.
        const double t = each.at("args").at("T"), r = each.at("args").at("R"), p = each.at("args").at("P");
        dispute::talks::Exchange exchange;
        exchange.sides[0] = {"first", 0, -1, 1, 0, 0.1};
        exchange.sides[1] = {"second", p, t, r, 0, 0.1};
        EXPECT_NEAR(open_ended_exchange(exchange, 1.0).least_patience, each.at("value").get<double>(), rounding);
    }
}

TEST(Sequencing, without_a_last_stage_parts_may_shrink_so_fast_and_no_faster) {
    const dispute::talks::Exchange exchange = threat_for_deal();
    const double spacing = 0.5, d = std::exp(-0.1 * spacing);
    const auto open = open_ended_exchange(exchange, spacing);
    ASSERT_TRUE(open.holds) << open.refused;
    // What is to come at any stage, summed over ten thousand stages, against the cost of delivering in this one.
    const auto surplus = [&](double ratio) {
        double to_come = 0.0, part = 1.0;
        for (int n = 0; n < 10000; ++n) {
            part *= ratio * d;
            to_come += part * (6.0 - 5.0);
        }
        return to_come - 5.0;
    };
    EXPECT_NEAR(surplus(open.ratio), 0.0, 1e-9);
    EXPECT_LT(surplus(open.ratio - 0.01), 0.0);
    EXPECT_GT(surplus(open.ratio + 0.01), 0.0);
    EXPECT_NEAR(open.first_share + open.ratio, 1.0, rounding);
    const std::size_t most = testing::stages_until(open, 0.9);
    EXPECT_GE(1 - std::pow(open.ratio, static_cast<double>(most)), 0.9);
    EXPECT_LT(1 - std::pow(open.ratio, static_cast<double>(most - 1)), 0.9);
    // Stages too far apart: the future no longer outweighs the temptation.
    EXPECT_FALSE(open_ended_exchange(exchange, 2.0).holds);
}

TEST(Sequencing, what_makes_no_sense_is_refused_with_a_reason) {
    dispute::talks::Exchange exchange = threat_for_deal();
    EXPECT_NE(testing::staged_exchange(exchange, 0).refused.find("no stage"), std::string::npos);
    EXPECT_NE(testing::staged_exchange(exchange, 1, -1.0).refused.find("time between"), std::string::npos);
    exchange.sides[1].at_stake = -1;
    EXPECT_NE(exchange_at_once(exchange).refused.find("CHN: what is at stake is negative"), std::string::npos);
    exchange.sides[1].at_stake = NAN;
    EXPECT_NE(open_ended_exchange(exchange, 1.0).refused.find("not finite"), std::string::npos);
    EXPECT_EQ(in_words(exchange_at_once(exchange), exchange).find("No answer"), 0u);
    EXPECT_EQ(fewest_stages(exchange), std::nullopt);
}

}  // namespace
}  // namespace parley::sequencing_test

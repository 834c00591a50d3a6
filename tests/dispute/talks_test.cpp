#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "parley/dispute/attrition/attrition.hpp"
#include "parley/dispute/talks/talks.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/dispute/theory_cases.hpp"
#include "tests/support/rounds_in_turn.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::talks_test {
namespace {

using testing::rounding;

constexpr Side first{0}, second{1};

// A pie of 1 for two: every share of the first from 0 to 1 in so many steps.
Table<Side, Outcome> pie(std::size_t steps) {
    Table<Side, Outcome> result({2, steps + 1});
    for (std::size_t k = 0; k <= steps; ++k) {
        result(first, Outcome{k}) = static_cast<double>(k) / static_cast<double>(steps);
        result(second, Outcome{k}) = static_cast<double>(steps - k) / static_cast<double>(steps);
    }
    return result;
}

// The pie with the given shares of the first only.
Table<Side, Outcome> pie_of(const std::vector<double>& shares) {
    Table<Side, Outcome> result({2, shares.size()});
    for (std::size_t k = 0; k < shares.size(); ++k) {
        result(first, Outcome{k}) = shares[k];
        result(second, Outcome{k}) = 1 - shares[k];
    }
    return result;
}

// One round a year; the last offer is take it or leave it.
dispute::talks::Negotiation a_round_a_year(Table<Side, Outcome> worth, double d1, double d2, std::size_t rounds) {
    dispute::talks::Negotiation talks;
    talks.worth = std::move(worth);
    talks.parties = {{-std::log(d1)}, {-std::log(d2)}};
    talks.rounds = testing::rounds_in_turn({first, second}, rounds, 1.0);
    talks.deadline = talks.rounds.back().years;
    return talks;
}

// What rounding offers to a grid can cost: each responder gets up to a step more than it must, discounted and added up
// over the rounds: e₁ ≤ step + δ₂e₂, e₂ ≤ step + δ₁e₁.
double grid_error(double d1, double d2, std::size_t steps) {
    return (1 + std::max(d1, d2)) / (1 - d1 * d2) / static_cast<double>(steps);
}

TEST(Talks, without_a_deadline_the_first_proposer_gets_rubinstein_s_share) {
    PARLEY_THEORY_CASES(cases, "rubinstein_spe");
    for (const auto& each : cases) {
        const double d1 = each.at("args").at("d1"), d2 = each.at("args").at("d2");
        const double exact = each.at("value");
        constexpr std::size_t steps = 5000;
        const auto fine = play(a_round_a_year(pie(steps), d1, d2, 401));
        ASSERT_TRUE(fine) << fine.refused;
        const double end = std::pow(d1 * d2, 200);  // what the deadline can still matter
        EXPECT_NEAR(fine.value[0], exact, grid_error(d1, d2, steps) + end);
        EXPECT_EQ(fine.rounds_reached, 1u);
        EXPECT_EQ(fine.years, 0.0);
        // With the two shares of the stationary play on the table, and an end as if it went on, nothing is rounded. (A
        // coarse table and a hard deadline may hold quite other shares.)
        const double other = 1 - (1 - d1) / (1 - d1 * d2);
        auto talks = a_round_a_year(pie_of({0, 0.25, exact, other, 0.75, 1}), d1, d2, 2001);
        talks.deadline += 1;
        talks.parties[0].outside = other;
        talks.parties[1].outside = 1 - other;
        const auto bare = play(talks);
        EXPECT_NEAR(bare.value[0], exact, rounding);
        EXPECT_NEAR(bare.moves[1].value[0], other, rounding);
    }
}

TEST(Talks, the_quicker_the_rounds_the_nearer_to_shares_in_inverse_proportion_to_impatience) {
    PARLEY_THEORY_CASES(cases, "rubinstein_limit");
    for (const auto& each : cases) {
        const double r1 = each.at("args").at("r1"), r2 = each.at("args").at("r2");
        double before = 1.0;
        for (const double spacing : {4.0, 1.0, 0.25}) {
            constexpr std::size_t steps = 8000;
            dispute::talks::Negotiation talks;
            talks.worth = pie(steps);
            talks.parties = {{r1}, {r2}};
            talks.rounds =
                testing::rounds_in_turn({first, second}, static_cast<std::size_t>(100 / spacing) + 1, spacing);
            talks.deadline = talks.rounds.back().years;
            const double d1 = std::exp(-r1 * spacing), d2 = std::exp(-r2 * spacing);
            const double gap = std::abs(play(talks).value[0] - each.at("value").get<double>());
            // Being the first to speak is worth at most what the other loses in a round.
            EXPECT_LE(gap, 1 - d2 + grid_error(d1, d2, steps) + std::exp(-(r1 + r2) * 100));
            EXPECT_LT(gap, before);
            before = gap;
        }
    }
}

TEST(Talks, with_a_last_round_the_first_proposer_gets_stahl_s_share) {
    PARLEY_THEORY_CASES(cases, "stahl_finite_horizon");
    for (const auto& each : cases) {
        const double d = each.at("args").at("d");
        const std::size_t rounds = each.at("args").at("T");
        // The shares that are offered with 1, 2, … rounds to go, for either proposer, among others.
        std::vector<double> shares{0, 0.2, 0.5, 0.8, 1};
        for (double share = 1; shares.size() < 5 + 2 * rounds; share = 1 - d * share) {
            shares.push_back(share);
            shares.push_back(1 - share);
        }
        const auto exact = play(a_round_a_year(pie_of(shares), d, d, rounds));
        EXPECT_NEAR(exact.value[0], each.at("value").get<double>(), rounding) << d << " " << rounds;
        const auto fine = play(a_round_a_year(pie(4000), d, d, rounds));
        EXPECT_NEAR(fine.value[0], each.at("value").get<double>(), grid_error(d, d, 4000)) << d << " " << rounds;
    }
}

TEST(Talks, leaving_for_an_outside_option_counts_only_if_it_beats_staying) {
    PARLEY_THEORY_CASES(cases, "outside_option_principle");
    for (const auto& each : cases) {
        const double d = each.at("args").at("d"), b = each.at("args").at("b");
        auto talks = a_round_a_year(pie(5000), d, d, 401);
        talks.parties[1].breakdown = b;
        talks.parties[1].may_leave = true;
        const auto played = play(talks);
        EXPECT_NEAR(played.value[0], each.at("value").get<double>(), grid_error(d, d, 5000)) << b;
        EXPECT_TRUE(played.agreement.has_value());
    }
}

TEST(Talks, a_risk_of_breakdown_splits_what_is_left_over_the_breakdown_s_worths) {
    PARLEY_THEORY_CASES(cases, "breakdown_risk");
    std::size_t seen = 0;
    for (const auto& each : cases) {
        const double p = each.at("args").at("p");
        if (p < 1e-3) continue;  // a limit: no finite number of rounds comes near
        ++seen;
        auto talks = a_round_a_year(pie(5000), 1, 1, 401);
        talks.parties[0].breakdown = each.at("args").at("bA");
        talks.parties[1].breakdown = each.at("args").at("bB");
        for (dispute::talks::TalksRound& round : talks.rounds) round.breakdown_chance = p;
        const auto played = play(talks);
        EXPECT_NEAR(played.value[0], each.at("value").get<double>(), grid_error(1 - p, 1 - p, 5000)) << p;
        EXPECT_EQ(played.chance_of_breakdown, 0.0);
        EXPECT_EQ(played.chance_of_agreement, 1.0);
    }
    EXPECT_EQ(seen, 2u);
}

TEST(Talks, what_flows_while_talks_go_on_is_kept_and_the_rest_is_shared) {
    PARLEY_THEORY_CASES(cases, "inside_options_flow");
    for (const auto& each : cases) {
        const auto& in = each.at("args");
        const std::vector<double> r{in.at("r1"), in.at("r2")}, g{in.at("g1"), in.at("g2")};
        constexpr double spacing = 0.5;
        constexpr std::size_t steps = 5000;
        dispute::talks::Negotiation talks;
        talks.worth = pie(steps);
        for (std::size_t i = 0; i < 2; ++i) talks.parties.push_back({r[i], r[i] * g[i], g[i]});  // g is flow over rate
        talks.rounds = testing::rounds_in_turn({first, second}, 401, spacing);
        talks.deadline = talks.rounds.back().years;
        const double d1 = std::exp(-r[0] * spacing), d2 = std::exp(-r[1] * spacing);
        const double got = play(talks).value[0], error = grid_error(d1, d2, steps) + std::exp(-(r[0] + r[1]) * 200);
        // x − g is shared as a pie of 1 − g₁ − g₂: Rubinstein at this spacing, Muthoo in the limit.
        EXPECT_NEAR(got, g[0] + (1 - d2) / (1 - d1 * d2) * (1 - g[0] - g[1]), error);
        EXPECT_NEAR(got, each.at("value").get<double>(), error + (1 - d2) * (1 - g[0] - g[1]));
    }
}

TEST(Talks, one_offer_to_take_or_leave_is_the_agenda_setter_s) {
    PARLEY_THEORY_CASES(cases, "agenda_setter");
    for (const auto& each : cases) {
        const auto& in = each.at("args");
        const std::size_t steps = 1000;
        dispute::talks::Negotiation talks;
        talks.worth = Table<Side, Outcome>({2, steps + 1});
        for (std::size_t k = 0; k <= steps; ++k) {
            const double x = static_cast<double>(k) / static_cast<double>(steps);
            talks.worth(first, Outcome{k}) = -std::abs(x - in.at("setter").get<double>());
            talks.worth(second, Outcome{k}) = -std::abs(x - in.at("pivot").get<double>());
        }
        talks.parties = {{0.1}, {0.1}};
        talks.rounds = testing::rounds_in_turn({first}, 1, 1.0);
        const double quo = in.at("status_quo");
        const auto played = play(with_outside(talks, Outcome{static_cast<std::size_t>(std::lround(quo * 1000))}));
        // No agreement, where the setter has nothing better, is the status quo.
        const double x = played.agreement ? static_cast<double>(played.agreement->value) / 1000 : quo;
        EXPECT_NEAR(x, each.at("value").get<double>(), rounding);
    }
}

TEST(Talks, three_who_must_all_agree_share_in_the_order_in_which_they_will_propose) {
    // Stationary play: the proposer gets 1/(1 + δ + δ²), the next δ times as much, the one after δ² times. Offers that
    // this play makes are on the table, in all three orders, with a coarse grid of others.
    const double d = 0.8, most = 1 / (1 + d + d * d);
    std::vector<std::array<double, 3>> shares{
        {most, d * most, d * d * most}, {d * d * most, most, d * most}, {d * most, d * d * most, most}};
    for (int a = 0; a <= 10; ++a)
        for (int b = 0; a + b <= 10; ++b) shares.push_back({a / 10.0, b / 10.0, (10 - a - b) / 10.0});
    dispute::talks::Negotiation talks;
    talks.worth = Table<Side, Outcome>({3, shares.size()});
    for (std::size_t k = 0; k < shares.size(); ++k)
        for (std::size_t p = 0; p < 3; ++p) talks.worth(Side{p}, Outcome{k}) = shares[k][p];
    talks.parties.assign(3, {-std::log(d), 0.0, 0.0});
    talks.rounds = testing::rounds_in_turn({Side{0}, Side{1}, Side{2}}, 300, 1.0);
    talks.deadline = talks.rounds.back().years + 1;
    for (std::size_t p = 0; p < 3; ++p) talks.parties[p].outside = shares[0][p];  // the end as if the order went on
    const auto played = play(talks);
    ASSERT_TRUE(played.agreement.has_value());
    EXPECT_EQ(*played.agreement, Outcome{0});
    EXPECT_EQ(*played.moves[1].offer, Outcome{1});
    EXPECT_EQ(*played.moves[2].offer, Outcome{2});
}

TEST(Talks, nobody_s_worth_falls_when_its_own_outside_option_improves) {
    for (std::uint64_t k = 0; k < 40; ++k) {
        numerics::RandomStream stream(23, k);
        auto talks = a_round_a_year(pie(200), stream.uniform(0.5, 0.99), stream.uniform(0.5, 0.99), 2 + k % 5);
        talks.deadline += 1;
        double before = -1;
        for (const double outside : {0.0, 0.2, 0.4, 0.6}) {
            talks.parties[1].outside = outside;
            const auto played = play(talks);
            EXPECT_GE(played.value[1], before);
            before = played.value[1];
        }
    }
}

TEST(Talks, patience_pays_in_a_pie_without_a_deadline) {
    double before = 0.0;
    for (const double d : {0.5, 0.7, 0.9, 0.95}) {
        const double got = play(a_round_a_year(pie(1000), 0.8, d, 301)).value[1];
        EXPECT_GT(got, before);
        before = got;
    }
}

TEST(Talks, if_nobody_gains_by_waiting_and_nothing_is_better_than_today_talks_run_to_the_deadline) {
    dispute::talks::Negotiation talks;
    Payoffs payoffs({2, 3});
    // Today, and two outcomes each of which one side dislikes.
    const double all[2][3] = {{-0.4, 1.0, -1.0}, {-0.1, -1.0, 1.0}};
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t o = 0; o < 3; ++o) payoffs(Side{p}, Outcome{o}) = all[p][o];
    talks.worth = dispute::talks::present_worths(payoffs, {0.1, 0.2});
    talks.parties = {{0.1, -0.4}, {0.2, -0.1}};
    talks.on_the_table = {Outcome{1}, Outcome{2}};
    talks.rounds = {{0.0, first, 0.1}, {0.1, second, 0.2}};
    talks.deadline = 0.5;
    const auto played = play(with_outside(talks, Outcome{0}));
    ASSERT_TRUE(played);
    EXPECT_FALSE(played.agreement.has_value());
    EXPECT_EQ(played.rounds_reached, 2u);
    EXPECT_EQ(played.years, 0.5);
    EXPECT_EQ(played.chance_of_agreement, 0.0);
    EXPECT_NEAR(played.chance_of_breakdown, 1 - 0.9 * 0.8, rounding);
    EXPECT_FALSE(played.moves[0].offer.has_value());
    // Until a breakdown, which is worth nothing here, they earn what today brings.
    const double through = std::exp(-0.1 * 0.1);
    const double later = 0.8 * -4.0;
    EXPECT_NEAR(played.value[0], 0.9 * (-4.0 * (1 - through) + through * later), rounding);
}

TEST(Talks, an_outcome_worth_just_what_waiting_brings_is_agreed_at_once_whatever_the_rounding) {
    for (std::uint64_t k = 0; k < 200; ++k) {
        numerics::RandomStream stream(24, k);
        const double f = stream.uniform(-3, 3), g = stream.uniform(-3, 3);
        Payoffs payoffs({2, 1});
        payoffs(first, Outcome{0}) = f;
        payoffs(second, Outcome{0}) = g;
        dispute::talks::Negotiation talks;
        const double r1 = stream.log_uniform(0.01, 0.5), r2 = stream.log_uniform(0.01, 0.5);
        talks.worth = dispute::talks::present_worths(payoffs, {r1, r2});
        talks.parties = {{r1, f}, {r2, g}};
        talks.rounds = testing::rounds_in_turn({first, second}, 30, stream.uniform(0.01, 0.3));
        talks.deadline = 10.0;
        EXPECT_EQ(play(with_outside(talks, Outcome{0})).rounds_reached, 1u);
    }
}

TEST(Talks, among_agreements_worth_the_same_to_the_proposer_the_first_to_answer_gets_its_best) {
    dispute::talks::Negotiation talks;
    talks.worth = Table<Side, Outcome>({3, 4});
    const double all[3][4] = {{5, 5, 5, 5}, {1, 2, 2, 2}, {9, 3, 4, 4}};
    for (std::size_t p = 0; p < 3; ++p)
        for (std::size_t o = 0; o < 4; ++o) talks.worth(Side{p}, Outcome{o}) = all[p][o];
    talks.parties.assign(3, {0.1, 0.0, 0.0});
    talks.rounds = testing::rounds_in_turn({Side{0}}, 1, 1.0);
    EXPECT_EQ(play(talks).agreement, Outcome{2});
    talks.on_the_table = {Outcome{3}, Outcome{1}, Outcome{0}};
    EXPECT_EQ(play(talks).agreement, Outcome{3});
    // If the second speaks, it asks the third first.
    talks.rounds = testing::rounds_in_turn({Side{1}}, 1, 1.0);
    EXPECT_EQ(play(talks).agreement, Outcome{3});
    talks.rounds = testing::rounds_in_turn({Side{2}}, 1, 1.0);
    EXPECT_EQ(play(talks).agreement, Outcome{0});
}

TEST(Talks, once_worths_are_added_to_lasting_flows) {
    Payoffs payoffs({2, 1}, 0.5);
    Table<Side, Outcome> once({2, 1}, -1.0);
    const auto worth = dispute::talks::present_worths(payoffs, {0.1, 0.25}, once);
    EXPECT_NEAR(worth(first, Outcome{0}), 4.0, rounding);
    EXPECT_NEAR(worth(second, Outcome{0}), 1.0, rounding);
}

TEST(Talks, what_makes_no_sense_is_refused_with_a_reason) {
    const dispute::talks::Negotiation good = a_round_a_year(pie(4), 0.9, 0.9, 3);
    ASSERT_TRUE(play(good));
    const auto refused = [&](auto change) {
        dispute::talks::Negotiation talks = good;
        change(talks);
        return play(talks).refused;
    };
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.parties.pop_back(); }).find("two parties"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.parties.push_back({}); }).find("as many sides"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) {
                  t.worth = Table<Side, Outcome>({2, 0});
              }).find("no outcome"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.rounds.clear(); }).find("no round"), std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.parties[0].flow = std::nan(""); }).find("not finite"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.parties[0].discount_rate = -0.1; }).find("discount"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.rounds[1].proposer = Side{2}; }).find("proposer"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.rounds[1].years = 9; }).find("order"), std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.rounds[1].breakdown_chance = 1.5; }).find("chance"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.deadline = 1; }).find("deadline"), std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.on_the_table = {Outcome{9}}; }).find("table"),
              std::string::npos);
    EXPECT_NE(refused([](dispute::talks::Negotiation& t) { t.tie = -1; }).find("tie"), std::string::npos);
}

}  // namespace
}  // namespace parley::talks_test

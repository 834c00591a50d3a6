#include "parley/dispute/bargaining/hull.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/dispute/tables.hpp"
#include "tests/support/sized.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::hull_test {
namespace {

using testing::Draws;
using testing::positions;
using testing::random_table;
using testing::table_of;
using Set = std::vector<std::size_t>;

void expect_near(const std::vector<double>& a, const std::vector<double>& b, double tolerance) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) EXPECT_NEAR(a[k], b[k], tolerance) << "party " << k;
}

// Probabilities that sum to one and pay what is claimed, to everybody at least no deal.
void expect_lottery(const Payoffs& u, const dispute::bargaining::Disagreement& d,
                    const dispute::bargaining::Lottery& lottery) {
    double sum = 0.0;
    std::vector<double> payoff(u.extents()[0], 0.0);
    for (const dispute::bargaining::Chance& each : lottery.chances) {
        EXPECT_GT(each.probability, 0.0);
        EXPECT_NE(d.outcome, each.outcome);
        sum += each.probability;
        for (std::size_t p = 0; p < payoff.size(); ++p) payoff[p] += each.probability * u(Side{p}, each.outcome);
    }
    EXPECT_NEAR(sum, 1.0, testing::rounding);
    expect_near(lottery.payoff, payoff, 1e-10);
    for (std::size_t p = 0; p < payoff.size(); ++p) EXPECT_GE(lottery.payoff[p], d.payoff[p] - 2e-9);
}

// The frontier u2 = 1 − u1², by points on it.
Payoffs parabola(std::size_t steps) {
    Payoffs u({2, steps + 1});
    for (std::size_t k = 0; k <= steps; ++k) {
        const double x = static_cast<double>(k) / static_cast<double>(steps);
        u(Side{0}, Outcome{k}) = x;
        u(Side{1}, Outcome{k}) = 1 - x * x;
    }
    return u;
}

// golden/theory.json, axiomatic_parabola: Nash (1/√3, 2/3), Kalai–Smorodinsky = equal gains (√5 − 1)/2, total (½, ¾).
TEST(Hull, solutions_of_the_parabola_are_those_of_the_textbook) {
    // The chord lies below the curve by (h/2)² = 6e-12 at most; Nash's point on it is as near as the chord's length.
    const dispute::bargaining::HullDeals found =
        dispute::bargaining::hull_deals(parabola(200000), {{0, 0}, std::nullopt});
    expect_near(found.nash.payoff, {1 / std::sqrt(3), 2.0 / 3}, 5e-6);
    EXPECT_NEAR(found.nash.value, std::sqrt(2 / (3 * std::sqrt(3))), 1e-10);
    const double golden = (std::sqrt(5) - 1) / 2;
    expect_near(found.kalai_smorodinsky.payoff, {golden, golden}, 1e-10);
    expect_near(found.equal_gains.payoff, {golden, golden}, 1e-10);
    expect_near(found.greatest_total.payoff, {0.5, 0.75}, 1e-12);
}

// golden/theory.json, nash_asym_linear: u1 = d1 + a (S − d1 − d2) = 59.
TEST(Hull, a_pie_is_shared_by_bargaining_power) {
    dispute::bargaining::DealOptions options;
    options.weight = {0.7, 0.3};
    const Payoffs pie = table_of({{100, 0, 10}, {0, 100, 20}});
    for (const auto solve : {dispute::bargaining::hull_deals_by_edges, dispute::bargaining::hull_deals_by_programmes}) {
        const dispute::bargaining::HullDeals found =
            solve(pie, dispute::bargaining::disagreement_at(pie, Outcome{2}), options);
        expect_near(found.weighted_nash.payoff, {59, 41}, 1e-9);
        expect_near(found.nash.payoff, {45, 55}, 1e-9);
    }
}

// The same with five: u_p = d_p + a_p (S − Σ d).
TEST(Hull, a_pie_for_five_is_shared_by_bargaining_power) {
    Payoffs pie({5, 5});
    for (std::size_t p = 0; p < 5; ++p) pie(Side{p}, Outcome{p}) = 30;
    const std::vector<double> d{1, 2, 3, 4, 5};
    dispute::bargaining::DealOptions options;
    options.weight = {5, 4, 3, 2, 1};
    const dispute::bargaining::HullDeals found = hull_deals(pie, {d, std::nullopt}, options);
    for (std::size_t p = 0; p < 5; ++p) {
        EXPECT_NEAR(found.nash.payoff[p], d[p] + 3, 1e-8);
        EXPECT_NEAR(found.weighted_nash.payoff[p], d[p] + options.weight[p], 1e-8);
        EXPECT_NEAR(found.kalai_smorodinsky.payoff[p], d[p] + 3, 1e-8) << "everybody could hope for 15";
        EXPECT_NEAR(found.equal_gains.payoff[p], d[p] + 3, 1e-8);
    }
    EXPECT_LE(found.gap, 1e-9);
}

// golden/theory.json, issue_linkage: two divisible issues worth (10, 2) and (2, 10).
TEST(Hull, linking_issues_beats_settling_them_one_by_one) {
    const dispute::bargaining::Disagreement none{{0, 0}, std::nullopt};
    const dispute::bargaining::Lottery first = hull_deals(table_of({{10, 0}, {0, 2}}), none).nash;
    const dispute::bargaining::Lottery second = hull_deals(table_of({{2, 0}, {0, 10}}), none).nash;
    expect_near(first.payoff, {5, 1}, testing::rounding);
    expect_near(second.payoff, {1, 5}, testing::rounding);
    const Payoffs linked = table_of({{12, 10, 2, 0}, {0, 10, 2, 12}});
    expect_near(hull_deals(linked, none).nash.payoff, {10, 10}, testing::rounding);
    expect_near(hull_deals_by_programmes(linked, none).nash.payoff, {10, 10}, 1e-9);
}

TEST(Hull, both_ways_agree_for_two_parties) {
    std::size_t open = 0;
    for (std::size_t seed = 0; seed < testing::sized(1000); ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const Payoffs u = random_table(draws, 2, draws.whole(2, 40), draws.chance(0.3) ? 6 : 0);
        const dispute::bargaining::Disagreement d =
            draws.chance(0.5)
                ? dispute::bargaining::disagreement_at(u, Outcome{0})
                : dispute::bargaining::Disagreement{{draws.uniform(-1, 0.8), draws.uniform(-1, 0.8)}, std::nullopt};
        dispute::bargaining::DealOptions options;
        options.weight = {draws.uniform(0.1, 1), draws.uniform(0.1, 1)};
        if (draws.chance(0.2)) options.ideal_over = dispute::bargaining::IdealOver::everything;
        const dispute::bargaining::HullDeals edges = hull_deals_by_edges(u, d, options),
                                             lines = hull_deals_by_programmes(u, d, options);
        EXPECT_LE(lines.gap, 1e-9);
        ASSERT_EQ(edges.open, lines.open);
        EXPECT_NEAR(edges.nearest.value, lines.nearest.value, 1e-9);
        if (!edges.open) continue;
        ++open;
        EXPECT_EQ(positions(edges.nothing_to_gain), positions(lines.nothing_to_gain));
        expect_near(edges.ideal, lines.ideal, 1e-6);
        EXPECT_NEAR(edges.greatest_total.value, lines.greatest_total.value, 1e-8);
        expect_near(edges.kalai_smorodinsky.payoff, lines.kalai_smorodinsky.payoff, 1e-6);
        expect_near(edges.equal_gains.payoff, lines.equal_gains.payoff, 1e-6);
        EXPECT_NEAR(edges.nash.value, lines.nash.value, 1e-8);
        EXPECT_NEAR(edges.weighted_nash.value, lines.weighted_nash.value, 1e-8);
        expect_near(edges.nash.payoff, lines.nash.payoff, 1e-6);
        for (const dispute::bargaining::HullDeals* each : {&edges, &lines})
            for (const dispute::bargaining::Lottery* lottery :
                 {&each->nash, &each->weighted_nash, &each->kalai_smorodinsky, &each->equal_gains,
                  &each->greatest_total})
                expect_lottery(u, d, *lottery);
    }
    EXPECT_GT(open, testing::sized(500));
}

TEST(Hull, bounds_what_single_outcomes_reach) {
    std::size_t open = 0;
    for (std::size_t seed = 0; seed < testing::sized(1000); ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const std::size_t parties = draws.whole(2, 5);
        const Payoffs u = random_table(draws, parties, draws.whole(3, 60));
        dispute::bargaining::DealOptions options;
        for (std::size_t p = 0; p < parties; ++p) options.weight.push_back(draws.uniform(0.1, 1));
        const dispute::bargaining::Disagreement d = dispute::bargaining::disagreement_at(u, Outcome{0});
        const dispute::bargaining::Deals single = deals(u, d, options);
        const dispute::bargaining::HullDeals hull = hull_deals(u, d, options);
        EXPECT_LE(hull.gap, 1e-9);
        EXPECT_LE(hull.nearest.value, single.zone.nearest.worst + 1e-9);
        if (!single.zone.open()) continue;
        ++open;
        ASSERT_TRUE(hull.open);
        for (std::size_t p = 0; p < parties; ++p) EXPECT_GE(hull.ideal[p], single.ideal[p] - 1e-9);
        EXPECT_GE(hull.equal_gains.value, single.equal_gains.value - 1e-9);
        EXPECT_GE(hull.greatest_total.value, single.greatest_total.value - 1e-9);
        if (single.nothing_to_gain.empty()) {
            EXPECT_GE(hull.nash.value, single.nash.value - 1e-9);
            EXPECT_GE(hull.weighted_nash.value, single.weighted_nash.value - 1e-9);
        }
        expect_lottery(u, d, hull.nash);
        expect_lottery(u, d, hull.kalai_smorodinsky);
    }
    EXPECT_GT(open, testing::sized(400));
}

TEST(Hull, nash_point_passes_the_price_test_of_every_outcome) {
    // With prices 1/(n·G) at the Nash point no outcome that nobody loses by is worth more than one.
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Draws draws(seed);
        Payoffs u({4, 50});
        for (double& each : u) each = draws.uniform(0, 1);
        const dispute::bargaining::HullDeals found = dispute::bargaining::hull_deals(u, {{0, 0, 0, 0}, std::nullopt});
        for (std::size_t o = 0; o < 50; ++o) {
            double worth = 0.0;
            for (std::size_t p = 0; p < 4; ++p) worth += u(Side{p}, Outcome{o}) / (4 * found.nash.payoff[p]);
            EXPECT_LE(worth, 1 + 1e-9) << seed;
        }
    }
}

TEST(Hull, equal_gains_raise_the_second_smallest_when_the_smallest_is_done) {
    // Parties 2 and 3 have one and one and a half whatever happens; the others share what is left of eight.
    const Payoffs u = table_of({{8, 0}, {0, 8}, {1, 1}, {1.5, 1.5}});
    const dispute::bargaining::HullDeals found = dispute::bargaining::hull_deals(u, {{0, 0, 0, 0}, std::nullopt});
    expect_near(found.equal_gains.payoff, {4, 4, 1, 1.5}, 1e-8);
    expect_near(found.kalai_smorodinsky.payoff, {4, 4, 1, 1.5}, 1e-8);
}

TEST(Hull, no_lottery_drawn_at_random_is_more_equal_than_equal_gains) {
    int open = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Draws draws(seed);
        const std::size_t parties = draws.whole(2, 4), outcomes = draws.whole(3, 8);
        const Payoffs u = random_table(draws, parties, outcomes, draws.chance(0.5) ? 4 : 0);
        const dispute::bargaining::Disagreement d{std::vector<double>(parties, -0.5), std::nullopt};
        const dispute::bargaining::HullDeals found = hull_deals(u, d);
        if (!found.open) continue;
        ++open;
        const auto scores = [&](const std::vector<double>& payoff, const std::vector<double>& unit) {
            std::vector<double> result;
            for (std::size_t p = 0; p < parties; ++p)
                if (unit[p] > 1e-6) result.push_back((payoff[p] - d.payoff[p]) / unit[p]);
            std::sort(result.begin(), result.end());
            return result;
        };
        const auto beats = [](const std::vector<double>& a, const std::vector<double>& b) {
            for (std::size_t k = 0; k < a.size(); ++k) {
                if (a[k] > b[k] + 1e-6) return true;
                if (a[k] < b[k] - 1e-9) return false;
            }
            return false;
        };
        const std::vector<double> ones(parties, 1.0);
        for (int lottery = 0; lottery < 2000; ++lottery) {
            std::vector<double> payoff(parties, 0.0), chance(outcomes);
            double sum = 0.0;
            for (double& each : chance) sum += each = draws.chance(0.5) ? draws.log_uniform(1e-3, 1) : 0.0;
            if (!(sum > 0)) continue;
            for (std::size_t o = 0; o < outcomes; ++o)
                for (std::size_t p = 0; p < parties; ++p) payoff[p] += chance[o] / sum * u(Side{p}, Outcome{o});
            if (scores(payoff, ones).front() < 0) continue;
            EXPECT_FALSE(beats(scores(payoff, ones), scores(found.equal_gains.payoff, ones))) << seed;
            EXPECT_FALSE(beats(scores(payoff, found.ideal), scores(found.kalai_smorodinsky.payoff, found.ideal)))
                << seed;
        }
    }
    EXPECT_GT(open, 50);
}

TEST(Hull, degenerate_zones_are_certified_too) {
    // Payoffs on a coarse grid, some shaken by less than a tie.
    for (std::size_t seed = 0; seed < testing::sized(3000); ++seed) {
        Draws draws(seed);
        Payoffs u = random_table(draws, draws.whole(1, 6), draws.whole(1, 40), draws.whole(1, 5));
        if (draws.chance(0.5))
            for (double& each : u) each += draws.uniform(-1e-11, 1e-11);
        EXPECT_LE(hull_deals_by_programmes(u, dispute::bargaining::disagreement_at(u, Outcome{0})).gap, 1e-9) << seed;
    }
}

TEST(Hull, a_lottery_can_open_a_zone_that_no_outcome_opens) {
    const Payoffs u = table_of({{1, 0}, {0, 1}});
    const dispute::bargaining::Disagreement d{{0.4, 0.4}, std::nullopt};
    EXPECT_FALSE(deals(u, d).zone.open());
    for (const auto solve : {dispute::bargaining::hull_deals_by_edges, dispute::bargaining::hull_deals_by_programmes}) {
        const dispute::bargaining::HullDeals found = solve(u, d, {});
        ASSERT_TRUE(found.open);
        expect_near(found.nash.payoff, {0.5, 0.5}, 1e-9);
        expect_near(found.ideal, {0.2, 0.2}, 1e-9);
    }
}

TEST(Hull, a_closed_zone_says_by_how_much) {
    const Payoffs u = table_of({{1, 0}, {0, 1}});
    for (const auto solve : {dispute::bargaining::hull_deals_by_edges, dispute::bargaining::hull_deals_by_programmes}) {
        const dispute::bargaining::HullDeals found = solve(u, {{0.8, 0.6}, std::nullopt}, {});
        EXPECT_FALSE(found.open);
        EXPECT_NEAR(found.nearest.value, 0.2, 1e-12) << "0.6 and 0.4: each two tenths short";
        expect_near(found.shortfall, {0.2, 0.2}, 1e-12);
        EXPECT_TRUE(found.nash.chances.empty());
    }
}

TEST(Hull, a_party_with_nothing_to_gain_keeps_what_it_has) {
    // Party 2 loses in 0 what it gains in 1; half of each leaves it as it was, and more of 1 hurts party 0.
    const Payoffs u = table_of({{3, -1, 0}, {3, -1, 0}, {-1, 1, 0}});
    const dispute::bargaining::HullDeals found = hull_deals(u, dispute::bargaining::disagreement_at(u, Outcome{2}));
    ASSERT_TRUE(found.open);
    EXPECT_TRUE(found.nothing_to_gain.empty());
    const Payoffs v = table_of({{3, -3, 0}, {3, -3, 0}, {-1, 1, 0}});
    const dispute::bargaining::HullDeals tight = hull_deals(v, dispute::bargaining::disagreement_at(v, Outcome{2}));
    ASSERT_TRUE(tight.open) << "half and half is as good as no deal to all";
    EXPECT_EQ(positions(tight.nothing_to_gain), (Set{0, 1, 2}));
    expect_near(tight.nash.payoff, {0, 0, 0}, 1e-9);
    const Payoffs w = table_of({{4, 1, 0}, {1, 2, 0}, {0, 0, 0}});
    const dispute::bargaining::HullDeals two = hull_deals(w, dispute::bargaining::disagreement_at(w, Outcome{2}));
    EXPECT_EQ(positions(two.nothing_to_gain), Set{2});
    std::vector<double> alone =
        dispute::bargaining::hull_deals(table_of({{4, 1}, {1, 2}}), {{0, 0}, std::nullopt}).nash.payoff;
    alone.push_back(0);
    expect_near(two.nash.payoff, alone, 1e-7);
}

TEST(Hull, nothing_but_no_deal_is_no_zone) {
    const Payoffs u = table_of({{1}, {2}});
    EXPECT_FALSE(hull_deals_by_edges(u, dispute::bargaining::disagreement_at(u, Outcome{0})).open);
    EXPECT_FALSE(hull_deals_by_programmes(u, dispute::bargaining::disagreement_at(u, Outcome{0})).open);
}

}  // namespace
}  // namespace parley::hull_test

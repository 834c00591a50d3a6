#include "parley/dispute/bargaining/red_lines.hpp"

#include <gtest/gtest.h>

#include "tests/dispute/tables.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::red_lines_test {
namespace {

using testing::positions;
using testing::table_of;
using Set = std::vector<std::size_t>;
using Numbers = std::vector<double>;

// No deal, a modest deal, one that crosses the line, one that party 0 alone wants.
const Payoffs four = table_of({{0, 1, 4, 9}, {0, 1, 2, -1}});

TEST(RedLine, costs_both_sides_the_deal_that_it_forbids) {
    const dispute::bargaining::RedLinePrice price =
        price_of({"curbs", {Outcome{2}}}, four, dispute::bargaining::disagreement_at(four, Outcome{0}));
    EXPECT_EQ(price.best, (Numbers{3, 1}));
    EXPECT_EQ(price.nash, (Numbers{3, 1}));
    EXPECT_EQ(price.kalai_smorodinsky, (Numbers{3, 1}));
    EXPECT_FALSE(price.closes_the_zone());
}

TEST(RedLine, that_leaves_no_deal_costs_all_gains) {
    const dispute::bargaining::RedLinePrice price =
        price_of(dispute::bargaining::together({{"a", {Outcome{2}}}, {"b", {Outcome{1}, Outcome{2}}}}), four,
                 dispute::bargaining::disagreement_at(four, Outcome{0}));
    EXPECT_TRUE(price.closes_the_zone());
    EXPECT_EQ(price.nash, (Numbers{4, 2}));
    EXPECT_EQ(price.best, (Numbers{4, 2}));
    EXPECT_EQ(positions(price.held.zone.nearest.outcomes), Set{3});
}

TEST(RedLine, that_nobody_would_cross_costs_nothing) {
    const dispute::bargaining::RedLinePrice price =
        price_of({"folly", {Outcome{3}}}, four, dispute::bargaining::disagreement_at(four, Outcome{0}));
    EXPECT_EQ(price.best, (Numbers{0, 0}));
    EXPECT_EQ(price.nash, (Numbers{0, 0}));
}

TEST(RedLine, can_pay_the_party_that_holds_it) {
    // Party 1 refuses the deal that Nash's product would choose and gets the other one: a commitment (Schelling 1960).
    const Payoffs u = table_of({{0, 5, 2}, {0, 2, 4}});
    const dispute::bargaining::RedLinePrice price =
        price_of({"first", {Outcome{1}}}, u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_EQ(price.nash, (Numbers{3, -2}));
    EXPECT_EQ(price.best, (Numbers{3, 0})) << "what it could have at best does not rise";
}

TEST(RedLine, never_raises_the_best_of_anybody_nor_a_maximum) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        testing::Draws draws(seed);
        const Payoffs u = testing::random_table(draws, 3, 20);
        dispute::bargaining::RedLine line;
        for (std::size_t o = 1; o < 20; ++o)
            if (draws.chance(0.4)) line.crossing.push_back(Outcome{o});
        const dispute::bargaining::RedLinePrice price =
            price_of(line, u, dispute::bargaining::disagreement_at(u, Outcome{0}));
        for (const double each : price.best) EXPECT_GE(each, 0.0) << seed;
        if (!price.held.zone.open()) continue;
        EXPECT_LE(price.held.equal_gains.value, price.crossed.equal_gains.value) << seed;
        EXPECT_LE(price.held.greatest_total.value, price.crossed.greatest_total.value) << seed;
    }
}

}  // namespace
}  // namespace parley::red_lines_test

#include "parley/dispute/space/payoffs.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/dispute/tables.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::payoffs_test {
namespace {

constexpr Side usa{0}, chn{1};
constexpr Outcome today{0}, deal{1}, war{2};

// Three outcomes: today, a deal with curbs, a tariff war.
dispute::space::PayoffTerms two_parties() {
    dispute::space::PayoffTerm face{"Loss of face", dispute::space::TermKind::level, -2.0, {0, 1, 0}, true};
    return {{dispute::space::economy_term("Real income of USA", 1.0, {1.0, 1.002, 0.997}),
             {"Deficit with CHN, USD 100 bn", dispute::space::TermKind::indicator, -0.1, {3.75, 2.75, 3.0}, false}},
            {dispute::space::economy_term("Real income of CHN", 1.0, {1.0, 1.001, 0.99}),
             dispute::space::red_line_term("Curbs on the industrial plan", 0.4, {false, true, false}),
             dispute::space::level_term("Stands firm", 0.05, {false, false, true}), face}};
}

TEST(PayoffTerms, a_payoff_is_the_sum_of_its_flows_in_points_of_real_income) {
    const Payoffs u = payoffs(two_parties());
    EXPECT_NEAR(u(usa, deal), 100 * std::log(1.002) - 0.275, testing::rounding);
    EXPECT_NEAR(u(chn, deal), 100 * std::log(1.001) - 0.4, testing::rounding);
    EXPECT_NEAR(u(chn, war), 100 * std::log(0.99) + 0.05, testing::rounding);
}

TEST(PayoffTerms, what_is_paid_once_is_kept_apart) {
    const Payoffs once = once_payoffs(two_parties());
    EXPECT_EQ(once(chn, deal), -2.0);
    EXPECT_EQ(once(chn, war), 0.0);
    EXPECT_EQ(once(usa, deal), 0.0);
}

TEST(PayoffTerms, the_deciding_term_is_the_one_that_pulls_hardest_towards_the_answer) {
    const dispute::space::PayoffTerms terms = two_parties();
    const dispute::space::DecidingTerm refusal = deciding_term(terms, chn, today, deal);
    EXPECT_EQ(refusal.term, 1u) << "the red line";
    EXPECT_DOUBLE_EQ(refusal.difference, -0.4);
    EXPECT_TRUE(refusal.alone) << "real income alone would accept";
    const dispute::space::DecidingTerm consent = deciding_term(terms, usa, today, deal);
    EXPECT_EQ(consent.term, 0u) << "two tenths of a point of income against one of the deficit";
    EXPECT_FALSE(consent.alone) << "either would be enough";
}

TEST(PayoffTerms, no_term_decides_between_an_outcome_and_itself) {
    EXPECT_FALSE(deciding_term(two_parties(), usa, war, war).term.has_value());
}

TEST(PayoffTerms, differences_of_the_terms_add_up_to_that_of_the_payoffs) {
    testing::Draws draws(7);
    for (int round = 0; round < 100; ++round) {
        dispute::space::PayoffTerms terms(2);
        for (auto& of_party : terms)
            for (int k = 0; k < 4; ++k)
                of_party.push_back({"t",
                                    dispute::space::TermKind::indicator,
                                    draws.uniform(-1, 1),
                                    {draws.uniform(-1, 1), draws.uniform(-1, 1)},
                                    draws.chance(0.2)});
        const Payoffs u = payoffs(terms);
        for (const Side p : {usa, chn}) {
            const dispute::space::DecidingTerm because = deciding_term(terms, p, today, deal);
            EXPECT_NEAR(because.total, u(p, deal) - u(p, today), testing::rounding);
            const double same_way = because.term ? because.difference * because.total : 0.0;
            EXPECT_GE(same_way, 0.0);
        }
    }
}

}  // namespace
}  // namespace parley::payoffs_test

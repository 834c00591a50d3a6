#include "parley/dispute/graph_model/preference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parley::testing::preference_test {
namespace {

using ::testing::ElementsAre;

dispute::space::Agenda options(std::size_t count) {
    dispute::space::Agenda agenda;
    agenda.parties = 1;
    for (std::size_t k = 0; k < count; ++k) agenda.issues.push_back(dispute::space::option("option", Side{0}));
    return agenda;
}

dispute::graph_model::Ranking ranked(const dispute::space::Agenda& agenda, const std::vector<std::string>& texts) {
    std::vector<dispute::graph_model::Priority> statements;
    for (const std::string& text : texts) {
        const auto statement = dispute::graph_model::read_priority(agenda, text);
        EXPECT_TRUE(statement) << text;
        if (statement) statements.push_back(*statement);
    }
    return prioritised(dispute::space::Space(agenda), statements);
}

// States of two options by code: N N, Y N, N Y, Y Y.
TEST(OptionPrioritisation, the_first_statement_outweighs_all_later_ones) {
    // Scores 2^(m−k): second option yes 4, first no 2, second no 1 → 3, 1, 6, 4.
    EXPECT_THAT(ranked(options(2), {"- Y", "N -", "- N"}), ElementsAre(1, 0, 3, 2));
}

TEST(OptionPrioritisation, equal_scores_are_indifference) {
    EXPECT_THAT(ranked(options(2), {"Y -"}), ElementsAre(0, 1, 0, 1));
    EXPECT_THAT(ranked(options(2), {}), ElementsAre(0, 0, 0, 0));
}

TEST(OptionPrioritisation, conditions_and_alternatives_mean_what_logic_says) {
    EXPECT_THAT(ranked(options(2), {"Y - if - Y"}), ElementsAre(1, 1, 0, 1));  // untrue only for N Y
    EXPECT_THAT(ranked(options(2), {"Y - iff - Y"}), ElementsAre(1, 0, 0, 1));
    EXPECT_THAT(ranked(options(2), {"Y - or - Y"}), ElementsAre(0, 1, 1, 1));
    EXPECT_THAT(ranked(options(2), {"Y N or N Y if N - or - Y"}), ElementsAre(0, 1, 1, 0));
}

TEST(OptionPrioritisation, more_statements_than_bits_of_a_number_are_ranked_exactly) {
    std::vector<std::string> texts(100, "- N");
    texts.push_back("Y -");
    EXPECT_THAT(ranked(options(2), texts), ElementsAre(2, 3, 0, 1));
}

TEST(OptionPrioritisation, text_that_is_no_statement_is_refused) {
    const dispute::space::Agenda agenda = options(2);
    for (const char* text : {"", "Y", "Y - if", "if Y -", "Y - or", "Y - and - Y", "Y - if - Y if N -"})
        EXPECT_FALSE(dispute::graph_model::read_priority(agenda, text)) << text;
}

TEST(RankingsTypedIn, must_hold_every_state_once) {
    EXPECT_THAT(*dispute::graph_model::ranking_of({{2}, {0, 1}}, 3), ElementsAre(0, 0, 1));
    EXPECT_FALSE(dispute::graph_model::ranking_of({{2}, {0}}, 3));
    EXPECT_FALSE(dispute::graph_model::ranking_of({{2}, {0, 1, 2}}, 3));
    EXPECT_FALSE(dispute::graph_model::ranking_of({{3}, {0, 1}}, 3));
}

TEST(PayoffOrders, keep_equal_payoffs_equal) {
    Payoffs payoffs({2, 4});
    const double worth[2][4] = {{-1.5, 2, 0, 2}, {0, -3, -3, -2}};
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t s = 0; s < 4; ++s) payoffs(Side{p}, Outcome{s}) = worth[p][s];
    const dispute::graph_model::Preferences order = dispute::graph_model::preferences_of(payoffs);
    EXPECT_THAT(order.rank[0], ElementsAre(0, 2, 1, 2));
    EXPECT_THAT(order.rank[1], ElementsAre(2, 0, 0, 1));
}

TEST(PayoffOrders, small_differences_are_indifference_along_whole_chains) {
    Payoffs payoffs({1, 5});
    const double worth[] = {0.3, 0.0, 0.1, 0.2, 1.0};
    for (std::size_t s = 0; s < 5; ++s) payoffs(Side{0}, Outcome{s}) = worth[s];
    EXPECT_THAT(dispute::graph_model::preferences_of(payoffs, 0.15).rank[0], ElementsAre(0, 0, 0, 0, 1));
}

}  // namespace
}  // namespace parley::testing::preference_test

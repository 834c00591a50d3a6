// Conflicts typed in: a published one against its published equilibria, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/text/dispute/conflict_text.hpp"
#include "parley/scenario/files/conflict_file.hpp"
#include "tests/study/scenario_texts.hpp"

namespace parley::conflict_test {
namespace {

using namespace parley::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string elmira() {
    return tables::read_file((source_folder() / "conflicts/elmira-1993.yaml").string());
}

// Two who may each cooperate; numbers, so that there are deals.
std::string prisoners() {
    return R"(parley-conflict: 1
title: Two prisoners
parties: {one: {}, two: {}}
issues:
  a: {owner: one, levels: [tell, silent]}
  b: {owner: two, levels: [tell, silent]}
today: tell tell
disagreement: tell tell
preferences:
  one: {payoffs: [{outcome: silent silent, points: 3}, {outcome: tell silent, points: 5}, {outcome: tell tell, points: 1}, {outcome: silent tell, points: 0}]}
  two: {payoffs: [{outcome: silent silent, points: 3}, {outcome: silent tell, points: 5}, {outcome: tell tell, points: 1}, {outcome: tell silent, points: 0}]}
)";
}

std::string refusal(const std::string& text, bool bargain = false) {
    return complaint([&] { (void)analyse_conflict(scenario::read_conflict("c.yaml", text), bargain); });
}

// States counted from 1 in the order of the codes, as published (Hipel, Fang, Kilgour & Haight 1993).
TEST(Conflicts, elmira_rests_where_it_was_published_to_rest) {
    const scenario::Conflict conflict = scenario::read_conflict("elmira", elmira());
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, false);
    const auto at = [&](dispute::graph_model::Concept by) {
        std::vector<dispute::graph_model::StateIndex> result = equilibria(analysis.stability, by);
        for (dispute::graph_model::StateIndex& each : result) ++each;
        return result;
    };
    EXPECT_EQ(conflict.space.size(), 12U);
    EXPECT_THAT(at(dispute::graph_model::Concept::nash), ElementsAre(5, 6, 7, 10, 11, 12));
    EXPECT_THAT(at(dispute::graph_model::Concept::gmr), ElementsAre(1, 4, 5, 6, 7, 10, 11, 12));
    EXPECT_THAT(at(dispute::graph_model::Concept::smr), ElementsAre(1, 4, 5, 6, 7, 10, 11, 12));
    EXPECT_THAT(at(dispute::graph_model::Concept::seq), ElementsAre(5, 6, 7, 10, 11, 12));
    EXPECT_THAT(at(dispute::graph_model::Concept::sim), ElementsAre(5, 6, 7, 10, 11, 12));
    EXPECT_THAT(report::text::conflict_text(conflict, analysis),
                HasSubstr("kept delay insists         yes  yes  yes  yes  yes       -  1 by improvements"));
}

// Four outcomes can be counted by hand: half of the 24 rankings put telling above silence where the other one tells.
TEST(Conflicts, what_would_make_an_outcome_rest_is_counted_over_all_rankings) {
    const scenario::Conflict conflict = scenario::read_conflict("p", prisoners());
    const Outcome silent = outcome_of(conflict, "silent silent");
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, false, silent);
    ASSERT_EQ(analysis.rests_if.size(), 2U);
    const dispute::graph_model::Inverse& first = analysis.rests_if[0].inverse;
    EXPECT_TRUE(first.enumerated);
    EXPECT_EQ(first.rankings, 24U);
    EXPECT_EQ(first.by[0].rankings, 0U) << "the second would tell, whatever the first wants";
    const scenario::ConflictAnalysis telling = analyse_conflict(conflict, false, {});
    EXPECT_EQ(telling.asked, conflict.today);
    EXPECT_EQ(telling.rests_if[0].inverse.by[0].rankings, 12U) << "telling above staying silent, the other telling";
    ASSERT_TRUE(telling.rests_if[0].inverse.by[0].nearest);
    EXPECT_EQ(telling.rests_if[0].inverse.by[0].nearest->pairs_reversed, 0U);
    ASSERT_TRUE(telling.foresight);
    EXPECT_TRUE(telling.foresight->stable[0][0]) << "one move ahead is Nash";
    ASSERT_TRUE(telling.left_by_no_group);
    EXPECT_TRUE((*telling.left_by_no_group)[silent.value]);
    EXPECT_FALSE((*telling.left_by_no_group)[conflict.today->value]) << "together they would rather be silent";
    EXPECT_EQ(complaint([&] { (void)outcome_of(conflict, "silent silence"); }),
              "p: expected a feasible outcome: a level of each issue in order, found 'silent silence'; did you mean "
              "'silent silent'?");
}

TEST(Conflicts, prisoners_tell_though_both_would_rather_be_silent) {
    const scenario::Conflict conflict = scenario::read_conflict("p", prisoners());
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, true);
    EXPECT_THAT(equilibria(analysis.stability, dispute::graph_model::Concept::nash), ElementsAre(0U));
    ASSERT_EQ(analysis.deals->nash.outcomes.size(), 1U);
    EXPECT_EQ(levels_of(conflict, analysis.deals->nash.outcomes[0]), "silent silent");
}

TEST(Conflicts, statements_rank_as_the_same_order_typed_in) {
    // Most of all the other silent, then oneself telling.
    const std::string stated =
        replaced(prisoners(),
                 prisoners().substr(prisoners().find("  one: {payoffs"),
                                    prisoners().find("  two: {payoffs") - prisoners().find("  one: {payoffs")),
                 "  one: {statements: [\"- silent\", \"tell -\"]}\n");
    const scenario::Conflict conflict = scenario::read_conflict("p", stated),
                             numbers = scenario::read_conflict("p", prisoners());
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = 0; b < 4; ++b)
            EXPECT_EQ(conflict.preferences.rank[0][a] < conflict.preferences.rank[0][b],
                      numbers.preferences.rank[0][a] < numbers.preferences.rank[0][b]);
    EXPECT_FALSE(conflict.payoffs);
    EXPECT_EQ(refusal(stated, true),
              "c.yaml: expected payoffs in numbers of every party: gains cannot be read off an order, found an order "
              "only of one");
}

TEST(Conflicts, an_order_never_becomes_gains) {
    EXPECT_THAT(refusal(elmira(), true), HasSubstr("an order only of The ministry"));
    EXPECT_EQ(refusal(elmira()), "no error");
}

TEST(Conflicts, what_is_wrong_is_named_with_its_place) {
    EXPECT_EQ(
        refusal(replaced(elmira(), "owner: uniroyal", "owner: uniroyl")),
        "c.yaml:12:45: expected an owner (ministry, uniroyal, local, joint), found 'uniroyl'; did you mean uniroyal?");
    EXPECT_THAT(
        refusal(replaced(elmira(), "- kept accept insists", "- kept accpt insists")),
        HasSubstr(
            "expected a level of Uniroyal's course (delay, accept, abandon), found 'accpt'; did you mean accept?"));
    EXPECT_THAT(refusal(replaced(elmira(), "      - kept accept insists\n", "")),
                HasSubstr("expected every outcome in the ranking, found none for 'kept accept insists'"));
    EXPECT_THAT(refusal(replaced(elmira(), "- kept accept insists", "- kept accept silent")),
                HasSubstr("expected each outcome in one place, found 'kept accept silent' twice"));
    EXPECT_THAT(refusal(replaced(elmira(), "today: kept delay silent", "today: kept delay -")),
                HasSubstr("expected one outcome, found 'kept delay -', which is 2"));
    EXPECT_THAT(refusal(replaced(elmira(), "  local:\n    ranking", "  locl:\n    ranking")),
                HasSubstr("did you mean local?"));
    EXPECT_THAT(refusal(replaced(prisoners(), "silent silent, points: 3}, {outcome: tell silent",
                                 "silent silent, points: x}, {outcome: tell silent")),
                HasSubstr("found 'x'"));
}

}  // namespace
}  // namespace parley::conflict_test

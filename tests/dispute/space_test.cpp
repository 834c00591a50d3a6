// Agendas, their outcomes, and the moves that they allow.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/dispute/graph_model/moves.hpp"
#include "tests/support/listed_moves.hpp"

namespace parley::testing::space_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = dispute::space::FeasibilityRule::Kind;

/// A duty with three levels, an option of each party, and a treaty that both sign.
dispute::space::Agenda talks() {
    dispute::space::Agenda agenda;
    agenda.parties = 2;
    dispute::space::AgendaItem duty = dispute::space::option("duty", Side{0});
    duty.levels = {"none", "10 %", "25 %"};
    dispute::space::AgendaItem treaty = dispute::space::option("treaty", Side{0});
    treaty.owners = {Side{1}, Side{0}};
    agenda.issues = {duty, dispute::space::option("buy more", Side{1}), treaty};
    return agenda;
}

std::vector<std::uint32_t> codes(const dispute::space::Space& space) {
    std::vector<std::uint32_t> result;
    for (std::size_t s = 0; s < space.size(); ++s) result.push_back(space.code(Outcome{s}));
    return result;
}

std::vector<std::uint32_t> ends(const dispute::graph_model::Moves& moves, std::size_t mover, std::uint32_t code) {
    std::vector<std::uint32_t> result;
    for (const dispute::graph_model::StateIndex to :
         reach(moves, mover, static_cast<dispute::graph_model::StateIndex>(moves.space->find(code)->value)))
        result.push_back(moves.space->code(Outcome{to}));
    return result;
}

TEST(Outcomes, are_numbered_by_mixed_radix_code_with_the_first_issue_fastest) {
    const dispute::space::Space space(talks());
    ASSERT_EQ(space.size(), 12U);
    EXPECT_EQ(space.stride(1), 3U);
    EXPECT_EQ(space.stride(2), 6U);
    const Outcome last = *space.find(2 + 3 + 6);
    EXPECT_EQ(last.value, 11U);
    EXPECT_EQ(space.level(last, 0), 2U);
    EXPECT_EQ(space.level(last, 1), 1U);
    EXPECT_EQ(space.level(last, 2), 1U);
    EXPECT_FALSE(space.find(12));
}

TEST(Outcomes, each_kind_of_rule_strikes_out_what_breaks_it) {
    dispute::space::Agenda agenda = talks();
    agenda.rules = {{Kind::at_most_one, {{0, 2}, {1, 1}}}};
    EXPECT_THAT(codes(dispute::space::Space(agenda)), ElementsAre(0, 1, 2, 3, 4, 6, 7, 8, 9, 10));
    agenda.rules = {{Kind::at_least_one, {{0, 2}, {1, 1}}}};
    EXPECT_THAT(codes(dispute::space::Space(agenda)), ElementsAre(2, 3, 4, 5, 8, 9, 10, 11));
    agenda.rules = {{Kind::only_with, {{2, 1}, {1, 1}, {0, 0}}}};  // a treaty only with purchases and no duty
    EXPECT_THAT(codes(dispute::space::Space(agenda)), ElementsAre(0, 1, 2, 3, 4, 5, 9));
    agenda.rules = {{Kind::never_together, *read_pattern(agenda, "2 - Y")}};
    EXPECT_THAT(codes(dispute::space::Space(agenda)), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 9, 10));
    agenda.rules = {{Kind::never_together, *read_pattern(agenda, "- - -")}};
    EXPECT_EQ(fault(agenda), "a feasibility rule names at least one level");
}

TEST(Outcomes, are_found_by_code_across_many_words_of_gaps) {
    dispute::space::Agenda agenda;
    agenda.parties = 1;
    for (int k = 0; k < 10; ++k) agenda.issues.push_back(dispute::space::option("option", Side{0}));
    agenda.rules = {{Kind::at_most_one, {{0, 1}, {3, 1}, {9, 1}}}, {Kind::at_least_one, {{7, 1}, {8, 1}}}};
    const dispute::space::Space space(agenda);
    std::size_t found = 0;
    for (std::uint32_t code = 0; code < 1024; ++code)
        if (const auto outcome = space.find(code)) {
            EXPECT_EQ(space.code(*outcome), code);
            EXPECT_EQ(outcome->value, found++);
        }
    EXPECT_EQ(found, space.size());
    EXPECT_EQ(found, 4U * 3U * 32U);  // of three at most one: 4 ways; of two at least one: 3; five options free
}

TEST(Patterns, are_read_word_by_word_and_refused_where_they_do_not_fit) {
    const dispute::space::Agenda agenda = talks();
    EXPECT_EQ(read_pattern(agenda, " 2 Y\t- "), (dispute::space::Pattern{{0, 2}, {1, 1}}));
    EXPECT_EQ(read_pattern(agenda, "- N 0"), (dispute::space::Pattern{{1, 0}, {2, 0}}));
    EXPECT_FALSE(read_pattern(agenda, "Y Y -"));    // yes to an issue of three levels
    EXPECT_FALSE(read_pattern(agenda, "3 - -"));    // no such level
    EXPECT_FALSE(read_pattern(agenda, "- -"));      // an issue missing
    EXPECT_FALSE(read_pattern(agenda, "- - - -"));  // one too many
    EXPECT_FALSE(read_pattern(agenda, "- y -"));
    EXPECT_FALSE(read_pattern(agenda, "99999999999999999999999999 - -"));
}

TEST(Agendas, with_a_fault_are_refused_in_words) {
    const auto expect_fault = [](auto&& spoil, const std::string& words) {
        dispute::space::Agenda agenda = talks();
        ASSERT_FALSE(fault(agenda));
        spoil(agenda);
        ASSERT_TRUE(fault(agenda)) << words;
        EXPECT_THAT(*fault(agenda), HasSubstr(words));
    };
    expect_fault([](dispute::space::Agenda& a) { a.parties = 0; }, "parties");
    expect_fault([](dispute::space::Agenda& a) { a.parties = 1; }, "buy more: an owner is not a party");
    expect_fault([](dispute::space::Agenda& a) { a.issues[1].owners.clear(); }, "nobody owns");
    expect_fault([](dispute::space::Agenda& a) { a.issues[2].owners = {Side{1}, Side{0}, Side{1}}; }, "twice");
    expect_fault([](dispute::space::Agenda& a) { a.issues[0].levels.resize(1); }, "two levels");
    expect_fault([](dispute::space::Agenda& a) { a.issues[2].fallback = 2; }, "fallback");
    expect_fault(
        [](dispute::space::Agenda& a) {
            a.rules = {{Kind::at_most_one, {{3, 0}}}};
        },
        "level that there is not");
    expect_fault([](dispute::space::Agenda& a) { a.barred = {{0, 3, 0}}; }, "level that there is not");
    expect_fault([](dispute::space::Agenda& a) { a.issues.resize(40, dispute::space::option("option", Side{0})); },
                 "2^26");
}

TEST(PartyMoves, change_any_of_ones_own_issues_at_once_and_end_where_it_is_feasible) {
    dispute::space::Agenda agenda = talks();
    agenda.issues[1].owners = {Side{0}};
    agenda.rules = {{Kind::at_most_one, {{0, 2}, {1, 1}}}};
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    EXPECT_THAT(ends(moves, 0, 0), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(ends(moves, 0, 3), ElementsAre(0, 1, 2, 4));
    EXPECT_THAT(ends(moves, 1, 0), IsEmpty());
}

TEST(PartyMoves, that_are_barred_are_not_made_by_anybody) {
    dispute::space::Agenda agenda = talks();
    agenda.barred = only_rises(agenda, 0);
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    EXPECT_THAT(ends(moves, 0, 1), ElementsAre(2));
    EXPECT_THAT(ends(moves, 0, 2), IsEmpty());
    EXPECT_THAT(ends(moves, 2, 2), ElementsAre(8, 11));  // in a package neither
}

TEST(JointIssues, are_entered_together_and_left_by_any_owner) {
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(talks()));
    ASSERT_EQ(moves.movers.size(), 3U);
    EXPECT_EQ(moves.movers[2].parties, (std::vector{Side{0}, Side{1}}));
    EXPECT_THAT(ends(moves, 1, 0), ElementsAre(3));        // its own option alone
    EXPECT_THAT(ends(moves, 1, 6), ElementsAre(0, 3, 9));  // or out of the treaty
    EXPECT_THAT(ends(moves, 2, 0),
                ElementsAre(6, 7, 8, 9, 10, 11));  // the treaty, with whatever else they change in it
    EXPECT_THAT(ends(moves, 2, 6), IsEmpty());     // nothing there needs both
}

TEST(JointIssues, that_bind_are_left_together_only) {
    dispute::space::Agenda agenda = talks();
    agenda.issues[2].binding = true;
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    EXPECT_THAT(ends(moves, 1, 6), ElementsAre(9));
    EXPECT_THAT(ends(moves, 2, 6), ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(JointIssues, in_force_today_can_be_left_for_their_fallback) {
    dispute::space::Agenda agenda = talks();
    agenda.issues[2].levels = {"treaty of 1994", "no treaty", "new treaty"};
    agenda.issues[2].fallback = 1;
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    EXPECT_THAT(ends(moves, 1, 0), ElementsAre(3, 6, 9));
    EXPECT_THAT(ends(moves, 1, 6), ElementsAre(9));  // and not be entered alone
    EXPECT_THAT(ends(moves, 2, 6), ElementsAre(0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17));
}

TEST(JointIssues, a_package_goes_where_no_single_step_is_feasible) {
    dispute::space::Agenda agenda = talks();  // a treaty if and only if there are purchases
    agenda.rules = {{Kind::only_with, {{2, 1}, {1, 1}}}, {Kind::only_with, {{1, 1}, {2, 1}}}};
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    EXPECT_THAT(ends(moves, 1, 0), IsEmpty());
    EXPECT_THAT(ends(moves, 2, 0), ElementsAre(9, 10, 11));
    EXPECT_THAT(ends(moves, 1, 9), ElementsAre(0));
}

TEST(ListedMoves, are_sorted_and_those_that_go_nowhere_are_dropped) {
    const dispute::graph_model::Moves moves = listed_moves(3, {{{2, 0}, {0, 2}, {0, 1}, {0, 2}, {1, 1}}});
    EXPECT_THAT(reach(moves, 0, 0), ElementsAre(1, 2));
    EXPECT_THAT(reach(moves, 0, 1), IsEmpty());
    EXPECT_THAT(reach(moves, 0, 2), ElementsAre(0));
}

}  // namespace
}  // namespace parley::testing::space_test

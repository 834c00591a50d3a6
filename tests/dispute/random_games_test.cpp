// What holds in every game, on random ones: any graph, and agendas with joint issues.
#include <gtest/gtest.h>

#include "tests/dispute/games.hpp"

namespace parley::testing::random_games_test {
namespace {

void expect_inclusions(const Moves& moves, const Preferences& preferences) {
    const Stability found = stability(moves, preferences);
    for (const auto& marks : found.marks)
        for (const std::uint8_t at : marks) {
            const auto implies = [&](Concept a, Concept b) { return !stable_by(a, at) || stable_by(b, at); };
            ASSERT_TRUE(implies(Concept::nash, Concept::seq));
            ASSERT_TRUE(implies(Concept::seq, Concept::gmr));
            ASSERT_TRUE(implies(Concept::nash, Concept::smr));
            ASSERT_TRUE(implies(Concept::smr, Concept::gmr));
            ASSERT_TRUE(!found.simultaneous || implies(Concept::nash, Concept::sim));
        }
}

TEST(RandomGames, nash_is_inside_seq_and_smr_and_both_are_inside_gmr) {
    Draws draws(1);
    for (int game = 0; game < 10000 && !HasFatalFailure(); ++game) {
        const std::size_t parties = draws.whole(1, 5), states = draws.whole(1, 24);
        const Moves moves = random_graph(draws, parties, states, draws.uniform(0.02, 0.5));
        expect_inclusions(moves, random_preferences(draws, parties, states, draws.whole(1, 30)));
    }
}

TEST(RandomGames, the_inclusions_hold_with_joint_issues_too) {
    Draws draws(2);
    for (int game = 0; game < 1000 && !HasFatalFailure(); ++game) {
        const Agenda agenda = random_agenda(draws, draws.whole(1, 4), draws.whole(1, 6));
        ASSERT_FALSE(fault(agenda));
        const auto moves = moves_of(Space(agenda));
        expect_inclusions(*moves, random_preferences(draws, agenda.parties, moves->states, draws.whole(1, 30)));
    }
}

void expect_as_defined(const Moves& moves, const Preferences& preferences) {
    const SlowGraphModel slow(moves, preferences);
    const Stability found = stability(moves, preferences);
    for (const Concept by : all_concepts) {
        if (by == Concept::sim && !moves.space) continue;
        for (std::size_t p = 0; p < moves.parties; ++p)
            for (StateIndex s = 0; s < moves.states; ++s)
                ASSERT_EQ(stable_by(by, found.marks[p][s]), slow.stable(by, p, s))
                    << name(by) << ", party " << p << ", state " << s;
    }
}

TEST(RandomGames, stable_states_are_those_of_the_definitions_on_any_graph) {
    Draws draws(3);
    for (int game = 0; game < 1500 && !HasFatalFailure(); ++game) {
        const std::size_t parties = draws.whole(1, 5), states = draws.whole(1, 12);
        const Moves moves = random_graph(draws, parties, states, draws.uniform(0.05, 0.5));
        expect_as_defined(moves, random_preferences(draws, parties, states, draws.whole(2, 12)));
    }
}

TEST(RandomGames, stable_states_are_those_of_the_definitions_with_joint_issues) {
    Draws draws(4);
    for (int game = 0; game < 500 && !HasFatalFailure(); ++game) {
        const Agenda agenda = random_agenda(draws, draws.whole(2, 4), draws.whole(2, 5));
        const auto moves = moves_of(Space(agenda));
        expect_as_defined(*moves, random_preferences(draws, agenda.parties, moves->states, draws.whole(2, 30)));
    }
}

TEST(RandomGames, moves_listed_by_hand_may_meet_on_one_issue) {
    Draws draws(13);
    for (int game = 0; game < 500 && !HasFatalFailure(); ++game) {
        Agenda agenda = random_agenda(draws, 3, draws.whole(1, 2));
        for (AgendaItem& item : agenda.issues) item.owners = {Side{0}};  // the lists say who moves, not the owners
        const Space space(agenda);
        const Moves graph = random_graph(draws, 3, space.size(), 0.5);
        std::vector<std::vector<std::pair<StateIndex, StateIndex>>> lists(3);
        for (std::size_t p = 0; p < 3; ++p)
            for (StateIndex s = 0; s < graph.states; ++s)
                for (const StateIndex to : reach(graph, p, s)) lists[p].push_back({s, to});
        const Moves moves = listed_moves(space.size(), lists, space);
        expect_as_defined(moves, random_preferences(draws, 3, moves.states, 9));
    }
}

TEST(RandomGames, with_no_misperception_views_change_nothing) {
    Draws draws(5);
    const Moves moves = random_graph(draws, 3, 20, 0.2);
    const Preferences preferences = random_preferences(draws, 3, 20, 10);
    const std::vector<Preferences> views(3, preferences);
    EXPECT_EQ(stability(moves, views).marks, stability(moves, preferences).marks);
}

TEST(RandomGames, a_wrong_view_of_the_other_changes_what_one_dares) {
    // Prisoner's dilemma: mutual cooperation (3) holds by SEQ as long as each believes that the other would retaliate.
    Agenda agenda;
    agenda.parties = 2;
    agenda.issues = {option("cooperate", Side{0}), option("cooperate", Side{1})};
    const auto moves = moves_of(Space(agenda));
    const Preferences truth{{{2, 1, 4, 3}, {2, 4, 1, 3}}};
    Preferences trusting = truth;
    trusting.rank[1] = {1, 2, 3, 4};  // the first believes that the second cooperates whatever happens
    const std::vector<Preferences> views{trusting, truth};
    const Stability found = stability(*moves, views);
    EXPECT_FALSE(stable_by(Concept::seq, found.marks[0][3]));
    EXPECT_TRUE(stable_by(Concept::seq, found.marks[1][3]));
    EXPECT_TRUE(stable_by(Concept::seq, stability(*moves, truth).marks[0][3]));
}

}  // namespace
}  // namespace parley::testing::random_games_test

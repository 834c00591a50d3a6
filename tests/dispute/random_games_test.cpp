// What holds in every game, on random ones: any graph, and agendas with joint issues.
#include <gtest/gtest.h>

#include <bit>

#include "tests/dispute/games.hpp"
#include "tests/support/listed_moves.hpp"
#include "tests/support/sized.hpp"

namespace parley::testing::random_games_test {
namespace {

void expect_inclusions(const dispute::graph_model::Moves& moves, const dispute::graph_model::Preferences& preferences) {
    const dispute::graph_model::Stability found = stability(moves, preferences);
    for (const auto& marks : found.marks)
        for (const std::uint8_t at : marks) {
            const auto implies = [&](dispute::graph_model::Concept a, dispute::graph_model::Concept b) {
                return !stable_by(a, at) || stable_by(b, at);
            };
            ASSERT_TRUE(implies(dispute::graph_model::Concept::nash, dispute::graph_model::Concept::seq));
            ASSERT_TRUE(implies(dispute::graph_model::Concept::seq, dispute::graph_model::Concept::gmr));
            ASSERT_TRUE(implies(dispute::graph_model::Concept::nash, dispute::graph_model::Concept::smr));
            ASSERT_TRUE(implies(dispute::graph_model::Concept::smr, dispute::graph_model::Concept::gmr));
            ASSERT_TRUE(!found.simultaneous ||
                        implies(dispute::graph_model::Concept::nash, dispute::graph_model::Concept::sim));
        }
}

TEST(RandomGames, nash_is_inside_seq_and_smr_and_both_are_inside_gmr) {
    Draws draws(1);
    for (std::size_t game = 0; game < sized(10000) && !HasFatalFailure(); ++game) {
        const std::size_t parties = draws.whole(1, 5), states = draws.whole(1, 24);
        const dispute::graph_model::Moves moves = random_graph(draws, parties, states, draws.uniform(0.02, 0.5));
        expect_inclusions(moves, random_preferences(draws, parties, states, draws.whole(1, 30)));
    }
}

TEST(RandomGames, the_inclusions_hold_with_joint_issues_too) {
    Draws draws(2);
    for (std::size_t game = 0; game < sized(1000) && !HasFatalFailure(); ++game) {
        const dispute::space::Agenda agenda = random_agenda(draws, draws.whole(1, 4), draws.whole(1, 6));
        ASSERT_FALSE(fault(agenda));
        const auto moves = dispute::graph_model::moves_of(dispute::space::Space(agenda));
        expect_inclusions(*moves, random_preferences(draws, agenda.parties, moves->states, draws.whole(1, 30)));
    }
}

void expect_as_defined(const dispute::graph_model::Moves& moves, const dispute::graph_model::Preferences& preferences) {
    const SlowGraphModel slow(moves, preferences);
    const dispute::graph_model::Stability found = stability(moves, preferences);
    for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
        if (by == dispute::graph_model::Concept::sim && !moves.space) continue;
        for (std::size_t p = 0; p < moves.parties; ++p)
            for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s)
                ASSERT_EQ(stable_by(by, found.marks[p][s]), slow.stable(by, p, s))
                    << name(by) << ", party " << p << ", state " << s;
    }
}

TEST(RandomGames, stable_states_are_those_of_the_definitions_on_any_graph) {
    Draws draws(3);
    for (std::size_t game = 0; game < sized(1500) && !HasFatalFailure(); ++game) {
        const std::size_t parties = draws.whole(1, 5), states = draws.whole(1, 12);
        const dispute::graph_model::Moves moves = random_graph(draws, parties, states, draws.uniform(0.05, 0.5));
        expect_as_defined(moves, random_preferences(draws, parties, states, draws.whole(2, 12)));
    }
}

TEST(RandomGames, stable_states_are_those_of_the_definitions_with_joint_issues) {
    Draws draws(4);
    for (std::size_t game = 0; game < sized(500) && !HasFatalFailure(); ++game) {
        const dispute::space::Agenda agenda = random_agenda(draws, draws.whole(2, 4), draws.whole(2, 5));
        const auto moves = dispute::graph_model::moves_of(dispute::space::Space(agenda));
        expect_as_defined(*moves, random_preferences(draws, agenda.parties, moves->states, draws.whole(2, 30)));
    }
}

TEST(RandomGames, stable_states_are_those_of_the_definitions_with_ties_and_options_that_cannot_be_taken_back) {
    Draws draws(21);
    for (std::size_t game = 0; game < sized(2000) && !HasFatalFailure(); ++game) {
        dispute::space::Agenda agenda = random_agenda(draws, draws.whole(2, 4), draws.whole(2, 4));
        for (std::size_t k = 0; k < agenda.issues.size(); ++k) {
            if (!draws.chance(0.4)) continue;
            const auto barred = only_rises(agenda, k);
            agenda.barred.insert(agenda.barred.end(), barred.begin(), barred.end());
        }
        const auto moves = dispute::graph_model::moves_of(dispute::space::Space(agenda));
        expect_as_defined(*moves, random_preferences(draws, agenda.parties, moves->states, draws.whole(2, 9)));
    }
}

TEST(RandomGames, what_many_do_at_the_same_time_is_as_defined_where_few_outcomes_are_feasible) {
    // Each of twelve would like to act; at most two may: 2^11 combinations for 79 outcomes.
    Draws draws(22);
    dispute::space::Agenda agenda;
    agenda.parties = 12;
    for (std::size_t k = 0; k < 12; ++k) agenda.issues.push_back(dispute::space::option("acts", Side{k}));
    agenda.issues.back().owners = {Side{10}, Side{11}};
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = 0; code < 1U << 12; ++code)
        if (std::popcount(code) <= 2) codes.push_back(code);
    const dispute::graph_model::Moves moves =
        *dispute::graph_model::moves_of(dispute::space::Space(agenda, std::move(codes)));
    for (int game = 0; game < 5 && !HasFatalFailure(); ++game) {
        dispute::graph_model::Preferences preferences = random_preferences(draws, 12, moves.states, 40);
        for (dispute::graph_model::Ranking& rank : preferences.rank) rank[0] = 1;
        const SlowGraphModel slow(moves, preferences);
        const dispute::graph_model::Stability found = stability(moves, preferences);
        for (std::size_t p = 0; p < 12; ++p)
            ASSERT_EQ(stable_by(dispute::graph_model::Concept::sim, found.marks[p][0]),
                      slow.stable(dispute::graph_model::Concept::sim, p, 0));
    }
}

TEST(RandomGames, moves_listed_by_hand_may_meet_on_one_issue) {
    Draws draws(13);
    for (std::size_t game = 0; game < sized(500) && !HasFatalFailure(); ++game) {
        dispute::space::Agenda agenda = random_agenda(draws, 3, draws.whole(1, 2));
        for (dispute::space::AgendaItem& item : agenda.issues)
            item.owners = {Side{0}};  // the lists say who moves, not the owners
        const dispute::space::Space space(agenda);
        const dispute::graph_model::Moves graph = random_graph(draws, 3, space.size(), 0.5);
        std::vector<std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>>> lists(
            3);
        for (std::size_t p = 0; p < 3; ++p)
            for (dispute::graph_model::StateIndex s = 0; s < graph.states; ++s)
                for (const dispute::graph_model::StateIndex to : reach(graph, p, s)) lists[p].push_back({s, to});
        const dispute::graph_model::Moves moves = listed_moves(space.size(), lists, space);
        expect_as_defined(moves, random_preferences(draws, 3, moves.states, 9));
    }
}

TEST(RandomGames, with_no_misperception_views_change_nothing) {
    Draws draws(5);
    const dispute::graph_model::Moves moves = random_graph(draws, 3, 20, 0.2);
    const dispute::graph_model::Preferences preferences = random_preferences(draws, 3, 20, 10);
    const std::vector<dispute::graph_model::Preferences> views(3, preferences);
    EXPECT_EQ(stability(moves, views).marks, stability(moves, preferences).marks);
}

TEST(RandomGames, a_wrong_view_of_the_other_changes_what_one_dares) {
    // Prisoner's dilemma: mutual cooperation (3) holds by SEQ as long as each believes that the other would retaliate.
    dispute::space::Agenda agenda;
    agenda.parties = 2;
    agenda.issues = {dispute::space::option("cooperate", Side{0}), dispute::space::option("cooperate", Side{1})};
    const auto moves = dispute::graph_model::moves_of(dispute::space::Space(agenda));
    const dispute::graph_model::Preferences truth{{{2, 1, 4, 3}, {2, 4, 1, 3}}};
    dispute::graph_model::Preferences trusting = truth;
    trusting.rank[1] = {1, 2, 3, 4};  // the first believes that the second cooperates whatever happens
    const std::vector<dispute::graph_model::Preferences> views{trusting, truth};
    const dispute::graph_model::Stability found = stability(*moves, views);
    EXPECT_FALSE(stable_by(dispute::graph_model::Concept::seq, found.marks[0][3]));
    EXPECT_TRUE(stable_by(dispute::graph_model::Concept::seq, found.marks[1][3]));
    EXPECT_TRUE(stable_by(dispute::graph_model::Concept::seq, stability(*moves, truth).marks[0][3]));
}

}  // namespace
}  // namespace parley::testing::random_games_test

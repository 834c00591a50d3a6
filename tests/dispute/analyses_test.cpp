// Coalitions, limited foresight, and what is reached from today.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/dispute/graph_model/coalitions.hpp"
#include "parley/dispute/graph_model/foresight.hpp"
#include "parley/dispute/graph_model/limited_moves.hpp"
#include "parley/dispute/graph_model/status_quo.hpp"
#include "tests/dispute/games.hpp"
#include "tests/dispute/golden.hpp"
#include "tests/support/listed_moves.hpp"
#include "tests/support/shortest_ways.hpp"
#include "tests/support/sized.hpp"

namespace parley::testing::analyses_test {
namespace {

using dispute::graph_model::all_groups;
using dispute::graph_model::coalition_concepts;
using ::testing::ElementsAre;

/// Bit k: party k cooperates.
PublishedConflict dilemma() {
    dispute::space::Agenda agenda;
    agenda.parties = 2;
    agenda.issues = {dispute::space::option("cooperate", Side{0}), dispute::space::option("cooperate", Side{1})};
    return {*dispute::graph_model::moves_of(dispute::space::Space(agenda)), {{{2, 1, 4, 3}, {2, 4, 1, 3}}}};
}

TEST(Coalitions, in_the_dilemma_both_together_leave_mutual_defection_and_keep_cooperation) {
    const PublishedConflict game = dilemma();
    const std::vector<Side> both{Side{0}, Side{1}};
    const auto marks = coalition_stable_states(game.moves, game.preferences, both);
    const auto universal = universally_stable_states(game.moves, game.preferences, *all_groups(game.moves.parties));
    for (const dispute::graph_model::Concept by : coalition_concepts) {
        EXPECT_FALSE(stable_by(by, marks[0]));
        EXPECT_TRUE(stable_by(by, marks[3]));
        EXPECT_EQ(stable_by(by, universal[3]),
                  by != dispute::graph_model::Concept::nash);  // one alone would leave it, but for the answer
    }
}

TEST(Coalitions, ministry_and_company_leave_the_interim_equilibrium_of_elmira_for_its_resolution) {
    // Kilgour, Hipel, Fang & Peng 2001: together they modify the order and accept it (7 → 10), which neither does
    // alone.
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const PublishedConflict game = published(golden_gmcr("conflicts.json")["Elmira"]);
    const std::vector<Side> pair{Side{0}, Side{1}};
    const auto marks = coalition_stable_states(game.moves, game.preferences, pair);
    const auto universal = universally_stable_states(game.moves, game.preferences, *all_groups(game.moves.parties));
    for (const dispute::graph_model::Concept by : coalition_concepts) {
        EXPECT_FALSE(stable_by(by, marks[6])) << name(by);
        EXPECT_TRUE(stable_by(by, universal[9])) << name(by);
    }
}

TEST(Coalitions, stable_states_are_those_of_the_definition_on_random_games) {
    Draws draws(7);
    for (std::size_t game = 0; game < testing::sized(400); ++game) {
        const std::size_t parties = draws.whole(1, 4);
        const bool graph = draws.chance(0.5);
        const dispute::graph_model::Moves moves =
            graph ? random_graph(draws, parties, draws.whole(1, 10), draws.uniform(0.05, 0.4))
                  : *dispute::graph_model::moves_of(
                        dispute::space::Space(random_agenda(draws, parties, draws.whole(1, 4))));
        const dispute::graph_model::Preferences preferences =
            random_preferences(draws, parties, moves.states, draws.whole(2, 12));
        const SlowGraphModel slow(moves, preferences);
        std::vector<Side> coalition;
        std::set<std::size_t> members;
        for (std::size_t p = 0; p < parties; ++p)
            if (draws.chance(0.6)) {
                coalition.push_back(Side{p});
                members.insert(p);
            }
        if (coalition.empty()) continue;
        const auto marks = coalition_stable_states(moves, preferences, coalition);
        for (const dispute::graph_model::Concept by : coalition_concepts)
            for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s)
                ASSERT_EQ(stable_by(by, marks[s]), slow.coalition_stable(by, members, s)) << name(by) << " " << s;
    }
}

TEST(Coalitions, beyond_eight_parties_only_groups_that_are_named_are_looked_at) {
    EXPECT_EQ(all_groups(3)->size(), 7U);
    EXPECT_EQ(all_groups(8)->size(), 255U);
    EXPECT_FALSE(all_groups(9));

    Draws draws(8);
    const dispute::graph_model::Moves moves = random_graph(draws, 9, 12, 0.2);
    const dispute::graph_model::Preferences preferences = random_preferences(draws, 9, 12, 6);
    EXPECT_FALSE(left_by_no_group(moves, preferences));
    const dispute::graph_model::Groups pair{{Side{2}, Side{7}}};
    const auto firm = left_by_no_group(moves, preferences, pair);
    ASSERT_TRUE(firm);
    const auto together = coalition_stable_states(moves, preferences, pair.front());
    const auto alone = stability(moves, preferences);
    for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s) {
        bool expected = stable_by(dispute::graph_model::Concept::seq, together[s]);
        for (const auto& marks : alone.marks)
            expected = expected && stable_by(dispute::graph_model::Concept::seq, marks[s]);
        EXPECT_EQ((*firm)[s], expected) << s;
    }
}

TEST(LimitedMoves, in_the_dilemma_two_moves_of_foresight_hold_cooperation) {
    // By hand: one leaves mutual cooperation (3) for 2; the other then defects too; the end, 0, is worse than 3.
    const PublishedConflict game = dilemma();
    const auto one = limited_moves(game.moves, game.preferences, 1);
    EXPECT_EQ((*one)[0][3], 2U);
    for (const std::size_t horizon : {2u, 3u, 4u, 7u}) {
        const auto ends = limited_moves(game.moves, game.preferences, horizon);
        EXPECT_EQ((*ends)[0][3], 3U);
        EXPECT_EQ((*ends)[1][3], 3U);
        EXPECT_EQ((*ends)[0][0], 0U);
        EXPECT_EQ((*ends)[1][0], 0U);
    }
    EXPECT_EQ((*limited_moves(game.moves, game.preferences, 2))[1][2], 0U);  // who is exploited stops it
}

TEST(LimitedMoves, farsighted_parties_of_the_dilemma_rest_at_mutual_cooperation_and_mutual_defection) {
    // Brams & Wittman 1981; Kilgour 1984.
    const PublishedConflict game = dilemma();
    const auto found = non_myopic(game.moves, game.preferences);
    ASSERT_TRUE(found && found->settled);
    EXPECT_THAT(found->stable[0], ElementsAre(true, false, true, true));
    EXPECT_THAT(found->stable[1], ElementsAre(true, true, false, true));
}

TEST(LimitedMoves, one_move_of_foresight_is_nash) {
    Draws draws(8);
    for (int game = 0; game < 300; ++game) {
        const dispute::graph_model::Moves moves = random_graph(draws, 2, draws.whole(1, 12), draws.uniform(0.05, 0.5));
        const dispute::graph_model::Preferences preferences =
            random_preferences(draws, 2, moves.states, draws.whole(2, 15));
        const auto ends = limited_moves(moves, preferences, 1);
        const SlowGraphModel slow(moves, preferences);
        for (std::size_t p = 0; p < 2; ++p)
            for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s)
                ASSERT_EQ((*ends)[p][s] == s, slow.stable(dispute::graph_model::Concept::nash, p, s));
    }
}

/// The play from a state, by looking at the whole tree of moves.
dispute::graph_model::StateIndex foreseen(const dispute::graph_model::Moves& moves,
                                          const dispute::graph_model::Preferences& preferences, std::size_t p,
                                          dispute::graph_model::StateIndex s, int left) {
    dispute::graph_model::StateIndex best = s;
    if (left == 0) return best;
    for (const dispute::graph_model::StateIndex to : reach(moves, p, s)) {
        const dispute::graph_model::StateIndex end = foreseen(moves, preferences, 1 - p, to, left - 1);
        if (preferences.rank[p][end] > preferences.rank[p][best]) best = end;
    }
    return best;
}

TEST(LimitedMoves, foreseen_ends_are_those_of_the_tree_and_repeat_where_non_myopic_says) {
    Draws draws(9);
    for (int game = 0; game < 100; ++game) {
        const dispute::graph_model::Moves moves = random_graph(draws, 2, draws.whole(2, 7), draws.uniform(0.1, 0.4));
        const dispute::graph_model::Preferences preferences =
            random_preferences(draws, 2, moves.states, draws.whole(2, 15));
        for (int horizon = 1; horizon <= 5; ++horizon) {
            const auto ends = limited_moves(moves, preferences, static_cast<std::size_t>(horizon));
            for (std::size_t p = 0; p < 2; ++p)
                for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s)
                    ASSERT_EQ((*ends)[p][s], foreseen(moves, preferences, p, s, horizon));
        }
        const auto far = non_myopic(moves, preferences);
        ASSERT_TRUE(far->settled);
        for (std::size_t p = 0; p < 2; ++p)
            for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s) {
                bool always = true;
                for (std::size_t h = far->first + 3 * far->period; h < far->first + 4 * far->period; ++h)
                    always = always && (*limited_moves(moves, preferences, h))[p][s] == s;
                ASSERT_EQ(far->stable[p][s], always);
            }
    }
}

TEST(LimitedMoves, are_refused_for_three_parties) {
    const dispute::graph_model::Moves moves = listed_moves(1, {{}, {}, {}});
    EXPECT_FALSE(limited_moves(moves, {{{0}, {0}, {0}}}, 2));
    EXPECT_FALSE(non_myopic(moves, {{{0}, {0}, {0}}}));
}

TEST(FromToday, the_citizens_of_elmira_insist_and_there_it_rests) {
    // State 1 improves to 7 by the local government's move alone; 7 is an equilibrium.
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const PublishedConflict game = published(golden_gmcr("conflicts.json")["Elmira"]);
    const dispute::graph_model::StatusQuo from_today = status_quo(game.moves, game.preferences, 0);
    EXPECT_EQ(way_to(from_today.by_improvements, 6), (std::vector<dispute::graph_model::MoveStep>{{2, 6}}));
    EXPECT_EQ(from_today.by_improvements.moves_to(6), 1U);
    EXPECT_FALSE(from_today.by_improvements.reaches(9));
    EXPECT_FALSE(way_to(from_today.by_improvements, 9));
    EXPECT_EQ(from_today.by_moves.moves_to(9), 3U);  // modify, accept, insist: three parties' moves
    EXPECT_EQ(last_movers(from_today.by_moves, 9), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(way_to(from_today.by_moves, 0), std::vector<dispute::graph_model::MoveStep>{});
}

TEST(FromToday, ways_are_legal_and_as_short_as_any) {
    Draws draws(10);
    for (int game = 0; game < 300; ++game) {
        const std::size_t parties = draws.whole(1, 4), states = draws.whole(1, 15);
        const dispute::graph_model::Moves moves = random_graph(draws, parties, states, draws.uniform(0.03, 0.3));
        const dispute::graph_model::Preferences preferences = random_preferences(draws, parties, states, 15);
        const dispute::graph_model::StatusQuo found = status_quo(moves, preferences, 0);
        for (const bool improving : {true, false}) {
            const dispute::graph_model::Attainable& all = improving ? found.by_improvements : found.by_moves;
            // Layer by layer, on sets: where sequences of exactly k legal moves end.
            std::set<std::pair<dispute::graph_model::StateIndex, std::size_t>> layer{{0, parties}};
            std::vector<std::size_t> fewest(states, states * parties + 1);
            fewest[0] = 0;
            for (std::size_t k = 1; k <= states * parties; ++k) {
                std::set<std::pair<dispute::graph_model::StateIndex, std::size_t>> next;
                for (const auto& [at, last] : layer)
                    for (std::size_t m = 0; m < parties; ++m)
                        for (const dispute::graph_model::StateIndex to : reach(moves, m, at))
                            if (m != last && (!improving || preferences.rank[m][to] > preferences.rank[m][at]))
                                next.insert({to, m});
                for (const auto& [at, last] : next) fewest[at] = std::min(fewest[at], k);
                layer = std::move(next);
            }
            for (dispute::graph_model::StateIndex s = 0; s < states; ++s) {
                ASSERT_EQ(all.reaches(s), fewest[s] <= states * parties);
                if (!all.reaches(s)) continue;
                ASSERT_EQ(all.moves_to(s), fewest[s]);
                const auto way = *way_to(all, s);
                ASSERT_EQ(way.size(), fewest[s]);
                dispute::graph_model::StateIndex at = 0;
                std::size_t last = parties;
                for (const dispute::graph_model::MoveStep& step : way) {
                    ASSERT_NE(step.mover, last);
                    const auto row = reach(moves, step.mover, at);
                    ASSERT_TRUE(std::count(row.begin(), row.end(), step.to) == 1);
                    at = step.to;
                    last = step.mover;
                }
                ASSERT_EQ(at, s);
            }
        }
    }
}

}  // namespace
}  // namespace parley::testing::analyses_test

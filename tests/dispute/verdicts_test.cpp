#include "parley/dispute/graph_model/verdicts.hpp"

#include <gtest/gtest.h>

#include "tests/dispute/games.hpp"
#include "tests/dispute/golden.hpp"

namespace parley::testing::verdicts_test {
namespace {

/// The improvements of a verdict, checked against the game: legal steps, from the move on, to where it says.
void expect_true_to_the_game(const dispute::graph_model::StabilityVerdict& verdict,
                             const dispute::graph_model::Moves& moves,
                             const dispute::graph_model::Preferences& preferences) {
    const dispute::graph_model::Ranking& rank = preferences.rank[verdict.party.value];
    for (const dispute::graph_model::MoveAnswer& answer : verdict.answers) {
        ASSERT_EQ(answer.sanctioned, verdict.stable);
        ASSERT_GT(rank[answer.move], rank[verdict.at]);
        for (const dispute::graph_model::StateIndex to : reach(moves, verdict.party.value, verdict.at))
            ASSERT_TRUE(verdict.by != dispute::graph_model::Concept::nash || rank[to] <= rank[answer.move]);
        if (!answer.sanctioned && !answer.way_out) continue;
        ASSERT_LE(rank[answer.end], rank[verdict.at]);
        ASSERT_FALSE(answer.countermoves.empty());
        ASSERT_TRUE(!answer.way_out || rank[*answer.way_out] > rank[verdict.at]);
        if (verdict.by == dispute::graph_model::Concept::sim) {
            for (const dispute::graph_model::MoveStep& step : answer.countermoves)
                ASSERT_TRUE(improves(preferences, moves.movers[step.mover], verdict.at, step.to));
            continue;
        }
        dispute::graph_model::StateIndex at = answer.move;
        std::size_t last = moves.movers.size();
        for (const dispute::graph_model::MoveStep& step : answer.countermoves) {
            const auto row = reach(moves, step.mover, at);
            ASSERT_EQ(std::count(row.begin(), row.end(), step.to), 1);
            ASSERT_NE(step.mover, last);
            for (const Side party : moves.movers[step.mover].parties) ASSERT_NE(party, verdict.party);
            ASSERT_TRUE(verdict.by != dispute::graph_model::Concept::seq ||
                        improves(preferences, moves.movers[step.mover], at, step.to));
            at = step.to;
            last = step.mover;
        }
        ASSERT_EQ(at, answer.end);
    }
}

TEST(Verdicts, agree_with_the_analysis_of_all_states_and_give_reasons_that_hold) {
    Draws draws(11);
    for (int game = 0; game < 300 && !HasFatalFailure(); ++game) {
        const std::size_t parties = draws.whole(1, 4);
        const dispute::graph_model::Moves moves =
            draws.chance(0.5) ? random_graph(draws, parties, draws.whole(1, 12), 0.2)
                              : *dispute::graph_model::moves_of(
                                    dispute::space::Space(random_agenda(draws, parties, draws.whole(1, 5))));
        const dispute::graph_model::Preferences preferences =
            random_preferences(draws, parties, moves.states, draws.whole(2, 15));
        const dispute::graph_model::Stability all = stability(moves, preferences);
        dispute::graph_model::Judge judge(moves, preferences);
        for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
            if (by == dispute::graph_model::Concept::sim && !moves.space) continue;
            for (std::size_t p = 0; p < parties; ++p)
                for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s) {
                    const dispute::graph_model::StabilityVerdict verdict = judge.verdict(by, Side{p}, s);
                    ASSERT_EQ(verdict.stable, stable_by(by, all.marks[p][s]));
                    ASSERT_EQ(judge.stable(by, Side{p}, s), verdict.stable);
                    expect_true_to_the_game(verdict, moves, preferences);
                }
        }
    }
}

class Sentences : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    }
    static std::string said(const PublishedConflict& game, const dispute::graph_model::DisputeNames& names,
                            dispute::graph_model::Concept by, std::size_t party,
                            dispute::graph_model::StateIndex state_from_1) {
        dispute::graph_model::Judge judge(game.moves, game.preferences);
        return sentence(judge.verdict(by, Side{party}, state_from_1 - 1), game.moves, game.preferences, names);
    }
    static PublishedConflict conflict(const std::string& which) {
        return published(golden_gmcr("conflicts.json")[which]);
    }
};

TEST_F(Sentences, name_the_move_and_the_countermove) {
    const PublishedConflict game = conflict("Prisoners");
    const dispute::graph_model::DisputeNames names{{"One", "Two"}, {}};
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::seq, 0, 4),
              "One stays: if it moved to 3, Two would answer with 1, which One likes less");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::gmr, 0, 4),
              "One stays: if it moved to 3, Two could answer with 1, which One likes less");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::smr, 0, 4),
              "One stays: if it moved to 3, Two could answer with 1, which One likes less and could not mend");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::nash, 0, 4), "One moves to 3, which it likes better");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::seq, 0, 1),
              "One stays: it likes nothing better that it can move to");
    EXPECT_EQ(said(game, {{"One", "Two"}, {"war", "surrender", "victory", "peace"}}, dispute::graph_model::Concept::seq,
                   0, 4),
              "One stays: if it moved to victory, Two would answer with war, which One likes less");
}

TEST_F(Sentences, name_the_way_out_that_makes_a_threat_empty) {
    const PublishedConflict game = conflict("SyriaIraq");
    const dispute::graph_model::DisputeNames names{{"Syria", "Iraq"}, {}};
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::smr, 1, 1),
              "Iraq moves to 4: if Syria answered with 5, it could go on to 2, which it likes better than staying");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::gmr, 1, 1),
              "Iraq stays: if it moved to 4, Syria could answer with 5, which Iraq likes less");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::seq, 1, 1),
              "Iraq moves to 4: no answer that others would like to give takes the gain away");
}

TEST_F(Sentences, say_what_happens_meanwhile) {
    const PublishedConflict game = conflict("SI_misp");
    const dispute::graph_model::DisputeNames names{{"Syria", "Iraq"}, {}};
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::sim, 0, 3),
              "Syria stays: if it moved to 1 while Iraq moved to 6, it would end at 4, which Syria likes less");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::sim, 0, 2), "Syria stays: it has no move of its own");
    EXPECT_EQ(said(game, names, dispute::graph_model::Concept::sim, 1, 3),
              "Iraq moves to 6: nothing that others would like to do meanwhile takes the gain away");
}

TEST(JointSentences, name_those_who_agree) {
    // The first could lower its guard (2 → 0) if the others did not sign against it (4 more).
    dispute::space::Agenda agenda;
    agenda.parties = 3;
    dispute::space::AgendaItem pact = dispute::space::option("pact", Side{1});
    pact.owners = {Side{1}, Side{2}};
    agenda.issues = {dispute::space::option("guard", Side{0}), pact};
    const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
    const dispute::graph_model::Preferences preferences{{{3, 2, 0, 1}, {1, 1, 2, 1}, {0, 0, 1, 1}}};
    dispute::graph_model::Judge judge(moves, preferences);
    const dispute::graph_model::DisputeNames names{{"A", "B", "C"}, {"open", "guarded", "overrun", "besieged"}};
    EXPECT_EQ(sentence(judge.verdict(dispute::graph_model::Concept::seq, Side{0}, 1), moves, preferences, names),
              "A stays: if it moved to open, B and C together would answer with overrun, which A likes less");
}

}  // namespace
}  // namespace parley::testing::verdicts_test

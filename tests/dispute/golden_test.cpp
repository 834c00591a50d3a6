// Published conflicts: states, moves, stable states and equilibria, exactly.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/dispute/golden.hpp"
#include "tests/support/never_left.hpp"

namespace parley::testing::golden_test {
namespace {

using ::testing::ElementsAreArray;
using Rule = dispute::space::FeasibilityRule;

class PublishedConflicts : public ::testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
        conflict_ = golden_gmcr("conflicts.json")[GetParam()];
    }
    nlohmann::json conflict_;
};

TEST_P(PublishedConflicts, have_the_published_stable_states_and_equilibria) {
    const PublishedConflict game = published(conflict_);
    const dispute::graph_model::Stability found = stability(game.moves, game.preferences);
    for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
        const std::string called(name(by));
        for (std::size_t p = 0; p < game.moves.parties; ++p) {
            std::vector<dispute::graph_model::StateIndex> stable;
            for (dispute::graph_model::StateIndex s = 0; s < game.moves.states; ++s)
                if (stable_by(by, found.marks[p][s])) stable.push_back(s);
            EXPECT_THAT(stable, ElementsAreArray(from_zero(conflict_["stable_states_reference"][called][p])))
                << called << ", party " << p;
        }
        EXPECT_THAT(equilibria(found, by), ElementsAreArray(from_zero(conflict_["equilibria_reference"][called])))
            << called;
    }
}

TEST_P(PublishedConflicts, have_the_published_numbers_of_moves_and_improvements) {
    const PublishedConflict game = published(conflict_);
    for (std::size_t p = 0; p < game.moves.parties; ++p) {
        std::size_t moves = 0, improvements = 0;
        for (dispute::graph_model::StateIndex s = 0; s < game.moves.states; ++s)
            for (const dispute::graph_model::StateIndex to : reach(game.moves, p, s)) {
                ++moves;
                improvements += improves(game.preferences, game.moves.movers[p], s, to) ? 1 : 0;
            }
        EXPECT_EQ(moves, conflict_["um_count"][p]);
        EXPECT_EQ(improvements, conflict_["ui_count"][p]);
    }
}

INSTANTIATE_TEST_SUITE_P(Golden, PublishedConflicts,
                         ::testing::Values("Prisoners", "SyriaIraq", "SI_misp", "Cuban", "Elmira"),
                         [](const auto& conflict) { return conflict.param; });

/// The agendas behind the lists, from what the sources say of the options.
dispute::space::Agenda agenda_of(const std::string& conflict) {
    const Side first{0}, second{1}, third{2};
    dispute::space::Agenda agenda;
    agenda.parties = 2;
    if (conflict == "Prisoners") {
        agenda.issues = {dispute::space::option("cooperate", first), dispute::space::option("cooperate", second)};
    } else if (conflict == "SyriaIraq") {
        agenda.issues = {dispute::space::option("release water", first), dispute::space::option("escalate", first),
                         dispute::space::option("attack", second)};
        agenda.rules = {{Rule::Kind::at_most_one, {{0, 1}, {1, 1}}}};
    } else if (conflict == "Cuban") {
        agenda.issues = {dispute::space::option("air strike", first), dispute::space::option("blockade", first),
                         dispute::space::option("withdraw", second), dispute::space::option("escalate", second)};
        agenda.rules = {{Rule::Kind::at_most_one, {{2, 1}, {3, 1}}}};
        agenda.barred = never_left(agenda, 0, 1);
    } else {  // Elmira: one of delay, accept and abandon, and no way back from any of them
        agenda.parties = 3;
        agenda.issues = {dispute::space::option("modify", first), dispute::space::option("delay", second),
                         dispute::space::option("accept", second), dispute::space::option("abandon", second),
                         dispute::space::option("insist", third)};
        agenda.rules = {{Rule::Kind::at_most_one, {{1, 1}, {2, 1}, {3, 1}}},
                        {Rule::Kind::at_least_one, {{1, 1}, {2, 1}, {3, 1}}}};
        agenda.barred = only_rises(agenda, 0);
        for (const dispute::space::BarredMove& step : never_left(agenda, 1, 0)) agenda.barred.push_back(step);
        for (const dispute::space::BarredMove& step : never_left(agenda, 3, 1)) agenda.barred.push_back(step);
    }
    return agenda;
}

class AgendasOfConflicts : public PublishedConflicts {};

TEST_P(AgendasOfConflicts, yield_the_published_states_and_moves) {
    const dispute::space::Space space(agenda_of(GetParam()));
    const auto codes = conflict_["state_decimal"].get<std::vector<std::uint32_t>>();
    ASSERT_EQ(space.size(), codes.size());
    for (std::size_t s = 0; s < codes.size(); ++s) EXPECT_EQ(space.code(Outcome{s}), codes[s]);
    const auto moves = dispute::graph_model::moves_of(space);
    ASSERT_TRUE(moves);
    const PublishedConflict listed = published(conflict_);
    ASSERT_EQ(moves->movers.size(), listed.moves.movers.size());
    for (std::size_t p = 0; p < moves->parties; ++p) {
        EXPECT_EQ(moves->movers[p].start, listed.moves.movers[p].start);
        EXPECT_EQ(moves->movers[p].end, listed.moves.movers[p].end);
    }
}

INSTANTIATE_TEST_SUITE_P(Golden, AgendasOfConflicts, ::testing::Values("Prisoners", "SyriaIraq", "Cuban", "Elmira"),
                         [](const auto& conflict) { return conflict.param; });

class Counterexamples : public ::testing::TestWithParam<std::string> {};

TEST_P(Counterexamples, have_the_right_equilibria) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const nlohmann::json game = golden_gmcr("counterexamples.json")[GetParam()];
    dispute::space::Agenda agenda;
    agenda.parties = game["decisionMakers"].size();
    agenda.issues.resize(game["options"].size());
    dispute::graph_model::Preferences preferences;
    for (std::size_t p = 0; p < agenda.parties; ++p) {
        const auto& who = game["decisionMakers"][p];
        for (const auto& k : who["options"])
            agenda.issues[k.get<std::size_t>()] = dispute::space::option("option", Side{p});
        std::vector<std::vector<dispute::graph_model::StateIndex>> best_first;
        for (const dispute::graph_model::StateIndex state : from_zero(who["preferenceRanking"]))
            best_first.push_back({state});
        const auto ranking = dispute::graph_model::ranking_of(best_first, std::size_t{1} << agenda.issues.size());
        ASSERT_TRUE(ranking);
        preferences.rank.push_back(*ranking);
    }
    const auto moves = dispute::graph_model::moves_of(dispute::space::Space(agenda));
    ASSERT_TRUE(moves);
    const dispute::graph_model::Stability found = stability(*moves, preferences);
    for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts)
        EXPECT_THAT(equilibria(found, by), ElementsAreArray(from_zero(game["equilibria"][std::string(name(by))])))
            << name(by);
}

INSTANTIATE_TEST_SUITE_P(Golden, Counterexamples, ::testing::Values("SIM", "SEQ"),
                         [](const auto& conflict) { return conflict.param; });

}  // namespace
}  // namespace parley::testing::golden_test

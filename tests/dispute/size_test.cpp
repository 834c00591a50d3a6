// 2^16 states and six parties: time, and memory by what is allocated.
#include <gtest/gtest.h>

#include <chrono>

#include "tests/dispute/games.hpp"

namespace parley::testing::size_test {
namespace {

/// Sixteen options, owners in turn.
dispute::graph_model::Moves sixteen_options() {
    dispute::space::Agenda agenda;
    agenda.parties = 6;
    for (std::size_t k = 0; k < 16; ++k) agenda.issues.push_back(dispute::space::option("option", Side{k % 6}));
    return *dispute::graph_model::moves_of(dispute::space::Space(agenda));
}

double seconds_for_all_five(const dispute::graph_model::Moves& moves,
                            const dispute::graph_model::Preferences& preferences) {
    const auto start = std::chrono::steady_clock::now();
    const dispute::graph_model::Stability found = stability(moves, preferences);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(found.marks.size(), moves.parties);
    EXPECT_EQ(found.marks[0].size(), moves.states);
    return spent.count();
}

// The release build must do it in 10 s; builds with assertions, without optimisation, on shared machines get more.
constexpr double generous = 100.0;
#ifdef __SANITIZE_ADDRESS__
constexpr bool instrumented = true;
#else
constexpr bool instrumented = false;
#endif

TEST(LargeConflict, sixteen_options_and_six_parties_are_analysed_in_time) {
    if (instrumented) GTEST_SKIP() << "sanitizers are not timed";
    const dispute::graph_model::Moves moves = sixteen_options();
    ASSERT_EQ(moves.states, 65536U);
    Draws draws(6);
    const double spent = seconds_for_all_five(moves, random_preferences(draws, 6, moves.states, 1U << 20));
    RecordProperty("seconds_at_random", std::to_string(spent));
    EXPECT_LT(spent, generous);
}

TEST(LargeConflict, preferences_that_no_answer_can_shake_are_analysed_in_time) {
    if (instrumented) GTEST_SKIP() << "sanitizers are not timed";
    // The slowest case for SIM: each party cares for its own options above all, so no combination sanctions, and all
    // are tried.
    const dispute::graph_model::Moves moves = sixteen_options();
    dispute::graph_model::Preferences preferences;
    for (std::size_t p = 0; p < 6; ++p) {
        dispute::graph_model::Ranking rank(moves.states, 0);
        for (dispute::graph_model::StateIndex s = 0; s < moves.states; ++s) {
            std::uint32_t own = 0, rest = 0;
            for (std::size_t k = 0; k < 16; ++k) {
                std::uint32_t& into = k % 6 == p ? own : rest;
                into = 2 * into + (s >> k & 1);
            }
            rank[s] = (own << 16) + rest;
        }
        preferences.rank.push_back(std::move(rank));
    }
    const double spent = seconds_for_all_five(moves, preferences);
    RecordProperty("seconds_at_worst", std::to_string(spent));
    EXPECT_LT(spent, generous);
}

TEST(LargeConflict, memory_is_far_below_a_gigabyte) {
    const dispute::graph_model::Moves moves = sixteen_options();
    std::size_t bytes = 0;
    for (const dispute::graph_model::Mover& mover : moves.movers)
        bytes += mover.start.capacity() * sizeof(std::size_t) +
                 mover.end.capacity() * sizeof(dispute::graph_model::StateIndex);
    // Preferences; and for one party at a time: 2 × 5 nodes for each state with order, low, two values, open part and
    // frame.
    bytes += 6 * moves.states * sizeof(std::uint32_t) + 10 * moves.states * (5 * sizeof(std::uint32_t) + 16);
    EXPECT_LT(bytes, std::size_t{100} << 20);
}

TEST(LargeConflict, more_moves_than_fit_are_refused) {
    dispute::space::Agenda agenda;
    agenda.parties = 1;
    for (std::size_t k = 0; k < 16; ++k) agenda.issues.push_back(dispute::space::option("option", Side{0}));
    EXPECT_FALSE(dispute::graph_model::moves_of(dispute::space::Space(agenda)));  // 2^16 × (2^16 − 1) moves
}

}  // namespace
}  // namespace parley::testing::size_test

#include "parley/dispute/graph_model/inverse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/numerics/random_stream.hpp"
#include "tests/dispute/games.hpp"
#include "tests/dispute/golden.hpp"
#include "tests/support/listed_moves.hpp"

namespace parley::testing::inverse_test {
namespace {

using ::testing::ElementsAre;

const dispute::graph_model::InverseShare& share(const dispute::graph_model::Inverse& inverse,
                                                dispute::graph_model::Concept by) {
    return inverse.by[static_cast<std::size_t>(by)];
}

class InverseProblem : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
        game_ = published(golden_gmcr("conflicts.json")["SyriaIraq"]);
    }
    PublishedConflict game_;
};

TEST_F(InverseProblem, has_the_published_counts) {
    const nlohmann::json golden = golden_gmcr("inverse_syria_iraq.json");
    const dispute::graph_model::StateIndex target = golden["desired_state"].get<dispute::graph_model::StateIndex>() - 1;
    const dispute::graph_model::Inverse found = inverse(game_.moves, game_.preferences, target, Side{0});
    ASSERT_TRUE(found.enumerated);
    EXPECT_EQ(found.rankings, 720U);
    for (const dispute::graph_model::Concept by :
         {dispute::graph_model::Concept::nash, dispute::graph_model::Concept::gmr, dispute::graph_model::Concept::smr,
          dispute::graph_model::Concept::seq})
        EXPECT_EQ(share(found, by).rankings, golden["correct"][std::string(name(by))]) << name(by);
    EXPECT_DOUBLE_EQ(share(found, dispute::graph_model::Concept::nash).share, 1.0 / 3);
}

TEST_F(InverseProblem, the_least_change_is_found) {
    // Today, best first: 1 3 6 2 4 5. For Nash, 2 must come before 1 and 3, and either passes 6 or lets them pass it:
    // three pairs turn round at least.
    const dispute::graph_model::Inverse found = inverse(game_.moves, game_.preferences, 1, Side{0});
    const dispute::graph_model::InverseShare& nash = share(found, dispute::graph_model::Concept::nash);
    EXPECT_THAT(nash.always_below, ElementsAre(0, 2));
    ASSERT_TRUE(nash.nearest);
    EXPECT_EQ(nash.nearest->pairs_reversed, 3U);
    EXPECT_THAT(nash.nearest->ranking, ElementsAre(4, 5, 3, 1, 0, 2));  // 2 1 3 6 4 5
}

TEST_F(InverseProblem, draws_come_near_the_exact_shares_and_their_intervals_hold_them) {
    const dispute::graph_model::Inverse exact = inverse(game_.moves, game_.preferences, 1, Side{0});
    const dispute::graph_model::Inverse drawn = inverse(game_.moves, game_.preferences, 1, Side{0}, {0, 20000, 3});
    EXPECT_FALSE(drawn.enumerated);
    EXPECT_EQ(drawn.rankings, 20000U);
    for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
        const dispute::graph_model::InverseShare& about = share(drawn, by);
        EXPECT_LE(about.low, share(exact, by).share) << name(by);
        EXPECT_GE(about.high, share(exact, by).share) << name(by);
        EXPECT_LT(about.high - about.low, 0.015) << name(by);
    }
}

TEST_F(InverseProblem, intervals_hold_the_truth_about_as_often_as_they_say) {
    int inside = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const dispute::graph_model::Inverse drawn = inverse(game_.moves, game_.preferences, 1, Side{0}, {0, 200, seed});
        const dispute::graph_model::InverseShare& nash = share(drawn, dispute::graph_model::Concept::nash);
        inside += nash.low <= 1.0 / 3 && 1.0 / 3 <= nash.high ? 1 : 0;
    }
    EXPECT_GE(inside, 180);  // 190 expected, standard deviation 3
    EXPECT_LE(inside, 199);
}

TEST_F(InverseProblem, the_same_seed_gives_the_same_draws) {
    const dispute::graph_model::InverseOptions seven{0, 500, 7}, eight{0, 500, 8};
    const auto count = [&](const dispute::graph_model::InverseOptions& options) {
        return share(inverse(game_.moves, game_.preferences, 1, Side{0}, options), dispute::graph_model::Concept::smr)
            .rankings;
    };
    EXPECT_EQ(count(seven), count(seven));
    EXPECT_NE(count(seven), count(eight));
}

TEST(InverseOnRandomGames, counts_are_those_of_trying_every_ranking) {
    Draws draws(12);
    for (int game = 0; game < 20; ++game) {
        const dispute::space::Agenda agenda = random_agenda(draws, 2, 2);
        const dispute::graph_model::Moves moves = *dispute::graph_model::moves_of(dispute::space::Space(agenda));
        if (moves.states == 0 || moves.states > 5) continue;
        const dispute::graph_model::Preferences preferences = random_preferences(draws, 2, moves.states, 5);
        const dispute::graph_model::StateIndex target =
            static_cast<dispute::graph_model::StateIndex>(draws.whole(0, moves.states - 1));
        const dispute::graph_model::Inverse found = inverse(moves, preferences, target, Side{1});
        for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
            dispute::graph_model::Preferences tried = preferences;
            std::uint64_t count = 0;
            for (std::size_t s = 0; s < moves.states; ++s) tried.rank[1][s] = static_cast<std::uint32_t>(s);
            do {
                const SlowGraphModel slow(moves, tried);
                count += slow.stable(by, 0, target) && slow.stable(by, 1, target) ? 1 : 0;
            } while (std::next_permutation(tried.rank[1].begin(), tried.rank[1].end()));
            ASSERT_EQ(share(found, by).rankings, count) << name(by);
        }
    }
}

TEST(InverseWhereNothingDoes, says_so) {
    // The second party leaves state 0 whatever the first likes.
    const dispute::graph_model::Moves moves = listed_moves(2, {{}, {{0, 1}}});
    const dispute::graph_model::Inverse found = inverse(moves, {{{0, 1}, {0, 1}}}, 0, Side{0});
    EXPECT_EQ(share(found, dispute::graph_model::Concept::gmr).rankings, 0U);
    EXPECT_FALSE(share(found, dispute::graph_model::Concept::gmr).nearest);
    EXPECT_TRUE(share(found, dispute::graph_model::Concept::gmr).always_below.empty());
}

TEST(InverseByDraws, all_orders_are_equally_likely) {
    // Nine states out of reach of each other but for 0 → 1 … 8: Nash asks that 0 is the best of nine, so 1/9.
    std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>> list;
    for (dispute::graph_model::StateIndex to = 1; to < 9; ++to) list.push_back({0, to});
    const dispute::graph_model::Moves moves = listed_moves(9, {list});
    const dispute::graph_model::Inverse found = inverse(moves, {{dispute::graph_model::Ranking(9, 0)}}, 0, Side{0});
    EXPECT_FALSE(found.enumerated);
    EXPECT_FALSE(found.simultaneous);
    EXPECT_NEAR(share(found, dispute::graph_model::Concept::nash).share, 1.0 / 9, 0.009);  // four standard deviations
    EXPECT_EQ(share(found, dispute::graph_model::Concept::nash).rankings,
              share(found, dispute::graph_model::Concept::smr).rankings);  // nobody answers
}

TEST(RandomStreams, a_whole_number_below_a_bound_is_even) {
    // χ² with 9 degrees of freedom: 27.9 is its 99.9 % point.
    std::array<int, 10> counts{};
    for (std::uint64_t stream = 0; stream < 20000; ++stream)
        ++counts[static_cast<std::size_t>(numerics::RandomStream(5, stream).below(10))];
    double chi = 0;
    for (const int count : counts) chi += (count - 2000.0) * (count - 2000.0) / 2000.0;
    EXPECT_LT(chi, 27.9);
    numerics::RandomStream one(5, 6), same(5, 6), other(5, 7);
    const std::uint64_t first = one.bits();
    EXPECT_EQ(first, same.bits());
    EXPECT_NE(first, other.bits());
    EXPECT_NE(first, one.bits());
    EXPECT_EQ(one.below(1), 0U);
}

}  // namespace
}  // namespace parley::testing::inverse_test

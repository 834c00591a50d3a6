#include "parley/dispute/bargaining/ratification.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "parley/dispute/bargaining/deals.hpp"
#include "tests/dispute/tables.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/win_set.hpp"

namespace parley::ratification_test {
namespace {

using testing::positions;
using Set = std::vector<std::size_t>;

// One outcome; gains of the voters, one vote each unless given.
dispute::bargaining::HomeFront home_of(dispute::bargaining::PassingRule rule, const std::vector<double>& gains,
                                       const std::vector<double>& votes = {}) {
    dispute::bargaining::HomeFront home;
    home.rule = rule;
    for (std::size_t k = 0; k < gains.size(); ++k)
        home.voters.push_back({"", votes.empty() ? 1.0 : votes[k], false, {gains[k]}, 0.0});
    return home;
}
constexpr Outcome deal{0};

TEST(Ratification, a_leader_needs_nobody) {
    dispute::bargaining::HomeFront home = home_of(dispute::bargaining::PassingRule::leader, {-1, 1, -1});
    home.leader = 1;
    EXPECT_TRUE(passage(home, deal).passes);
    home.leader = 0;
    const dispute::bargaining::Passage refused = passage(home, deal);
    EXPECT_FALSE(refused.passes);
    EXPECT_EQ(refused.objectors, (Set{0, 2}));
    EXPECT_EQ(refused.blockers, Set{0}) << "the other's objection does not count";
    EXPECT_EQ(refused.pivotal, Set{0});
}

TEST(Ratification, half_of_the_votes_is_no_majority) {
    EXPECT_FALSE(passage(home_of(dispute::bargaining::PassingRule::majority, {1, -1}), deal).passes);
    EXPECT_TRUE(passage(home_of(dispute::bargaining::PassingRule::majority, {1, -1, 0}), deal).passes)
        << "the indifferent go along";
    EXPECT_TRUE(passage(home_of(dispute::bargaining::PassingRule::majority, {1, -1}, {51, 50}), deal).passes);
}

TEST(Ratification, unanimity_gives_everybody_a_veto) {
    const dispute::bargaining::Passage refused =
        passage(home_of(dispute::bargaining::PassingRule::unanimity, {1, -1, -2}), deal);
    EXPECT_EQ(refused.blockers, (Set{1, 2}));
    EXPECT_TRUE(refused.pivotal.empty()) << "neither is enough alone";
    EXPECT_TRUE(passage(home_of(dispute::bargaining::PassingRule::unanimity, {1, 0, 2}), deal).passes);
}

TEST(Ratification, a_veto_stops_what_the_votes_would_carry) {
    dispute::bargaining::HomeFront home = home_of(dispute::bargaining::PassingRule::veto, {1, 1, -1});
    home.voters[2].veto = true;
    EXPECT_EQ(passage(home, deal).blockers, Set{2});
    home.voters[0].payoff[0] = -1;
    EXPECT_EQ(passage(home, deal).objectors, (Set{0, 2}));
    EXPECT_EQ(passage(home, deal).blockers, Set{2}) << "the other's vote was not needed";
    home.voters[2].veto = false;
    EXPECT_TRUE(passage(home, deal).passes) << "an objection without veto or quota is only an opinion";
    home.quota = 3;
    home.voters[0].payoff[0] = 1;
    EXPECT_EQ(passage(home, deal).pivotal, Set{2}) << "with a quota its vote is missing";
}

// golden/theory.json: x* = clamp(a, [min(q, 2m − q), max(q, 2m − q)]), Romer & Rosenthal (1978).
TEST(Ratification, the_setter_takes_the_best_of_the_pivot_s_win_set) {
    if (testing::shared_folder().empty()) GTEST_SKIP() << testing::shared_absent;
    std::ifstream file(testing::shared_folder() / "golden/theory.json");
    const auto theory = nlohmann::json::parse(file);
    int cases = 0;
    for (const auto& each : theory["agenda_setter"]["cases"]) {
        const double setter = each["args"]["setter"], pivot = each["args"]["pivot"], quo = each["args"]["status_quo"];
        dispute::bargaining::HomeFront home;
        home.voters.push_back({"pivot", 1.0, false, {}, -std::abs(quo - pivot)});
        Payoffs u({1, 201});
        std::vector<Outcome> all;
        for (std::size_t k = 0; k <= 200; ++k) {
            const double x = static_cast<double>(k) / 200;
            home.voters[0].payoff.push_back(-std::abs(x - pivot));
            u(Side{0}, Outcome{k}) = -std::abs(x - setter);
            all.push_back(Outcome{k});
        }
        const std::vector<Outcome> best = dispute::bargaining::best_for(u, Side{0}, testing::win_set(home, all));
        ASSERT_EQ(best.size(), 1u);
        EXPECT_NEAR(static_cast<double>(best[0].value) / 200, each["value"].get<double>(), 1e-12);
        ++cases;
    }
    EXPECT_EQ(cases, 5);
}

TEST(Ratification, what_passes_on_both_sides_is_the_overlap) {
    // Putnam's picture: win-sets from either end of a line meet in the middle, or do not.
    dispute::bargaining::HomeFront left, right;
    left.voters.push_back({"L", 1.0, false, {5, 4, 3, 2, 1, 0}, 2});
    right.voters.push_back({"R", 1.0, false, {0, 1, 2, 3, 4, 5}, 1});
    std::vector<Outcome> all;
    for (std::size_t k = 0; k < 6; ++k) all.push_back(Outcome{k});
    EXPECT_EQ(positions(testing::win_set(left, all)), (Set{0, 1, 2, 3}));
    EXPECT_EQ(positions(testing::overlap({left, right}, all)), (Set{1, 2, 3}));
    right.voters.push_back({"Hawk", 1.0, false, {0, 0, 0, 0, 1, 1}, 1});
    right.rule = dispute::bargaining::PassingRule::unanimity;
    EXPECT_TRUE(testing::overlap({left, right}, all).empty()) << "a hawk at home shrinks the win-set to nothing";
}

TEST(Ratification, compensation_is_the_cheapest_of_all_choices) {
    int possible = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        testing::Draws draws(seed);
        const std::size_t n = draws.whole(1, 8);
        std::vector<double> gains, votes;
        for (std::size_t k = 0; k < n; ++k) {
            gains.push_back(draws.uniform(-2, 1));
            votes.push_back(static_cast<double>(draws.whole(0, 6)));
        }
        dispute::bargaining::HomeFront home = home_of(
            draws.chance(0.5) ? dispute::bargaining::PassingRule::majority : dispute::bargaining::PassingRule::veto,
            gains, votes);
        home.quota = draws.chance(0.5) ? static_cast<double>(draws.whole(0, 15)) : 0.0;
        for (dispute::bargaining::Voter& voter : home.voters) voter.veto = draws.chance(0.2);

        double least = HUGE_VAL;
        for (std::size_t mask = 0; mask < std::size_t{1} << n; ++mask) {
            dispute::bargaining::HomeFront bought = home;
            double points = 0.0;
            for (std::size_t k = 0; k < n; ++k) {
                if ((mask >> k & 1) == 0 || gains[k] >= 0) continue;
                bought.voters[k].payoff[0] = 0.0;
                points -= gains[k];
            }
            if (passage(bought, deal).passes) least = std::min(least, points);
        }
        const dispute::bargaining::Compensation found = cheapest_passage(home, deal);
        ASSERT_EQ(found.possible, std::isfinite(least)) << seed;
        if (!found.possible) continue;
        possible += found.points > 0 ? 1 : 0;
        EXPECT_NEAR(found.points, least, testing::rounding) << seed;
        // Paying just that is enough.
        for (std::size_t k = 0; k < found.paid.size(); ++k) home.voters[found.paid[k]].payoff[0] += found.each[k];
        EXPECT_TRUE(passage(home, deal).passes) << seed;
    }
    EXPECT_GT(possible, 150);
}

TEST(Ratification, a_voter_s_power_is_that_of_the_rule) {
    dispute::bargaining::HomeFront home = home_of(dispute::bargaining::PassingRule::leader, {0, 0, 0});
    home.leader = 2;
    EXPECT_EQ(voting_power(voting_game(home)).banzhaf, (std::vector<double>{0, 0, 1}));
    home.rule = dispute::bargaining::PassingRule::unanimity;
    for (const double each : voting_power(voting_game(home)).shapley_shubik) EXPECT_NEAR(each, 1.0 / 3, 1e-15);
    const dispute::bargaining::HomeFront weighted =
        home_of(dispute::bargaining::PassingRule::majority, {0, 0, 0}, {50, 49, 1});
    EXPECT_NEAR(voting_power(voting_game(weighted)).shapley_shubik[0], 2.0 / 3, 1e-15);
}

}  // namespace
}  // namespace parley::ratification_test

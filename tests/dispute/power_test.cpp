#include "parley/dispute/bargaining/power.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "tests/support/random_world.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::power_test {
namespace {

using Numbers = std::vector<double>;

void expect_near(const Numbers& a, const Numbers& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) EXPECT_NEAR(a[k], b[k], testing::rounding) << "voter " << k;
}

// Every order of joining, every coalition.
dispute::bargaining::VotingPower by_enumeration(const dispute::bargaining::VotingGame& game) {
    const std::size_t n = game.votes.size();
    dispute::bargaining::VotingPower result{Numbers(n, 0.0), Numbers(n, 0.0), Numbers(n, 0.0)};
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    double orders = 0.0;
    do {
        ++orders;
        std::vector<bool> in(n, false);
        bool carried = game.carries(in);
        for (const std::size_t voter : order) {
            in[voter] = true;
            if (!carried && game.carries(in)) ++result.shapley_shubik[voter];
            carried = game.carries(in);
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (double& each : result.shapley_shubik) each /= orders;
    double swings = 0.0;
    for (std::size_t mask = 0; mask < std::size_t{1} << n; ++mask) {
        std::vector<bool> in(n);
        for (std::size_t k = 0; k < n; ++k) in[k] = (mask >> k & 1) == 1;
        for (std::size_t k = 0; k < n; ++k) {
            if (!in[k] || !game.carries(in)) continue;
            in[k] = false;
            if (!game.carries(in)) {
                ++result.banzhaf[k];
                ++swings;
            }
            in[k] = true;
        }
    }
    for (std::size_t k = 0; k < n; ++k) {
        result.swing_chance[k] = result.banzhaf[k] / static_cast<double>(std::size_t{1} << (n - 1));
        if (swings > 0) result.banzhaf[k] /= swings;
    }
    return result;
}

TEST(VotingPower, agrees_with_every_order_and_every_coalition_of_small_random_games) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        testing::Draws draws(seed);
        dispute::bargaining::VotingGame game;
        const std::size_t n = draws.whole(1, 6);
        const bool whole = draws.chance(0.6), vetoes = draws.chance(0.5);
        for (std::size_t k = 0; k < n; ++k) {
            game.votes.push_back(whole ? static_cast<double>(draws.whole(0, 5)) : draws.uniform(0, 1));
            game.veto.push_back(vetoes && draws.chance(0.3));
        }
        const double all = std::accumulate(game.votes.begin(), game.votes.end(), 0.0);
        game.quota = whole ? std::floor(draws.uniform(0, all + 1)) : draws.uniform(0, all);
        game.more_than_the_quota = draws.chance(0.3);
        const dispute::bargaining::VotingPower found = voting_power(game), truth = by_enumeration(game);
        expect_near(found.shapley_shubik, truth.shapley_shubik);
        expect_near(found.banzhaf, truth.banzhaf);
        expect_near(found.swing_chance, truth.swing_chance);
    }
}

TEST(VotingPower, closed_forms_agree) {
    if (testing::shared_folder().empty()) GTEST_SKIP() << testing::shared_absent;
    std::ifstream file(testing::shared_folder() / "golden/theory.json");
    const auto theory = nlohmann::json::parse(file);
    int cases = 0;
    for (const auto& each : theory["voting_power"]["cases"]) {
        dispute::bargaining::VotingGame game{
            each["args"]["w"].get<Numbers>(), each["args"]["q"].get<double>(), false, {}};
        const dispute::bargaining::VotingPower found = voting_power(game);
        expect_near(found.shapley_shubik, each["value"]["shapley"].get<Numbers>());
        expect_near(found.banzhaf, each["value"]["banzhaf"].get<Numbers>());
        ++cases;
    }
    EXPECT_EQ(cases, 3);
}

// The Council of Ministers of the six, 12 of 17 votes: Luxembourg's vote never decides. Brams & Affuso (1976),
// Felsenthal & Machover (1998).
TEST(VotingPower, luxembourg_was_a_dummy_in_the_council_of_1958) {
    const dispute::bargaining::VotingPower power =
        dispute::bargaining::voting_power({{4, 4, 4, 2, 2, 1}, 12, false, {}});
    const std::string table = "Voting power in the EEC's Council of Ministers, 1958 (Brams & Affuso 1976)";
    testing::verify(table, "France, Germany, Italy each, Banzhaf", 5.0 / 21, power.banzhaf[0], testing::rounding);
    testing::verify(table, "Belgium, Netherlands each, Banzhaf", 3.0 / 21, power.banzhaf[3], testing::rounding);
    testing::verify(table, "Luxembourg, Banzhaf", 0.0, power.banzhaf[5], testing::rounding);
    testing::verify(table, "France, Germany, Italy each, Shapley-Shubik", 14.0 / 60, power.shapley_shubik[0],
                    testing::rounding);
    testing::verify(table, "Belgium, Netherlands each, Shapley-Shubik", 9.0 / 60, power.shapley_shubik[3],
                    testing::rounding);
    testing::verify(table, "Luxembourg, Shapley-Shubik", 0.0, power.shapley_shubik[5], testing::rounding);
}

// Nine of fifteen, five of them with a veto. By hand: an elected member decides when all permanent and just three
// other elected ones agree, C(9, 3) = 84 coalitions, 84·8!·6!/15! = 4/2145 of the orders; a permanent one in
// Σ_{k≥4} C(10, k) = 848 coalitions.
TEST(VotingPower, five_members_hold_nearly_all_power_in_the_security_council) {
    dispute::bargaining::VotingGame vetoes{Numbers(15, 1.0), 9, false, std::vector<bool>(15, false)};
    for (std::size_t k = 0; k < 5; ++k) vetoes.veto[k] = true;
    dispute::bargaining::VotingGame weighted{Numbers(15, 1.0), 39, false, {}};
    for (std::size_t k = 0; k < 5; ++k) weighted.votes[k] = 7;
    const dispute::bargaining::VotingPower power = voting_power(vetoes), same = voting_power(weighted);
    expect_near(power.banzhaf, same.banzhaf);
    expect_near(power.shapley_shubik, same.shapley_shubik);
    const std::string table = "Voting power in the UN Security Council of fifteen (Shapley & Shubik 1954, by hand)";
    testing::verify(table, "permanent member, Banzhaf", 848.0 / 5080, power.banzhaf[0], testing::rounding);
    testing::verify(table, "elected member, Banzhaf", 84.0 / 5080, power.banzhaf[14], testing::rounding);
    testing::verify(table, "permanent member, Shapley-Shubik", 421.0 / 2145, power.shapley_shubik[0],
                    testing::rounding);
    testing::verify(table, "elected member, Shapley-Shubik", 4.0 / 2145, power.shapley_shubik[14], testing::rounding);
}

TEST(VotingPower, fifty_voters_are_counted_in_no_time) {
    // Symmetric: everybody has a fiftieth.
    const dispute::bargaining::VotingPower power = dispute::bargaining::voting_power({Numbers(50, 3.0), 76, false, {}});
    for (std::size_t k = 0; k < 50; ++k) EXPECT_NEAR(power.shapley_shubik[k], 0.02, 1e-13);
}

}  // namespace
}  // namespace parley::power_test

// Agent quantal response equilibria of twenty small games with private types: our small solver against Gambit's, whose
// answers are in gambit/logit.csv (tests/dispute/gambit/logit.py makes them anew where pygambit is installed).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "parley/dispute/course/small_game.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/dispute/course_cases.hpp"
#include "tests/support/agent_qre.hpp"
#include "tests/support/sized.hpp"

namespace parley::course_test {
namespace {

using dispute::talks::ExtensiveGame;
constexpr std::size_t games = 20;
constexpr double lambda = 6.0;

ExtensiveGame game(std::size_t k) {
    const bool third = k % 5 == 4;
    Dispute of;
    make(
        of, 2, [&](std::size_t party, std::size_t type) { return any_tastes(party, type, 100 + k); },
        k % 2 == 0 ? std::optional(0.5) : std::nullopt, 1.0, third);
    SmallGameAsked asked;
    asked.types = k < 15 && !third ? 2 : 1;
    asked.rounds = third ? 1 : 2;
    asked.events = 1;
    const auto found = small_game(of.states, of.types, events_of(of.rules, of.states, of.types, {}), asked);
    EXPECT_TRUE(found);
    return found.value_or(ExtensiveGame{});
}

TEST(SmallGames, are_games_with_private_types_and_two_moves_of_who_knows) {
    std::size_t with_types = 0, of_three = 0;
    for (std::size_t k = 0; k < games; ++k) {
        const ExtensiveGame is = game(k);
        EXPECT_EQ(game_problem(is), "");
        of_three += is.players.size() == 3 ? 1 : 0;
        const bool dealt = is.nodes.front().kind == dispute::talks::GameNode::Kind::chance;
        std::set<std::size_t> sets;
        for (const auto& node : is.nodes)
            if (node.information && node.mover.value == 0) sets.insert(*node.information);
        with_types += dealt && sets.size() > 4 ? 1 : 0;
    }
    EXPECT_GE(with_types, 8u);
    EXPECT_GE(of_three, 3u);
}

TEST(SmallGames, of_which_our_logit_equilibria_are_gambits) {
    const char* folder = std::getenv("PARLEY_EXPORT_GAMES");
    const tables::Csv csv(PARLEY_SOURCE_FOLDER "/tests/dispute/gambit/logit.csv",
                          tables::read_file(PARLEY_SOURCE_FOLDER "/tests/dispute/gambit/logit.csv"));
    std::map<std::vector<std::size_t>, double> theirs;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const auto cell = [&](const char* column) {
            return static_cast<std::size_t>(std::stoul(csv.text(row, csv.column({column}))));
        };
        theirs[{cell("game"), cell("player"), cell("set"), cell("move")}] =
            std::stod(csv.text(row, csv.column({"chance"})));
    }
    for (std::size_t k = 0; k < games; ++k) {
        if (!testing::taken(k)) continue;
        const ExtensiveGame is = game(k);
        if (folder != nullptr) {
            std::ofstream(std::string(folder) + "/" + std::to_string(k) + ".efg") << efg_text(is);
            continue;
        }
        const testing::AgentQre ours = testing::agent_qre(is, lambda);
        EXPECT_LT(ours.residual, 1e-8) << k;
        std::size_t compared = 0;
        for (std::size_t p = 0; p < ours.chance.size(); ++p)
            for (std::size_t s = 0; s < ours.chance[p].size(); ++s)
                for (std::size_t m = 0; m < ours.chance[p][s].size(); ++m) {
                    const auto found = theirs.find({k, p + 1, s + 1, m + 1});
                    ASSERT_NE(found, theirs.end()) << k << " " << p << " " << s << " " << m;
                    EXPECT_NEAR(ours.chance[p][s][m], found->second, 1e-6) << k << " " << p << " " << s << " " << m;
                    ++compared;
                }
        std::size_t rows = 0;
        for (const auto& [where, chance] : theirs) rows += where.front() == k ? 1 : 0;
        EXPECT_EQ(compared, rows) << k;
    }
}

}  // namespace
}  // namespace parley::course_test

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "parley/dispute/talks/extensive_game.hpp"
#include "parley/numerics/random_stream.hpp"
#include "tests/support/backward_induction.hpp"
#include "tests/support/sized.hpp"

namespace parley::extensive_game_test {
namespace {

using Kind = dispute::talks::GameNode::Kind;
using Worths = std::vector<double>;

std::size_t below(numerics::RandomStream& stream, std::size_t count) {
    return static_cast<std::size_t>(stream.uniform(0, static_cast<double>(count)));
}

// A random tree of at most seven decisions; worths are small whole numbers, so that ties are common.
std::size_t grow(dispute::talks::ExtensiveGame& game, numerics::RandomStream& stream, int depth, int& decisions) {
    const double kind = stream.uniform();
    if (depth == 0 || (depth < 3 && kind < 0.2) || decisions == 7) {
        Worths worth;
        for (std::size_t p = 0; p < game.players.size(); ++p) worth.push_back(static_cast<double>(below(stream, 3)));
        return add_end(game, "end", worth);
    }
    const bool chance = kind > 0.85;
    if (!chance) ++decisions;
    const std::size_t node = chance ? testing::add_chance(game, "nature")
                                    : add_decision(game, Side{below(stream, game.players.size())}, "move");
    const std::size_t branches = 2 + below(stream, 2);
    for (std::size_t b = 0; b < branches; ++b)
        branch(game, node, "action " + std::to_string(b), grow(game, stream, depth - 1, decisions),
               chance ? (b == 0 ? 1 - 0.25 * static_cast<double>(branches - 1) : 0.25) : 0.0);
    return node;
}

dispute::talks::ExtensiveGame any_game(std::uint64_t draw) {
    numerics::RandomStream stream(31, draw);
    dispute::talks::ExtensiveGame game{"any", {"one", "two", "three"}, {}};
    if (draw % 2 == 0) game.players.pop_back();
    int decisions = 0;
    grow(game, stream, 4, decisions);
    return game;
}

Worths follow(const dispute::talks::ExtensiveGame& game, const std::vector<std::size_t>& profile, std::size_t at) {
    const dispute::talks::GameNode& node = game.nodes[at];
    if (node.kind == Kind::end) return node.worth;
    if (node.kind == Kind::decision) return follow(game, profile, node.branches[profile[at]].to);
    Worths sum(game.players.size(), 0.0);
    for (const dispute::talks::GameBranch& each : node.branches) {
        const Worths worth = follow(game, profile, each.to);
        for (std::size_t p = 0; p < sum.size(); ++p) sum[p] += each.chance * worth[p];
    }
    return sum;
}

// Whether in every subgame no player has a better plan, all its plans tried, those of the others given.
bool is_perfect(const dispute::talks::ExtensiveGame& game, const std::vector<std::size_t>& profile,
                const std::vector<std::size_t>& decisions,
                const std::function<bool(std::vector<std::size_t>&, const std::vector<std::size_t>&)>& next) {
    for (std::size_t player = 0; player < game.players.size(); ++player) {
        std::vector<std::size_t> own;
        for (const std::size_t at : decisions)
            if (game.nodes[at].mover.value == player) own.push_back(at);
        std::vector<std::size_t> other = profile;
        for (const std::size_t at : own) other[at] = 0;
        do {
            for (const std::size_t at : decisions)
                if (follow(game, other, at)[player] > follow(game, profile, at)[player] + 1e-9) return false;
        } while (next(other, own));
    }
    return true;
}

TEST(ExtensiveGame, perfect_worths_are_those_that_brute_force_finds) {
    std::size_t with_ties = 0;
    for (std::size_t draw = 0; draw < testing::sized(300); ++draw) {
        const dispute::talks::ExtensiveGame game = any_game(draw);
        ASSERT_EQ(game_problem(game), "");
        std::vector<std::size_t> decisions;
        for (std::size_t at = 0; at < game.nodes.size(); ++at)
            if (game.nodes[at].kind == Kind::decision) decisions.push_back(at);
        // The next of all combinations of branches at these nodes; false after the last.
        const auto next = [&](std::vector<std::size_t>& profile, const std::vector<std::size_t>& at) {
            for (const std::size_t node : at) {
                if (++profile[node] < game.nodes[node].branches.size()) return true;
                profile[node] = 0;
            }
            return false;
        };
        std::vector<Worths> brute;
        std::vector<std::size_t> profile(game.nodes.size(), 0);
        do {
            if (is_perfect(game, profile, decisions, next)) brute.push_back(follow(game, profile, 0));
        } while (next(profile, decisions));
        std::sort(brute.begin(), brute.end());
        brute.erase(std::unique(brute.begin(), brute.end()), brute.end());
        const auto found = testing::perfect_worths(game, 1e-9);
        EXPECT_EQ(found, brute) << draw;
        with_ties += brute.size() > 1 ? 1 : 0;
        for (const testing::GameTies ties :
             {testing::GameTies::first_listed, testing::GameTies::kind, testing::GameTies::unkind}) {
            const auto solved = testing::backward_induction(game, ties);
            ASSERT_TRUE(solved);
            EXPECT_TRUE(std::find(brute.begin(), brute.end(), solved.value[0]) != brute.end()) << draw;
            EXPECT_TRUE(is_perfect(game, solved.choice, decisions, next)) << draw;
            EXPECT_EQ(solved.value[0], follow(game, solved.choice, 0)) << draw;
            if (solved.tied.empty()) {
                EXPECT_EQ(brute.size(), 1u) << draw;
            }
        }
    }
    EXPECT_GT(with_ties, testing::sized(30));
}

// Rosenthal's centipede: each may take the larger part of a pile that grows, or pass.
dispute::talks::ExtensiveGame centipede() {
    dispute::talks::ExtensiveGame game{"Centipede", {"A", "B"}, {}};
    const std::size_t a = add_decision(game, Side{0}, "A"), b = add_decision(game, Side{1}, "B");
    branch(game, a, "take", add_end(game, "", {4, 1}));
    branch(game, a, "pass", b);
    branch(game, b, "take", add_end(game, "", {2, 8}));
    branch(game, b, "pass", add_end(game, "", {6, 6.5}));
    return game;
}

TEST(ExtensiveGame, the_centipede_ends_at_once) {
    const auto solved = testing::backward_induction(centipede());
    EXPECT_EQ(solved.value[0], (Worths{4, 1}));
    EXPECT_EQ(solved.path, (std::vector<std::size_t>{0, 2}));
    EXPECT_TRUE(solved.tied.empty());
    EXPECT_EQ(solved.choice[1], 0u);
}

TEST(ExtensiveGame, an_entrant_s_fate_hangs_on_the_rule_of_ties) {
    // The second is indifferent; the first comes in only if it is kind.
    dispute::talks::ExtensiveGame game{"Entry", {"entrant", "other"}, {}};
    const std::size_t in = add_decision(game, Side{0}, ""), answer = add_decision(game, Side{1}, "");
    branch(game, in, "stay out", add_end(game, "out", {0, 2}));
    branch(game, in, "come in", answer);
    branch(game, answer, "fight", add_end(game, "fought", {-1, 1}));
    branch(game, answer, "yield", add_end(game, "in", {1, 1}));
    EXPECT_EQ(testing::backward_induction(game, testing::GameTies::kind).value[0], (Worths{1, 1}));
    EXPECT_EQ(testing::backward_induction(game, testing::GameTies::unkind).value[0], (Worths{0, 2}));
    EXPECT_EQ(testing::backward_induction(game, testing::GameTies::first_listed).value[0], (Worths{0, 2}));
    EXPECT_EQ(testing::backward_induction(game).tied, (std::vector<std::size_t>{answer}));
    EXPECT_EQ(testing::perfect_worths(game), (std::vector<Worths>{{0, 2}, {1, 1}}));
    EXPECT_TRUE(testing::perfect_worths(game, 1e-12, 1).empty());
}

TEST(ExtensiveGame, what_is_no_tree_is_refused) {
    const auto problem = [](const std::function<void(dispute::talks::ExtensiveGame&)>& change) {
        dispute::talks::ExtensiveGame game = centipede();
        change(game);
        EXPECT_EQ(testing::backward_induction(game).refused, game_problem(game));
        return game_problem(game);
    };
    EXPECT_EQ(problem([](dispute::talks::ExtensiveGame&) {}), "");
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { branch(g, 1, "back", 0); }).find("not one tree"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { branch(g, 1, "on", 2); }).find("not one tree"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) {
                  add_end(g, "", {0, 0});
              }).find("not one tree"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { branch(g, 1, "on", 99); }).find("nowhere"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { branch(g, 2, "on", 3); }).find("is an end"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.nodes[1].branches.clear(); }).find("no branches"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.nodes[1].mover = Side{2}; }).find("player"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.nodes[2].worth = {1}; }).find("one worth"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) {
                  g.nodes[2].worth = {1, NAN};
              }).find("finite"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.nodes[1].kind = Kind::chance; }).find("sum to one"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.players.clear(); }).find("no player"),
              std::string::npos);
    EXPECT_NE(problem([](dispute::talks::ExtensiveGame& g) { g.nodes.clear(); }).find("no node"), std::string::npos);
}

TEST(ExtensiveGame, efg_text_is_what_gambit_reads) {
    dispute::talks::ExtensiveGame game{"A \"small\" game", {"USA", "CHN"}, {}};
    const std::size_t luck = testing::add_chance(game, "election"), move = add_decision(game, Side{1}, "answer");
    branch(game, luck, "won", move, 1.0 / 3);
    branch(game, luck, "lost", add_end(game, "nothing", {0, -0.1}), 2.0 / 3);
    branch(game, move, "yes", add_end(game, "deal", {1.5, 2}));
    branch(game, move, "no", add_end(game, "none", {0, 1e-20}));
    EXPECT_EQ(
        efg_text(game),
        "EFG 2 R \"A \\\"small\\\" game\" { \"USA\" \"CHN\" }\n"
        "\"\"\n\n"
        "c \"election\" 1 \"election\" { \"won\" 333333333333/1000000000000 \"lost\" 666666666667/1000000000000 } 0\n"
        "p \"answer\" 2 1 \"answer\" { \"yes\" \"no\" } 0\n"
        "t \"\" 1 \"deal\" { 1.5, 2 }\n"
        "t \"\" 2 \"none\" { 0, 1e-20 }\n"
        "t \"\" 3 \"nothing\" { 0, -0.1 }\n");
}

// Gambit's readers refuse labels that repeat, which an expected text alone would not show.
TEST(ExtensiveGame, no_label_of_a_node_or_of_a_move_at_a_node_repeats) {
    dispute::talks::ExtensiveGame game{"Twice", {"USA", "CHN"}, {}};
    const std::size_t first = add_decision(game, Side{0}, "answer"), second = add_decision(game, Side{1}, "answer"),
                      third = add_decision(game, Side{1}, "answer (2)"), last = add_decision(game, Side{0}, "answer");
    branch(game, first, "offer", second);
    branch(game, first, "offer", third);
    branch(game, second, "yes", add_end(game, "deal", {1, 1}));
    branch(game, third, "yes", last);
    branch(game, last, "yes", add_end(game, "deal", {2, 2}));
    std::vector<std::string> nodes, moves;
    std::istringstream lines(efg_text(game));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("p ")) continue;
        nodes.push_back(line.substr(3, line.find('"', 3) - 3));
        EXPECT_EQ(line.find(" \"" + nodes.back() + "\" {"), 3 + nodes.back().size() + 5)
            << "its information set: " << line;
        moves.push_back(line.substr(line.find('{')));
    }
    EXPECT_EQ(nodes, (std::vector<std::string>{"answer", "answer (2)", "answer (2) (2)", "answer (3)"}));
    EXPECT_EQ(moves[0], "{ \"offer\" \"offer (2)\" } 0");
}

TEST(ExtensiveGame, text_escapes_quotes_and_backslashes) {
    dispute::talks::ExtensiveGame game{R"(a\b "c")", {R"(U\S)"}, {}};
    branch(game, add_decision(game, Side{0}, "n"), R"(\")", 1);
    (void)add_end(game, "", {1});
    EXPECT_EQ(efg_text(game),
              "EFG 2 R \"a\\\\b \\\"c\\\"\" { \"U\\\\S\" }\n\"\"\n\n"
              "p \"n\" 1 1 \"n\" { \"\\\\\\\"\" } 0\nt \"\" 1 \"\" { 1 }\n");
}

}  // namespace
}  // namespace parley::extensive_game_test

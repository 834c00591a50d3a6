#pragma once
// Subgame-perfect play of any small game with perfect information and chance, by backward induction over its tree:
// what the closed forms of talks and exchanges are held to.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::testing {

/// Which of the moves that are worth the same to the mover is played.
enum class GameTies {
    first_listed,
    kind,   ///< best for the next player, then for the one after it, round the table; then the first listed
    unkind  ///< worst for them, in the same order; then the first listed
};

struct GameSolution {
    std::string refused = "not computed";    ///< game_problem(); empty when there is an answer
    std::vector<std::size_t> choice;         ///< by node, position of the branch played; 0 where nobody decides
    std::vector<std::vector<double>> value;  ///< by node and player: expected worth from there on
    std::vector<std::size_t> tied;           ///< decision nodes with more than one best move, in order of position
    std::vector<std::size_t> path;           ///< nodes from the root to an end; at chance nodes the likeliest branch
    explicit operator bool() const { return refused.empty(); }
};

std::size_t add_chance(dispute::talks::ExtensiveGame& game, std::string name);
/// Subgame-perfect play by backward induction. Worths nearer than `tie` are equal.
[[nodiscard]] GameSolution backward_induction(const dispute::talks::ExtensiveGame& game,
                                              GameTies ties = GameTies::first_listed, double tie = 1e-12);
/// The expected worths (by player) of every subgame-perfect play in pure strategies, whatever the rule of ties: one
/// where no tie matters. In increasing order, without those equal within `tie`. Empty if the game has a problem, or as
/// soon as a node has more than `most`.
[[nodiscard]] std::vector<std::vector<double>> perfect_worths(const dispute::talks::ExtensiveGame& game,
                                                              double tie = 1e-12, std::size_t most = 10000);

}  // namespace parley::testing

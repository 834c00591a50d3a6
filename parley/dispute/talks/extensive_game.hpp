#pragma once
// Small games in extensive form with perfect information and chance: backward induction, and the text formats of
// Gambit (.efg, .nfg) for whoever wants to check or extend them.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/core/payoffs.hpp"

namespace parley::dispute::talks {

struct GameBranch {
    std::string action;
    std::size_t to = 0;   ///< position of the node it leads to
    double chance = 0.0;  ///< at chance nodes
};

struct GameNode {
    enum class Kind { decision, chance, end };
    Kind kind = Kind::end;
    std::string name;  ///< of an end: the name of what has come about
    Side mover;        ///< of a decision
    std::vector<GameBranch> branches;
    std::vector<double> worth;  ///< of an end, by player
};

/// A tree; node 0 is its root.
struct ExtensiveGame {
    std::string title;
    std::vector<std::string> players;
    std::vector<GameNode> nodes;
};

/// Append a node and give its position; branch() hangs one node below another.
std::size_t add_decision(ExtensiveGame& game, Side mover, std::string name);
std::size_t add_chance(ExtensiveGame& game, std::string name);
std::size_t add_end(ExtensiveGame& game, std::string name, std::vector<double> worth);
void branch(ExtensiveGame& game, std::size_t from, std::string action, std::size_t to, double chance = 0.0);

/// What is wrong with a game, or nothing: no tree from node 0, a decision or chance without branches, chances that are
/// negative or do not sum to 1 within 1e-9, worths that are not finite or not one per player, no such player.
[[nodiscard]] std::string game_problem(const ExtensiveGame& game);

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

/// Subgame-perfect play by backward induction. Worths nearer than `tie` are equal.
[[nodiscard]] GameSolution backward_induction(const ExtensiveGame& game, GameTies ties = GameTies::first_listed,
                                              double tie = 1e-12);

/// The expected worths (by player) of every subgame-perfect play in pure strategies, whatever the rule of ties: one
/// where no tie matters. In increasing order, without those equal within `tie`. Empty if the game has a problem, or as
/// soon as a node has more than `most`.
[[nodiscard]] std::vector<std::vector<double>> perfect_worths(const ExtensiveGame& game, double tie = 1e-12,
                                                              std::size_t most = 10000);

/// A label as Gambit's text formats have it: one line in quotes, with a backslash before quotes and backslashes.
[[nodiscard]] std::string gambit_label(const std::string& text);

/// Gambit's text formats. The game must have no problem. Chances are written as fractions of 10^12 that sum to one.
/// Nodes, moves of a node and strategies of a player that have a name in common are numbered from the second on,
/// "answer (2)": Gambit refuses labels that repeat.
[[nodiscard]] std::string efg_text(const ExtensiveGame& game);

/// Strategies of each player in the reduced normal form: moves at nodes that own moves rule out are not told apart.
[[nodiscard]] std::vector<double> reduced_strategies(const ExtensiveGame& game);

/// The reduced normal form; empty when it has more than `most_cells` cells.
[[nodiscard]] std::string nfg_text(const ExtensiveGame& game, double most_cells = 1e5);

}  // namespace parley::dispute::talks

#pragma once
// Small games in extensive form with chance and information sets, and the text format of Gambit (.efg) for whoever
// wants to check or extend them.
#include <cstddef>
#include <optional>
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
    /// Of a decision: nodes of the same mover with the same number it cannot tell apart; none: it knows where it is.
    std::optional<std::size_t> information;
};

/// A tree; node 0 is its root.
struct ExtensiveGame {
    std::string title;
    std::vector<std::string> players;
    std::vector<GameNode> nodes;
};

/// Append a node and give its position; branch() hangs one node below another.
std::size_t add_decision(ExtensiveGame& game, Side mover, std::string name);
std::size_t add_end(ExtensiveGame& game, std::string name, std::vector<double> worth);
void branch(ExtensiveGame& game, std::size_t from, std::string action, std::size_t to, double chance = 0.0);

/// What is wrong with a game, or nothing: no tree from node 0, a decision or chance without branches, chances that are
/// negative or do not sum to 1 within 1e-9, worths that are not finite or not one per player, no such player, nodes
/// that cannot be told apart with different moves.
[[nodiscard]] std::string game_problem(const ExtensiveGame& game);

/// A label as Gambit's text formats have it: one line in quotes, with a backslash before quotes and backslashes.
[[nodiscard]] std::string gambit_label(const std::string& text);

/// Gambit's text format. The game must have no problem. Chances are written as fractions of 10^12 that sum to one.
/// Nodes and moves of a node that have a name in common are numbered from the second on, "answer (2)": Gambit refuses
/// labels that repeat.
[[nodiscard]] std::string efg_text(const ExtensiveGame& game);

}  // namespace parley::dispute::talks

#pragma once
// The reduced normal form of a game in extensive form, as Gambit writes it (.nfg).
#include <string>
#include <vector>

#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::testing {

/// Strategies of each player in the reduced normal form: moves at nodes that own moves rule out are not told apart.
[[nodiscard]] std::vector<double> reduced_strategies(const dispute::talks::ExtensiveGame& game);
/// The reduced normal form; empty when it has more than `most_cells` cells.
[[nodiscard]] std::string nfg_text(const dispute::talks::ExtensiveGame& game, double most_cells = 1e5);

}  // namespace parley::testing

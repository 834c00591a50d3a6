#pragma once
// Agent quantal response equilibria with private information (McKelvey & Palfrey 1998), solved on the tree: what the
// course's beliefs and timing are held against, and itself held against Gambit.
#include <vector>

#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::testing {

struct AgentQre {
    /// By information set, in the order in which the tree comes to it (the root first, each branch before the next; by
    /// player, as in the text format): the chance of each move.
    std::vector<std::vector<std::vector<double>>> chance;  ///< player, set, move
    double residual = 0.0;                                 ///< the largest |ln p_a − ln p_b − λ (u_a − u_b)|
};

/// p_a ∝ exp(λ · what the move is worth where the set is reached, by Bayes); along the branch that begins at λ = 0.
[[nodiscard]] AgentQre agent_qre(const dispute::talks::ExtensiveGame& game, double lambda);

}  // namespace parley::testing

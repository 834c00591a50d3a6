#pragma once
// Foresight of a given number of moves, and of any number. Two parties only: for more, published definitions disagree.
// Kilgour 1985; Fang, Hipel & Kilgour 1993, ch. 3.
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

/// By party and state: where it ends when that party moves first and at most h moves follow one another, the parties
/// taking turns, each moving only if it likes the end that it foresees better than the present state. ends[p][s] == s:
/// stable, L_h.
using ForeseenEnds = std::array<std::vector<StateIndex>, 2>;

/// L_h for a horizon of h moves, at least 1 (L_1 is Nash). Among moves whose foreseen ends the mover likes best, it
/// takes the lowest-numbered. Nothing unless there are two parties.
[[nodiscard]] std::optional<ForeseenEnds> limited_moves(const Moves& moves, const Preferences& preferences,
                                                        std::size_t horizon);

/// Non-myopic stability: stable at every horizon from some one on.
struct NonMyopic {
    bool settled = false;                     ///< whether the ends began to repeat within the horizons looked at
    std::size_t first = 0, period = 0;        ///< the ends at `first` come back every `period` horizons
    std::array<std::vector<bool>, 2> stable;  ///< by party and state; empty unless settled
};
/// Looks at horizons up to `most`. Nothing unless there are two parties. Memory: two states a state for each horizon
/// seen.
[[nodiscard]] std::optional<NonMyopic> non_myopic(const Moves& moves, const Preferences& preferences,
                                                  std::size_t most = 1000);

}  // namespace parley::dispute::graph_model

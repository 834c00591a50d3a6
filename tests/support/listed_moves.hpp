#pragma once
// A moves graph from lists of moves, as publications print it.
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"

namespace parley::testing {

/// Moves given as (from, to) pairs, one list for each party; repeats and moves that go nowhere are dropped. With a
/// space of as many outcomes, simultaneous moves can be combined too.
[[nodiscard]] dispute::graph_model::Moves listed_moves(
    std::size_t states,
    const std::vector<std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>>>&
        of_party,
    std::optional<dispute::space::Space> space = std::nullopt);

}  // namespace parley::testing

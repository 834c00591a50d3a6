#pragma once
// The ways that lie behind what is reached from today: tests walk them step by step.
#include <cstddef>
#include <optional>
#include <vector>

#include "parley/dispute/graph_model/status_quo.hpp"

namespace parley::testing {

/// A shortest sequence to a state, empty for the start; nothing where the state is not reached. Among the shortest, the
/// one that is first when they are compared step by step, by mover, then by state.
[[nodiscard]] std::optional<std::vector<dispute::graph_model::MoveStep>> way_to(
    const dispute::graph_model::Attainable& attainable, dispute::graph_model::StateIndex state);
/// The movers that can be last on a shortest way to a state other than the start.
[[nodiscard]] std::vector<std::size_t> last_movers(const dispute::graph_model::Attainable& attainable,
                                                   dispute::graph_model::StateIndex state);

}  // namespace parley::testing

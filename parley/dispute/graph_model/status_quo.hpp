#pragma once
// What is reached from today, in how many moves, and by whom. Li, Kilgour & Hipel 2005.
#include <cstddef>
#include <vector>

#include "parley/dispute/graph_model/sequences.hpp"

namespace parley::dispute::graph_model {

/// All that legal sequences reach from one state.
struct Attainable {
    StateIndex start{};
    std::vector<Arrival> arrivals;  ///< a state and who came there last, fewest moves first
    std::vector<std::size_t>
        first_there;  ///< by state: position in `arrivals`; first_arrival where it is never reached

    bool reaches(StateIndex state) const { return state == start || first_there[state] != first_arrival; }
    /// 0 for the start itself. The state must be reached.
    std::size_t moves_to(StateIndex state) const { return state == start ? 0 : arrivals[first_there[state]].moves; }
};

/// From today by everybody's improvements alone, and by any moves at all.
struct StatusQuo {
    Attainable by_improvements, by_moves;
};
[[nodiscard]] StatusQuo status_quo(const Moves& moves, const Preferences& preferences, StateIndex today);

}  // namespace parley::dispute::graph_model

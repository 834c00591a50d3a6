#pragma once
// What an analysis takes, before it is begun: so that what would never end is refused, or left out, up front.
#include <cstddef>

#include "parley/dispute/graph_model/coalitions.hpp"

namespace parley::dispute::graph_model {

/// In steps: a move, or a node of the graph of legal sequences, looked at once. Each part is the most that it can take.
struct Work {
    std::size_t outcomes = 0;
    double moves = 0;         ///< how many; a bound before they are listed
    double listing = 0;       ///< to list them
    double sequences = 0;     ///< Nash, GMR, SMR and SEQ
    double simultaneous = 0;  ///< SIM; known only with the moves
    double groups = 0;        ///< that move together: none unless asked for

    double steps() const { return listing + sequences + simultaneous + groups; }
};

/// As measured where the most that a part can take was taken: 4e7 (sequences) to 2e8 (SIM) on one core.
inline constexpr double steps_per_second = 1e8;
inline constexpr double usual_budget = 60.0;  ///< seconds
[[nodiscard]] inline double seconds_of(double steps) {
    return steps / steps_per_second;
}

/// Without listing the moves: at most, as if all combinations of levels that a mover can choose were outcomes.
[[nodiscard]] Work work_of(const space::Space& space);

/// With the moves listed; `groups` as in universally_stable_states, for one concept.
[[nodiscard]] Work work_of(const Moves& moves, const Preferences& preferences, const Groups& groups = {});

}  // namespace parley::dispute::graph_model

#pragma once
// Which states each party would not move away from, by five ideas of what the others would do then.
// Definitions: docs/dispute/graph-model.md; Fang, Hipel & Kilgour 1993, ch. 3–4.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

enum class Concept {
    nash,  ///< nothing within its own reach is better
    gmr,   ///< every improvement can be answered by something no better than staying
    smr,   ///< as gmr, and from there it cannot get back to anything better
    seq,   ///< as gmr, with answers that improve things for those who give them
    sim,   ///< as seq, with answers made at the same time
};
inline constexpr std::array all_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq, Concept::sim};
/// "Nash", "GMR", "SMR", "SEQ", "SIM".
[[nodiscard]] std::string_view name(Concept by);

/// By party and state, a bit for each concept: stable_by().
struct Stability {
    std::vector<std::vector<std::uint8_t>> marks;
    bool simultaneous = false;  ///< whether sim is there: it needs moves with a space
};

[[nodiscard]] constexpr bool stable_by(Concept by, std::uint8_t marks) {
    return (marks >> static_cast<int>(by) & 1) != 0;
}

/// One party's marks for every state; SIM, which can take longest, only where it is asked for.
[[nodiscard]] std::vector<std::uint8_t> stable_states(const Moves& moves, const Preferences& preferences, Side party,
                                                      bool simultaneous = true);

[[nodiscard]] Stability stability(const Moves& moves, const Preferences& preferences);
/// With misperception: views[p] is how party p sees everybody's preferences, its own among them. Each is judged by its
/// own.
[[nodiscard]] Stability stability(const Moves& moves, std::span<const Preferences> views);

/// The states stable for all parties, rising.
[[nodiscard]] std::vector<StateIndex> equilibria(const Stability& stability, Concept by);

}  // namespace parley::dispute::graph_model

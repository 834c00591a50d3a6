#pragma once
// The moves graph: which outcomes each party, and each group with a joint issue, reaches in one move.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parley/dispute/space/space.hpp"

namespace parley::dispute::graph_model {

/// An outcome as the moves graph stores it: Outcome::value.
using StateIndex = std::uint32_t;

/// A party, or a group that acts as one when it makes an agreement, with its one-move lists in compressed rows.
struct Mover {
    std::vector<Side> parties;       ///< rising
    std::vector<std::size_t> start;  ///< states + 1 positions in `end`
    std::vector<StateIndex> end;     ///< of each move; rising within a row
};

struct Moves {
    std::size_t states = 0, parties = 0;
    std::vector<Mover> movers;          ///< the parties in order, then the groups
    std::optional<space::Space> space;  ///< the outcomes' levels: simultaneous moves are combined by them
    bool can_collide = false;           ///< whether single moves of two parties can change one issue; with a space
};

/// R(s) of a mover.
[[nodiscard]] inline std::span<const StateIndex> reach(const Moves& moves, std::size_t mover, StateIndex state) {
    const Mover& who = moves.movers[mover];
    return {who.end.data() + who.start[state], who.end.data() + who.start[state + 1]};
}

/// Who acts as one: each party alone, in order, then the owners of each joint issue, rising.
[[nodiscard]] std::vector<std::vector<Side>> movers_of(const space::Agenda& agenda);

inline constexpr std::size_t most_moves = std::size_t{1} << 27;  // 512 MB of them

/// The moves that an agenda allows. A party changes any of its own issues at once, and leaves joint levels that do not
/// bind (to their fallback). The owners of a joint issue are a further mover: all together they enter a level of it, or
/// leave one that binds, and may in the same move change whatever any of them may change, and what is owned within the
/// group: a package. The end of a move is feasible and no step of it is barred. Nothing when there are more than
/// most_moves.
[[nodiscard]] std::optional<Moves> moves_of(space::Space space);

/// A bit for each issue whose level differs between two states, the first issue lowest.
[[nodiscard]] std::uint32_t issues_changed(const space::Space& space, StateIndex from, StateIndex to);

/// The movers all of whose parties are in a group (`inside[party]`).
[[nodiscard]] std::vector<std::size_t> movers_within(const Moves& moves, const std::vector<bool>& inside);

}  // namespace parley::dispute::graph_model

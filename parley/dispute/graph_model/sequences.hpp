#pragma once
// Legal sequences of moves: no mover moves twice in a row, but it may move again later. Fang, Hipel & Kilgour 1993,
// ch. 4.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

struct MoveStep {
    std::size_t mover{};  ///< position in Moves::movers
    StateIndex to{};
    bool operator==(const MoveStep&) const = default;
};

/// A state together with who came there last: what may follow depends on both.
struct Arrival {
    MoveStep step;
    std::size_t before{};  ///< position of the arrival that it came from; first_arrival for the first move
    std::size_t moves{};   ///< so far, from 1
};
inline constexpr std::size_t first_arrival = static_cast<std::size_t>(-1);

/// Walks R_H(s), or UI_H(s) where each step improves its mover, breadth first: fewest moves first. One object serves
/// many walks over the same moves graph; its memory is 4 bytes for each state and mover.
class Explorer {
public:
    explicit Explorer(const Moves& moves);

    /// Sets out from `start`, with steps of `movers` only; `improving` null: any move, else only improvements by it.
    void set_out(std::span<const std::size_t> movers, StateIndex start, const Preferences* improving);
    /// The next arrival, or null when there is none left. The start itself appears only where a sequence returns to it.
    const Arrival* next();
    /// The sequence that led to the arrival that next() gave last.
    [[nodiscard]] std::vector<MoveStep> way() const;
    /// All that set_out and next have found so far.
    const std::vector<Arrival>& arrivals() const { return arrivals_; }

private:
    void extend(StateIndex from, std::size_t last_mover, std::size_t before, std::size_t moves);

    const Moves& moves_;
    std::vector<std::uint32_t> seen_;  // by state and mover: the walk that saw it
    std::uint32_t walk_ = 0;
    std::vector<std::size_t> movers_;
    const Preferences* improving_ = nullptr;
    std::vector<Arrival> arrivals_;
    std::size_t given_ = 0, extended_ = 0;
};

/// The least value of each of `tables` (one value for each state) over what `movers` reach from every state by legal
/// sequences, all moves or (`improving`) improvements only; nothing_reached where they cannot move. Time and memory
/// grow with moves and with states × movers, not with the number of pairs of states.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> least_reached(const Moves& moves,
                                                                    std::span<const std::size_t> movers,
                                                                    const Preferences* improving,
                                                                    std::span<const Ranking* const> tables);
inline constexpr std::uint32_t nothing_reached = 0xffffffff;

/// The movers with no party of a group, or without one party.
[[nodiscard]] std::vector<std::size_t> others(const Moves& moves, std::span<const Side> group);
[[nodiscard]] std::vector<std::size_t> others(const Moves& moves, Side party);

}  // namespace parley::dispute::graph_model

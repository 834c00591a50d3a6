#pragma once
// The best that is reached, where "better" means better for every member of a group.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

/// Of all states that `movers` reach from a state by legal sequences, those whose values no other beats for one member
/// and matches for the rest. Parts of the graph in which all reach the same share one list.
class ReachedFrontiers {
public:
    /// `values`: one for each member, by state.
    ReachedFrontiers(const Moves& moves, std::span<const std::size_t> movers, std::vector<Ranking> values);

    /// Whether a state reached from `from` has values above `floor[h][at]` for every member h.
    [[nodiscard]] bool reaches_better(StateIndex from, std::span<const Ranking* const> floor, StateIndex at) const;

private:
    friend class FrontierVisitor;
    /// Keeps of a list what nothing else in it beats, best first for the first member.
    void skim(std::vector<StateIndex>& list) const;
    bool above(StateIndex state, std::span<const Ranking* const> floor, StateIndex at) const;

    std::vector<Ranking> values_;
    std::size_t movers_;
    std::vector<std::vector<StateIndex>> lists_{{}};  // number 0: nothing
    std::vector<std::uint32_t> list_of_;              // by state and mover that moves next
};

}  // namespace parley::dispute::graph_model

#pragma once
// The inverse problem: which preferences of a party would make a state an equilibrium. Kinsara, Kilgour & Hipel 2015.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "parley/dispute/graph_model/stability.hpp"

namespace parley::dispute::graph_model {

struct InverseOptions {
    std::size_t most_enumerated = 8;  ///< states; with more, rankings are drawn
    std::uint64_t draws = 20000;
    std::uint64_t seed = 1;
};

/// A ranking that does it, and how many pairs of states it orders the other way than today's ranking (pairs tied today
/// count neither way).
struct NearestRanking {
    Ranking ranking;
    std::size_t pairs_reversed = 0;
};

struct InverseShare {
    std::uint64_t rankings = 0;           ///< with which the state is an equilibrium
    double share = 0, low = 0, high = 0;  ///< of all rankings; drawn: low to high is the 95 % interval (Wilson 1927)
    /// Enumerated: the least change of today's ranking, none when nothing does it.
    std::optional<NearestRanking> nearest;
    /// Enumerated: the states that the party likes less than the target in every ranking that does it, rising.
    std::vector<StateIndex> always_below;
};

struct Inverse {
    bool enumerated = false;
    bool simultaneous = false;       ///< whether SIM was examined
    std::uint64_t rankings = 0;      ///< examined: states!, or draws
    std::array<InverseShare, 5> by;  ///< in the order of all_concepts
};

/// Over the strict rankings of `party`, the others' preferences held: with how many is `target` stable for everybody?
/// Draw k uses stream k of the seed.
[[nodiscard]] Inverse inverse(const Moves& moves, const Preferences& preferences, StateIndex target, Side party,
                              const InverseOptions& options = {});

}  // namespace parley::dispute::graph_model

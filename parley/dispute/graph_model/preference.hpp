#pragma once
// Who likes which outcome better: order only. Payoffs turn into an order; an order never turns into payoffs.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"

namespace parley::dispute::graph_model {

/// One party's ranks, one for each state: higher is liked better, equal is indifference.
using Ranking = std::vector<std::uint32_t>;

struct Preferences {
    std::vector<Ranking> rank;  ///< by party, then state
};

/// Whether every party of a mover likes `to` better than `from`.
[[nodiscard]] inline bool improves(const Preferences& preferences, const Mover& mover, StateIndex from, StateIndex to) {
    for (const Side side : mover.parties)
        if (preferences.rank[side.value][to] <= preferences.rank[side.value][from]) return false;
    return true;
}

/// The order of payoffs. Neighbours in that order that differ by no more than `indifferent` (points a year) count as
/// equal, and so do all in a chain of such neighbours, so that indifference stays transitive.
[[nodiscard]] Preferences preferences_of(const Payoffs& payoffs, double indifferent = 0.0);

/// A ranking typed in: groups of equally liked states, the best first. Nothing unless every state below `states` is
/// there exactly once.
[[nodiscard]] std::optional<Ranking> ranking_of(const std::vector<std::vector<StateIndex>>& best_first,
                                                std::size_t states);

/// A statement of option prioritisation: what a party would like to be true of an outcome.
struct Priority {
    enum class Link { plain, if_so, iff };
    std::vector<space::Pattern> holds;      ///< one of these patterns
    Link link = Link::plain;                ///< if_so: wanted only where the condition holds; iff: exactly there
    std::vector<space::Pattern> condition;  ///< one of these patterns
};

/// Reads "Y N - -", "Y - - - or - - N -", "Y - - - if - N - -", "Y - - - iff - N - -". Nothing when it is not of that
/// form.
[[nodiscard]] std::optional<Priority> read_priority(const space::Agenda& agenda, std::string_view text);

/// Ranks by statements, the most important first: score Σ 2^(m−k) over those of the m statements that are true, k
/// counting from 1; equal scores are indifference. Exact for any number of statements. (Peng, Hipel, Kilgour & Fang
/// 1997)
[[nodiscard]] Ranking prioritised(const space::Space& space, const std::vector<Priority>& statements);

}  // namespace parley::dispute::graph_model

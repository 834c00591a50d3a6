#pragma once
// How firmly a state rests, by ideas that look further than one answer: groups that move together, foresight of several
// moves, and the rankings with which it would rest.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "parley/dispute/graph_model/inverse.hpp"
#include "parley/dispute/graph_model/limited_moves.hpp"
#include "parley/dispute/graph_model/work.hpp"

namespace parley::dispute::graph_model {

/// How stable one state is for those who look several moves ahead.
struct Foresight {
    std::vector<std::vector<bool>> stable;        ///< by party, then horizon 1 to the last
    std::optional<std::vector<bool>> non_myopic;  ///< by party; none unless it settles
};
inline constexpr std::size_t longest_foresight = 6;
/// Of two parties; nothing with more.
[[nodiscard]] std::optional<Foresight> foresight_at(const Moves& moves, const Preferences& preferences,
                                                    StateIndex state);

/// With how many of all conceivable rankings of one party a state would rest, the others' held.
struct RestsIf {
    Side party;
    Inverse inverse;
};
inline constexpr std::uint64_t inverse_draws = 500;
/// By party: all rankings of up to eight states, `inverse_draws` of more.
[[nodiscard]] std::vector<RestsIf> rests_if(const Moves& moves, const Preferences& preferences, StateIndex state);

/// Whether neither a party nor a group leaves it (SEQ), by state: the groups listed, or all of them. Nothing where none
/// is listed and there are more parties than all_groups() takes, or where it would take more steps than `most_steps`.
[[nodiscard]] std::optional<std::vector<bool>> left_by_no_group(const Moves& moves, const Preferences& preferences,
                                                                const Groups& listed = {},
                                                                double most_steps = usual_budget * steps_per_second);

}  // namespace parley::dispute::graph_model

#pragma once
// Stability against groups that move together. Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parley/dispute/graph_model/stability.hpp"

namespace parley::dispute::graph_model {

/// SIM is not defined for coalitions.
inline constexpr std::array coalition_concepts{Concept::nash, Concept::gmr, Concept::smr, Concept::seq};

/// A coalition's marks for every state, for the concepts asked for. It reaches R_H(s) by legal sequences of its members
/// and their agreements, and improves if all members like the end better. Opponents answer with legal sequences of
/// their own, improvements of whoever takes each step for SEQ; an answer is a sanction if at least one member likes its
/// end no better than s, and for SMR if from there the coalition reaches nothing that all of it likes better than s. A
/// coalition of one is the party itself.
[[nodiscard]] std::vector<std::uint8_t> coalition_stable_states(const Moves& moves, const Preferences& preferences,
                                                                std::span<const Side> coalition,
                                                                std::span<const Concept> asked = coalition_concepts);

using Groups = std::vector<std::vector<Side>>;
inline constexpr std::size_t most_parties_of_all_groups = 8;
/// Every group of parties, single ones and the whole included: 2^parties − 1. Nothing beyond
/// most_parties_of_all_groups: say which matter.
[[nodiscard]] std::optional<Groups> all_groups(std::size_t parties);

/// The states stable for every one of these groups: marks by state, for the concepts asked for.
[[nodiscard]] std::vector<std::uint8_t> universally_stable_states(const Moves& moves, const Preferences& preferences,
                                                                  const Groups& groups,
                                                                  std::span<const Concept> asked = coalition_concepts);

}  // namespace parley::dispute::graph_model

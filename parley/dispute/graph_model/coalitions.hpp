#pragma once
// Stability against groups that move together. Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008.
#include <cstdint>
#include <span>
#include <vector>

#include "parley/dispute/graph_model/stability.hpp"

namespace parley::dispute::graph_model {

/// A coalition's marks for every state, for Nash, GMR, SMR and SEQ (SIM is not defined for coalitions). It reaches
/// R_H(s) by legal sequences of its members and their agreements, and improves if all members like the end better.
/// Opponents answer with legal sequences of their own, improvements of whoever takes each step for SEQ; an answer is a
/// sanction if at least one member likes its end no better than s, and for SMR if from there the coalition reaches
/// nothing that all of it likes better than s. A coalition of one is the party itself. Memory: a list of all pairs (s,
/// R_H(s)).
[[nodiscard]] std::vector<std::uint8_t> coalition_stable_states(const Moves& moves, const Preferences& preferences,
                                                                std::span<const Side> coalition);

/// The states stable for every coalition, single parties and the whole included: marks by state. Coalitions are
/// 2^parties − 1, parties at most 16.
[[nodiscard]] std::vector<std::uint8_t> universally_stable_states(const Moves& moves, const Preferences& preferences);

}  // namespace parley::dispute::graph_model

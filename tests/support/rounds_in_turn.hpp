#pragma once
// Talks as the theory has them: proposers in turn, at even distances.
#include <cstddef>
#include <vector>

#include "parley/dispute/talks/talks.hpp"

namespace parley::testing {

/// Rounds every `spacing` years from today on, each proposer in the given order, over and over.
[[nodiscard]] std::vector<dispute::talks::TalksRound> rounds_in_turn(const std::vector<Side>& order, std::size_t count,
                                                                     double spacing, double breakdown_chance = 0.0);

}  // namespace parley::testing

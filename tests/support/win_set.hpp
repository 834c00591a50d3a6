#pragma once
// Putnam's win-sets, and where they overlap.
#include <vector>

#include "parley/dispute/bargaining/ratification.hpp"

namespace parley::testing {

/// The outcomes of a list that pass, in its order.
[[nodiscard]] std::vector<Outcome> win_set(const dispute::bargaining::HomeFront& home,
                                           const std::vector<Outcome>& among, double tie = 1e-9);
/// The outcomes of a list that pass on every side.
[[nodiscard]] std::vector<Outcome> overlap(const std::vector<dispute::bargaining::HomeFront>& homes,
                                           const std::vector<Outcome>& among, double tie = 1e-9);

}  // namespace parley::testing

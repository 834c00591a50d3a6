#pragma once
// How a standoff goes by year: distributions that tests hold the closed form to.
#include "parley/dispute/attrition/attrition.hpp"

namespace parley::testing {

/// F_i(t): probability that the side would have given in within `years`, if the other had not.
[[nodiscard]] double conceded_by(const dispute::attrition::Concessions& of, Side side, double years);
/// Probability that the standoff has ended within `years`.
[[nodiscard]] double ended_by(const dispute::attrition::Concessions& of, double years);
/// Least years within which it has ended with this probability in [0, 1]; infinite beyond 1 − never.
[[nodiscard]] double ended_within(const dispute::attrition::Concessions& of, double probability);

}  // namespace parley::testing

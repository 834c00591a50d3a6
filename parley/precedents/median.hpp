#pragma once
// The oldest forecast of a negotiation: each issue goes to the weighted median of the positions on it.
#include <map>
#include <string>

#include "parley/precedents/methods.hpp"

namespace parley::precedents {

/// Whose position weighs more on an issue is whose share of statements on it is larger (salience); all parties have the
/// same power. A party's position: the level that it threatens or offers of its own, else the present one; the level
/// that it demands of another, else the end of the scale that is asked of the owner. Equal weights: the present level.
/// What follows is sure, and clipped when it is scored.
[[nodiscard]] Chances weighted_median(const histories::History& history);
[[nodiscard]] std::map<std::string, Chances> weighted_medians(const std::vector<histories::History>& histories);

}  // namespace parley::precedents

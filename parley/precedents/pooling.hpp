#pragma once
// Rates, due day and exposure, pooled with shares that a mechanism gives: how much it may say is learnt too.
// docs/precedents.md.
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "parley/precedents/methods.hpp"

namespace parley::precedents {

/// Shares of the answers by slug; what is not there, or no number, says nothing.
using SharesBySlug = std::map<std::string, Chances>;

/// logit p = α + β₁·due + β₂·ln exposure + b·(logit c − mean over the others), c held within 0.02 and 0.98. α and β are
/// by question and drawn to the same as in rates_with_features(); b is one for all questions, from 0 to 1, and drawn to
/// 0 with weight 4: fixed before any score was seen.
[[nodiscard]] Method pooled(std::string id, std::string words, SharesBySlug shares);

/// b over all cases, with its 95 % interval: clusters drawn with replacement. Same on any number of threads.
struct PoolingWeight {
    double b = 0.0, low = 0.0, high = 0.0;
};
[[nodiscard]] PoolingWeight pooling_weight(std::span<const Case> cases, const SharesBySlug& shares, int threads = 1,
                                           std::uint64_t seed = 1, std::size_t draws = 500);

}  // namespace parley::precedents

#pragma once
// Duties that somebody would set to its own advantage in an outcome, as people read them.
#include <string>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::words {

/// "CHN's own advantage: 31.2 % on goods from USA, where it levied 6.4 %; that is worth 0.05 % of its real income …"
[[nodiscard]] std::string answer_in_words(const world::World& world, const pricing::Answer& answer);

/// Duties of an answer weighed by base trade, before and after, as shares.
struct MeanDuties {
    double before = 0.0, after = 0.0;
};
[[nodiscard]] MeanDuties mean_duties(const pricing::Answer& answer);

}  // namespace parley::report::words

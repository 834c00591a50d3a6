#pragma once
// The least change that makes any deal acceptable, by trying them all.
#include <vector>

#include "parley/dispute/bargaining/what_if.hpp"

namespace parley::testing {

/// acceptable_if() for the outcome that needs least (the first of several), and what each needs; no deal itself needs
/// nothing and is left out, its entry at `nothing`.
struct OpeningTheZone {
    dispute::bargaining::WhatIf least;
    std::vector<dispute::bargaining::WhatIf> by_outcome;
};
[[nodiscard]] OpeningTheZone zone_opens_if(const dispute::space::PayoffTerms& terms, Outcome disagreement,
                                           const dispute::bargaining::WhatIfOptions& options = {});

}  // namespace parley::testing

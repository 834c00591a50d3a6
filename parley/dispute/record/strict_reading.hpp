#pragma once
// The strict reading: every statement is meant, so wants lie in a polytope (robust ordinal regression: Greco, Mousseau
// & Słowiński 2008). docs/dispute/record.md.
#include "parley/dispute/record/wants.hpp"

namespace parley::dispute::record {

struct WantInterval {
    double low = 0.0, high = 0.0;
    bool bounded_below = false, bounded_above = false;  ///< by the statements, and not by its range alone
};

struct StrictReading {
    bool consistent = false;          ///< some wants within their ranges fit all that was said
    std::vector<WantInterval> wants;  ///< by term, the party's own; empty where inconsistent
    /// Statements that cannot all be meant, though each could if one of the others were not: smallest sets first.
    std::vector<std::vector<std::size_t>> contradictions;
    bool all_contradictions = true;  ///< none is missing from the list
    bool range_too_narrow = false;   ///< with ranges opened tenfold each way all that was said would fit
};

[[nodiscard]] StrictReading strict_reading(const Wants& wants, const std::vector<Statement>& statements,
                                           std::size_t most_contradictions = 16);

/// The least and the most that a margin can be for wants that fit. `low` ≥ 0: better is necessarily preferred; `high` ≥
/// 0: possibly. Nothing where no wants fit.
struct MarginBounds {
    double low = 0.0, high = 0.0;
};
[[nodiscard]] std::optional<MarginBounds> bounds_of(const Wants& wants, const std::vector<Statement>& statements,
                                                    const Margin& margin);

}  // namespace parley::dispute::record

#pragma once
// Bi-proportional scaling of an input table to what the economy has.
#include <vector>

#include "parley/core/index.hpp"
#include "parley/core/table.hpp"

namespace parley::datasets {

/// inputs(s, r): what sector r uses of good s, USD m, not negative.
struct RasProblem {
    Table<Supplying, Using> inputs;
    std::vector<double> row_limit;     ///< at most this much of good s is used, USD m
    std::vector<double> column_total;  ///< sector r uses this much in all, USD m
};

struct RasOptions {
    /// Done when every column misses its total by at most this share of it.
    double tolerance = 1e-13;
    int max_passes = 20'000;
};

struct RasResult {
    Table<Supplying, Using> inputs;  ///< row limits hold always
    bool fits = false;               ///< all column totals are met within the tolerance
    int passes = 0;
    std::vector<double> unplaced;  ///< by column: total less what could be placed within the row limits
};

/// Finds Z(s,r) = ρ(s) Z0(s,r) σ(r) with 0 <= ρ <= 1, rows at most at their limits and columns at their totals: the
/// table closest to the given one in relative entropy (Bregman; RAS with inequalities on rows). A pass sets
/// σ(r) = total / Σ ρ Z0, then ρ(s) = min(1, limit / Σ Z0 σ).
/// It stops when every column is met within `tolerance`; or, where the table cannot hold the totals, after 200 passes
/// in which what is unplaced in all fell by less than 1e-9 of itself; or after max_passes. Zeros stay zero.
[[nodiscard]] RasResult scale_to_limits(const RasProblem& problem, const RasOptions& options = {});

}  // namespace parley::datasets

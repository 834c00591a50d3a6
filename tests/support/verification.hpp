#pragma once
// Rows of docs/verification.md: what is published, what comes out here, and the gap.
#include <string>

namespace parley::testing {

/// Asserts |ours − theirs| <= tolerance and records the row. `table` names the source as a reader would cite it
/// ("Caliendo & Parro (2015), Table 2"), `row` the figure with its unit ("Mexico, terms of trade, %"). Rows go to
/// $PARLEY_VERIFICATION_DIR, from which tools/make_verification.py makes the page; without it they are only asserted.
void verify(const std::string& table, const std::string& row, double theirs, double ours, double tolerance);

/// Only records.
void record_verification(const std::string& table, const std::string& row, double theirs, double ours,
                         double tolerance);

/// Half a unit in the last of `digits` printed decimals.
double printed(int digits);

}  // namespace parley::testing

#pragma once
// The terms of the parties' payoffs, from the scenario's words and the prices.
#include "parley/pricing/worth.hpp"

namespace parley::pricing {

/// Fills in `terms` and `origins`; the space and its equilibria are there.
void add_terms(Worth& worth);

}  // namespace parley::pricing

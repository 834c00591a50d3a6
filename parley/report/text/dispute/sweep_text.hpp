#pragma once
// A sweep of a dispute's economics as text, JSON and CSV.
#include <string>

#include "parley/pricing/sweep.hpp"

namespace parley::report::text {

/// What was drawn, and real income in the named outcomes over the points.
[[nodiscard]] std::string sweep_text(const pricing::DealSpace& space, const pricing::Sweep& sweep);
/// A row for each equilibrium at each point, with all that payoffs need. `first`: the number of the first point.
[[nodiscard]] std::string sweep_csv(const pricing::DealSpace& space, const pricing::Sweep& sweep,
                                    std::size_t first = 0);
/// Why there is no result; empty when there is.
[[nodiscard]] std::string sweep_failure_text(const pricing::DealSpace& space, const pricing::Sweep& sweep);

}  // namespace parley::report::text

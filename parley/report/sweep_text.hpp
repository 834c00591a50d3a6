#pragma once
// A sweep of a dispute's economics as text, JSON and CSV.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/sweep.hpp"

namespace parley {

/// What was drawn, and real income in the named outcomes over the points.
[[nodiscard]] std::string sweep_text(const DisputeStudy& dispute, const Sweep& sweep);
/// docs/schema/sweep-1.schema.json: the points, and the named outcomes at each.
[[nodiscard]] nlohmann::ordered_json sweep_document(const DisputeStudy& dispute, const Sweep& sweep);
/// A row for each equilibrium at each point, with all that payoffs need.
[[nodiscard]] std::string sweep_csv(const DisputeStudy& dispute, const Sweep& sweep);
/// Why there is no result; empty when there is.
[[nodiscard]] std::string sweep_failure_text(const DisputeStudy& dispute, const Sweep& sweep);

}  // namespace parley

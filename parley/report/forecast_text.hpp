#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/forecast.hpp"

namespace parley {

/// `sweep`: the one whose points were drawn from, if there was one.
[[nodiscard]] std::string forecast_text(const DisputeStudy& dispute, const Forecast& forecast,
                                        const Sweep* sweep = nullptr);
/// docs/schema/forecast-1.schema.json.
[[nodiscard]] nlohmann::ordered_json forecast_json(const DisputeStudy& dispute, const Forecast* forecast,
                                                   const Sweep* sweep = nullptr);

/// What a sweep draws: "$defs/sweep" of docs/schema/forecast-1.schema.json.
[[nodiscard]] nlohmann::ordered_json sweep_json(const SweepPlan& plan, std::size_t equilibria);

}  // namespace parley

#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/forecast.hpp"

namespace parley::report::json {

/// docs/schema/forecast-1.schema.json.
[[nodiscard]] nlohmann::ordered_json forecast_json(const pricing::Worth& dispute, const analysis::Forecast& forecast,
                                                   const pricing::Sweep* sweep = nullptr);

/// What a sweep draws: "$defs/sweep" of docs/schema/forecast-1.schema.json.
[[nodiscard]] nlohmann::ordered_json sweep_json(const pricing::SweepPlan& plan, std::size_t equilibria);

}  // namespace parley::report::json

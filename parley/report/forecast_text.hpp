#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/forecast.hpp"

namespace parley {

[[nodiscard]] std::string forecast_text(const DisputeStudy& dispute, const Forecast& forecast);
[[nodiscard]] nlohmann::ordered_json forecast_json(const DisputeStudy& dispute, const Forecast* forecast);

}  // namespace parley

#pragma once
#include <string>

#include "parley/analysis/forecast.hpp"

namespace parley::report::text {

/// `sweep`: the one whose points were drawn from, if there was one.
[[nodiscard]] std::string forecast_text(const pricing::Worth& dispute, const analysis::Forecast& forecast,
                                        const pricing::Sweep* sweep = nullptr, SayOption say = parley::name_of);
}  // namespace parley::report::text

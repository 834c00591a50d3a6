#pragma once
#include <string>

#include "parley/analysis/forecast.hpp"

namespace parley::report::text {

/// How it ends by each way of looking: shares of endings, which exclude each other, in whole percent that add up to
/// 100.
[[nodiscard]] std::string lenses_text(const analysis::Forecast& forecast);
/// `sweep`: the one whose points were drawn from, if there was one. `first`: what stands before the lenses, which are
/// diagnostics then.
[[nodiscard]] std::string forecast_text(const pricing::Worth& dispute, const analysis::Forecast& forecast,
                                        const pricing::Sweep* sweep = nullptr, SayOption say = parley::name_of,
                                        const std::string& first = {});
}  // namespace parley::report::text

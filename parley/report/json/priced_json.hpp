#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/report/words/shown.hpp"

namespace parley::report::json {

/// JSON has no infinities and no NaN.
[[nodiscard]] nlohmann::ordered_json or_null(double value);

/// Adds "interest_factor", "economies", "parties", "balances", "sectors", "markets" (where the factor is not mobile)
/// and "decomposition" to `object`: what is reported of every priced set of measures. Percent for people (`_pct`), USD
/// m a year (`_usd_m`).
void add_priced(nlohmann::ordered_json& object, const words::Shown& shown);

/// The world of a base as manifests state it.
[[nodiscard]] nlohmann::ordered_json base_world_json(const pricing::Base& base);
/// The options of a base as manifests state them: closure and its elasticities, factors, scale, elasticities, inputs.
[[nodiscard]] nlohmann::ordered_json base_options_json(const pricing::Base& base, const pricing::BaseOptions& options);

}  // namespace parley::report::json

#pragma once
#include <nlohmann/json.hpp>

#include "parley/report/priced_text.hpp"

namespace parley {

/// Adds "economies", "parties", "balances", "sectors" and "decomposition" to `object`: what is reported of every priced
/// set of measures. Percent for people (`_pct`), USD m a year (`_usd_m`).
void add_priced(nlohmann::ordered_json& object, const Shown& shown);

}  // namespace parley

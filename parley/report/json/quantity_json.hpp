#pragma once
#include <nlohmann/json.hpp>

#include "parley/policy/quantity_measures.hpp"

namespace parley::report::json {

/// Rates as shares, money in USD m a year.
[[nodiscard]] nlohmann::ordered_json quantity_json(const policy::ConditionResult& result);

}  // namespace parley::report::json

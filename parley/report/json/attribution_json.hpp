#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/attribution/attribution.hpp"

namespace parley::report::json {

/// The schema that attribution_json() follows: docs/schema/attribute-1.schema.json.
inline constexpr const char* attribute_schema = "parley/attribute/1";

/// Money in USD m a year. Without results when a solve failed.
[[nodiscard]] nlohmann::ordered_json attribution_json(const analysis::Attribution& attribution);

}  // namespace parley::report::json

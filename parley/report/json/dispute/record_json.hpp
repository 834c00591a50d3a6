#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/record.hpp"

namespace parley::report::json {

inline constexpr const char* record_schema = "parley/record/1";

/// docs/schema/record-1.schema.json
[[nodiscard]] nlohmann::ordered_json record_json(const pricing::Worth& worth, const analysis::Record& record);

}  // namespace parley::report::json

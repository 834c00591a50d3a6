#pragma once
#include <nlohmann/json.hpp>

#include "parley/scenario/files/conflict_analysis.hpp"

namespace parley::report::json {

/// docs/schema/conflict-1.schema.json.
[[nodiscard]] nlohmann::ordered_json conflict_json(const scenario::Conflict& conflict,
                                                   const scenario::ConflictAnalysis& analysis);

}  // namespace parley::report::json

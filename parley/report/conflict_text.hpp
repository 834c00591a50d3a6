#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/conflict.hpp"

namespace parley {

[[nodiscard]] std::string conflict_text(const Conflict& conflict, const ConflictAnalysis& analysis);
/// docs/schema/conflict-1.schema.json.
[[nodiscard]] nlohmann::ordered_json conflict_json(const Conflict& conflict, const ConflictAnalysis& analysis);

}  // namespace parley

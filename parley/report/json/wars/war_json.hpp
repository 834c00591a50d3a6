#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/wars/war_study.hpp"

namespace parley::report::json {

inline constexpr const char* war_schema = "parley/war/1";

/// What `parley best-answer --json` and `parley war --json` write: docs/schema/war-1.schema.json. Results are there
/// only when the verdict is found.
[[nodiscard]] nlohmann::ordered_json war_json(const pricing::WarStudy& study);

}  // namespace parley::report::json

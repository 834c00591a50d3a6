#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/duties/duty_study.hpp"

namespace parley::report::json {

/// The schema that solve_json() follows: docs/schema/solve-1.schema.json. A field may be added under the same name; one
/// that is renamed, removed or changes its meaning makes a new number.
inline constexpr const char* solve_schema = "parley/solve/1";

/// A study as JSON. Percent for people (`_pct`), USD m a year (`_usd_m`). Without results (no "economies") when the
/// solve failed. What a world does not have is null, never NaN or zero.
[[nodiscard]] nlohmann::ordered_json solve_json(const pricing::DutyStudy& study);

}  // namespace parley::report::json

#pragma once
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/list_study.hpp"

namespace parley::report::json {

inline constexpr const char* duties_schema = "parley/duties/1";

/// What `parley duties --json` writes: docs/schema/duties-1.schema.json.
[[nodiscard]] nlohmann::ordered_json lists_json(const world::World& world,
                                                const std::vector<pricing::ListStudy>& studies);
[[nodiscard]] nlohmann::ordered_json day_json(const world::World& world, const pricing::DayStudy& study);

}  // namespace parley::report::json

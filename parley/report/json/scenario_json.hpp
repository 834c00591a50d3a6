#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/setting.hpp"

namespace parley::report::json {

/// What a scenario says, for its brief: parties, issues, stances and numbers with their grounds, sources, and the
/// elasticities that its world has.
[[nodiscard]] nlohmann::ordered_json scenario_json(const pricing::Setting& setting);

/// The economies of a world with their ISO 3166 numeric codes, three digits; none of what is no country on a map.
[[nodiscard]] nlohmann::ordered_json economies_json(const world::World& world);

}  // namespace parley::report::json

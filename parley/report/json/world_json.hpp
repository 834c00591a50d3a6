#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/counterfactual/base.hpp"

namespace parley::report::json {

/// The figures of world_text() as JSON, schema "parley/world/1".
[[nodiscard]] nlohmann::ordered_json world_json(const pricing::LoadedWorld& loaded);

}  // namespace parley::report::json

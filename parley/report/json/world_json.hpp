#pragma once
#include <optional>

#include <nlohmann/json.hpp>

#include "parley/pricing/counterfactual/base.hpp"

namespace parley::report::json {

/// The figures of world_text() as JSON, schema "parley/world/1".
[[nodiscard]] nlohmann::ordered_json world_json(const pricing::LoadedWorld& loaded);

/// The figures of economy_text(), or of pair_text() where there is a partner: docs/schema/world-trade-1.schema.json.
[[nodiscard]] nlohmann::ordered_json world_trade_json(const world::World& world, Economy economy,
                                                      std::optional<Economy> partner);

}  // namespace parley::report::json

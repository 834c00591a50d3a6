#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/base.hpp"

namespace parley {

/// A world at a glance: its sizes and sources, whether its identities hold, and each economy's trade and duties.
[[nodiscard]] std::string world_text(const LoadedWorld& loaded);

/// With whom one economy trades: exports, imports, balance and duties both ways, by partner.
[[nodiscard]] std::string economy_text(const World& world, Economy economy);

/// What two economies sell each other, by sector, with the duties on it.
[[nodiscard]] std::string pair_text(const World& world, Economy economy, Economy partner);

/// The figures of world_text() as JSON, schema "parley/world/1".
[[nodiscard]] nlohmann::ordered_json world_json(const LoadedWorld& loaded);

}  // namespace parley

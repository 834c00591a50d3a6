#pragma once
#include <string>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/world/info.hpp"

namespace parley::report::text {

/// What both the page and all of it say of a world.
[[nodiscard]] std::string elasticity_sources(const world::World& world);
[[nodiscard]] std::string sectors_in_words(const world::WorldInfo& info);
[[nodiscard]] std::string duties_in_words(const world::WorldInfo& info);
[[nodiscard]] std::string inputs_in_words(const world::WorldInfo& info);
[[nodiscard]] std::string also_in_words(const world::WorldInfo& info);  ///< what not every world has; may be empty

/// All of a world: sizes, sources, whether its identities hold, the largest flows, and each sector's trade and duties.
[[nodiscard]] std::string world_text(const pricing::LoadedWorld& loaded);

/// With whom one economy trades: exports, imports, balance and duties both ways, by partner.
[[nodiscard]] std::string economy_text(const world::World& world, Economy economy);

/// What two economies sell each other, by sector, with the duties on it.
[[nodiscard]] std::string pair_text(const world::World& world, Economy economy, Economy partner);

}  // namespace parley::report::text

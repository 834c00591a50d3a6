#pragma once
#include <string>

#include "parley/pricing/counterfactual/base.hpp"

namespace parley::report::text {

/// A world at a glance: its sizes and sources, whether its identities hold, and each economy's trade and duties.
[[nodiscard]] std::string world_text(const pricing::LoadedWorld& loaded);

/// With whom one economy trades: exports, imports, balance and duties both ways, by partner.
[[nodiscard]] std::string economy_text(const world::World& world, Economy economy);

/// What two economies sell each other, by sector, with the duties on it.
[[nodiscard]] std::string pair_text(const world::World& world, Economy economy, Economy partner);

}  // namespace parley::report::text

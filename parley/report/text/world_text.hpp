#pragma once
#include <string>

#include "parley/pricing/counterfactual/base.hpp"

namespace parley::report::text {

/// A world on a page: its sizes, each economy's trade and duties, the codes of its sectors.
[[nodiscard]] std::string world_page(const pricing::LoadedWorld& loaded);
/// All of it: also its sources, whether its identities hold, the largest flows, and each sector's trade and duties.
[[nodiscard]] std::string world_text(const pricing::LoadedWorld& loaded);

/// With whom one economy trades: exports, imports, balance and duties both ways, by partner.
[[nodiscard]] std::string economy_text(const world::World& world, Economy economy);

/// What two economies sell each other, by sector, with the duties on it.
[[nodiscard]] std::string pair_text(const world::World& world, Economy economy, Economy partner);

}  // namespace parley::report::text

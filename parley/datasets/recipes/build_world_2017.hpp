#pragma once
#include "parley/datasets/recipes/build_world.hpp"
#include "parley/datasets/tables/import_icio.hpp"
#include "parley/datasets/tables/import_wiod2011.hpp"

namespace parley::datasets {

/// The world that ships: 24 economies × 32 sectors. The recipe is docs/decisions/0008-world-2017.md.
[[nodiscard]] BuiltWorld build_world_2017(const std::filesystem::path& from, const BuildOptions& options);

/// Step 2. Which share of the services that n buys from i is of each service of world-2017, by the table of
/// icio2017-7x44: the buyer's row and the seller's column; between two economies of one group there, the buyer's
/// purchases from all other groups. Shares sum to one.
[[nodiscard]] std::vector<double> service_shares(const Icio7x44& small, const std::string& buyer,
                                                 const std::string& seller);

/// Step 5. Investment over value added by the WIOD members of each economy (EU27 its members), the ROW's where there
/// are none; saving σ = ι − D/VA. The world must be completed.
[[nodiscard]] world::NationalAccounts national_accounts(const world::World& world, const Wiod2011& wiod);

}  // namespace parley::datasets

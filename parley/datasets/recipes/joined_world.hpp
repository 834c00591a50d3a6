#pragma once
// The worlds that ship, 24 economies × 32 sectors: flows of one year joined with duties, technology and elasticities of
// other tables. docs/decisions/0008-world-2017.md and 0019-world-2022.md.
#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/tables/import_icio.hpp"

namespace parley::datasets {

/// What one of these worlds has of its own.
struct JoinedWorld {
    std::string name;
    int year = 0;
    std::string table;  ///< of the flows: a folder in the layout of icio2017
    /// The month whose added duties between the United States and China were in force through the year; empty where
    /// none had been added yet.
    std::string duties_added_by;
};

/// `from` holds the table of the flows, icio2017-7x44, wiod2011-io, saving and elasticities-icio50, and duties where
/// the recipe adds some.
[[nodiscard]] BuiltWorld build_joined_world(const JoinedWorld& recipe, const std::filesystem::path& from,
                                            const BuildOptions& options);

/// Step 2. Which share of the services that n buys from i is of each service of world-2017, by the table of
/// icio2017-7x44: the buyer's row and the seller's column; between two economies of one group there, the buyer's
/// purchases from all other groups. Shares sum to one.
[[nodiscard]] std::vector<double> service_shares(const Icio7x44& small, const std::string& buyer,
                                                 const std::string& seller);

}  // namespace parley::datasets

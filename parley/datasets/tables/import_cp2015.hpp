#pragma once
// cp2015: the data of Caliendo & Parro (2015), 31 economies × 40 sectors, 1993, with the duties of 2005.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/datasets/pieces/built_world.hpp"

namespace parley::datasets {

/// Completed, with final shares from what inputs leave; it clears its markets only after settle().
struct Cp2015 {
    world::World world;                           ///< duties of 1993
    Table<Buyer, Seller, Sector> duty_rate_2005;  ///< 0 at home and in sectors that are not traded
    std::size_t outputs_raised = 0;               ///< tradables whose output was below their exports
    double largest_negative_remainder = 0.0;      ///< of expenditure after inputs, over value added
};
[[nodiscard]] Cp2015 import_cp2015(const std::filesystem::path& folder);

/// Duties as a CSV that `--duties` reads (importer, exporter, sector, rate_pct): all foreign pairs among `parties` in
/// traded sectors, or among all economies when `parties` is empty.
[[nodiscard]] std::string duties_csv(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate,
                                     const std::vector<std::string>& parties);

/// The world with duties-nafta-2005.csv (MEX, CAN and USA among each other) and duties-2005.csv (all pairs) beside it.
[[nodiscard]] BuiltWorld build_cp2015(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets

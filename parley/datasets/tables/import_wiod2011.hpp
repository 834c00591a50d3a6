#pragma once
// wiod2011-io: input use, final use and output of 41 economies × 35 sectors, integers of USD m.
#include <filesystem>
#include <vector>

#include "parley/datasets/pieces/technology.hpp"
#include "parley/datasets/tables/import_tables.hpp"

namespace parley::datasets {

struct Wiod2011 {
    world::Codes economies;
    world::Codes sectors;
    std::vector<SourceTechnology> technology;  ///< by economy; a sector without output has value added as all of cost
    std::vector<double> value_added_usd_m;     ///< by economy
    std::vector<double> investment_usd_m;      ///< by economy: capital formation, inventories and valuables
};

/// Rows that inputs.csv and final.csv leave out are zeros; output.csv must be complete, and its intermediate use agree
/// with inputs.csv up to the rounding of the cells.
[[nodiscard]] Wiod2011 read_wiod2011(const std::filesystem::path& folder);

}  // namespace parley::datasets

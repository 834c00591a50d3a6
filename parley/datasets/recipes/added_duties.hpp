#pragma once
// Duties that came on top of a table's own and were in force in the year of its flows.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/datasets/tables/import_icio.hpp"

namespace parley::datasets {

/// What the United States and China levied on each other in 2018-20, on top of what they levied before: the rates in
/// force at the end of a month, by sector. Statutory: exclusions of products are not taken out.
struct AddedDuties {
    std::string month;                      ///< "2020-02"
    Table<Buyer, Seller, Sector> rate;      ///< as the table's, to be added to its rates
    std::vector<std::string> without_rate;  ///< goods that the source has no row of: nothing is added to them
};

/// From us-china-2018-2020-sectors.csv in `folder`, for the economies and sectors of a table.
[[nodiscard]] AddedDuties read_added_duties(const std::filesystem::path& folder, const std::string& month,
                                            const FlowSource& table);

/// What customs took on US imports from China in 2024: a yardstick for duties in force.
struct CollectedDuties {
    std::vector<double> rate;  ///< by sector of the table; 0 where nothing was imported
    std::vector<double> imports_usd_m;
    double mean_rate = 0.0;  ///< weighted by these imports
};

/// From us-2025-2026.csv in `folder`, which gives with its later duties what was collected before them.
[[nodiscard]] CollectedDuties read_collected_2024(const std::filesystem::path& folder, const FlowSource& table);

}  // namespace parley::datasets

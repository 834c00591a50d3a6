#pragma once
// What the United States bought from China of each product before the duties of 2018, as far as published sums tell.
#include <map>
#include <string>

#include "parley/tables/files/csv.hpp"

namespace parley::datasets {

using ByCode = std::map<std::string, double>;

struct ListWeights {
    ByCode usd_m;                           ///< by product of HS 2017
    std::map<std::string, ByCode> covered;  ///< list → product → share of its value that is on the list
};

/// Imports of 2024 by product (`imports`, of HS 2022, moved to their heading's codes of HS 2017) scaled, within each
/// sector, to the sector's imports of 2017 and to the part of them that each list covered, as the mean duty rose when
/// it came into force
/// (`sectors`, us-china-2018-2020-sectors.csv). `lines`: list → product → share of its national lines that are listed.
/// What 2024 has no imports of, and a list covered, is spread evenly over the listed products.
[[nodiscard]] ListWeights list_weights(const tables::Csv& sectors, const ByCode& imports,
                                       const std::map<std::string, std::string>& sector_of,
                                       const std::map<std::string, ByCode>& lines);

}  // namespace parley::datasets

#pragma once
// Step 1 of world-2017: whose duties are believed, and what the world's economies levy in all.
#include <string>
#include <vector>

#include "parley/datasets/tables/import_icio.hpp"

namespace parley::datasets {

/// An importer of icio2017 whose duties on food were cut.
struct DutyCut {
    std::string importer;
    std::size_t pairs = 0;        ///< exporters it cut the duty on
    double trade_usd_m = 0.0;     ///< of those pairs
    double highest_before = 0.0;  ///< rate
    double trade_weighted_before = 0.0;
};

struct DutyStep {
    Table<Buyer, Seller, Sector> rate;  ///< as icio2017's, changed
    double cut = 0.0;                   ///< the 90th percentile, a rate
    std::vector<DutyCut> cuts;
};

/// For importers that icio2017-7x44 names (EU for EU27's members and GBR) its rate by the exporter's group and sector;
/// for others icio2017's, in C10T12 at most the 90th percentile over foreign pairs with trade; none on services.
[[nodiscard]] DutyStep believed_duties(const FlowSource& icio2017, const Icio7x44& small);

/// The value below which `share` of the values lie, linear between order statistics (Hyndman & Fan's type 7).
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// Flows summed over groups of economies: `place[k]` is the group of economy k. Trade inside a group becomes home
/// purchases without duty; other duties are means weighted by trade, or plain means where there is none.
[[nodiscard]] SourceFlows aggregate_economies(const SourceFlows& flows, const std::vector<std::size_t>& place,
                                              std::size_t groups);

}  // namespace parley::datasets

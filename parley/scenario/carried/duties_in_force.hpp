#pragma once
// The duties of the program's table that are in force on the day of a scenario, as the scenario carries them. The table
// is read when a scenario is loaded (files/expand_duties.hpp); a page has none.
#include <string>
#include <utility>
#include <vector>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

struct DutyInForce {
    std::string importer, exporter, sector;  ///< codes
    bool is_level = false;                   ///< the whole duty; else points on top of that of the time before
    double rate = 0.0;
    double covered_share = 1.0;  ///< of the sector's goods that bear the points
    double weight = 0.0;         ///< of its trade, for means over sectors or economies that are one in a world
    /// What of the points was in force in the middle of each year: a world of that year carries it.
    std::vector<std::pair<int, double>> points_in;

    [[nodiscard]] double carried_in(int year) const;
};

/// The root key that a loaded scenario has them under. Nobody writes it by hand.
inline constexpr const char* duties_in_force_key = "duties-in-force";

[[nodiscard]] tables::YamlNode duties_in_force_tree(const std::vector<DutyInForce>& duties);
/// Throws InputError for anything that the above would not write.
[[nodiscard]] std::vector<DutyInForce> read_duties_in_force(const std::string& file, const tables::YamlNode& node);

}  // namespace parley::scenario

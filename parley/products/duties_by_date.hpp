#pragma once
// Duties in force by date, pair and sector: docs/guide/lists.md.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::products {

/// What one economy levied on another's goods of a sector from one day until another, both included.
struct DatedDuty {
    std::string importer, exporter, sector;
    std::string from, until;
    bool is_level = false;  ///< rate is the whole duty; else it came on top of that of the time before
    double rate = 0.0;      ///< a share, mean over the sector's goods
    std::optional<double> covered_share = {};    ///< of the sector's goods that bear what was added
    std::optional<double> weight_usd_m = {};     ///< of trade, where it may be shown
    std::optional<double> flow_2017_usd_m = {};  ///< of world-2017, where no weight may be shown
    /// Of its trade, for means over sectors that are one in a world.
    [[nodiscard]] double weight() const { return weight_usd_m.value_or(flow_2017_usd_m.value_or(0.0)); }
};

class DutiesByDate {
public:
    /// `duties` in the order of importer, exporter and from.
    DutiesByDate(std::string file, std::vector<DatedDuty> duties);
    const std::string& file() const { return file_; }
    const std::vector<DatedDuty>& all() const { return duties_; }

private:
    std::string file_;
    std::vector<DatedDuty> duties_;
};

/// Columns importer, exporter, sector, from, until, one of rate_pct and add_points in each row, and optionally
/// covered_pct, of_which_232_points, weight_usd_m, flow_2017_usd_m and source. A pair's sector has one row on a day.
/// Throws InputError.
[[nodiscard]] DutiesByDate read_duties_by_date(const std::string& file, std::string_view text);

/// The table inside the program.
[[nodiscard]] const DutiesByDate& bundled_duties();

/// What was in force on a day, of this importer on this exporter; an empty code stands for all that the table has.
/// InputError where the table has nothing then, which says from when to when it does.
[[nodiscard]] std::vector<DatedDuty> in_force(const DutiesByDate& table, const std::string& day,
                                              const std::string& importer, const std::string& exporter);

}  // namespace parley::products

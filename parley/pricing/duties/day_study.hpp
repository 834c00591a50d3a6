#pragma once
// The duties in force on a day in a world, before anything is solved.
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/duties/duties_csv.hpp"
#include "parley/products/duties_by_date.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

struct DutyOnDay {
    Economy importer, exporter;
    Sector sector;
    products::DatedDuty duty;
    double trade_usd_m = 0.0;  ///< of the world
    double base_rate = 0.0;    ///< the world's own duty
    double carried = 0.0;      ///< points of the table that are in it already: in force in the middle of its year
    double rate_then() const { return duty.is_level ? duty.rate : base_rate - carried + duty.rate; }
    double added() const { return rate_then() - base_rate; }
};

/// Means over the sectors of a pair that the table has.
struct PairOnDay {
    Economy importer, exporter;
    std::string from, until;   ///< what was in force then was so from one day until the other
    double trade_usd_m = 0.0;  ///< goods of the pair in the world, all sectors
    double added = 0.0;        ///< by the world's trade, over all goods
    double rate_then = 0.0;
    std::optional<double> covered_share;         ///< where the table says it of every sector
    std::optional<double> added_by_own_weights;  ///< by the table's weights, where it has them
};

struct DayStudy {
    std::string day;
    std::vector<DutyOnDay> duties;  ///< in the order of importer, exporter and sector
    std::vector<PairOnDay> pairs;
    std::string note;  ///< how the table's codes stand in this world; empty: as they are
};

/// Of these importers and exporters, codes of the world; empty: all that the table has then. InputError where it has
/// nothing, or a code that the world lacks.
[[nodiscard]] DayStudy study_day(const products::DutiesByDate& table, const world::World& world, const std::string& day,
                                 const std::string& importer, const std::string& exporter);

/// The same as changes of the world's duties: points on the part that bears them, or the whole duty. Where the world
/// carries points already the change is of the whole flow.
[[nodiscard]] std::vector<DutyRow> duty_rows(const DayStudy& study, const world::World& world);

}  // namespace parley::pricing

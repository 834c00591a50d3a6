#pragma once
// Where the duties of the table of days stand in a world of other economies and sectors. docs/guide/lists.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

/// A duty of the table: whose, on whose goods, in which sector, by the codes of world-2017.
struct TableCell {
    std::string importer, exporter, sector;
};

/// A flow of the world, and the cells of the table that it is or is made of; it is part of one, or they are part of it.
struct PlacedDuty {
    Economy importer, exporter;
    Sector sector;
    std::vector<std::size_t> cells;  ///< positions in the table; of several, the flow bears their mean by trade
};

struct PlacedDuties {
    std::vector<PlacedDuty> duties;  ///< in the order of importer, exporter and sector
    std::string note;                ///< what stands for what, and what is left out; empty: all codes are the table's
};

/// A sector is where its classes of ISIC are, an economy itself, its group's members, or ROW. Refused: a group of which
/// the table has one member only, sectors that cut across each other, codes that say nothing. `cells` are all of a day.
[[nodiscard]] OrRefusal<PlacedDuties> place_duties(const world::World& world, const std::vector<TableCell>& cells);

/// Σ weight·value / Σ weight over the cells of a flow; without weights the plain mean.
template <class Weight, class Value>
[[nodiscard]] double mean_over(const PlacedDuty& placed, const Weight& weight, const Value& value) {
    if (placed.cells.size() == 1) return value(placed.cells.front());
    double total = 0.0, weighted = 0.0, plain = 0.0;
    for (const std::size_t k : placed.cells) {
        total += weight(k);
        weighted += weight(k) * value(k);
        plain += value(k) / static_cast<double>(placed.cells.size());
    }
    return total > 0 ? weighted / total : plain;
}

/// Points come on top of what the world's own duties were before: a refusal where it is a solved state, which may have
/// them already, or of a year in which points were in force that its duties do not hold. `carried` are those in the
/// middle of its year, by PlacedDuties::duties; `adds` says which of these are points and no whole duties.
[[nodiscard]] std::optional<Refusal> check_carried(const world::World& world, const PlacedDuties& placed,
                                                   const std::vector<double>& carried, const std::vector<bool>& adds);

}  // namespace parley::pricing

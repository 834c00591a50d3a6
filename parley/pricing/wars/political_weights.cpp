#include "parley/pricing/wars/political_weights.hpp"

#include <algorithm>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::pricing {

Table<Economy, Sector> read_political_weights(const std::string& file, std::string_view text, const world::World& world,
                                              const std::vector<Economy>& of) {
    const tables::Csv csv(file, text);
    world::refuse_unknown_columns(csv, {"economy", "sector", "weight"});
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"}), at = csv.column({"weight"});
    const world::Codes economies = world::economy_codes(world), sectors = world::sector_codes(world);
    Table<Economy, Sector> weights({world.economy_count(), world.sector_count()}, 1.0);
    world::FirstLines lines(weights.size());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, economy)};
        const Sector s{sectors.at(csv, row, sector)};
        lines.mark(csv, row, n.value * world.sector_count() + s.value, "economy and sector",
                   csv.text(row, economy) + "," + csv.text(row, sector));
        const double weight = csv.amount(row, at);
        if (!(weight <= 1000)) csv.fail(row, "a weight from 0 to 1000", shown(csv.text(row, at)));
        weights(n, s) = weight;
    }
    for (const Economy n : of) {
        double all = 0.0;
        for (const Sector s : world.each_sector()) {
            const bool made = world.output(n, s) > 0;
            if (made && !lines.given(n.value * world.sector_count() + s.value))
                throw InputError(file, 0, "a weight for each sector that a side makes",
                                 "none for " + world.economies[n.value].code + "," + world.sectors[s.value].code);
            if (made) all += weights(n, s);
        }
        if (!(all > 0))
            throw InputError(file, 0, "a weight above 0 for each side",
                             "only zeros for " + world.economies[n.value].code);
    }
    return weights;
}

}  // namespace parley::pricing

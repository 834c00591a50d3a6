#include "parley/pricing/by_date/place_in_force.hpp"

#include "parley/core/input_error.hpp"
#include "parley/pricing/by_date/duties_on_day.hpp"

namespace parley::pricing {
namespace {

// Of a flow's cells one duty. Of a cell without points nothing is covered.
scenario::DutyInForce one_duty(const world::World& world, const std::vector<scenario::DutyInForce>& table,
                               const PlacedDuty& placed) {
    const auto mean = [&](const auto& value) {
        return mean_over(
            placed, [&](std::size_t k) { return table[k].weight; }, [&](std::size_t k) { return value(table[k]); });
    };
    scenario::DutyInForce one;
    one.importer = world.economies[placed.importer.value].code;
    one.exporter = world.economies[placed.exporter.value].code;
    one.sector = world.sectors[placed.sector.value].code;
    one.is_level = table[placed.cells.front()].is_level;
    one.rate = mean([](const scenario::DutyInForce& each) { return each.rate; });
    one.covered_share =
        mean([](const scenario::DutyInForce& each) { return each.rate != 0 ? each.covered_share : 0.0; });
    for (const std::size_t k : placed.cells) one.weight += table[k].weight;
    const double carried = mean([&](const scenario::DutyInForce& each) { return each.carried_in(world.year); });
    if (carried != 0) one.points_in.emplace_back(world.year, carried);
    return one;
}

}  // namespace

void place_in_force(scenario::Scenario& scenario, const world::World& world) {
    const std::vector<scenario::DutyInForce>& table = scenario.duties_in_force;
    if (table.empty()) return;
    const auto refuse = [&](const Refusal& why) {
        throw InputError(scenario.file, scenario.world_line, why.expected, why.found, scenario.world_column);
    };
    std::vector<TableCell> cells;
    for (const scenario::DutyInForce& each : table) cells.push_back({each.importer, each.exporter, each.sector});
    const OrRefusal<PlacedDuties> placed = place_duties(world, cells);
    if (!placed) refuse(placed.refusal());

    std::vector<scenario::DutyInForce> here;
    std::vector<double> carried;
    std::vector<bool> adds;
    for (const PlacedDuty& each : placed->duties) {
        here.push_back(one_duty(world, table, each));
        carried.push_back(here.back().carried_in(world.year));
        adds.push_back(!here.back().is_level);
    }
    if (const auto why = check_carried(world, *placed, carried, adds)) refuse(*why);
    scenario.duties_in_force = std::move(here);
    scenario.duties_in_force_note = placed->note;
}

}  // namespace parley::pricing

#include "parley/datasets/pieces/inter_country.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/world/limits.hpp"
#include "parley/world/names.hpp"

namespace parley::datasets {
namespace {

constexpr double least_value_added = 0.01;  // of cost, where the table shows none
constexpr double most_negative = 1e-3;      // of world output, in cells whose net purchases are below zero

// Inventories run down can make a buyer's net purchases negative.
void net_negative_flows(const std::string& file, world::World& world) {
    double world_output = 0.0, dropped = 0.0;
    std::size_t cells = 0;
    for (double& flow : world.flow) {
        world_output += std::max(flow, 0.0);
        if (flow < 0) {
            dropped -= flow;
            ++cells;
            flow = 0.0;
        }
    }
    if (cells == 0) return;
    if (dropped > most_negative * world_output)
        throw InputError(file, 0, "net purchases that are not negative",
                         fmt::format("{} cells of together -{:.6g} USD m", cells, dropped));
    world.build_steps.push_back(
        fmt::format("{} flows with net purchases below zero (inventories run down) set to zero, {:.6g} USD m in all",
                    cells, dropped));
}

void set_technology(InterCountry& table) {
    world::World& world = table.world;
    std::string raised;
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            double inputs = 0.0;
            for (const Sector s : world.each_sector()) inputs += table.use(n, s, r);
            const double cost = inputs + table.value_added(n, r);
            // Absent: no cost. Sectors with losses keep a little value added, at the expense of their inputs.
            double value_added = cost > 0 ? table.value_added(n, r) / cost : 1.0;
            if (cost > 0 && value_added < least_value_added) {
                value_added = least_value_added;
                raised +=
                    (raised.empty() ? "" : ", ") + world.economies[n.value].code + "_" + world.sectors[r.value].code;
            }
            world.value_added_share(n, r) = value_added;
            for (const Sector s : world.each_sector())
                world.input_share(n, s, r) =
                    inputs > 0 && cost > 0 ? (1 - value_added) * table.use(n, s, r) / inputs : 0.0;
            if (!(inputs > 0) || !(cost > 0)) world.value_added_share(n, r) = 1.0;
        }
    if (!raised.empty())
        world.build_steps.push_back(fmt::format("value added raised to {:g} of cost in {}", least_value_added, raised));
}

void check_purchases(const std::string& file, const world::World& world) {
    for (const Economy n : world.each_economy()) {
        double bought = 0.0;
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) bought += world.flow(n, i, s);
        if (!(bought > 0)) throw InputError(file, 0, "purchases by " + world.economies[n.value].code, "none");
    }
}

}  // namespace

InterCountry empty_inter_country(const std::string& file, std::size_t line, std::vector<world::EconomyInfo> economies,
                                 std::vector<world::SectorInfo> sectors) {
    if (!world::fits(economies.size(), sectors.size()))
        throw InputError(file, line,
                         fmt::format("at most {} economies and {} sectors", world::most_economies, world::most_sectors),
                         fmt::format("{} and {}", economies.size(), sectors.size()));
    InterCountry table;
    table.world.economies = std::move(economies);
    table.world.sectors = std::move(sectors);
    if (const auto breach = check_names(table.world)) throw InputError(file, line, breach->rule, breach->found);
    allocate(table.world);
    const std::size_t count = table.world.economy_count(), kinds = table.world.sector_count();
    table.use = Table<Buyer, Supplying, Using>({count, kinds, kinds});
    table.value_added = Table<Buyer, Using>({count, kinds});
    return table;
}

world::World close(const std::string& file, InterCountry table, double assumed_theta) {
    world::World& world = table.world;
    net_negative_flows(file, world);
    set_technology(table);
    if (world.theta.empty()) {
        world.elasticity_sources = {{"assumed", std::vector<double>(world.sector_count(), assumed_theta)}};
        world.elasticity_source = "assumed";
        world.theta = world.elasticity_sources.front().theta;
        world.build_steps.push_back(
            fmt::format("no trade elasticities given: {:g} in every sector, an assumption", assumed_theta));
    }
    check_purchases(file, world);
    const double negative = final_shares_from_remainder(world);
    if (negative > world::base_tolerance)
        world.build_steps.push_back(fmt::format(
            "final demand below zero (inventories run down) set to zero, at most {:.3g} of value added; the "
            "base is settled before use",
            negative));
    if (const auto breach = complete(world)) throw InputError(file, 0, breach->rule, breach->found);
    return std::move(world);
}

int year_in_name(const std::string& name) {
    const auto digit = [&](std::size_t k) { return k < name.size() && name[k] >= '0' && name[k] <= '9'; };
    for (std::size_t k = name.size(); k-- > 0;)
        if ((name[k] == '1' || name[k] == '2') && (k == 0 || !digit(k - 1)) && digit(k + 1) && digit(k + 2) &&
            digit(k + 3) && !digit(k + 4))
            return std::stoi(name.substr(k, 4));
    return 0;
}

}  // namespace parley::datasets

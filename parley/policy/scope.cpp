#include "parley/policy/scope.hpp"

namespace parley::policy {

double trade_in_scope(const world::World& world, const FlowScope& scope) {
    double total = 0.0;
    for_each_flow(scope, [&](Economy n, Economy i, Sector s) { total += world.flow(n, i, s); });
    return total;
}

std::vector<Economy> all_economies(const world::World& world) {
    std::vector<Economy> result;
    for (const Economy n : world.each_economy()) result.push_back(n);
    return result;
}

std::vector<Sector> all_sectors(const world::World& world) {
    std::vector<Sector> result;
    for (const Sector s : world.each_sector()) result.push_back(s);
    return result;
}

std::vector<Sector> goods_sectors(const world::World& world, bool goods) {
    std::vector<Sector> result;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods == goods) result.push_back(s);
    return result;
}

}  // namespace parley::policy

#pragma once
// Which flows a measure is about.
#include <vector>

#include "parley/world/world.hpp"

namespace parley::policy {

/// All flows from these sellers to these buyers in these sectors. Home trade is never in scope: naming an economy on
/// both sides means its trade with the others.
struct FlowScope {
    std::vector<Economy> buyers;
    std::vector<Economy> sellers;
    std::vector<Sector> sectors;
};

/// Base trade in scope at border prices, USD m.
[[nodiscard]] double trade_in_scope(const world::World& world, const FlowScope& scope);

/// Every economy or sector of a world, and the sectors that count in goods balances (or all the others).
[[nodiscard]] std::vector<Economy> all_economies(const world::World& world);
[[nodiscard]] std::vector<Sector> all_sectors(const world::World& world);
[[nodiscard]] std::vector<Sector> goods_sectors(const world::World& world, bool goods = true);

/// Calls `visit(buyer, seller, sector)` for each flow in scope, in the order of the lists.
template <class Visit>
void for_each_flow(const FlowScope& scope, Visit&& visit) {
    for (const Economy n : scope.buyers)
        for (const Economy i : scope.sellers)
            if (n != i)
                for (const Sector s : scope.sectors) visit(n, i, s);
}

}  // namespace parley::policy

#pragma once
// Who buys what from whom after a change, and at what prices: imports and exports by partner and sector.
#include <vector>

#include "parley/pricing/counterfactual/outcome_result.hpp"

namespace parley::pricing {

/// A flow between two economies at border prices, USD m a year.
struct TradeFlow {
    Economy buyer, seller;
    Sector sector;
    double base_usd_m = 0.0, new_usd_m = 0.0;
    double change_usd_m() const { return new_usd_m - base_usd_m; }
};
[[nodiscard]] TradeFlow trade_flow(const world::World& world, const OutcomeResult& priced, Economy buyer,
                                   Economy seller, Sector sector);

/// The `count` flows into or out of an economy that change most, most first; those that do not change are left out.
[[nodiscard]] std::vector<TradeFlow> most_changed_flows(const world::World& world, const OutcomeResult& priced,
                                                        Economy economy, std::size_t count);

/// What an economy buys from and sells to others, at border prices, USD m a year.
struct TradeTotals {
    double imports_base = 0.0, imports_new = 0.0, exports_base = 0.0, exports_new = 0.0;
};
[[nodiscard]] TradeTotals trade_with(const world::World& world, const OutcomeResult& priced, Economy economy,
                                     Economy partner);
[[nodiscard]] TradeTotals trade_in(const world::World& world, const OutcomeResult& priced, Economy economy,
                                   Sector sector);

/// What buyers in an economy pay for the goods of a sector, duties included, over the base's.
[[nodiscard]] double price_factor(const OutcomeResult& priced, Economy economy, Sector sector);
/// The `count` sectors whose prices move most for an economy, most first; those that do not are left out.
[[nodiscard]] std::vector<Sector> most_moved_prices(const world::World& world, const OutcomeResult& priced,
                                                    Economy economy, std::size_t count);

}  // namespace parley::pricing

#include "parley/pricing/counterfactual/trade.hpp"

#include <algorithm>
#include <cmath>

#include "parley/pricing/counterfactual/noise.hpp"

namespace parley::pricing {
namespace {

void add(TradeTotals& totals, const TradeFlow& bought, const TradeFlow& sold) {
    totals.imports_base += bought.base_usd_m;
    totals.imports_new += bought.new_usd_m;
    totals.exports_base += sold.base_usd_m;
    totals.exports_new += sold.new_usd_m;
}

}  // namespace

TradeFlow trade_flow(const world::World& world, const OutcomeResult& priced, Economy buyer, Economy seller,
                     Sector sector) {
    return {buyer, seller, sector, world.flow(buyer, seller, sector), priced.flow_new(buyer, seller, sector)};
}

std::vector<TradeFlow> most_changed_flows(const world::World& world, const OutcomeResult& priced, Economy economy,
                                          std::size_t count) {
    std::vector<TradeFlow> flows;
    for (const Economy partner : world.each_economy())
        for (const Sector s : world.each_sector()) {
            if (partner == economy) continue;
            flows.push_back(trade_flow(world, priced, economy, partner, s));
            flows.push_back(trade_flow(world, priced, partner, economy, s));
        }
    std::erase_if(flows, [](const TradeFlow& each) { return each.change_usd_m() == 0.0; });
    std::stable_sort(flows.begin(), flows.end(), [](const TradeFlow& a, const TradeFlow& b) {
        return std::abs(a.change_usd_m()) > std::abs(b.change_usd_m());
    });
    flows.resize(std::min(count, flows.size()));
    return flows;
}

TradeTotals trade_with(const world::World& world, const OutcomeResult& priced, Economy economy, Economy partner) {
    TradeTotals totals;
    for (const Sector s : world.each_sector())
        add(totals, trade_flow(world, priced, economy, partner, s), trade_flow(world, priced, partner, economy, s));
    return totals;
}

TradeTotals trade_in(const world::World& world, const OutcomeResult& priced, Economy economy, Sector sector) {
    TradeTotals totals;
    for (const Economy partner : world.each_economy())
        if (partner != economy)
            add(totals, trade_flow(world, priced, economy, partner, sector),
                trade_flow(world, priced, partner, economy, sector));
    return totals;
}

double price_factor(const OutcomeResult& priced, Economy economy, Sector sector) {
    const double factor = priced.equilibrium.point.price_hat(economy, sector);
    return is_noise(factor - 1.0, 1.0) ? 1.0 : factor;
}

std::vector<Sector> most_moved_prices(const world::World& world, const OutcomeResult& priced, Economy economy,
                                      std::size_t count) {
    std::vector<Sector> sectors;
    for (const Sector s : world.each_sector())
        if (price_factor(priced, economy, s) != 1.0) sectors.push_back(s);
    std::stable_sort(sectors.begin(), sectors.end(), [&](Sector a, Sector b) {
        return std::abs(price_factor(priced, economy, a) - 1) > std::abs(price_factor(priced, economy, b) - 1);
    });
    sectors.resize(std::min(count, sectors.size()));
    return sectors;
}

}  // namespace parley::pricing

#include "parley/model/decomposition.hpp"
#include "parley/model/welfare.hpp"

namespace parley::model {

// eq:one-step; Caliendo & Parro 2015, eq. 15, as their published figures compute it: changes as hats minus one.
OneStep one_step(const world::World& world, const Wedges& wedges, const Point& point) {
    const std::size_t count = world.economy_count();
    OneStep result{Table<Economy>({count}), Table<Economy>({count}), Table<Buyer, Seller>({count, count}),
                   Table<Buyer, Seller>({count, count})};
    const Table<Seller, Sector> cost = cost_hat(world, wedges, point);
    const Table<Buyer, Seller, Sector> flow_new = flows(world, wedges, point);
    // Change of the border price of a flow, as a share. Costs, and what the seller's government adds.
    const auto price_change = [&](Economy n, Economy i, Sector s) {
        return cost(i, s) * (1 - wedges.production_subsidy_rate(i, s)) / (1 - world.production_subsidy_rate(i, s)) *
                   (1 + wedges.export_tax_rate(n, i, s)) / (1 + world.export_tax_rate(n, i, s)) -
               1;
    };
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            double terms = 0.0, volume = 0.0;
            for (const Sector s : world.each_sector()) {
                const double imports = world.flow(n, i, s), exports = world.flow(i, n, s);
                const double import_price = price_change(n, i, s);
                terms += exports * price_change(i, n, s) - imports * import_price;
                volume += world.duty_rate(n, i, s) * (flow_new(n, i, s) - imports - imports * import_price);
            }
            result.terms_of_trade_by_partner(n, i) = terms / world.income(n);
            result.volume_of_trade_by_partner(n, i) = volume / world.income(n);
            result.terms_of_trade(n) += terms / world.income(n);
            result.volume_of_trade(n) += volume / world.income(n);
        }
    return result;
}

}  // namespace parley::model

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/welfare.hpp"

namespace parley::model {

// eq:one-step; Caliendo & Parro 2015, eq. 15, as their published figures compute it: changes as hats minus one.
OneStep one_step(const world::World& world, const Wedges& wedges, const Point& point) {
    return one_step(world, wedges, part_flows(world, wedges, point));
}

OneStep one_step(const world::World& world, const Wedges& wedges, const PartFlows& flows) {
    const std::size_t count = world.economy_count();
    OneStep result{Table<Economy>({count}), Table<Economy>({count}), Table<Buyer, Seller>({count, count}),
                   Table<Buyer, Seller>({count, count})};
    // Change of the factory price, as a share: costs, and what subsidies pay of them.
    Table<Seller, Sector> factory_price = cost_hat(flows);
    for (std::size_t k = 0; k < factory_price.size(); ++k)
        factory_price.data()[k] = factory_price.data()[k] * (1 - wedges.production_subsidy_rate.data()[k]) /
                                  (1 - world.production_subsidy_rate.data()[k]);
    // X (p'/p − 1) of every flow at border prices: of the seller's exports and of the buyer's imports.
    Table<Buyer, Seller, Sector> dearer(world.flow.extents());
    Table<Buyer, Seller>& volume = result.volume_of_trade_by_partner;
    for_each_part(wedges, [&](const FlowPart& bought) {
        const Economy n = bought.buyer, i = bought.seller;
        if (n == i) return;
        const double imports = base_flow(world, wedges, bought);
        const double more = imports * (factory_price(i, bought.sector) * (1 + export_tax_rate(wedges, bought)) /
                                           (1 + base_export_tax_rate(world, wedges, bought)) -
                                       1);
        dearer(n, i, bought.sector) += more;
        volume(n, i) += base_duty_rate(world, wedges, bought) * (flows.of(bought) - imports - more);
    });
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            volume(n, i) /= world.income(n);
            result.volume_of_trade(n) += volume(n, i);
        }
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            double terms = 0.0;
            for (const Sector s : world.each_sector()) terms += dearer(i, n, s) - dearer(n, i, s);
            result.terms_of_trade_by_partner(n, i) = terms / world.income(n);
            result.terms_of_trade(n) += terms / world.income(n);
        }
    return result;
}

}  // namespace parley::model

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/welfare.hpp"

namespace parley::model {

// eq:one-step; Caliendo & Parro 2015, eq. 15, as their published figures compute it: changes as hats minus one.
OneStep one_step(const world::World& world, const Wedges& wedges, const Point& point) {
    const std::size_t count = world.economy_count();
    OneStep result{Table<Economy>({count}), Table<Economy>({count}), Table<Buyer, Seller>({count, count}),
                   Table<Buyer, Seller>({count, count})};
    const Table<Seller, Sector> cost = cost_hat(world, wedges, point);
    const PartFlows flows = part_flows(world, wedges, point);
    // Change of the border price, as a share. Costs, and what the seller's government adds.
    const auto price_change = [&](const FlowPart& part) {
        const Economy i = part.seller;
        const Sector s = part.sector;
        return cost(i, s) * (1 - wedges.production_subsidy_rate(i, s)) / (1 - world.production_subsidy_rate(i, s)) *
                   (1 + export_tax_rate(wedges, part)) / (1 + base_export_tax_rate(world, wedges, part)) -
               1;
    };
    // X (p'/p − 1) of every flow: of the seller's exports and of the buyer's imports.
    Table<Buyer, Seller, Sector> dearer(world.flow.extents());
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            double volume = 0.0;
            for (const Sector s : world.each_sector()) {
                double& on_flow = dearer(n, i, s);
                for_each_part(wedges, n, i, s, [&](const FlowPart& bought) {
                    const double imports = base_flow(world, wedges, bought), more = imports * price_change(bought);
                    on_flow += more;
                    volume += base_duty_rate(world, wedges, bought) * (flows.of(bought) - imports - more);
                });
            }
            result.volume_of_trade_by_partner(n, i) = volume / world.income(n);
            result.volume_of_trade(n) += volume / world.income(n);
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

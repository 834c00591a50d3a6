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
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            double terms = 0.0, volume = 0.0;
            for (const Sector s : world.each_sector()) {
                double dearer_exports = 0.0, dearer_imports = 0.0;  // X (p'/p − 1)
                for_each_part(wedges, i, n, s, [&](const FlowPart& sold) {
                    dearer_exports += base_flow(world, wedges, sold) * price_change(sold);
                });
                for_each_part(wedges, n, i, s, [&](const FlowPart& bought) {
                    const double imports = base_flow(world, wedges, bought), dearer = imports * price_change(bought);
                    dearer_imports += dearer;
                    volume += base_duty_rate(world, wedges, bought) * (flows.of(bought) - imports - dearer);
                });
                terms += dearer_exports - dearer_imports;
            }
            result.terms_of_trade_by_partner(n, i) = terms / world.income(n);
            result.volume_of_trade_by_partner(n, i) = volume / world.income(n);
            result.terms_of_trade(n) += terms / world.income(n);
            result.volume_of_trade(n) += volume / world.income(n);
        }
    return result;
}

}  // namespace parley::model

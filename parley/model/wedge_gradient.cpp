#include <cmath>

#include "parley/model/adjoint.hpp"

namespace parley::model {

// What a wedge does through its own market alone; what follows is in the multipliers.
WedgeGradient wedge_gradient(const world::World& world, const Wedges& wedges, const ShadowValues& shadow,
                             const WedgeGradient& direct) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    WedgeGradient result = direct;
    if (result.log_duty.empty()) result.log_duty = Table<Buyer, Seller, Sector>({count, count, sectors});
    if (result.log_export_tax.empty()) result.log_export_tax = Table<Buyer, Seller, Sector>({count, count, sectors});
    if (result.log_subsidy_factor.empty()) result.log_subsidy_factor = Table<Seller, Sector>({count, sectors});
    std::vector<double> worth(count * sectors), at_cost(sectors * count);
    for (const Economy n : world.each_economy()) {
        std::vector<double> total(sectors, 0.0), mean(sectors, 0.0);
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const std::size_t cell = i.value * sectors + s.value;
                const double border = 1 / (1 + wedges.duty_rate(n, i, s));
                // eq:adjoint-worth
                at_cost[cell] = (shadow.output(i, s) - shadow.income(i)) * border /
                                ((1 + wedges.export_tax_rate(n, i, s)) * (1 - wedges.production_subsidy_rate(i, s)));
                worth[cell] = at_cost[cell] + (shadow.income(i) - shadow.income(n)) * border + shadow.income(n);
                const double spending = (*shadow.spending)(n, i, s);
                total[s.value] += spending;
                mean[s.value] += spending * worth[cell];
            }
        for (std::size_t s = 0; s < sectors; ++s) mean[s] = total[s] > 0 ? mean[s] / total[s] : 0.0;
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const std::size_t cell = i.value * sectors + s.value;
                const double spending = (*shadow.spending)(n, i, s);
                if (spending == 0) continue;
                const double through_price =
                    shadow.price(n, s) / total[s.value] + world.theta[s.value] * (mean[s.value] - worth[cell]);
                // eq:adjoint-wedges
                const double seller = spending * (through_price - at_cost[cell]);
                result.log_subsidy_factor(i, s) += seller;
                if (i == n) continue;
                result.log_export_tax(n, i, s) += seller;
                result.log_duty(n, i, s) += spending * (through_price - worth[cell] + shadow.income(n));
            }
    }
    return result;
}

}  // namespace parley::model

#include "parley/model/delivered_price.hpp"

#include <cmath>

#include "parley/numerics/kernels.hpp"

namespace parley::model {

Table<Seller, Sector> log_cost_hat(const world::World& world, const Wedges& wedges, const Point& point) {
    Table<Seller, Sector> result(world.output.extents());
    for (const Economy n : world.each_economy()) {
        const double log_wage = std::log(point.wage_hat(n));
        for (const Sector r : world.each_sector())
            result(n, r) = world.value_added_share(n, r) *
                           (point.return_hat.empty() ? log_wage : std::log(point.return_hat(n, r)));
        for (const Sector s : world.each_sector())
            numerics::kernels::add_scaled(std::log(point.price_hat(n, s)), world.input_share.row(n, s),
                                          world.sector_count(), result.row(n));
        for (const Sector r : world.each_sector())
            result(n, r) = world.output(n, r) > 0 ? result(n, r) - std::log(wedges.productivity_factor(n, r)) : 0.0;
        if (point.scale_hat.empty()) continue;
        for (const Sector r : world.each_sector())
            if (world.output(n, r) > 0) result(n, r) -= std::log(point.scale_hat(n, r));
    }
    return result;
}

Sourcing::Sourcing(const world::World& world, const Wedges& wedges, const Point& point)
    : world_(world), wedges_(wedges), log_cost_(log_cost_hat(world, wedges, point)), cost_power_(log_cost_) {
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector())
            cost_power_(i, s) = std::exp(-world.theta[s.value] * log_cost_(i, s));
}

double Sourcing::weight(Economy n, Economy i, Sector s) const {
    const double flow = world_.flow(n, i, s);
    if (flow == 0) return 0;
    const double share = flow * (1 + world_.duty_rate(n, i, s)) / world_.expenditure(n, s);  // eq:base-shares
    const double ratio = delivered_ratio(world_, wedges_, {n, i, s});
    if (ratio == 1) return share * cost_power_(i, s);
    return share * std::exp(-world_.theta[s.value] * (log_cost_(i, s) + std::log(ratio)));
}

}  // namespace parley::model

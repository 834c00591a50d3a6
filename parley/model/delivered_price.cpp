#include "parley/model/delivered_price.hpp"

#include <cmath>

#include "parley/model/running_sum.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model {
namespace {

// Σ|γ ln ŵ| and so on: the size of what log_cost_hat() adds up.
Table<Seller, Sector> summed_logs(const world::World& world, const Wedges& wedges, const Point& point) {
    Table<Seller, Sector> result(world.output.extents());
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            if (world.output(n, r) == 0) continue;
            const double wage = point.return_hat.empty() ? point.wage_hat(n) : point.return_hat(n, r);
            double& sum = result(n, r);
            sum = world.value_added_share(n, r) * std::abs(std::log(wage)) +
                  std::abs(std::log(wedges.productivity_factor(n, r)));
            if (!point.scale_hat.empty()) sum += std::abs(std::log(point.scale_hat(n, r)));
        }
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double log_price = std::abs(std::log(point.price_hat(n, s)));
            for (const Sector r : world.each_sector())
                if (world.output(n, r) > 0) result(n, r) += std::abs(world.input_share(n, s, r)) * log_price;
        }
    return result;
}

}  // namespace

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
    : world_(world),
      wedges_(wedges),
      log_cost_(log_cost_hat(world, wedges, point)),
      cost_power_(log_cost_),
      power_rounding_(summed_logs(world, wedges, point)) {
    // Of a sum of as many logs as there are sectors and a few more, multiplied by θ and raised.
    const double operations = static_cast<double>(world.sector_count() + 10);
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double theta = world.theta[s.value];
            cost_power_(i, s) = std::exp(-theta * log_cost_(i, s));
            power_rounding_(i, s) = 2 + theta * operations * power_rounding_(i, s);
        }
}

Sourcing::Weight Sourcing::weigh(Economy n, Economy i, Sector s) const {
    return weigh({n, i, s}, world_.expenditure(n, s));
}

Sourcing::Weight Sourcing::weigh(const FlowPart& part, double expenditure) const {
    const double flow = base_flow(world_, wedges_, part);
    if (flow == 0) return {};
    const Economy i = part.seller;
    const Sector s = part.sector;
    const double share = flow * (1 + base_duty_rate(world_, wedges_, part)) / expenditure;  // eq:base-shares
    const double ratio = delivered_ratio(world_, wedges_, part);
    if (std::isinf(ratio)) return {0.0, underflow};  // eq:embargo
    // Expenditure is a sum over all sellers; a ratio is twelve operations, and a log.
    double value = share * cost_power_(i, s);
    double rounding = power_rounding_(i, s) + static_cast<double>(world_.economy_count() + 7);
    if (ratio != 1) {
        const double theta = world_.theta[s.value], log_ratio = std::log(ratio);
        value = share * std::exp(-theta * (log_cost_(i, s) + log_ratio));
        rounding += theta * (12 + 5 * std::abs(log_ratio));
    }
    return {value, value * rounding + underflow};
}

}  // namespace parley::model

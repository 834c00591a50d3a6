#include "parley/model/delivered_price.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "parley/model/running_sum.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::model {
namespace {

// sum += factor·|x|
PARLEY_VECTOR
void add_sizes(double factor, const double* __restrict x, std::size_t count, double* __restrict sum) {
    for (std::size_t k = 0; k < count; ++k) sum[k] += factor * std::abs(x[k]);
}

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
        for (const Sector s : world.each_sector())
            add_sizes(std::abs(std::log(point.price_hat(n, s))), world.input_share.row(n, s), world.sector_count(),
                      result.row(n));
    return result;
}

// One seller to one buyer where no wedge moves.
PARLEY_VECTOR
void weigh_unmoved(const double* __restrict flow, const double* __restrict duty,
                   const double* __restrict per_expenditure, const double* __restrict power,
                   const double* __restrict power_rounding, double operations, std::size_t sectors,
                   double* __restrict value, double* __restrict rounding) {
    for (std::size_t s = 0; s < sectors; ++s) {
        value[s] = flow[s] * (1 + duty[s]) * per_expenditure[s] * power[s];  // eq:base-shares
        rounding[s] = value[s] * (power_rounding[s] + operations) + underflow;
    }
}

bool same(const double* a, const double* b, std::size_t count) {
    return std::memcmp(a, b, count * sizeof(double)) == 0;
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
      ones_(world.sector_count(), 1.0),
      per_expenditure_(world.expenditure.extents()),
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
    for (const Economy i : world.each_economy())
        subsidy_moves_.push_back(
            !same(world.production_subsidy_rate.row(i), wedges.production_subsidy_rate.row(i), world.sector_count()));
    for (std::size_t k = 0; k < per_expenditure_.size(); ++k)
        per_expenditure_.data()[k] = world.expenditure.data()[k] > 0 ? 1 / world.expenditure.data()[k] : 0.0;
    for (const SplitWedges& split : wedges.split) per_expenditure_(split.base.buyer, split.base.sector) = 0.0;
}

// Whether any wedge on a seller's flows to a buyer is another than the base's. A zero with another sign counts: that
// costs time alone.
bool Sourcing::moves(Economy n, Economy i) const {
    const std::size_t sectors = world_.sector_count();
    return subsidy_moves_[i.value] || !same(world_.duty_rate.row(n, i), wedges_.duty_rate.row(n, i), sectors) ||
           !same(world_.export_tax_rate.row(n, i), wedges_.export_tax_rate.row(n, i), sectors) ||
           !same(ones_.data(), wedges_.barrier_factor.row(n, i), sectors);
}

void Sourcing::weigh_row(Economy n, Economy i, double* value, double* rounding) const {
    if (!moves(n, i)) {
        // Expenditure is a sum over all sellers.
        weigh_unmoved(world_.flow.row(n, i), world_.duty_rate.row(n, i), per_expenditure_.row(n), cost_power_.row(i),
                      power_rounding_.row(i), static_cast<double>(world_.economy_count() + 8), world_.sector_count(),
                      value, rounding);
        return;
    }
    for (const Sector s : world_.each_sector()) {
        const Weight weight = per_expenditure_(n, s) > 0 ? weigh(n, i, s) : Weight{0.0, 0.0};
        value[s.value] = weight.value;
        rounding[s.value] = weight.rounding;
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

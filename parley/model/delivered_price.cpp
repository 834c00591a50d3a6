#include "parley/model/delivered_price.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

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

Table<Seller, Sector> logs(const Table<Seller, Sector>& values) {
    Table<Seller, Sector> result(values.extents());
    numerics::kernels::log(values.data(), values.size(), result.data());
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

// The same of the groups of a split purchase.
PARLEY_WITHIN void weigh_group_unmoved(const double* __restrict flow, const double* __restrict duty,
                                       const double* __restrict per_expenditure, double power, double relative,
                                       std::size_t groups, double* __restrict value, double* __restrict rounding) {
    for (std::size_t g = 0; g < groups; ++g) {
        value[g] = flow[g] * (1 + duty[g]) * per_expenditure[g] * power;  // eq:base-shares
        rounding[g] = value[g] * relative + underflow;
    }
}

bool same(const double* a, const double* b, std::size_t count) {
    return std::memcmp(a, b, count * sizeof(double)) == 0;
}

}  // namespace

namespace {

// ln ĉ, and the size of what is added up for it: Σ|γ ln ŵ| and so on.
struct Costs {
    Table<Seller, Sector> log_cost, size;
};

Costs costs_at(const world::World& world, const Wedges& wedges, const Point& point) {
    const Table<Seller, Sector> none(world.output.extents());
    Costs result{none, none};
    const std::size_t sectors = world.sector_count();
    Table<Seller, Sector> log_wage = none, log_scale;
    if (point.return_hat.empty()) {
        for (const Economy n : world.each_economy()) std::fill_n(log_wage.row(n), sectors, std::log(point.wage_hat(n)));
    } else {
        log_wage = logs(point.return_hat);
    }
    if (!point.scale_hat.empty()) log_scale = logs(point.scale_hat);
    const Table<Seller, Sector> log_productivity = logs(wedges.productivity_factor);
    std::vector<double> log_price(sectors);
    for (const Economy n : world.each_economy()) {
        double *cost = result.log_cost.row(n), *size = result.size.row(n);
        numerics::kernels::log(point.price_hat.row(n), sectors, log_price.data());
        const double *share = world.value_added_share.row(n), *wage = log_wage.row(n);
        for (std::size_t r = 0; r < sectors; ++r) cost[r] = share[r] * wage[r];
        for (std::size_t r = 0; r < sectors; ++r) size[r] = share[r] * std::abs(wage[r]);
        numerics::kernels::add_transposed_product(world.input_share.row(n, Sector{0}), log_price.data(), sectors,
                                                  sectors, cost);
        for (const Sector s : world.each_sector())
            add_sizes(std::abs(log_price[s.value]), world.input_share.row(n, s), sectors, size);
        for (std::size_t r = 0; r < sectors; ++r) {
            const double productivity = log_productivity.row(n)[r];
            const double scale = log_scale.empty() ? 0.0 : log_scale.row(n)[r];
            cost[r] = world.output(n, Sector{r}) > 0 ? cost[r] - productivity - scale : 0.0;
            size[r] += std::abs(productivity) + std::abs(scale);
        }
    }
    return result;
}

}  // namespace

numerics::kernels::RowMoves part_moves(const SplitWedges& split) {
    return numerics::kernels::moves(split.base.duty_rate.data(), split.base.export_tax_rate.data(),
                                    split.duty_rate.data(), split.export_tax_rate.data(), split.barrier_factor.data(),
                                    split.base.flow.size());
}

Table<Seller, Sector> log_cost_hat(const world::World& world, const Wedges& wedges, const Point& point) {
    return costs_at(world, wedges, point).log_cost;
}

Sourcing::Sourcing(const world::World& world, const Wedges& wedges, const Point& point)
    : world_(world),
      wedges_(wedges),
      per_expenditure_(world.expenditure.extents()),
      cost_power_(world.output.extents()) {
    Costs costs = costs_at(world, wedges, point);
    log_cost_ = std::move(costs.log_cost);
    power_rounding_ = std::move(costs.size);
    // Of a sum of as many logs as there are sectors and a few more, multiplied by θ and raised.
    const double operations = static_cast<double>(world.sector_count() + 10);
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double theta = world.theta[s.value];
            cost_power_(i, s) = -theta * log_cost_(i, s);
            power_rounding_(i, s) = 2 + theta * operations * power_rounding_(i, s);
        }
    numerics::kernels::exp(cost_power_.data(), cost_power_.size(), cost_power_.data());
    for (const Economy i : world.each_economy())
        subsidy_moves_.push_back(
            !same(world.production_subsidy_rate.row(i), wedges.production_subsidy_rate.row(i), world.sector_count()));
    for (std::size_t k = 0; k < per_expenditure_.size(); ++k)
        per_expenditure_.data()[k] = world.expenditure.data()[k] > 0 ? 1 / world.expenditure.data()[k] : 0.0;
    for (const SplitWedges& split : wedges.split) per_expenditure_(split.base.buyer, split.base.sector) = 0.0;
}

bool Sourcing::weigh_row(Economy n, Economy i, double* value, double* rounding) const {
    const numerics::kernels::RowMoves moves = numerics::kernels::moves(
        world_.duty_rate.row(n, i), world_.export_tax_rate.row(n, i), wedges_.duty_rate.row(n, i),
        wedges_.export_tax_rate.row(n, i), wedges_.barrier_factor.row(n, i), world_.sector_count());
    if (!moves.any && !subsidy_moves_[i.value]) {
        // Expenditure is a sum over all sellers.
        weigh_unmoved(world_.flow.row(n, i), world_.duty_rate.row(n, i), per_expenditure_.row(n), cost_power_.row(i),
                      power_rounding_.row(i), static_cast<double>(world_.economy_count() + 8), world_.sector_count(),
                      value, rounding);
        return moves.taxed;
    }
    for (const Sector s : world_.each_sector()) {
        const Weight weight = per_expenditure_(n, s) > 0 ? weigh(n, i, s) : Weight{0.0, 0.0};
        value[s.value] = weight.value;
        rounding[s.value] = weight.rounding;
    }
    return moves.taxed;
}

bool Sourcing::weigh_split(const SplitWedges& split, const double* per_expenditure, double* value,
                           double* rounding) const {
    const world::SplitPurchase& base = split.base;
    const std::size_t groups = base.group_count();
    const double operations = static_cast<double>(world_.economy_count() + 8);
    const auto [moves, taxed] = part_moves(split);
    const double *flow = base.flow.data(), *duty = base.duty_rate.data();
    std::size_t at = 0;
    for (const Economy i : world_.each_economy()) {
        const double power = cost_power_(i, base.sector), relative = power_rounding_(i, base.sector) + operations;
        if (!moves && !subsidy_moves_[i.value]) {
            weigh_group_unmoved(flow + at, duty + at, per_expenditure, power, relative, groups, value + at,
                                rounding + at);
            at += groups;
            continue;
        }
        for (std::size_t g = 0; g < groups; ++g, ++at) {
            const FlowPart part{base.buyer, i, base.sector, static_cast<std::size_t>(&split - wedges_.split.data()),
                                Group{g}};
            const Weight weight = per_expenditure[g] > 0 ? weigh(part, 1 / per_expenditure[g]) : Weight{};
            value[at] = weight.value;
            rounding[at] = weight.rounding;
        }
    }
    return taxed;
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

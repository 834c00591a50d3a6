#include "parley/model/group_prices.hpp"

#include <cmath>

namespace parley::model {
namespace {

// ln (Σ λ P̂^(1−σ))^(1/(1−σ)), for σ = 1 Σ λ ln P̂. The powers are taken about that mean, where they are near one:
// nothing is lost as σ goes to 1. eq:group-index
void set_index(double substitution, double sellers, GroupPrices& prices) {
    // A share is a quotient of two sums over sellers; then come products and a sum over groups.
    const double operations = 2 * sellers + static_cast<double>(prices.share.size()) + 12;
    double mean = 0.0, excess = 0.0, excess_size = 0.0;
    for (std::size_t g = 0; g < prices.share.size(); ++g) {
        if (!(prices.share[g] > 0)) continue;
        mean += prices.share[g] * prices.log_price[g];
        prices.log_index_rounding += prices.share[g] * operations * std::abs(prices.log_price[g]);
    }
    for (std::size_t g = 0; g < prices.share.size() && substitution != 1; ++g) {
        if (!(prices.share[g] > 0)) continue;
        const double power = std::expm1((1 - substitution) * (prices.log_price[g] - mean));
        excess += prices.share[g] * power;
        excess_size += prices.share[g] * std::abs(power);
    }
    prices.log_index = mean;
    if (substitution != 1) prices.log_index += std::log1p(excess) / (1 - substitution);
    if (substitution != 1)
        prices.log_index_rounding += operations * excess_size / std::abs(1 - substitution) / (1 + excess);
    for (std::size_t g = 0; g < prices.share.size(); ++g)  // each price moves the index by its share in spending now
        if (prices.share[g] > 0)
            prices.log_index_rounding += prices.share[g] * prices.log_price_rounding[g] *
                                         std::exp((1 - substitution) * (prices.log_price[g] - prices.log_index));
}

}  // namespace

void set_group_prices(const world::World& world, const SplitWedges& split, const Sourcing& sourcing,
                      GroupPrices& prices) {
    const world::SplitPurchase& base = split.base;
    const std::size_t groups = base.group_count();
    if (prices.weight.extents() != base.flow.extents())
        prices.weight = prices.weight_rounding = Table<Seller, Group>(base.flow.extents());
    prices.weight_sum.assign(groups, {});
    for (std::vector<double>* each : {&prices.share, &prices.log_price, &prices.log_price_rounding})
        each->assign(groups, 0.0);
    prices.log_index = prices.log_index_rounding = 0.0;
    const double theta = world.theta[base.sector.value], expenditure = world.expenditure(base.buyer, base.sector);
    std::vector<double> per_spending = world::group_expenditures(base);
    for (std::size_t g = 0; g < groups; ++g) {
        double& spending = per_spending[g];
        prices.share[g] = spending > 0 ? spending / expenditure : 0.0;  // eq:group-shares
        spending = spending > 0 ? 1 / spending : 0.0;
    }
    prices.taxed =
        sourcing.weigh_split(split, per_spending.data(), prices.weight.data(), prices.weight_rounding.data());
    for (const Group g : base.each_group()) {
        if (!(prices.share[g.value] > 0)) continue;
        RunningSum sum;
        for (const Economy i : world.each_economy()) sum.add(prices.weight(i, g), prices.weight_rounding(i, g));
        prices.weight_sum[g.value] = sum;
        const double log_sum = std::log(sum.value());
        prices.log_price[g.value] = -log_sum / theta;  // eq:group-price
        prices.log_price_rounding[g.value] = (sum.rounding() / sum.value() + 4 * std::abs(log_sum)) / theta;
    }
    set_index(world.group_substitution, static_cast<double>(world.economy_count()), prices);
}

// eq:group-spending
void set_group_flows(const world::World& world, const GroupPrices& prices, const SplitWedges& split, double log_index,
                     double expenditure, GroupFlows& flows) {
    if (flows.flow.extents() != split.base.flow.extents())
        flows.flow = flows.rounding = Table<Seller, Group>(split.base.flow.extents());
    const double operations = 2 * static_cast<double>(world.economy_count()) + 12, sigma = world.group_substitution;
    for (const Group g : split.base.each_group()) {
        const double share = prices.share[g.value], log_price = prices.log_price[g.value];
        if (!(share > 0)) {  // of which nothing is bought nothing will be
            for (const Economy i : world.each_economy()) flows.flow(i, g) = flows.rounding(i, g) = 0.0;
            continue;
        }
        const double spending = share * std::exp((1 - sigma) * (log_price - log_index)) * expenditure;
        const RunningSum& sum = prices.weight_sum[g.value];
        const double relative = operations + sum.rounding() / sum.value() +
                                std::abs(1 - sigma) * (prices.log_price_rounding[g.value] + 3 * std::abs(log_price) +
                                                       3 * std::abs(log_index));
        const double per_sum = spending / sum.value();
        for (const Economy i : world.each_economy()) {
            const double per_weight = per_sum / (1 + split.duty_rate(i, g));
            flows.flow(i, g) = prices.weight(i, g) * per_weight;
            flows.rounding(i, g) = prices.weight_rounding(i, g) * per_weight + relative * flows.flow(i, g);
        }
    }
}

}  // namespace parley::model

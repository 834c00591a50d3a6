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

GroupPrices group_prices(const world::World& world, const SplitWedges& split, const Sourcing& sourcing) {
    const world::SplitPurchase& base = split.base;
    const std::vector<double> none(base.group_count());
    const Table<Seller, Group> empty(base.flow.extents());
    GroupPrices result{empty, empty, std::vector<RunningSum>(none.size()), none, none, none, 0.0, 0.0};
    const double theta = world.theta[base.sector.value], expenditure = world.expenditure(base.buyer, base.sector);
    std::vector<double> per_spending(none);
    for (const Group g : base.each_group()) {
        const double spending = group_expenditure(base, g);
        if (!(spending > 0)) continue;
        result.share[g.value] = spending / expenditure;  // eq:group-shares
        per_spending[g.value] = 1 / spending;
    }
    sourcing.weigh_split(split, per_spending.data(), result.weight.data(), result.weight_rounding.data());
    for (const Group g : base.each_group()) {
        if (!(result.share[g.value] > 0)) continue;
        RunningSum& sum = result.weight_sum[g.value];
        for (const Economy i : world.each_economy()) sum.add(result.weight(i, g), result.weight_rounding(i, g));
        const double log_sum = std::log(sum.value());
        result.log_price[g.value] = -log_sum / theta;  // eq:group-price
        result.log_price_rounding[g.value] = (sum.rounding() / sum.value() + 4 * std::abs(log_sum)) / theta;
    }
    set_index(world.group_substitution, static_cast<double>(world.economy_count()), result);
    return result;
}

// eq:group-spending
GroupFlows group_flows(const world::World& world, const GroupPrices& prices, const SplitWedges& split, double log_index,
                       double expenditure) {
    const Table<Seller, Group> empty(split.base.flow.extents());
    GroupFlows result{empty, empty};
    const double operations = 2 * static_cast<double>(world.economy_count()) + 12, sigma = world.group_substitution;
    for (const Group g : split.base.each_group()) {
        const double share = prices.share[g.value], log_price = prices.log_price[g.value];
        if (!(share > 0)) continue;
        const double spending = share * std::exp((1 - sigma) * (log_price - log_index)) * expenditure;
        const RunningSum& sum = prices.weight_sum[g.value];
        const double relative = operations + sum.rounding() / sum.value() +
                                std::abs(1 - sigma) * (prices.log_price_rounding[g.value] + 3 * std::abs(log_price) +
                                                       3 * std::abs(log_index));
        const double per_sum = spending / sum.value();
        for (const Economy i : world.each_economy()) {
            const double per_weight = per_sum / (1 + split.duty_rate(i, g));
            result.flow(i, g) = prices.weight(i, g) * per_weight;
            result.rounding(i, g) = prices.weight_rounding(i, g) * per_weight + relative * result.flow(i, g);
        }
    }
    return result;
}

}  // namespace parley::model

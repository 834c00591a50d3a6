#include "parley/model/group_prices.hpp"

#include <cmath>

namespace parley::model {

double log_group_index(const std::vector<double>& share, const std::vector<double>& log_price, double substitution) {
    double mean = 0.0;
    for (std::size_t g = 0; g < share.size(); ++g)
        if (share[g] > 0) mean += share[g] * log_price[g];
    if (substitution == 1) return mean;
    // About the mean, where the powers are near one: nothing is lost as σ goes to 1.
    double excess = 0.0;
    for (std::size_t g = 0; g < share.size(); ++g)
        if (share[g] > 0) excess += share[g] * std::expm1((1 - substitution) * (log_price[g] - mean));
    return mean + std::log1p(excess) / (1 - substitution);
}

GroupPrices group_prices(const world::World& world, const Wedges& wedges, const SplitWedges& split,
                         const Table<Seller, Sector>& log_cost) {
    const world::SplitPurchase& base = split.base;
    const std::size_t groups = base.group_count();
    const double theta = world.theta[base.sector.value], expenditure = world.expenditure(base.buyer, base.sector);
    GroupPrices result{Table<Seller, Group>(base.flow.extents()), std::vector<double>(groups),
                       std::vector<double>(groups), std::vector<double>(groups), 0.0};
    const auto at = static_cast<std::size_t>(&split - wedges.split.data());
    for (const Group g : base.each_group()) {
        const double spending = group_expenditure(base, g);
        if (!(spending > 0)) continue;
        result.share[g.value] = spending / expenditure;  // eq:group-shares
        double& sum = result.weight_sum[g.value];
        for (const Economy i : world.each_economy()) {
            const double flow = base.flow(i, g);
            if (flow == 0) continue;
            const double share = flow * (1 + base.duty_rate(i, g)) / spending;
            const double ratio = delivered_ratio(world, wedges, {base.buyer, i, base.sector, at, g});
            result.weight(i, g) = share * std::exp(-theta * (log_cost(i, base.sector) + std::log(ratio)));
            sum += result.weight(i, g);
        }
        result.log_price[g.value] = -std::log(sum) / theta;  // eq:group-price
    }
    result.log_index = log_group_index(result.share, result.log_price, world.group_substitution);
    return result;
}

Table<Seller, Group> group_flows(const GroupPrices& prices, const SplitWedges& split, double substitution,
                                 double log_index, double expenditure) {
    Table<Seller, Group> result(split.base.flow.extents());
    for (const Group g : split.base.each_group()) {
        if (!(prices.share[g.value] > 0)) continue;
        const double spending = prices.share[g.value] *
                                std::exp((1 - substitution) * (prices.log_price[g.value] - log_index)) * expenditure;
        for (const Economy i : Positions<Economy>(split.base.flow.extents()[0]))
            result(i, g) = prices.weight(i, g) / prices.weight_sum[g.value] * spending / (1 + split.duty_rate(i, g));
    }
    return result;
}

}  // namespace parley::model

#include "parley/datasets/recipes/duties.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"

namespace parley::datasets {
namespace {

constexpr const char* food = "C10T12";
constexpr double cut_share = 0.9;

// Position in icio2017-7x44 of the group of each economy of icio2017.
std::vector<std::size_t> groups_of(const world::Codes& economies, const world::Codes& small) {
    std::vector<std::size_t> groups;
    for (const std::string& code : economies.all()) groups.push_back(small.at("icio2017-7x44", 0, group_in_7x44(code)));
    return groups;
}

// Position in icio2017-7x44 of each goods sector of icio2017; services have none.
std::vector<std::size_t> goods_in_7x44(const world::Codes& sectors, const world::Codes& small) {
    std::vector<std::size_t> places(sectors.all().size(), small.all().size());
    for (const SectorJoin& join : sectors_of_icio2017())
        if (join.sector.goods)
            places[sectors.at("icio2017", 0, join.in_icio2017)] = small.at("icio2017-7x44", 0, join.in_7x44.front());
    return places;
}

double food_cut(const FlowSource& source, Sector s) {
    std::vector<double> rates;
    const std::size_t count = source.economies.all().size();
    for (const Economy n : Positions<Economy>(count))
        for (const Economy i : Positions<Economy>(count))
            if (n != i && source.flows.value_usd_m(n, i, s) > 0) rates.push_back(source.flows.duty_rate(n, i, s));
    return rates.empty() ? 0.0 : quantile(std::move(rates), cut_share);
}

}  // namespace

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    if (below + 1 >= values.size()) return values.back();
    return values[below] + (at - std::floor(at)) * (values[below + 1] - values[below]);
}

DutyStep believed_duties(const FlowSource& icio2017, const Icio7x44& small) {
    const std::size_t count = icio2017.economies.all().size(), sectors = icio2017.sectors.all().size();
    const auto group = groups_of(icio2017.economies, small.trade.economies);
    const auto in_small = goods_in_7x44(icio2017.sectors, small.trade.sectors);
    const std::size_t services = small.trade.sectors.all().size();
    const Sector food_sector{icio2017.sectors.at("icio2017", 0, food)};
    DutyStep step{icio2017.flows.duty_rate, food_cut(icio2017, food_sector), {}};
    for (const Economy n : Positions<Economy>(count)) {
        const bool named = small.trade.economies.all()[group[n.value]] != "ROW";
        DutyCut cut{icio2017.economies.all()[n.value], 0, 0.0, 0.0, 0.0};
        for (const Economy i : Positions<Economy>(count))
            for (const Sector s : Positions<Sector>(sectors)) {
                double& rate = step.rate(n, i, s);
                if (n == i || in_small[s.value] == services) {
                    rate = 0;
                } else if (named) {
                    rate = small.trade.flows.duty_rate(Economy{group[n.value]}, Economy{group[i.value]},
                                                       Sector{in_small[s.value]});
                } else if (s == food_sector && rate > step.cut) {
                    const double trade = icio2017.flows.value_usd_m(n, i, s);
                    ++cut.pairs;
                    cut.trade_usd_m += trade;
                    cut.trade_weighted_before += trade * rate;
                    cut.highest_before = std::max(cut.highest_before, rate);
                    rate = step.cut;
                }
            }
        if (cut.trade_usd_m > 0) cut.trade_weighted_before /= cut.trade_usd_m;
        if (cut.pairs > 0) step.cuts.push_back(cut);
    }
    return step;
}

SourceFlows aggregate_economies(const SourceFlows& flows, const std::vector<std::size_t>& place, std::size_t groups) {
    const std::size_t sectors = flows.value_usd_m.extents()[2];
    SourceFlows result{Table<Buyer, Seller, Sector>({groups, groups, sectors}),
                       Table<Buyer, Seller, Sector>({groups, groups, sectors})};
    Table<Buyer, Seller, Sector> plain_sum({groups, groups, sectors}), pairs({groups, groups, sectors});
    for (const Economy n : Positions<Economy>(place.size()))
        for (const Economy i : Positions<Economy>(place.size()))
            for (const Sector s : Positions<Sector>(sectors)) {
                const Economy buyer{place[n.value]}, seller{place[i.value]};
                const double value = flows.value_usd_m(n, i, s), duty = flows.duty_rate(n, i, s);
                result.value_usd_m(buyer, seller, s) += value;
                if (buyer == seller) continue;
                result.duty_rate(buyer, seller, s) += value * duty;
                plain_sum(buyer, seller, s) += duty;
                pairs(buyer, seller, s) += 1;
            }
    for (std::size_t cell = 0; cell < result.duty_rate.size(); ++cell) {
        double& duty = result.duty_rate.data()[cell];
        if (result.value_usd_m.data()[cell] > 0)
            duty /= result.value_usd_m.data()[cell];
        else if (pairs.data()[cell] > 0)
            duty = plain_sum.data()[cell] / pairs.data()[cell];
    }
    return result;
}

}  // namespace parley::datasets

#include "parley/model/welfare.hpp"

#include <cmath>

#include "parley/model/group_prices.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model {
namespace {

Table<Seller, Sector> of_logs(Table<Seller, Sector> values) {
    for (double& value : values) value = std::exp(value);
    return values;
}

}  // namespace

PartFlows part_flows(const world::World& world, const Wedges& wedges, const Point& point) {
    const Sourcing sourcing(world, wedges, point);
    PartFlows result{Table<Buyer, Seller, Sector>(world.flow.extents()), {}, sourcing.log_cost()};
    const std::size_t sectors = world.sector_count();
    std::vector<double> spending(sectors), rounding(sectors);  // E'·P̂^θ
    for (const Economy n : world.each_economy()) {
        numerics::kernels::log(point.price_hat.row(n), sectors, spending.data());
        for (std::size_t s = 0; s < sectors; ++s) spending[s] *= world.theta[s];
        numerics::kernels::exp(spending.data(), sectors, spending.data());
        for (std::size_t s = 0; s < sectors; ++s) spending[s] *= point.expenditure_new.row(n)[s];
        for (const Economy i : world.each_economy()) {
            double* flow = result.flow.row(n, i);
            const double* duty = wedges.duty_rate.row(n, i);
            sourcing.weigh_row(n, i, flow, rounding.data());
            for (std::size_t s = 0; s < sectors; ++s) flow[s] = flow[s] * spending[s] / (1 + duty[s]);
        }
    }
    for (const SplitWedges& split : wedges.split) {
        const Economy n = split.base.buyer;
        const Sector s = split.base.sector;
        const GroupPrices prices = group_prices(world, split, sourcing);
        result.split.push_back(
            group_flows(world, prices, split, std::log(point.price_hat(n, s)), point.expenditure_new(n, s)).flow);
        for (const Economy i : world.each_economy()) {
            result.flow(n, i, s) = 0.0;
            for (const Group g : split.base.each_group()) result.flow(n, i, s) += result.split.back()(i, g);
        }
    }
    return result;
}

Table<Buyer, Seller, Sector> flows(const world::World& world, const Wedges& wedges, const Point& point) {
    return part_flows(world, wedges, point).flow;
}

Table<Seller, Sector> cost_hat(const world::World& world, const Wedges& wedges, const Point& point) {
    return of_logs(log_cost_hat(world, wedges, point));
}

Table<Seller, Sector> cost_hat(const PartFlows& flows) {
    return of_logs(flows.log_cost);
}

Table<Economy> deficits_new(const world::World& world, const Closure& closure, const Point& point) {
    const DeficitRule rule(world, closure);
    Table<Economy> result({world.economy_count()});
    for (const Economy n : world.each_economy())
        result(n) = rule.deficit(n, point.wage_hat(n) * world.value_added(n), point.interest_hat);
    return result;
}

Welfare welfare(const world::World& world, const Point& point, const Closure& closure) {
    const Table<Economy> none({world.economy_count()}), deficit = deficits_new(world, closure, point);
    const Table<Economy> known = value_added_in_income(world);
    Welfare result{none, none, none, none, none, none};
    for (const Economy n : world.each_economy()) {
        double log_price = 0.0;
        for (const Sector s : world.each_sector())
            log_price += world.final_share(n, s) * std::log(point.price_hat(n, s));
        const double price = std::exp(log_price);
        const double factor = point.income_new(n) / world.income(n) / price;  // eq:welfare
        result.welfare_factor(n) = factor;
        result.welfare_usd_m(n) = (factor - 1) * world.income(n) * known(n);
        result.real_wage_factor(n) = point.wage_hat(n) / price;  // eq:real-wage
        result.consumer_price_factor(n) = price;
        result.net_income_factor(n) =  // eq:net-income
            (point.income_new(n) - deficit(n)) / (world.income(n) - world.deficit(n)) / price;
        result.net_income_usd_m(n) =
            (result.net_income_factor(n) - 1) * (world.income(n) - world.deficit(n)) * known(n);
    }
    return result;
}

const Table<Economy>& payoff_factor(const Welfare& welfare, Deficits deficits) {
    return deficits == Deficits::saving ? welfare.net_income_factor : welfare.welfare_factor;
}

Table<Seller, Sector> real_returns(const world::World& world, const Point& point) {
    const Table<Economy> price = welfare(world, point).consumer_price_factor;
    Table<Seller, Sector> result(world.output.extents(), 1.0);
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector())
            if (uses_factor(world, n, r))
                result(n, r) = (point.return_hat.empty() ? point.wage_hat(n) : point.return_hat(n, r)) / price(n);
    return result;
}

Table<Economy> duty_revenue(const Wedges& wedges, const PartFlows& flows) {
    Table<Economy> result({flows.flow.extents()[0]});
    for_each_part(wedges,
                  [&](const FlowPart& part) { result(part.buyer) += duty_rate(wedges, part) * flows.of(part); });
    return result;
}

Table<Economy> duty_revenue(const Table<Buyer, Seller, Sector>& flow, const Table<Buyer, Seller, Sector>& duty_rate) {
    const auto [count, sellers, sectors] = flow.extents();
    Table<Economy> result({count});
    for (const Economy n : Positions<Economy>(count))
        for (const Economy i : Positions<Economy>(sellers))
            for (const Sector s : Positions<Sector>(sectors)) result(n) += duty_rate(n, i, s) * flow(n, i, s);
    return result;
}

double bilateral_balance(const world::World& world, const Table<Buyer, Seller, Sector>& flow, Economy economy,
                         Economy partner, bool goods_only) {
    double balance = 0.0;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods || !goods_only)
            balance += flow(partner, economy, s) - flow(economy, partner, s);
    return balance;
}

}  // namespace parley::model

#include "parley/strategy/objective.hpp"

#include <cmath>
#include <utility>

namespace parley::strategy {
namespace {

// ln Π P̂(n,s)^α(n,s)
double log_consumer_price(const world::World& world, const model::Point& point, Economy n) {
    double result = 0.0;
    for (const Sector s : world.each_sector())
        if (const double share = world.final_share(n, s); share != 0) result += share * std::log(point.price_hat(n, s));
    return result;
}

model::PointGradient without_slopes(const world::World& world) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    model::PointGradient result;
    result.log_wage = result.income = Table<Economy>({count});
    result.log_price = Table<Buyer, Sector>({count, sectors});
    result.output = Table<Seller, Sector>({count, sectors});
    return result;
}

}  // namespace

// eq:objective
Objective real_income(std::vector<Economy> members) {
    return [members = std::move(members)](const world::World& world, const model::Wedges&, const model::Point& point) {
        ObjectiveAt result;
        result.by_point = without_slopes(world);
        double base = 0.0;
        for (const Economy n : members) base += world.income(n);
        for (const Economy n : members) {
            const double per_usd = std::exp(-log_consumer_price(world, point, n)) / base;
            const double value = point.income_new(n) * per_usd;
            result.value += value;
            result.by_point.income(n) = per_usd;
            for (const Sector s : world.each_sector())
                result.by_point.log_price(n, s) = -world.final_share(n, s) * value;
        }
        return result;
    };
}

// eq:sector-income
Objective weighted_sector_income(std::vector<Economy> members, Table<Economy, Sector> weights) {
    return [members = std::move(members), weights = std::move(weights)](
               const world::World& world, const model::Wedges& wedges, const model::Point& point) {
        // Per USD of income and of factor income: W = (1−z)C + γC/VA·(I − VA + Σ zC − D), all over the price.
        const auto weighted = [&](const Table<Seller, Sector>& subsidy, const Table<Seller, Sector>& output,
                                  double factor_income, double income, Economy n, std::size_t member,
                                  model::PointGradient* slopes, double per_usd) {
            double subsidies = 0.0, sales = 0.0, shares = 0.0;
            for (const Sector s : world.each_sector()) {
                const double weight = weights({member}, s);
                subsidies += subsidy(n, s) * output(n, s);
                sales += weight * (1 - subsidy(n, s)) * output(n, s);
                shares += weight * world.value_added_share(n, s) * output(n, s) / factor_income;
            }
            const double collected = income - factor_income + subsidies - world.deficit(n);
            const double value = sales + shares * collected;
            if (!slopes) return value;
            slopes->income(n) = shares * per_usd;
            slopes->log_wage(n) = -shares * (collected + factor_income) * per_usd;
            for (const Sector s : world.each_sector()) {
                const double weight = weights({member}, s);
                slopes->output(n, s) = per_usd * (weight * (1 - subsidy(n, s)) + shares * subsidy(n, s) +
                                                  weight * world.value_added_share(n, s) / factor_income * collected);
                slopes->log_price(n, s) = -world.final_share(n, s) * value * per_usd;
            }
            return value;
        };
        ObjectiveAt result;
        result.by_point = without_slopes(world);
        double base = 0.0;
        for (std::size_t k = 0; k < members.size(); ++k)
            base += weighted(world.production_subsidy_rate, world.output, world.value_added(members[k]),
                             world.income(members[k]), members[k], k, nullptr, 0.0);
        for (std::size_t k = 0; k < members.size(); ++k) {
            const Economy n = members[k];
            const double per_usd = std::exp(-log_consumer_price(world, point, n)) / base;
            result.value += per_usd * weighted(wedges.production_subsidy_rate, point.output_new,
                                               point.wage_hat(n) * world.value_added(n), point.income_new(n), n, k,
                                               &result.by_point, per_usd);
            // What the point does not say: sales are C'(1−z') and the treasury pays the rest.
            if (result.by_wedge.log_subsidy_factor.empty())
                result.by_wedge.log_subsidy_factor = Table<Seller, Sector>(world.output.extents());
            double shares = 0.0;
            for (const Sector s : world.each_sector())
                shares += weights({k}, s) * world.value_added_share(n, s) * point.output_new(n, s) /
                          (point.wage_hat(n) * world.value_added(n));
            for (const Sector s : world.each_sector())
                result.by_wedge.log_subsidy_factor(n, s) = per_usd * (weights({k}, s) - shares) *
                                                           (1 - wedges.production_subsidy_rate(n, s)) *
                                                           point.output_new(n, s);
        }
        return result;
    };
}

}  // namespace parley::strategy

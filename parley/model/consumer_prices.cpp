#include "parley/model/consumer_prices.hpp"

#include <cmath>

#include "parley/model/delivered_price.hpp"

namespace parley::model {
namespace {

// (b − a)/ln(b/a): between the two, their common value where they are one.
double logarithmic_mean(double a, double b) {
    if (!(a > 0 && b > 0)) return 0.0;
    const double apart = std::log(b / a);
    return std::abs(apart) < 1e-6 ? a * (1 + apart / 2 + apart * apart / 6) : (b - a) / apart;
}

}  // namespace

ConsumerPrices consumer_prices(const world::World& world, const Wedges& wedges, const Point& point) {
    const Sourcing sourcing(world, wedges, point);
    const Table<Economy> none({world.economy_count()});
    ConsumerPrices result{none, none};
    for (const Economy n : world.each_economy()) {
        double all = 0.0, duties = 0.0;
        for (const Sector s : world.each_sector()) {
            all += world.final_share(n, s) * std::log(point.price_hat(n, s));
            if (!(world.expenditure(n, s) > 0)) continue;
            // Shares before and after, whose logarithmic means weigh the changes of delivered prices: of a CES index
            // that is no approximation. eq:duties-in-prices; Sato 1976, Vartia 1976
            const double falls = std::pow(point.price_hat(n, s), world.theta[s.value]);
            double weights = 0.0, weighted = 0.0;
            for (const Economy i : world.each_economy()) {
                const double before = world.flow(n, i, s) * (1 + world.duty_rate(n, i, s)) / world.expenditure(n, s);
                const double weight = logarithmic_mean(before, sourcing.weight(n, i, s) * falls);
                weights += weight;
                weighted += weight * std::log((1 + wedges.duty_rate(n, i, s)) / (1 + world.duty_rate(n, i, s)));
            }
            if (weights > 0) duties += world.final_share(n, s) * weighted / weights;
        }
        result.at_held_wages(n) = std::exp(all) / point.wage_hat(n);  // eq:held-wages
        result.of_duties(n) = std::exp(duties);
    }
    return result;
}

}  // namespace parley::model

#include "parley/model/effects/consumer_prices.hpp"

#include <cmath>
#include <vector>
namespace parley::model {
namespace {

// (b − a)/ln(b/a): between the two, their common value where they are one; 0 where nothing is bought before or after.
double logarithmic_mean(double a, double b) {
    if (!(a > 0 && b > 0)) return 0.0;
    const double apart = std::log(b / a);
    return std::abs(apart) < 1e-6 ? a * (1 + apart / 2 + apart * apart / 6) : (b - a) / apart;
}

// A mean of changes whose weights are logarithmic means of shares before and after: of a CES index no approximation.
class WeightedMean {
public:
    void add(double share_before, double share_after, double log_change) {
        const double weight = logarithmic_mean(share_before, share_after);
        weights_ += weight;
        sum_ += weight * log_change;
    }
    double value() const { return weights_ > 0 ? sum_ / weights_ : 0.0; }

private:
    double weights_ = 0.0, sum_ = 0.0;
};

struct Spending {
    double before = 0.0, after = 0.0;
};

// Whether a duty on any part of a purchase moves, by buyer and sector.
std::vector<bool> purchases_with_new_duties(const world::World& world, const Wedges& wedges) {
    std::vector<bool> result(world.expenditure.size());
    for_each_part(wedges, [&](const FlowPart& part) {
        if (duty_rate(wedges, part) != base_duty_rate(world, wedges, part))
            result[part.buyer.value * world.sector_count() + part.sector.value] = true;
    });
    return result;
}

// ln of the duties in P̂(n,s): over sellers in each group of products, then over groups. eq:duties-in-prices; Sato 1976,
// Vartia 1976
double log_of_duties(const world::World& world, const Wedges& wedges, const PartFlows& now, Economy n, Sector s) {
    const auto spending = [&](const FlowPart& part) -> Spending {
        return {base_flow(world, wedges, part) * (1 + base_duty_rate(world, wedges, part)),
                now.of(part) * (1 + duty_rate(wedges, part))};
    };
    const SplitWedges* split = find_split(wedges, n, s);
    std::vector<Spending> group(split == nullptr ? 1 : split->base.group_count());
    Spending all;
    const auto each_part = [&](const auto& visit) {
        for (const Economy i : world.each_economy())
            for_each_part(wedges, n, i, s, [&](const FlowPart& part) {
                visit(part, split == nullptr ? std::size_t{0} : part.group.value, spending(part));
            });
    };
    each_part([&](const FlowPart&, std::size_t g, const Spending& on) {
        group[g].before += on.before;
        group[g].after += on.after;
        all.before += on.before;
        all.after += on.after;
    });
    if (!(all.before > 0 && all.after > 0)) return 0.0;
    std::vector<WeightedMean> in_group(group.size());
    each_part([&](const FlowPart& part, std::size_t g, const Spending& on) {
        if (!(group[g].before > 0 && group[g].after > 0)) return;
        in_group[g].add(on.before / group[g].before, on.after / group[g].after,
                        std::log((1 + duty_rate(wedges, part)) / (1 + base_duty_rate(world, wedges, part))));
    });
    WeightedMean over_groups;
    for (std::size_t g = 0; g < group.size(); ++g)
        over_groups.add(group[g].before / all.before, group[g].after / all.after, in_group[g].value());
    return over_groups.value();
}

}  // namespace

ConsumerPrices consumer_prices(const world::World& world, const Wedges& wedges, const Point& point) {
    return consumer_prices(world, wedges, point, part_flows(world, wedges, point));
}

ConsumerPrices consumer_prices(const world::World& world, const Wedges& wedges, const Point& point,
                               const PartFlows& now) {
    const Table<Economy> none({world.economy_count()});
    ConsumerPrices result{none, none};
    const std::vector<bool> has_new_duty = purchases_with_new_duties(world, wedges);
    for (const Economy n : world.each_economy()) {
        double all = 0.0, duties = 0.0;
        for (const Sector s : world.each_sector()) {
            all += world.final_share(n, s) * std::log(point.price_hat(n, s));
            if (world.final_share(n, s) > 0 && has_new_duty[n.value * world.sector_count() + s.value])
                duties += world.final_share(n, s) * log_of_duties(world, wedges, now, n, s);
        }
        result.at_held_wages(n) = std::exp(all) / point.wage_hat(n);  // eq:held-wages
        result.of_duties(n) = std::exp(duties);
    }
    return result;
}

}  // namespace parley::model

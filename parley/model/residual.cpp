#include <cmath>
#include <limits>

#include "parley/model/equilibrium.hpp"
#include "parley/model/group_prices.hpp"

namespace parley::model {
namespace {

// Keeps the largest gap and its name. A gap that is not a number is infinitely large.
class Worst {
public:
    Worst(const world::World& world, Residual& result) : world_(world), result_(result) {}
    void consider(const char* equation, double gap, Economy n) {
        take(gap, [&] { return name(equation, n); });
    }
    void consider(const char* equation, double gap, Economy n, Sector s) {
        take(gap, [&] { return name(equation, n) + ", sector " + world_.sectors[s.value].code; });
    }
    void consider(const char* equation, double gap) {
        take(gap, [&] { return std::string(equation); });
    }

private:
    std::string name(const char* equation, Economy n) const {
        return std::string(equation) + ", " + world_.economies[n.value].code;
    }
    template <class Name>
    void take(double gap, Name name_it) {
        const double size = std::isfinite(gap) ? std::abs(gap) : std::numeric_limits<double>::infinity();
        if (size <= result_.largest && !result_.worst.empty()) return;
        result_.largest = size;
        result_.worst = name_it();
    }
    const world::World& world_;
    Residual& result_;
};

// ln ŵ(n,r), 0 where the factor is not used
double log_return(const world::World& world, const Point& point, Economy n, Sector r) {
    if (!uses_factor(world, n, r)) return 0.0;
    return std::log(point.return_hat.empty() ? point.wage_hat(n) : point.return_hat(n, r));
}

// What outputs say about returns and productivity. Tables that the closure does not need and the point does not have
// stay empty.
void add_sector_gaps(const world::World& world, const Closure& closure, const Point& point, Residual& gaps) {
    const bool by_sector = !closure.factors.is_mobile() || !point.return_hat.empty();
    const bool with_scale = closure.has_scale() || !point.scale_hat.empty();
    if (by_sector) gaps.sector_return = Table<Seller, Sector>(world.output.extents());
    if (with_scale) gaps.scale = Table<Seller, Sector>(world.output.extents());
    if (!by_sector && !with_scale) return;
    const double stickiness = closure.factors.stickiness();
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            if (!uses_factor(world, n, r)) continue;
            const double log_output = std::log(point.output_new(n, r) / world.output(n, r));
            const double own = log_return(world, point, n, r);
            // eq:sector-return
            if (by_sector)
                gaps.sector_return(n, r) =
                    own - (stickiness * log_output + (1 - stickiness) * std::log(point.wage_hat(n)));
            // eq:scale
            if (with_scale)
                gaps.scale(n, r) = (point.scale_hat.empty() ? 0.0 : std::log(point.scale_hat(n, r))) -
                                   closure.psi_of(r) * (log_output - own);
        }
}

// What the flows imply: output at cost, and what both treasuries take.
struct TradeSums {
    Table<Seller, Sector> output;  // C' implied by the flows
    Table<Economy> public_income;  // duties and export taxes

    void add(const Wedges& wedges, Economy n, Economy i, Sector s, double flow_new, double duty, double tax) {
        // eq:output
        output(i, s) += flow_new / ((1 + tax) * (1 - wedges.production_subsidy_rate(i, s)));
        public_income(n) += duty * flow_new;
        public_income(i) += tax / (1 + tax) * flow_new;
    }
};

// Purchases X' of one buyer at the point's prices and expenditure, and the price gaps on the way.
void add_purchases(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                   Economy n, Residual& gaps, TradeSums& sums) {
    std::vector<double> price_sum(world.sector_count(), 0.0), spending(world.sector_count());
    std::vector<bool> whole(world.sector_count());
    for (const Sector s : world.each_sector()) {
        spending[s.value] = point.expenditure_new(n, s) * std::pow(point.price_hat(n, s), world.theta[s.value]);
        whole[s.value] = find_split(wedges, n, s) == nullptr;
    }
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            if (!whole[s.value]) continue;
            const double weight = sourcing.weight(n, i, s);
            price_sum[s.value] += weight;
            // eq:shares
            const double duty = wedges.duty_rate(n, i, s), tax = wedges.export_tax_rate(n, i, s);
            sums.add(wedges, n, i, s, weight * spending[s.value] / (1 + duty), duty, tax);
        }
    // eq:price-index; where nothing is bought the hat is 1
    for (const Sector s : world.each_sector())
        if (whole[s.value])
            gaps.price(n, s) =
                std::log(point.price_hat(n, s)) +
                (world.expenditure(n, s) > 0 ? std::log(price_sum[s.value]) / world.theta[s.value] : 0.0);
}

// The same of a purchase that is split into groups.
void add_split_purchase(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                        const SplitWedges& split, Residual& gaps, TradeSums& sums) {
    const Economy n = split.base.buyer;
    const Sector s = split.base.sector;
    const double log_index = std::log(point.price_hat(n, s));
    const GroupPrices prices = group_prices(world, wedges, split, sourcing.log_cost());
    gaps.price(n, s) = log_index - prices.log_index;  // eq:group-index
    const Table<Seller, Group> flow_new =
        group_flows(prices, split, world.group_substitution, log_index, point.expenditure_new(n, s));
    for (const Economy i : world.each_economy())
        for (const Group g : split.base.each_group())
            sums.add(wedges, n, i, s, flow_new(i, g), split.duty_rate(i, g), split.export_tax_rate(i, g));
}

}  // namespace

Residual residual(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    Residual gaps{Table<Buyer, Sector>({count, sectors}),
                  Table<Buyer, Sector>({count, sectors}),
                  Table<Seller, Sector>({count, sectors}),
                  Table<Economy>({count}),
                  Table<Economy>({count}),
                  0.0,
                  {},
                  {},
                  0.0,
                  0.0,
                  {}};

    const Sourcing sourcing(world, wedges, point);
    TradeSums sums{Table<Seller, Sector>({count, sectors}), Table<Economy>({count})};
    for (const Economy n : world.each_economy()) add_purchases(world, wedges, point, sourcing, n, gaps, sums);
    for (const SplitWedges& split : wedges.split) add_split_purchase(world, wedges, point, sourcing, split, gaps, sums);

    const DeficitRule rule(world, closure);
    double value_added = 0.0, value_added_new = 0.0, deficits = 0.0;
    for (const Economy n : world.each_economy()) {
        const double scale = world.income(n);
        double factor_demand = 0.0, subsidies = 0.0;
        for (const Sector s : world.each_sector()) {
            // eq:expenditure
            double expenditure = world.final_share(n, s) * point.income_new(n);
            for (const Sector r : world.each_sector())
                expenditure += world.input_share(n, s, r) * point.output_new(n, r);
            gaps.expenditure(n, s) = (point.expenditure_new(n, s) - expenditure) / scale;
            gaps.output(n, s) = (point.output_new(n, s) - sums.output(n, s)) / scale;
            factor_demand += world.value_added_share(n, s) * point.output_new(n, s);
            subsidies += wedges.production_subsidy_rate(n, s) * point.output_new(n, s);
        }
        // eq:income
        const double factor_income = point.wage_hat(n) * world.value_added(n);
        const double deficit = rule.deficit(n, factor_income, point.interest_hat);
        gaps.income(n) = (point.income_new(n) - (factor_income + sums.public_income(n) - subsidies + deficit)) / scale;
        // A surplus that an economy cannot pay solves the equations with an income below zero: no equilibrium.
        if (!(point.income_new(n) > 0)) gaps.income(n) = std::numeric_limits<double>::quiet_NaN();
        // eq:factor-market; with eq:sector-return it is eq:average-return
        gaps.factor_market(n) = (factor_income - factor_demand) / world.value_added(n);
        value_added += world.value_added(n);
        value_added_new += factor_income;
        deficits += deficit;
    }
    gaps.numeraire = (value_added_new - value_added) / value_added;  // eq:numeraire
    if (rule.moves()) gaps.world_saving = deficits / value_added;    // eq:interest
    add_sector_gaps(world, closure, point, gaps);

    Worst worst(world, gaps);
    for (const Economy n : world.each_economy()) {
        for (const Sector s : world.each_sector()) {
            worst.consider("price index", gaps.price(n, s), n, s);
            worst.consider("expenditure", gaps.expenditure(n, s), n, s);
            worst.consider("output", gaps.output(n, s), n, s);
            if (!gaps.sector_return.empty()) worst.consider("return", gaps.sector_return(n, s), n, s);
            if (!gaps.scale.empty()) worst.consider("scale", gaps.scale(n, s), n, s);
        }
        worst.consider("income", gaps.income(n), n);
        worst.consider("factor market", gaps.factor_market(n), n);
    }
    worst.consider("numeraire", gaps.numeraire);
    worst.consider("world saving", gaps.world_saving);
    return gaps;
}

const char* name_of(Status status) {
    switch (status) {
        case Status::not_run:
            return "not run";
        case Status::converged:
            return "converged";
        case Status::iteration_limit:
            return "iteration limit";
        case Status::diverged:
            return "diverged";
        case Status::cancelled:
            return "cancelled";
        case Status::infeasible:
            return "infeasible";
        case Status::refused:
            return "refused";
    }
    return "unknown";
}

Point base_point(const world::World& world) {
    return {Table<Economy>({world.economy_count()}, 1.0), Table<Buyer, Sector>(world.expenditure.extents(), 1.0),
            world.expenditure, world.output, world.income};
}

}  // namespace parley::model

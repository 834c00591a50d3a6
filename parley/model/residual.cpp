#include <cmath>
#include <limits>

#include "parley/model/equilibrium.hpp"
#include "parley/model/group_prices.hpp"
#include "parley/model/running_sum.hpp"

namespace parley::model {
namespace {

// How far rounding can have moved each gap: in the units of the gaps, times unit_roundoff.
struct Rounding {
    Table<Buyer, Sector> price, expenditure;
    Table<Seller, Sector> output, sector_return, scale;
    Table<Economy> income, factor_market;
    double numeraire = 0.0, world_saving = 0.0;
};

// Keeps the largest gap and its name, and the largest rounding. A gap that is not a number is infinitely large.
class Worst {
public:
    Worst(const world::World& world, Residual& result) : world_(world), result_(result) {}
    void consider(const char* equation, double gap, double rounding, Economy n) {
        take(gap, rounding, [&] { return name(equation, n); });
    }
    void consider(const char* equation, double gap, double rounding, Economy n, Sector s) {
        take(gap, rounding, [&] { return name(equation, n) + ", sector " + world_.sectors[s.value].code; });
    }
    void consider(const char* equation, double gap, double rounding) {
        take(gap, rounding, [&] { return std::string(equation); });
    }

private:
    std::string name(const char* equation, Economy n) const {
        return std::string(equation) + ", " + world_.economies[n.value].code;
    }
    static double size_of(double number) {
        return std::isfinite(number) ? std::abs(number) : std::numeric_limits<double>::infinity();
    }
    template <class Name>
    void take(double gap, double rounding, Name name_it) {
        if (const double size = size_of(rounding * unit_roundoff); size > result_.rounding) {
            result_.rounding = size;
            result_.least_exact = name_it();
        }
        const double size = size_of(gap);
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
void add_sector_gaps(const world::World& world, const Closure& closure, const Point& point, Residual& gaps,
                     Rounding& rounding) {
    const bool by_sector = !closure.factors.is_mobile() || !point.return_hat.empty();
    const bool with_scale = closure.has_scale() || !point.scale_hat.empty();
    if (by_sector) gaps.sector_return = rounding.sector_return = Table<Seller, Sector>(world.output.extents());
    if (with_scale) gaps.scale = rounding.scale = Table<Seller, Sector>(world.output.extents());
    if (!by_sector && !with_scale) return;
    const double stickiness = closure.factors.stickiness();
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            if (!uses_factor(world, n, r)) continue;
            const double log_output = std::log(point.output_new(n, r) / world.output(n, r));
            const double own = log_return(world, point, n, r);
            const double logs =
                static_cast<double>(world.economy_count() + 8) + 5 * std::abs(log_output) + 5 * std::abs(own);
            // eq:sector-return
            if (by_sector) {
                const double log_wage = std::log(point.wage_hat(n));
                gaps.sector_return(n, r) = own - (stickiness * log_output + (1 - stickiness) * log_wage);
                rounding.sector_return(n, r) = stickiness * logs + 5 * (std::abs(own) + std::abs(log_wage));
            }
            // eq:scale
            if (with_scale) {
                const double log_scale = point.scale_hat.empty() ? 0.0 : std::log(point.scale_hat(n, r));
                gaps.scale(n, r) = log_scale - closure.psi_of(r) * (log_output - own);
                rounding.scale(n, r) = closure.psi_of(r) * logs + 4 * std::abs(log_scale);
            }
        }
}

// What the flows imply: output at cost, and what both treasuries take.
struct TradeSums {
    explicit TradeSums(const world::World& world)
        : sectors(world.sector_count()),
          output(world.output.size()),
          public_income(world.economy_count()),
          base_deficit(world.economy_count()) {}
    std::size_t sectors;
    std::vector<RunningSum> output;         // C' implied by the flows, by seller and sector
    std::vector<RunningSum> public_income;  // duties and export taxes
    std::vector<RunningSum> base_deficit;   // of all flows, in the order in which complete() adds them up

    // X' of a flow or of one group's part of it, with the bound of its rounding.
    void add(const Wedges& wedges, const FlowPart& part, double flow_new, double flow_rounding) {
        const Economy n = part.buyer, i = part.seller;
        const double duty = duty_rate(wedges, part), tax = export_tax_rate(wedges, part);
        // eq:output
        const double paid_on = (1 + tax) * (1 - wedges.production_subsidy_rate(i, part.sector));
        const double sold = flow_new / paid_on;
        output[i.value * sectors + part.sector.value].add(sold, flow_rounding / paid_on + 4 * sold);
        if (duty != 0) public_income[n.value].add(duty * flow_new, std::abs(duty) * (flow_rounding + flow_new));
        if (tax != 0)
            public_income[i.value].add(tax / (1 + tax) * flow_new,
                                       std::abs(tax / (1 + tax)) * (flow_rounding + 3 * flow_new));
    }
    void add_to_deficits(Economy buyer, Economy seller, double base_flow) {
        if (buyer == seller) return;
        base_deficit[buyer.value].add(base_flow, 0.0);
        base_deficit[seller.value].add(-base_flow, 0.0);
    }
};

// Purchases X' of one buyer at the point's prices and expenditure, and the price gaps on the way.
void add_purchases(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                   Economy n, Residual& gaps, Rounding& rounding, TradeSums& sums) {
    std::vector<RunningSum> price_sum(world.sector_count());
    std::vector<double> spending(world.sector_count());
    std::vector<bool> whole(world.sector_count());
    for (const Sector s : world.each_sector()) {
        spending[s.value] = point.expenditure_new(n, s) * std::pow(point.price_hat(n, s), world.theta[s.value]);
        whole[s.value] = find_split(wedges, n, s) == nullptr;
    }
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            if (world.flow(n, i, s) == 0) continue;
            sums.add_to_deficits(n, i, world.flow(n, i, s));
            if (!whole[s.value]) continue;
            const Sourcing::Weight weight = sourcing.weigh(n, i, s);
            price_sum[s.value].add(weight.value, weight.rounding);
            // eq:shares
            const double duty = wedges.duty_rate(n, i, s);
            const double flow_new = weight.value * spending[s.value] / (1 + duty);
            sums.add(wedges, {n, i, s}, flow_new, weight.rounding * spending[s.value] / (1 + duty) + 6 * flow_new);
        }
    // eq:price-index; where nothing is bought the hat is 1
    for (const Sector s : world.each_sector()) {
        if (!whole[s.value]) continue;
        const double log_price = std::log(point.price_hat(n, s)), theta = world.theta[s.value];
        gaps.price(n, s) = log_price;
        rounding.price(n, s) = 3 * std::abs(log_price);
        if (!(world.expenditure(n, s) > 0)) continue;
        const RunningSum& sum = price_sum[s.value];
        const double log_sum = std::log(sum.value());
        gaps.price(n, s) += log_sum / theta;
        rounding.price(n, s) += (sum.rounding() / sum.value() + 4 * std::abs(log_sum)) / theta;
    }
}

// The same of a purchase that is split into groups.
void add_split_purchase(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                        std::size_t which, Residual& gaps, Rounding& rounding, TradeSums& sums) {
    const SplitWedges& split = wedges.split[which];
    const Economy n = split.base.buyer;
    const Sector s = split.base.sector;
    const double log_index = std::log(point.price_hat(n, s));
    const GroupPrices prices = group_prices(world, wedges, split, sourcing);
    gaps.price(n, s) = log_index - prices.log_index;  // eq:group-index
    rounding.price(n, s) = 3 * std::abs(log_index) + prices.log_index_rounding;
    const GroupFlows trade = group_flows(world, prices, split, log_index, point.expenditure_new(n, s));
    for (const Economy i : world.each_economy())
        for (const Group g : split.base.each_group())
            sums.add(wedges, {n, i, s, which, g}, trade.flow(i, g), trade.rounding(i, g));
}

}  // namespace

Residual residual(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    Residual gaps;
    Rounding rounding;
    gaps.price = gaps.expenditure = rounding.price = rounding.expenditure = Table<Buyer, Sector>({count, sectors});
    gaps.output = rounding.output = Table<Seller, Sector>({count, sectors});
    gaps.income = gaps.factor_market = rounding.income = rounding.factor_market = Table<Economy>({count});

    const Sourcing sourcing(world, wedges, point);
    TradeSums sums(world);
    for (const Economy n : world.each_economy()) add_purchases(world, wedges, point, sourcing, n, gaps, rounding, sums);
    for (std::size_t k = 0; k < wedges.split.size(); ++k)
        add_split_purchase(world, wedges, point, sourcing, k, gaps, rounding, sums);

    // The base's value added is a sum of so many terms.
    const double added_up = static_cast<double>(count + sectors + 8);
    const DeficitRule rule(world, closure);
    double value_added = 0.0, value_added_new = 0.0, deficits = 0.0, deficits_rounding = 0.0;
    for (const Economy n : world.each_economy()) {
        const double scale = world.income(n);
        RunningSum factor_demand;
        const double factor_income = point.wage_hat(n) * world.value_added(n);
        const RunningSum& treasury = sums.public_income[n.value];
        double subsidies = 0.0, subsidies_rounding = 0.0;
        for (const Sector s : world.each_sector()) {
            // eq:expenditure
            const double final_demand = world.final_share(n, s) * point.income_new(n);
            RunningSum expenditure;
            expenditure.add(final_demand, std::abs(final_demand));
            for (const Sector r : world.each_sector()) {
                const double used = world.input_share(n, s, r) * point.output_new(n, r);
                expenditure.add(used, std::abs(used));
            }
            gaps.expenditure(n, s) = (point.expenditure_new(n, s) - expenditure.value()) / scale;
            rounding.expenditure(n, s) = expenditure.rounding() / scale;
            const RunningSum& sold = sums.output[n.value * sectors + s.value];
            gaps.output(n, s) = (point.output_new(n, s) - sold.value()) / scale;
            rounding.output(n, s) = sold.rounding() / scale;
            const double earned = world.value_added_share(n, s) * point.output_new(n, s);
            factor_demand.add(earned, earned);
            const double subsidy = wedges.production_subsidy_rate(n, s) * point.output_new(n, s);
            subsidies += subsidy;
            subsidies_rounding += std::abs(subsidy);
        }
        // eq:income
        const double deficit = rule.deficit(n, factor_income, point.interest_hat);
        gaps.income(n) = (point.income_new(n) - (factor_income + treasury.value() - subsidies + deficit)) / scale;
        double deficit_rounding = sums.base_deficit[n.value].rounding() + std::abs(deficit);
        if (rule.moves())  // the saving rate has the base's deficit in it
            deficit_rounding = deficit_rounding / world.value_added(n) * factor_income *
                                   std::pow(point.interest_hat, closure.saving.saving_elasticity) +
                               2 * added_up *
                                   (rule.investment(n, factor_income, point.interest_hat) +
                                    std::abs(rule.saving(n, factor_income, point.interest_hat)));
        rounding.income(n) = (added_up * factor_income + treasury.rounding() + std::abs(treasury.value()) +
                              static_cast<double>(sectors + 2) * subsidies_rounding + deficit_rounding) /
                             scale;
        // A surplus that an economy cannot pay solves the equations with an income below zero: no equilibrium.
        if (!(point.income_new(n) > 0)) gaps.income(n) = std::numeric_limits<double>::quiet_NaN();
        // eq:factor-market; with eq:sector-return it is eq:average-return
        gaps.factor_market(n) = (factor_income - factor_demand.value()) / world.value_added(n);
        rounding.factor_market(n) = (added_up * factor_income + factor_demand.rounding()) / world.value_added(n);
        value_added += world.value_added(n);
        value_added_new += factor_income;
        deficits += deficit;
        deficits_rounding += deficit_rounding;
    }
    gaps.numeraire = (value_added_new - value_added) / value_added;  // eq:numeraire
    rounding.numeraire = (added_up + static_cast<double>(count)) * (1 + value_added_new / value_added);
    if (rule.moves()) {  // eq:interest
        gaps.world_saving = deficits / value_added;
        rounding.world_saving = deficits_rounding / value_added;
    }
    add_sector_gaps(world, closure, point, gaps, rounding);

    Worst worst(world, gaps);
    for (const Economy n : world.each_economy()) {
        for (const Sector s : world.each_sector()) {
            worst.consider("price index", gaps.price(n, s), rounding.price(n, s), n, s);
            worst.consider("expenditure", gaps.expenditure(n, s), rounding.expenditure(n, s), n, s);
            worst.consider("output", gaps.output(n, s), rounding.output(n, s), n, s);
            if (!gaps.sector_return.empty())
                worst.consider("return", gaps.sector_return(n, s), rounding.sector_return(n, s), n, s);
            if (!gaps.scale.empty()) worst.consider("scale", gaps.scale(n, s), rounding.scale(n, s), n, s);
        }
        worst.consider("income", gaps.income(n), rounding.income(n), n);
        worst.consider("factor market", gaps.factor_market(n), rounding.factor_market(n), n);
    }
    worst.consider("numeraire", gaps.numeraire, rounding.numeraire);
    worst.consider("world saving", gaps.world_saving, rounding.world_saving);
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
        case Status::rounding_limit:
            return "rounding limit";
    }
    return "unknown";
}

Point base_point(const world::World& world) {
    return {Table<Economy>({world.economy_count()}, 1.0), Table<Buyer, Sector>(world.expenditure.extents(), 1.0),
            world.expenditure, world.output, world.income};
}

}  // namespace parley::model

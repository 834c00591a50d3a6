#include <cmath>
#include <cstring>
#include <limits>

#include "parley/model/equilibrium.hpp"
#include "parley/model/group_prices.hpp"
#include "parley/model/running_sum.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/vector_widths.hpp"

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

// Written as zeros: a zero below zero takes the longer way to the same sums.
bool all_zero(const double* values, std::size_t count) {
    constexpr std::size_t most = 64;
    static constexpr double zeros[most] = {};
    for (; count > most; values += most, count -= most)
        if (std::memcmp(values, zeros, sizeof zeros) != 0) return false;
    return std::memcmp(values, zeros, count * sizeof(double)) == 0;
}

// What the flows imply: output at cost, and what both treasuries take.
struct TradeSums {
    TradeSums(const world::World& world, const Wedges& wedges)
        : sectors(world.sector_count()), output(world.output.size()), public_income(world.economy_count()) {
        for (const Economy i : world.each_economy())
            subsidised.push_back(!all_zero(wedges.production_subsidy_rate.row(i), sectors));
    }
    std::size_t sectors;
    RunningSums output;                     // C' implied by the flows, by seller and sector
    std::vector<RunningSum> public_income;  // duties and export taxes
    std::vector<bool> subsidised;           // sellers any of whose production is

    // X' of a whole flow, with the bound of its rounding.
    void add(const Wedges& wedges, const FlowPart& part, double flow_new, double flow_rounding) {
        const Economy n = part.buyer, i = part.seller;
        const double duty = duty_rate(wedges, part), tax = export_tax_rate(wedges, part);
        // eq:output
        const double paid_on = (1 + tax) * (1 - wedges.production_subsidy_rate(i, part.sector));
        const double sold = flow_new / paid_on;
        output.add(i.value * sectors + part.sector.value, sold, flow_rounding / paid_on + 4 * sold);
        if (duty != 0) public_income[n.value].add(duty * flow_new, std::abs(duty) * (flow_rounding + flow_new));
        if (tax != 0) add_export_tax(i, tax, flow_new, flow_rounding);
    }
    void add_export_tax(Economy seller, double rate, double flow_new, double flow_rounding) {
        public_income[seller.value].add(rate / (1 + rate) * flow_new,
                                        std::abs(rate / (1 + rate)) * (flow_rounding + 3 * flow_new));
    }
};

// One seller's flows to one buyer, by sector.
struct FlowRow {
    const double *weight, *weight_rounding;
    const double *spending, *operations;  // E'·P̂^θ of the buyer, and how many its rounding counts for here
    const double* duty;
};

PARLEY_VECTOR
void add_prices(const FlowRow& row, std::size_t sectors, double* __restrict sum, double* __restrict rounding) {
    const double* __restrict weight = row.weight;
    const double* __restrict weight_rounding = row.weight_rounding;
    for (std::size_t s = 0; s < sectors; ++s) {
        sum[s] += weight[s];
        rounding[s] += weight[s] != 0 ? weight_rounding[s] + sum[s] : weight_rounding[s];
    }
}

// Sums of what is sold at cost and of duties paid, where no export is taxed and no production subsidised.
PARLEY_VECTOR
void add_trade(const FlowRow& row, std::size_t sectors, double* __restrict output, double* __restrict output_rounding,
               double* __restrict duties, double* __restrict duties_rounding) {
    const double* __restrict weight = row.weight;
    const double* __restrict weight_rounding = row.weight_rounding;
    const double* __restrict spending = row.spending;
    const double* __restrict operations = row.operations;
    const double* __restrict duty = row.duty;
    for (std::size_t s = 0; s < sectors; ++s) {
        // eq:shares
        const double per_weight = spending[s] / (1 + duty[s]);
        const double flow_new = weight[s] * per_weight;
        const double flow_rounding = weight_rounding[s] * per_weight + operations[s] * flow_new;
        // eq:output
        output[s] += flow_new;
        output_rounding[s] += flow_new != 0 ? flow_rounding + 4 * flow_new + output[s] : flow_rounding;
        duties[s] += duty[s] * flow_new;
        const double size = std::abs(duty[s]) * (flow_rounding + flow_new);
        duties_rounding[s] += duty[s] != 0 ? size + std::abs(duties[s]) : 0.0;
    }
}

// sum += Σ x[k]·y[k], in lanes.
PARLEY_VECTOR
void add_products(const double* __restrict x, const double* __restrict y, std::size_t count, RunningSum& sum) {
    constexpr std::size_t lanes = 8;
    double value[lanes] = {}, rounding[lanes] = {};
    const auto add = [&](std::size_t k, std::size_t lane) __attribute__((always_inline)) {
        const double product = x[k] * y[k];
        value[lane] += product;
        rounding[lane] += std::abs(product) + std::abs(value[lane]);
    };
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) add(k + lane, lane);
    for (std::size_t lane = 0; k < count; ++k, ++lane) add(k, lane);
    for (std::size_t lane = 0; lane < lanes; ++lane) sum.add(value[lane], rounding[lane]);
}

// Purchases X' of one buyer at the point's prices and expenditure, and the price gaps on the way.
void add_purchases(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                   Economy n, Residual& gaps, Rounding& rounding, TradeSums& sums) {
    const std::size_t sectors = world.sector_count();
    RunningSums price_sum(sectors), duties(sectors);
    std::vector<double> log_price(sectors), spending(sectors), operations(sectors), weight(sectors),
        weight_rounding(sectors);
    numerics::kernels::log(point.price_hat.row(n), sectors, log_price.data());
    for (std::size_t s = 0; s < sectors; ++s) spending[s] = world.theta[s] * log_price[s];
    for (std::size_t s = 0; s < sectors; ++s) operations[s] = 6 + 3 * std::abs(spending[s]);
    numerics::kernels::exp(spending.data(), sectors, spending.data());
    for (std::size_t s = 0; s < sectors; ++s) spending[s] *= point.expenditure_new.row(n)[s];
    for (const Economy i : world.each_economy()) {
        const bool taxed = sourcing.weigh_row(n, i, weight.data(), weight_rounding.data());
        const FlowRow row{weight.data(), weight_rounding.data(), spending.data(), operations.data(),
                          wedges.duty_rate.row(n, i)};
        add_prices(row, sectors, price_sum.value.data(), price_sum.rounding.data());
        if (!taxed && !sums.subsidised[i.value]) {
            const std::size_t cell = i.value * sectors;
            add_trade(row, sectors, sums.output.value.data() + cell, sums.output.rounding.data() + cell,
                      duties.value.data(), duties.rounding.data());
        } else {
            for (const Sector s : world.each_sector()) {
                if (weight[s.value] == 0 && weight_rounding[s.value] == 0) continue;
                const double per_weight = spending[s.value] / (1 + row.duty[s.value]);
                const double flow_new = weight[s.value] * per_weight;
                sums.add(wedges, {n, i, s}, flow_new,
                         weight_rounding[s.value] * per_weight + operations[s.value] * flow_new);
            }
        }
    }
    for (std::size_t s = 0; s < sectors; ++s) sums.public_income[n.value].add(duties.value[s], duties.rounding[s]);
    // eq:price-index; where nothing is bought the hat is 1
    for (const Sector s : world.each_sector()) {
        const double theta = world.theta[s.value];
        gaps.price(n, s) = log_price[s.value];
        rounding.price(n, s) = 3 * std::abs(log_price[s.value]);
        if (!(world.expenditure(n, s) > 0)) continue;
        const double sum = price_sum.value[s.value], log_sum = std::log(sum);
        gaps.price(n, s) += log_sum / theta;
        rounding.price(n, s) += (price_sum.rounding[s.value] / sum + 4 * std::abs(log_sum)) / theta;
    }
}

struct SplitWork {
    GroupPrices prices;
    GroupFlows trade;
};

// The same of a purchase that is split into groups.
void add_split_purchase(const world::World& world, const Wedges& wedges, const Point& point, const Sourcing& sourcing,
                        std::size_t which, SplitWork& work, Residual& gaps, Rounding& rounding, TradeSums& sums) {
    const SplitWedges& split = wedges.split[which];
    const Economy n = split.base.buyer;
    const Sector s = split.base.sector;
    const double log_index = std::log(point.price_hat(n, s));
    auto& [prices, trade] = work;
    set_group_prices(world, split, sourcing, prices);
    gaps.price(n, s) = log_index - prices.log_index;  // eq:group-index
    rounding.price(n, s) = 3 * std::abs(log_index) + prices.log_index_rounding;
    set_group_flows(world, prices, split, log_index, point.expenditure_new(n, s), trade);
    const bool taxed = prices.taxed;
    const std::size_t groups = split.base.group_count();
    RunningSum duties;
    for (const Economy i : world.each_economy()) {
        const std::size_t cell = i.value * sums.sectors + s.value;
        const double kept = 1 - wedges.production_subsidy_rate(i, s);
        double output = sums.output.value[cell], output_rounding = sums.output.rounding[cell];
        const double *flows = trade.flow.row(i), *roundings = trade.rounding.row(i), *rates = split.duty_rate.row(i);
        // Most are neither taxed nor subsidised.
        const bool plain = !taxed && kept == 1;
        for (std::size_t g = 0; plain && g < groups; ++g) {
            // eq:output
            output += flows[g];
            output_rounding += roundings[g] + 4 * flows[g] + std::abs(output);
            if (rates[g] != 0) duties.add(rates[g] * flows[g], std::abs(rates[g]) * (roundings[g] + flows[g]));
        }
        for (std::size_t g = plain ? groups : 0; g < groups; ++g) {
            const double flow_new = flows[g], flow_rounding = roundings[g];
            const double tax = taxed ? split.export_tax_rate(i, Group{g}) : 0.0;
            const double paid_on = (1 + tax) * kept;
            const double sold = flow_new / paid_on;
            output += sold;
            output_rounding += flow_rounding / paid_on + 4 * sold + std::abs(output);
            const double duty = rates[g];
            if (duty != 0) duties.add(duty * flow_new, std::abs(duty) * (flow_rounding + flow_new));
            if (tax != 0) sums.add_export_tax(i, tax, flow_new, flow_rounding);
        }
        sums.output.value[cell] = output;
        sums.output.rounding[cell] = output_rounding;
    }
    sums.public_income[n.value].add(duties.value(), duties.rounding());
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
    TradeSums sums(world, wedges);
    for (const Economy n : world.each_economy()) add_purchases(world, wedges, point, sourcing, n, gaps, rounding, sums);
    SplitWork work;
    for (std::size_t k = 0; k < wedges.split.size(); ++k)
        add_split_purchase(world, wedges, point, sourcing, k, work, gaps, rounding, sums);

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
            add_products(world.input_share.row(n, s), point.output_new.row(n), sectors, expenditure);
            gaps.expenditure(n, s) = (point.expenditure_new(n, s) - expenditure.value()) / scale;
            rounding.expenditure(n, s) = expenditure.rounding() / scale;
            const std::size_t cell = n.value * sectors + s.value;
            gaps.output(n, s) = (point.output_new(n, s) - sums.output.value[cell]) / scale;
            rounding.output(n, s) = sums.output.rounding[cell] / scale;
            const double earned = world.value_added_share(n, s) * point.output_new(n, s);
            factor_demand.add(earned, earned);
            const double subsidy = wedges.production_subsidy_rate(n, s) * point.output_new(n, s);
            subsidies += subsidy;
            subsidies_rounding += std::abs(subsidy);
        }
        // eq:income
        const double deficit = rule.deficit(n, factor_income, point.interest_hat);
        gaps.income(n) = (point.income_new(n) - (factor_income + treasury.value() - subsidies + deficit)) / scale;
        double deficit_rounding = world.deficit_rounding(n) + 4 * std::abs(deficit);
        if (rule.moves())  // the saving rate has the base's deficit in it
            deficit_rounding = deficit_rounding / world.value_added(n) * factor_income *
                                   std::pow(point.interest_hat, closure.saving.saving_elasticity) +
                               2 * added_up *
                                   (rule.investment(n, factor_income, point.interest_hat) +
                                    std::abs(rule.saving(n, factor_income, point.interest_hat)));
        rounding.income(n) = (added_up * factor_income + treasury.rounding() + 4 * std::abs(treasury.value()) +
                              static_cast<double>(sectors + 5) * subsidies_rounding + deficit_rounding) /
                             scale;
        // eq:factor-market; with eq:sector-return it is eq:average-return
        gaps.factor_market(n) = (factor_income - factor_demand.value()) / world.value_added(n);
        rounding.factor_market(n) = (added_up * factor_income + factor_demand.rounding()) / world.value_added(n);
        // Of the base's income and value added, which gaps are divided by: it shows in those that are large.
        const double base_rounding =
            (added_up * world.value_added(n) + world.deficit_rounding(n) +
             static_cast<double>(count * sectors) * std::abs(scale - world.value_added(n) - world.deficit(n))) /
            scale;
        for (const Sector s : world.each_sector()) {
            rounding.expenditure(n, s) += std::abs(gaps.expenditure(n, s)) * base_rounding;
            rounding.output(n, s) += std::abs(gaps.output(n, s)) * base_rounding;
        }
        rounding.income(n) += std::abs(gaps.income(n)) * base_rounding;
        rounding.factor_market(n) += std::abs(gaps.factor_market(n)) * added_up;
        // A surplus that an economy cannot pay solves the equations with an income below zero: no equilibrium.
        if (!(point.income_new(n) > 0)) gaps.income(n) = std::numeric_limits<double>::quiet_NaN();
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

Point base_point(const world::World& world) {
    return {Table<Economy>({world.economy_count()}, 1.0), Table<Buyer, Sector>(world.expenditure.extents(), 1.0),
            world.expenditure, world.output, world.income};
}

}  // namespace parley::model

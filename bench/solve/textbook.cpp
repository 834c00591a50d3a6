#include "bench/solve/textbook.hpp"

#include <algorithm>
#include <cmath>

namespace parley::bench {
namespace {

// The larger of two sizes; infinite once one of them is not a number.
double larger(double size, double other) {
    return other <= size ? size : std::isnan(other) ? INFINITY : other;
}

class Textbook {
public:
    Textbook(const world::World& world, const Table<Buyer, Seller, Sector>& duty, const TextbookOptions& options)
        : world_(world),
          duty_(duty),
          options_(options),
          count_(world.economy_count()),
          sectors_(world.sector_count()),
          weight_(duty.extents()),
          share_(duty.extents()),
          cost_power_({count_, sectors_}),
          output_({count_, sectors_}) {
        // π·(1+t'/1+t)^(−θ), once per policy, as in their code.
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    const double flow = world.flow(n, i, s);
                    if (flow == 0) continue;
                    const double ratio = (1 + duty(n, i, s)) / (1 + world.duty_rate(n, i, s));
                    weight_(n, i, s) = flow * (1 + world.duty_rate(n, i, s)) / world.expenditure(n, s) *
                                       (ratio == 1 ? 1.0 : std::pow(ratio, -world.theta[s.value]));
                }
        result_.wage_hat = Table<Economy>({count_}, 1.0);
        result_.price_hat = Table<Buyer, Sector>({count_, sectors_}, 1.0);
        result_.expenditure_new = world.expenditure;
        result_.income_new = world.income;
    }

    TextbookResult run(const Table<Economy>* start_wage) {
        if (start_wage) result_.wage_hat = *start_wage;
        double damping = options_.damping, before = INFINITY;
        Table<Economy> excess({count_});
        while (result_.outer < options_.max_outer) {
            ++result_.outer;
            if (!prices()) return std::move(result_);
            shares();
            if (!expenditure()) return std::move(result_);
            result_.excess_demand = 0.0;
            for (const Economy n : world_.each_economy()) {
                double demand = 0.0;
                for (const Sector s : world_.each_sector()) demand += world_.value_added_share(n, s) * output_(n, s);
                excess(n) = demand / world_.value_added(n) - result_.wage_hat(n);
                result_.excess_demand = larger(result_.excess_demand, std::abs(excess(n)));
            }
            if (result_.excess_demand <= options_.tolerance) {
                result_.converged = true;
                return std::move(result_);
            }
            if (!std::isfinite(result_.excess_demand)) return std::move(result_);
            if (result_.excess_demand > 1.5 * before) damping /= 2;
            before = result_.excess_demand;
            double total = 0.0, base = 0.0;
            for (const Economy n : world_.each_economy()) {
                result_.wage_hat(n) += damping * excess(n);
                total += result_.wage_hat(n) * world_.value_added(n);
                base += world_.value_added(n);
            }
            for (double& wage : result_.wage_hat) wage *= base / total;
        }
        return std::move(result_);
    }

private:
    // Prices and costs at given wages (their eqs 10 and 11).
    bool prices() {
        std::vector<double> log_price(sectors_), log_cost(sectors_), sum(sectors_);
        for (int step = 0; step < options_.max_inner; ++step) {
            ++result_.inner;
            for (const Economy n : world_.each_economy()) {
                const double log_wage = std::log(result_.wage_hat(n));
                for (std::size_t s = 0; s < sectors_; ++s) {
                    log_price[s] = std::log(result_.price_hat(n, Sector{s}));
                    log_cost[s] = world_.value_added_share(n, Sector{s}) * log_wage;
                }
                for (std::size_t s = 0; s < sectors_; ++s) {
                    const double* input = world_.input_share.row(n, Sector{s});
                    for (std::size_t r = 0; r < sectors_; ++r) log_cost[r] += input[r] * log_price[s];
                }
                for (std::size_t r = 0; r < sectors_; ++r)
                    cost_power_(n, Sector{r}) =
                        world_.output(n, Sector{r}) > 0 ? std::exp(-world_.theta[r] * log_cost[r]) : 1.0;
            }
            double change = 0.0;
            for (const Economy n : world_.each_economy()) {
                std::fill(sum.begin(), sum.end(), 0.0);
                for (const Economy i : world_.each_economy()) {
                    const double* weight = weight_.row(n, i);
                    const double* power = cost_power_.row(i);
                    for (std::size_t s = 0; s < sectors_; ++s) sum[s] += weight[s] * power[s];
                }
                for (const Sector s : world_.each_sector()) {
                    const double price = sum[s.value] > 0 ? std::pow(sum[s.value], -1 / world_.theta[s.value]) : 1.0;
                    change = larger(change, std::abs(price - result_.price_hat(n, s)));
                    result_.price_hat(n, s) = price;
                }
            }
            if (change <= options_.inner_tolerance) return true;
            if (!std::isfinite(change)) return false;
        }
        return false;
    }

    // eq. 12
    void shares() {
        std::vector<double> index(sectors_);
        for (const Economy n : world_.each_economy()) {
            for (std::size_t s = 0; s < sectors_; ++s)
                index[s] = std::pow(result_.price_hat(n, Sector{s}), world_.theta[s]);
            for (const Economy i : world_.each_economy()) {
                const double* weight = weight_.row(n, i);
                const double* power = cost_power_.row(i);
                const double* duty = duty_.row(n, i);
                double* share = share_.row(n, i);  // π'/(1+t'): what sellers receive of each unit spent
                for (std::size_t s = 0; s < sectors_; ++s) share[s] = weight[s] * power[s] * index[s] / (1 + duty[s]);
            }
        }
    }

    // Expenditure at given wages and shares (eq. 13).
    bool expenditure() {
        for (int step = 0; step < options_.max_inner; ++step) {
            ++result_.expenditure_steps;
            std::fill(output_.begin(), output_.end(), 0.0);
            for (const Economy n : world_.each_economy()) {
                const double* spent = result_.expenditure_new.row(n);
                double revenue = 0.0;
                for (std::size_t s = 0; s < sectors_; ++s) revenue += spent[s];
                for (const Economy i : world_.each_economy()) {
                    const double* share = share_.row(n, i);
                    double* output = output_.row(i);
                    double paid[8] = {};  // duties are what the buyer spends and no seller receives
                    std::size_t s = 0;
                    for (; s + 8 <= sectors_; s += 8)
                        for (std::size_t lane = 0; lane < 8; ++lane) {
                            const double sale = share[s + lane] * spent[s + lane];
                            output[s + lane] += sale;
                            paid[lane] += sale;
                        }
                    for (; s < sectors_; ++s) {
                        const double sale = share[s] * spent[s];
                        output[s] += sale;
                        paid[0] += sale;
                    }
                    for (const double part : paid) revenue -= part;
                }
                result_.income_new(n) = result_.wage_hat(n) * world_.value_added(n) + revenue + world_.deficit(n);
            }
            double change = 0.0;
            for (const Economy n : world_.each_economy()) {
                const double* output = output_.row(n);
                for (const Sector s : world_.each_sector()) {
                    const double* input = world_.input_share.row(n, s);
                    double total = world_.final_share(n, s) * result_.income_new(n);
                    for (std::size_t r = 0; r < sectors_; ++r) total += input[r] * output[r];
                    change = larger(change, std::abs(total - result_.expenditure_new(n, s)) / world_.income(n));
                    result_.expenditure_new(n, s) = total;
                }
            }
            if (change <= options_.inner_tolerance) return true;
            if (!std::isfinite(change)) return false;
        }
        return false;
    }

    const world::World& world_;
    const Table<Buyer, Seller, Sector>& duty_;
    const TextbookOptions& options_;
    std::size_t count_, sectors_;
    Table<Buyer, Seller, Sector> weight_, share_;
    Table<Seller, Sector> cost_power_, output_;
    TextbookResult result_;
};

}  // namespace

TextbookResult textbook(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate_new,
                        const TextbookOptions& options, const Table<Economy>* start_wage) {
    return Textbook(world, duty_rate_new, options).run(start_wage);
}

}  // namespace parley::bench

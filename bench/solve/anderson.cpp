#include "bench/solve/anderson.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::bench {
namespace {

constexpr double tolerance = 1e-10, wage_step = 0.5;
constexpr std::size_t depth = 5;
constexpr int most_iterations = 2000;

using Numbers = std::vector<double>;

double dot(const Numbers& x, const Numbers& y) {
    double sum = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k] * y[k];
    return sum;
}

class PlainLoop {
public:
    PlainLoop(const world::World& world, const Table<Buyer, Seller, Sector>& duty, Loops loops)
        : world_(world),
          ours_(loops == Loops::our_kernels),
          count_(world.economy_count()),
          sectors_(world.sector_count()),
          weight_(duty.size()),
          received_(duty.size()),
          power_(count_ * sectors_),
          output_(power_),
          sum_(sectors_),
          unit_(sectors_),
          paid_(sectors_),
          public_income_(count_) {
        for (std::size_t n = 0, at = 0; n < count_; ++n)
            for (std::size_t i = 0; i < count_; ++i)
                for (std::size_t s = 0; s < sectors_; ++s, ++at) {
                    const double now = duty.data()[at], before = world.duty_rate.data()[at];
                    const double spent = world.expenditure(Economy{n}, Sector{s});
                    weight_[at] = spent > 0 ? world.flow.data()[at] * (1 + before) / spent : 0.0;
                    if (now != before) weight_[at] *= std::pow((1 + now) / (1 + before), -world.theta[s]);
                    received_[at] = weight_[at] / (1 + now);
                }
    }

    AndersonResult run() {
        const std::size_t size = count_ + 2 * count_ * sectors_;
        Numbers x(size), step(size), before_x, before_step;
        for (std::size_t n = 0; n < count_; ++n)
            for (std::size_t s = 0; s < sectors_; ++s)
                x[count_ + (count_ + n) * sectors_ + s] =
                    world_.expenditure(Economy{n}, Sector{s}) / world_.income(Economy{n});
        std::deque<Numbers> moves, changes;
        AndersonResult result;
        while (++result.iterations < most_iterations) {
            const double gap = evaluate(x, step);
            if (gap <= tolerance) break;
            if (!std::isfinite(gap)) return result;
            if (!before_x.empty()) {
                moves.push_back(x);
                changes.push_back(step);
                for (std::size_t k = 0; k < size; ++k) moves.back()[k] -= before_x[k];
                for (std::size_t k = 0; k < size; ++k) changes.back()[k] -= before_step[k];
                if (moves.size() > depth) moves.pop_front(), changes.pop_front();
            }
            before_x = x;
            before_step = step;
            for (std::size_t k = 0; k < size; ++k) x[k] += step[k];
            const Numbers mix = least_squares(changes, step);
            for (std::size_t j = 0; j < mix.size(); ++j)
                for (std::size_t k = 0; k < size; ++k) x[k] -= mix[j] * (moves[j][k] + changes[j][k]);
            normalise(x);
        }
        result.converged = result.iterations < most_iterations;
        result.wage_hat = Table<Economy>({count_});
        result.price_hat = Table<Buyer, Sector>({count_, sectors_});
        for (std::size_t n = 0; n < count_; ++n) result.wage_hat.data()[n] = std::exp(x[n]);
        for (std::size_t k = 0; k < count_ * sectors_; ++k) result.price_hat.data()[k] = std::exp(x[count_ + k]);
        return result;
    }

private:
    static Numbers least_squares(const std::deque<Numbers>& changes, const Numbers& step) {
        const std::size_t held = changes.size();
        Numbers square(held * held), right(held);
        for (std::size_t r = 0; r < held; ++r) {
            right[r] = dot(changes[r], step);
            for (std::size_t c = 0; c <= r; ++c)
                square[r * held + c] = square[c * held + r] = dot(changes[r], changes[c]);
            square[r * held + r] *= 1 + 1e-12;
        }
        return numerics::solve_dense(square, right).value_or(Numbers());
    }

    // Sums over sellers of weight × power, buyer by buyer.
    void prices(const double* weight) {
        if (ours_) return numerics::kernels::price_sums(weight, power_.data(), count_, sectors_, sum_.data());
        std::fill(sum_.begin(), sum_.end(), 0.0);
        const double* power = power_.data();
        for (std::size_t i = 0; i < count_; ++i, weight += sectors_, power += sectors_)
            for (std::size_t s = 0; s < sectors_; ++s) sum_[s] += weight[s] * power[s];
    }
    void trade(const double* weight) {
        if (ours_)
            return numerics::kernels::trade_sums(weight, power_.data(), unit_.data(), count_, sectors_, output_.data(),
                                                 paid_.data());
        std::fill(paid_.begin(), paid_.end(), 0.0);
        const double* power = power_.data();
        double* output = output_.data();
        for (std::size_t i = 0; i < count_; ++i, weight += sectors_, power += sectors_, output += sectors_)
            for (std::size_t s = 0; s < sectors_; ++s) {
                output[s] += weight[s] * unit_[s];
                paid_[s] += weight[s] * power[s];
            }
    }

    // The plain step at x, and the largest gap.
    double evaluate(const Numbers& x, Numbers& step) {
        const double *log_wage = x.data(), *log_price = log_wage + count_, *spent = log_price + count_ * sectors_;
        double *wage_gap = step.data(), *price_gap = wage_gap + count_, *spending_gap = price_gap + count_ * sectors_;
        double largest = 0.0;
        for (std::size_t n = 0; n < count_; ++n) {
            double* power = power_.data() + n * sectors_;
            for (std::size_t r = 0; r < sectors_; ++r)
                power[r] = world_.value_added_share(Economy{n}, Sector{r}) * log_wage[n];
            for (std::size_t s = 0; s < sectors_; ++s) {
                const double* input = world_.input_share.row(Economy{n}, Sector{s});
                for (std::size_t r = 0; r < sectors_; ++r) power[r] += input[r] * log_price[n * sectors_ + s];
            }
            for (std::size_t r = 0; r < sectors_; ++r) power[r] = std::exp(-world_.theta[r] * power[r]);
        }
        std::fill(output_.begin(), output_.end(), 0.0);
        for (std::size_t n = 0; n < count_; ++n) {
            const std::size_t block = n * count_ * sectors_;
            const double income = world_.income(Economy{n});
            prices(weight_.data() + block);
            double collected = 0.0;
            for (std::size_t s = 0; s < sectors_; ++s) {
                const std::size_t cell = n * sectors_ + s;
                const bool bought = world_.expenditure(Economy{n}, Sector{s}) > 0;
                price_gap[cell] = (bought ? -std::log(sum_[s]) / world_.theta[s] : 0.0) - log_price[cell];
                largest = std::max(largest, std::abs(price_gap[cell]) * std::max(1.0, world_.theta[s] * spent[cell]));
                unit_[s] = bought ? spent[cell] * income / sum_[s] : 0.0;
                collected += spent[cell] * income;
            }
            trade(received_.data() + block);
            for (std::size_t s = 0; s < sectors_; ++s) collected -= paid_[s] * unit_[s];
            public_income_[n] = collected;
        }
        for (std::size_t n = 0; n < count_; ++n) {
            const Economy economy{n};
            double* output = output_.data() + n * sectors_;
            double demand = 0.0;
            for (std::size_t s = 0; s < sectors_; ++s) {
                output[s] *= power_[n * sectors_ + s];
                demand += world_.value_added_share(economy, Sector{s}) * output[s];
            }
            const double earned = std::exp(log_wage[n]) * world_.value_added(economy);
            const double income = earned + public_income_[n] + world_.deficit(economy);
            wage_gap[n] = std::log(demand / earned);
            largest = std::max(largest, std::abs(wage_gap[n]));
            wage_gap[n] *= wage_step;
            for (std::size_t s = 0; s < sectors_; ++s) {
                const double* input = world_.input_share.row(economy, Sector{s});
                double total = world_.final_share(economy, Sector{s}) * income;
                for (std::size_t r = 0; r < sectors_; ++r) total += input[r] * output[r];
                const std::size_t cell = n * sectors_ + s;
                spending_gap[cell] = total / world_.income(economy) - spent[cell];
                largest = std::max(largest, std::abs(spending_gap[cell]));
            }
        }
        return largest;
    }

    void normalise(Numbers& x) const {
        double total = 0.0, base = 0.0;
        for (std::size_t n = 0; n < count_; ++n) {
            total += std::exp(x[n]) * world_.value_added(Economy{n});
            base += world_.value_added(Economy{n});
        }
        const double shift = std::log(total / base);
        for (std::size_t n = 0; n < count_; ++n) x[n] -= shift;
        for (std::size_t k = 0; k < count_ * sectors_; ++k) {
            if (world_.expenditure.data()[k] > 0) x[count_ + k] -= shift;
            x[count_ + count_ * sectors_ + k] *= base / total;
        }
    }

    const world::World& world_;
    const bool ours_;
    std::size_t count_, sectors_;
    Numbers weight_, received_, power_, output_, sum_, unit_, paid_, public_income_;
};

}  // namespace

AndersonResult anderson(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate_new, Loops loops) {
    return PlainLoop(world, duty_rate_new, loops).run();
}

}  // namespace parley::bench

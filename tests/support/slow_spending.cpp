// Prices and spending of the slow model at given wages.
#include "tests/support/slow_levels.hpp"

namespace parley::testing::slow {

// c = w^γ Π P^γ / (A L^ψ) and P = (Σ b p^(−θ))^(−1/θ) with p = c(1−z)(1+e)(1+t)κ, by Newton on ln P: the gap is a
// concave function of ln P with an inverse-positive derivative, so that Newton's method converges from anywhere.
bool Levels::prices(const Policy& policy, SlowOutcome& result) const {
    Vector log_price(n_ * s_, 0);
    if (result.price.size() == n_ * s_)
        for (std::size_t k = 0; k < n_ * s_; ++k) log_price[k] = std::log(result.price[k]);
    Vector log_cost(n_ * s_, 0), step;
    result.share.assign(n_ * n_ * s_, 0);
    for (int round = 0; round < 200; ++round) {
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t r = 0; r < s_; ++r) {
                if (!present(i, r)) continue;
                Real sum = value_added_share(i, r) * result.factor.log_return[i * s_ + r] -
                           std::log(policy.productivity[i * s_ + r]) - psi(r) * result.factor.log_amount[i * s_ + r];
                for (std::size_t s = 0; s < s_; ++s) sum += gamma(i, s, r) * log_price[i * s_ + s];
                log_cost[i * s_ + r] = sum;
            }
        Vector gap(n_ * s_, 0);
        std::vector<Vector> slope(n_ * s_, Vector(n_ * s_, 0));
        Real largest = 0;
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t s = 0; s < s_; ++s) {
                const std::size_t row = n * s_ + s;
                slope[row][row] = 1;
                if (bought_[row] == 0) continue;
                const Real theta = world_.theta[s];
                // Sum of powers, the largest taken out so that θ = 65 overflows nowhere.
                Vector power(n_, 0);
                Real top = -1e300L;
                for (std::size_t i = 0; i < n_; ++i) {
                    if (!trades(n, i, s)) continue;
                    const Real log_delivered = log_cost[i * s_ + s] + std::log(1 - policy.subsidy[i * s_ + s]) +
                                               std::log(1 + policy.tax[at(n, i, s)]) +
                                               std::log(1 + policy.duty[at(n, i, s)]) +
                                               std::log(policy.barrier[at(n, i, s)]);
                    power[i] = std::log(taste_[at(n, i, s)]) - theta * log_delivered;
                    top = std::fmax(top, power[i]);
                }
                Real sum = 0;
                for (std::size_t i = 0; i < n_; ++i)
                    if (trades(n, i, s)) sum += std::exp(power[i] - top);
                gap[row] = -(top + std::log(sum)) / theta - log_price[row];
                largest = std::fmax(largest, std::fabs(gap[row]));
                for (std::size_t i = 0; i < n_; ++i) {
                    if (!trades(n, i, s)) continue;
                    const Real share = std::exp(power[i] - top) / sum;
                    result.share[at(n, i, s)] = share;
                    for (std::size_t k = 0; k < s_; ++k)
                        if (bought_[i * s_ + k] != 0) slope[row][i * s_ + k] -= share * gamma(i, k, s);
                }
            }
        if (!std::isfinite(largest)) return false;
        if (largest < 1e-17L || (round > 6 && largest < 1e-16L)) break;
        if (round == 199) return false;
        if (!solve_linear(slope, gap, step)) return false;
        for (std::size_t k = 0; k < n_ * s_; ++k) log_price[k] += step[k];
    }
    result.cost.assign(n_ * s_, 1);
    result.price.assign(n_ * s_, 1);
    for (std::size_t k = 0; k < n_ * s_; ++k) {
        result.cost[k] = std::exp(log_cost[k]);
        result.price[k] = std::exp(log_price[k]);
    }
    return true;
}

// E = αI + Σ γC, C = Σ πE/((1+t)(1+e)(1−z)), I = wL + duties + export taxes − subsidies + D: linear in (E, I).
bool Levels::spending(const Policy& policy, SlowOutcome& result) const {
    const std::size_t size = n_ * s_ + n_;
    std::vector<Vector> a(size, Vector(size, 0));
    Vector b(size, 0), x;
    for (std::size_t n = 0; n < n_; ++n) {
        const std::size_t income = n_ * s_ + n;
        a[income][income] += 1;
        b[income] = result.factor_income[n] + result.deficit[n];
        for (std::size_t s = 0; s < s_; ++s) {
            a[n * s_ + s][n * s_ + s] += 1;
            a[n * s_ + s][income] -= alpha(n, s);
            for (std::size_t i = 0; i < n_; ++i) {
                if (!trades(n, i, s)) continue;
                // One dollar that n spends on s, as it falls on i.
                const std::size_t spent = n * s_ + s, k = at(n, i, s);
                const Real border = result.share[k] / (1 + policy.duty[k]);
                const Real at_factory = border / (1 + policy.tax[k]);
                const Real at_cost = at_factory / (1 - policy.subsidy[i * s_ + s]);
                a[income][spent] -= result.share[k] - border;
                a[n_ * s_ + i][spent] -= border - at_factory;
                a[n_ * s_ + i][spent] += at_cost - at_factory;
                for (std::size_t input = 0; input < s_; ++input)
                    a[i * s_ + input][spent] -= gamma(i, input, s) * at_cost;
            }
        }
    }
    if (!solve_linear(a, b, x)) return false;
    result.spending.assign(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n_ * s_));
    result.income.assign(x.begin() + static_cast<std::ptrdiff_t>(n_ * s_), x.end());
    result.output.assign(n_ * s_, 0);
    for (std::size_t n = 0; n < n_; ++n)
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t s = 0; s < s_; ++s) {
                const std::size_t k = at(n, i, s);
                result.output[i * s_ + s] += result.share[k] * result.spending[n * s_ + s] / (1 + policy.duty[k]) /
                                             (1 + policy.tax[k]) / (1 - policy.subsidy[i * s_ + s]);
            }
    return true;
}

}  // namespace parley::testing::slow

// Prices and spending of the slow model at given wages.
#include "tests/support/slow_levels.hpp"

namespace parley::testing::slow {

// c = w^γ Π P^γ / (A L^ψ).
Vector Levels::log_costs(const Policy& policy, const Factor& factor, const Vector& log_price) const {
    Vector result(n_ * s_, 0);
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t r = 0; r < s_; ++r) {
            if (!present(i, r)) continue;
            Real sum = value_added_share(i, r) * factor.log_return[i * s_ + r] -
                       std::log(policy.productivity[i * s_ + r]) - psi(r) * factor.log_amount[i * s_ + r];
            for (std::size_t s = 0; s < s_; ++s) sum += gamma(i, s, r) * log_price[i * s_ + s];
            result[i * s_ + r] = sum;
        }
    return result;
}

// Within a cell P = (Σ b p^(−θ))^(−1/θ) with p = c(1−z)(1+e)(1+t)κ; the shares of the cell go into `share`.
Real Levels::log_cell_price(const Policy& policy, const Vector& log_cost, std::size_t c, Vector& share) const {
    const std::size_t s = cells_[c].sector;
    // Sum of powers, the largest taken out so that θ = 65 overflows nowhere.
    Vector power(n_, 0);
    Real top = -1e300L, sum = 0;
    for (std::size_t i = 0; i < n_; ++i) {
        if (!trades(c, i)) continue;
        power[i] = policy.pull[at(c, i)] - theta(s) * log_cost[i * s_ + s];
        top = std::fmax(top, power[i]);
    }
    for (std::size_t i = 0; i < n_; ++i)
        if (trades(c, i)) sum += std::exp(power[i] - top);
    for (std::size_t i = 0; i < n_; ++i)
        if (trades(c, i)) share[at(c, i)] = std::exp(power[i] - top) / sum;
    return -(top + std::log(sum)) / theta(s);
}

// Over cells P = (Σ λ P_g^(1−σ))^(1/(1−σ)), or Π P_g^λ where σ = 1; a cell's share is λ (P_g/P)^(1−σ).
Vector Levels::log_purchaser_prices(const Policy& policy, const Vector& log_cost, Vector& share) const {
    Vector result(n_ * s_, 0);
    share.assign(cells_.size() * n_, 0);
    for (std::size_t row = 0; row < n_ * s_; ++row) {
        if (bought_[row] == 0) continue;
        const Real sigma = substitution(row % s_);
        Vector log_price(first_[row + 1] - first_[row], 0);
        Real sum = 0;
        for (std::size_t g = 0; g < log_price.size(); ++g) {
            const std::size_t c = first_[row] + g;
            if (weight_[c] == 0) continue;
            log_price[g] = log_cell_price(policy, log_cost, c, share);
            sum += weight_[c] * (sigma == 1 ? log_price[g] : std::expm1((1 - sigma) * log_price[g]));
        }
        result[row] = sigma == 1 ? sum : std::log1p(sum) / (1 - sigma);
        for (std::size_t g = 0; g < log_price.size(); ++g) {
            const std::size_t c = first_[row] + g;
            const Real part = weight_[c] * std::exp((1 - sigma) * (log_price[g] - result[row]));
            for (std::size_t i = 0; i < n_; ++i) share[at(c, i)] *= part;
        }
    }
    return result;
}

// By Newton on ln P: the gap is a concave function of ln P (σ ≥ 1) with an inverse-positive derivative, so that
// Newton's method converges from anywhere.
bool Levels::prices(const Policy& policy, SlowOutcome& result) const {
    Vector log_price(n_ * s_, 0);
    if (result.price.size() == n_ * s_)
        for (std::size_t k = 0; k < n_ * s_; ++k) log_price[k] = std::log(result.price[k]);
    Vector log_cost, step;
    for (int round = 0; round < 200; ++round) {
        log_cost = log_costs(policy, result.factor, log_price);
        Vector gap = log_purchaser_prices(policy, log_cost, result.share);
        Real largest = 0;
        for (std::size_t row = 0; row < n_ * s_; ++row) {
            gap[row] = bought_[row] == 0 ? 0 : gap[row] - log_price[row];
            largest = std::isfinite(gap[row]) ? std::fmax(largest, std::fabs(gap[row])) : HUGE_VALL;
        }
        if (!std::isfinite(largest)) return false;
        if (largest < 1e-17L || (round > 6 && largest < 1e-16L)) break;
        if (round == 199) return false;
        std::vector<Vector> slope(n_ * s_, Vector(n_ * s_, 0));
        for (std::size_t row = 0; row < n_ * s_; ++row) slope[row][row] = 1;
        for (std::size_t c = 0; c < cells_.size(); ++c)
            for (std::size_t i = 0; i < n_; ++i) {
                if (!trades(c, i)) continue;
                const std::size_t s = cells_[c].sector;
                for (std::size_t k = 0; k < s_; ++k)
                    if (bought_[i * s_ + k] != 0)
                        slope[cells_[c].buyer * s_ + s][i * s_ + k] -= result.share[at(c, i)] * gamma(i, k, s);
            }
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

// What one dollar that is spent on cell c and seller i leaves where.
Levels::Dollar Levels::dollar(const Policy& policy, const Vector& share, std::size_t c, std::size_t i) const {
    const std::size_t k = at(c, i);
    const Real border = share[k] / (1 + policy.duty[k]);
    const Real at_factory = border / (1 + policy.tax[k]);
    const Real at_cost = at_factory / (1 - policy.subsidy[i * s_ + cells_[c].sector]);
    return {share[k] - border, border - at_factory, at_cost - at_factory, at_cost};
}

// E = αI + Σ γC, C = Σ πE/((1+t)(1+e)(1−z)), I = wL + duties + export taxes − subsidies + D: linear in (E, I).
bool Levels::spending(const Policy& policy, SlowOutcome& result) const {
    const std::size_t size = n_ * s_ + n_;
    std::vector<Vector> a(size, Vector(size, 0));
    Vector b(size, 0), x;
    for (std::size_t k = 0; k < size; ++k) a[k][k] = 1;
    for (std::size_t n = 0; n < n_; ++n) {
        b[n_ * s_ + n] = result.factor_income[n] + result.deficit[n];
        for (std::size_t s = 0; s < s_; ++s) a[n * s_ + s][n_ * s_ + n] -= alpha(n, s);
    }
    for (std::size_t c = 0; c < cells_.size(); ++c)
        for (std::size_t i = 0; i < n_; ++i) {
            if (!trades(c, i)) continue;
            const std::size_t n = cells_[c].buyer, s = cells_[c].sector, spent = n * s_ + s;
            const Dollar goes = dollar(policy, result.share, c, i);
            a[n_ * s_ + n][spent] -= goes.duty;
            a[n_ * s_ + i][spent] -= goes.tax - goes.subsidy;
            for (std::size_t input = 0; input < s_; ++input) a[i * s_ + input][spent] -= gamma(i, input, s) * goes.cost;
        }
    if (!solve_linear(a, b, x)) return false;
    result.spending.assign(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n_ * s_));
    result.income.assign(x.begin() + static_cast<std::ptrdiff_t>(n_ * s_), x.end());
    result.output.assign(n_ * s_, 0);
    for (std::size_t c = 0; c < cells_.size(); ++c)
        for (std::size_t i = 0; i < n_; ++i)
            result.output[i * s_ + cells_[c].sector] +=
                dollar(policy, result.share, c, i).cost * result.spending[cells_[c].buyer * s_ + cells_[c].sector];
    return true;
}

}  // namespace parley::testing::slow

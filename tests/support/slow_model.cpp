#include "tests/support/slow_model.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace parley::testing {
namespace {

using Real = long double;
using Vector = std::vector<Real>;

// Gaussian elimination with partial pivoting: a·x = b, row by row. False if singular.
bool solve_linear(std::vector<Vector> a, Vector b, Vector& x) {
    const std::size_t size = b.size();
    for (std::size_t k = 0; k < size; ++k) {
        std::size_t pivot = k;
        for (std::size_t row = k + 1; row < size; ++row)
            if (std::fabs(a[row][k]) > std::fabs(a[pivot][k])) pivot = row;
        if (!(std::fabs(a[pivot][k]) > 0)) return false;
        std::swap(a[k], a[pivot]);
        std::swap(b[k], b[pivot]);
        for (std::size_t row = k + 1; row < size; ++row) {
            const Real factor = a[row][k] / a[k][k];
            if (factor == 0) continue;
            for (std::size_t column = k; column < size; ++column) a[row][column] -= factor * a[k][column];
            b[row] -= factor * b[k];
        }
    }
    x.assign(size, 0);
    for (std::size_t k = size; k-- > 0;) {
        Real sum = b[k];
        for (std::size_t column = k + 1; column < size; ++column) sum -= a[k][column] * x[column];
        x[k] = sum / a[k][k];
        if (!std::isfinite(x[k])) return false;
    }
    return true;
}

// Policy and technology in levels at one point of the path from the base to the counterfactual.
struct Policy {
    Vector duty, tax, barrier;     // t, e, κ by (n,i,s)
    Vector subsidy, productivity;  // z, A by (i,s)
    Vector deficit;                // D by n, where it is given
    Vector saving_rate;            // by n, where D is not
};

// Where the factor is: its log return and log amount over the base's, by (n,r); zero where a sector has none.
struct Factor {
    Vector log_return, log_amount;
};

// What happens at given wages; a solution when `gap` is zero.
struct SlowOutcome {
    Vector cost, price;       // c by (i,s), P by (n,s); base 1
    Vector share;             // expenditure shares by (n,i,s)
    Vector spending, output;  // E, C by (n,s)
    Vector income;            // I by n
    Vector factor_income;     // VA by n
    Vector deficit;           // D by n
    Real log_interest = 0;
    Factor factor;
    Vector gap;  // (factor demand − factor income) / base factor income, by n or by (n,r); then amounts, if unknown
};

// The world in levels, in units in which every wage, unit cost and purchaser price index of the base is one:
// labour L(n) is base factor income, taste b(n,i,s) = π p₀^θ with p₀ = (1−z)(1+e)(1+t) the base delivered price.
class Levels {
public:
    Levels(const world::World& world, const SlowClosure& closure)
        : world_(world),
          closure_(closure),
          n_(world.economies.size()),
          s_(world.sectors.size()),
          labour_(n_),
          deficit_(n_),
          hired_(n_ * s_) {
        taste_.assign(n_ * n_ * s_, 0);
        bought_.assign(n_ * s_, 0);
        made_.assign(n_ * s_, 0);
        spending_.assign(n_ * s_, 0);
        income_.assign(n_, 0);
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t i = 0; i < n_; ++i)
                for (std::size_t s = 0; s < s_; ++s) {
                    const Real flow = world.flow({n}, {i}, {s});
                    const Real duty = world.duty_rate({n}, {i}, {s}), tax = world.export_tax_rate({n}, {i}, {s});
                    spending_[n * s_ + s] += flow * (1 + duty);
                    made_[i * s_ + s] += flow / (1 + tax) / (1 - Real(world.production_subsidy_rate({i}, {s})));
                    if (flow > 0) bought_[n * s_ + s] = 1;
                    if (n != i) deficit_[n] += flow, deficit_[i] -= flow;
                    income_[n] += duty * flow;
                    income_[i] += tax / (1 + tax) * flow;
                }
        for (std::size_t n = 0; n < n_; ++n) {
            for (std::size_t r = 0; r < s_; ++r) {
                hired_[n * s_ + r] = world.value_added_share({n}, {r}) * made_[n * s_ + r];
                labour_[n] += hired_[n * s_ + r];
                income_[n] -= world.production_subsidy_rate({n}, {r}) * made_[n * s_ + r];
            }
            income_[n] += labour_[n] + deficit_[n];
            world_income_ += labour_[n];
        }
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t i = 0; i < n_; ++i)
                for (std::size_t s = 0; s < s_; ++s) {
                    const Real flow = world.flow({n}, {i}, {s});
                    if (flow == 0) continue;
                    const Real duty = world.duty_rate({n}, {i}, {s}), tax = world.export_tax_rate({n}, {i}, {s});
                    const Real price = (1 - Real(world.production_subsidy_rate({i}, {s}))) * (1 + tax) * (1 + duty);
                    taste_[at(n, i, s)] =
                        flow * (1 + duty) / spending_[n * s_ + s] * std::pow(price, Real(world.theta[s]));
                }
    }

    std::size_t economies() const { return n_; }
    std::size_t sectors() const { return s_; }
    std::size_t at(std::size_t n, std::size_t i, std::size_t s) const { return (n * n_ + i) * s_ + s; }
    const world::World& world() const { return world_; }
    const Vector& base_income() const { return income_; }
    const Vector& labour() const { return labour_; }
    Real alpha(std::size_t n, std::size_t s) const { return world_.final_share({n}, {s}); }
    Real gamma(std::size_t n, std::size_t supplying, std::size_t user) const {
        return world_.input_share({n}, {supplying}, {user});
    }
    Real value_added_share(std::size_t n, std::size_t r) const { return world_.value_added_share({n}, {r}); }
    bool present(std::size_t i, std::size_t s) const { return made_[i * s_ + s] > 0; }
    bool trades(std::size_t n, std::size_t i, std::size_t s) const { return taste_[at(n, i, s)] > 0; }

    const SlowClosure& closure() const { return closure_; }
    bool hires(std::size_t n, std::size_t r) const { return hired_[n * s_ + r] > 0; }
    Real psi(std::size_t r) const { return closure_.psi.empty() ? Real(0) : Real(closure_.psi[r]); }

    // The unknowns: a log wage by economy, or a log return by sector that hires; then log amounts by sector that hires
    // where productivity depends on them.
    std::size_t wages() const { return closure_.kappa > 0 ? hiring() : n_; }
    std::size_t unknowns() const { return wages() + (closure_.psi.empty() ? 0 : hiring()); }
    Factor factor(const Vector& unknown) const {
        Factor result{Vector(n_ * s_, 0), Vector(n_ * s_, 0)};
        std::size_t cell = 0;
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t r = 0; r < s_; ++r) {
                if (!hires(n, r)) continue;
                result.log_return[n * s_ + r] = unknown[closure_.kappa > 0 ? cell : n];
                if (!closure_.psi.empty()) result.log_amount[n * s_ + r] = unknown[wages() + cell];
                ++cell;
            }
        return result;
    }

    // Heads go where talent pays best: κ-Fréchet talents give the share of sector r as s w^κ / Σ s w^κ, and the same
    // income per head everywhere, (Σ s w^κ)^(1/κ). With talents all alike that income is the wage.
    Real income_per_head(std::size_t n, const Vector& log_return) const {
        const Real kappa = closure_.kappa;
        Real sum = 0;
        for (std::size_t r = 0; r < s_; ++r)
            if (hires(n, r)) sum += hired_[n * s_ + r] / labour_[n] * std::exp(kappa * log_return[n * s_ + r]);
        return std::pow(sum, 1 / kappa);
    }
    Real heads(std::size_t n, std::size_t r, const Vector& log_return) const {
        const Real kappa = closure_.kappa;
        return hired_[n * s_ + r] / labour_[n] *
               std::exp(kappa * (log_return[n * s_ + r] - std::log(income_per_head(n, log_return))));
    }

    // A share of the way along the straight path of log wedges; deficits and saving rates move in proportion.
    Policy policy(const model::Wedges& wedges, Real way) const {
        Policy result;
        const auto between = [way](Real from, Real to) {
            return std::exp((1 - way) * std::log(from) + way * std::log(to));
        };
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t i = 0; i < n_; ++i)
                for (std::size_t s = 0; s < s_; ++s) {
                    result.duty.push_back(
                        between(1 + Real(world_.duty_rate({n}, {i}, {s})), 1 + Real(wedges.duty_rate({n}, {i}, {s}))) -
                        1);
                    result.tax.push_back(between(1 + Real(world_.export_tax_rate({n}, {i}, {s})),
                                                 1 + Real(wedges.export_tax_rate({n}, {i}, {s}))) -
                                         1);
                    result.barrier.push_back(between(1, wedges.barrier_factor({n}, {i}, {s})));
                }
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t s = 0; s < s_; ++s) {
                result.subsidy.push_back(1 - between(1 - Real(world_.production_subsidy_rate({i}, {s})),
                                                     1 - Real(wedges.production_subsidy_rate({i}, {s}))));
                result.productivity.push_back(between(1, wedges.productivity_factor({i}, {s})));
            }
        for (std::size_t n = 0; n < n_; ++n) {
            result.deficit.push_back(closure_.zero_deficits ? (1 - way) * deficit_[n] : deficit_[n]);
            if (!closure_.saving) continue;
            const Real base = closure_.investment_rate[n] - deficit_[n] / labour_[n];
            result.saving_rate.push_back(base + way * (closure_.saving_rate_new[n] - base));
        }
        return result;
    }

    // Prices, then borrowing and spending, then the factor markets, at given unknowns.
    bool outcome(const Policy& policy, const Vector& unknown, SlowOutcome& result) const {
        result.factor = factor(unknown);
        result.factor_income.assign(n_, 0);
        for (std::size_t n = 0; n < n_; ++n)
            result.factor_income[n] =
                labour_[n] * (closure_.kappa > 0 ? income_per_head(n, result.factor.log_return) : std::exp(unknown[n]));
        if (!borrowing(policy, result) || !prices(policy, result) || !spending(policy, result)) return false;
        result.gap.assign(closure_.kappa > 0 ? 0 : n_, 0);
        Vector amounts;
        for (std::size_t n = 0; n < n_; ++n)
            for (std::size_t r = 0; r < s_; ++r) {
                if (!hires(n, r)) continue;
                const std::size_t k = n * s_ + r;
                const Real paid = value_added_share(n, r) * result.output[k];
                Real amount = paid / std::exp(result.factor.log_return[k]) / hired_[k];
                if (closure_.kappa > 0) {
                    const Real earned = heads(n, r, result.factor.log_return) * result.factor_income[n];
                    result.gap.push_back((paid - earned) / labour_[n]);
                    amount = earned / std::exp(result.factor.log_return[k]) / hired_[k];
                } else {
                    result.gap[n] += paid / labour_[n];
                }
                if (closure_.psi.empty())
                    result.factor.log_amount[k] = std::log(amount);
                else
                    amounts.push_back(std::log(amount) - result.factor.log_amount[k]);
            }
        if (!(closure_.kappa > 0))
            for (std::size_t n = 0; n < n_; ++n) result.gap[n] -= result.factor_income[n] / labour_[n];
        result.gap.insert(result.gap.end(), amounts.begin(), amounts.end());
        return true;
    }

    Real numeraire_gap(const Vector& unknown) const {
        const Factor at = factor(unknown);
        Real total = 0;
        for (std::size_t n = 0; n < n_; ++n)
            total += labour_[n] * (closure_.kappa > 0 ? income_per_head(n, at.log_return) : std::exp(unknown[n]));
        return total / world_income_ - 1;
    }

    // The market that Walras' law makes redundant: the largest.
    std::size_t redundant() const {
        std::size_t result = 0, cell = 0;
        Real largest = 0;
        for (std::size_t n = 0; n < n_; ++n) {
            if (!(closure_.kappa > 0)) {
                if (labour_[n] > labour_[result]) result = n;
                continue;
            }
            for (std::size_t r = 0; r < s_; ++r) {
                if (!hires(n, r)) continue;
                if (hired_[n * s_ + r] > largest) largest = hired_[n * s_ + r], result = cell;
                ++cell;
            }
        }
        return result;
    }

private:
    std::size_t hiring() const {
        std::size_t result = 0;
        for (const Real hired : hired_) result += hired > 0 ? 1 : 0;
        return result;
    }

    // D by economy. Where it is investment less saving, by halving an interval of the log interest factor: world
    // investment less saving falls in it.
    bool borrowing(const Policy& policy, SlowOutcome& result) const {
        result.deficit = policy.deficit;
        if (!closure_.saving) return true;
        const auto world_deficit = [&](Real log_interest) {
            Real total = 0;
            for (std::size_t n = 0; n < n_; ++n) {
                const Real invested =
                    closure_.investment_rate[n] * std::exp(-Real(closure_.investment_elasticity) * log_interest);
                const Real saved = policy.saving_rate[n] * std::exp(Real(closure_.saving_elasticity) * log_interest);
                result.deficit[n] = (invested - saved) * result.factor_income[n];
                total += result.deficit[n];
            }
            return total;
        };
        Real low = -50, high = 50;
        if (!(world_deficit(low) > 0 && world_deficit(high) < 0)) return false;
        for (int round = 0; round < 90; ++round) {
            const Real middle = (low + high) / 2;
            (world_deficit(middle) > 0 ? low : high) = middle;
        }
        result.log_interest = (low + high) / 2;
        world_deficit(result.log_interest);
        return true;
    }

    // c = w^γ Π P^γ / (A L^ψ) and P = (Σ b p^(−θ))^(−1/θ) with p = c(1−z)(1+e)(1+t)κ, by Newton on ln P: the gap is a
    // concave function of ln P with an inverse-positive derivative, so that Newton's method converges from anywhere.
    bool prices(const Policy& policy, SlowOutcome& result) const {
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
                               std::log(policy.productivity[i * s_ + r]) -
                               psi(r) * result.factor.log_amount[i * s_ + r];
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
    bool spending(const Policy& policy, SlowOutcome& result) const {
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

    const world::World& world_;
    SlowClosure closure_;
    std::size_t n_, s_;
    Vector labour_, deficit_, hired_, taste_, bought_, made_, spending_, income_;
    Real world_income_ = 0;
};

// Every market but the redundant one, and the numéraire.
Vector equations(const Levels& levels, const Vector& unknown, const SlowOutcome& outcome) {
    Vector result = outcome.gap;
    result[levels.redundant()] = levels.numeraire_gap(unknown);
    return result;
}

Real largest_of(const Vector& values) {
    Real result = 0;
    for (const Real value : values) result = std::isfinite(value) ? std::fmax(result, std::fabs(value)) : HUGE_VALL;
    return result;
}

// Central differences of the equations in every log wage.
bool differentiate(const Levels& levels, const Policy& policy, const Vector& log_wage, const SlowOutcome& outcome,
                   std::vector<Vector>& jacobian) {
    const std::size_t size = log_wage.size();
    const Real nudge = 1e-8L;
    jacobian.assign(size, Vector(size, 0));
    for (std::size_t column = 0; column < size; ++column) {
        Vector up = log_wage, down = log_wage;
        up[column] += nudge;
        down[column] -= nudge;
        SlowOutcome above = outcome, below = outcome;
        if (!levels.outcome(policy, up, above) || !levels.outcome(policy, down, below)) return false;
        const Vector high = equations(levels, up, above), low = equations(levels, down, below);
        for (std::size_t row = 0; row < size; ++row) jacobian[row][column] = (high[row] - low[row]) / (2 * nudge);
    }
    return true;
}

// ‖J⁻¹‖∞ of the equations at a point.
Real sensitivity(const Levels& levels, const Policy& policy, const Vector& log_wage, const SlowOutcome& outcome) {
    std::vector<Vector> jacobian;
    if (!differentiate(levels, policy, log_wage, outcome, jacobian)) return HUGE_VALL;
    Vector row_sum(log_wage.size(), 0), column;
    for (std::size_t k = 0; k < log_wage.size(); ++k) {
        Vector unit(log_wage.size(), 0);
        unit[k] = 1;
        if (!solve_linear(jacobian, unit, column)) return HUGE_VALL;
        for (std::size_t row = 0; row < row_sum.size(); ++row) row_sum[row] += std::fabs(column[row]);
    }
    return largest_of(row_sum);
}

// Newton on log wages with a numerical Jacobian, steps halved until the gap falls. Leaves wages and outcome at the
// best.
bool newton(const Levels& levels, const Policy& policy, Vector& log_wage, SlowOutcome& outcome) {
    const Real fine = 1e-18L;
    if (!levels.outcome(policy, log_wage, outcome)) return false;
    Vector gap = equations(levels, log_wage, outcome);
    for (int round = 0; round < 60 && largest_of(gap) > fine; ++round) {
        std::vector<Vector> jacobian;
        if (!differentiate(levels, policy, log_wage, outcome, jacobian)) return false;
        Vector step;
        if (!solve_linear(jacobian, gap, step)) return false;
        Real length = std::fmin(Real(1), 1 / largest_of(step));
        bool better = false;
        for (int halving = 0; halving < 30 && !better; ++halving, length /= 2) {
            Vector trial = log_wage;
            for (std::size_t k = 0; k < trial.size(); ++k) trial[k] -= length * step[k];
            // The numéraire holds exactly at every step: where trade is almost dead, the curvature of its gap would
            // drown the markets' gaps.
            const Real level = std::log(1 + levels.numeraire_gap(trial));
            for (std::size_t k = 0; k < levels.wages(); ++k) trial[k] -= level;
            SlowOutcome next = outcome;
            if (!levels.outcome(policy, trial, next)) continue;
            const Vector next_gap = equations(levels, trial, next);
            better = largest_of(next_gap) < largest_of(gap);
            if (better) log_wage = trial, outcome = next, gap = next_gap;
        }
        if (!better) break;
    }
    for (const Real income : outcome.income)
        if (!(income > 0)) return false;
    return largest_of(gap) < 1e-13L;
}

// From a solved point of the path to another, in steps as short as it takes: no jump to a far solution.
bool walk(const Levels& levels, const model::Wedges& wedges, Real from, Real to, Vector& log_wage,
          SlowOutcome& outcome) {
    Real step = to - from;
    while (from < to) {
        const Real next = std::fmin(to, from + step);
        Vector trial = log_wage;
        SlowOutcome there = outcome;
        if (newton(levels, levels.policy(wedges, next), trial, there)) {
            log_wage = trial;
            outcome = there;
            from = next;
            step *= 2;
        } else {
            step /= 4;
            if (step < 1e-4L) return false;
        }
    }
    return true;
}

Real log_price_of_living(const Levels& levels, const SlowOutcome& outcome, std::size_t n) {
    Real sum = 0;
    for (std::size_t s = 0; s < levels.sectors(); ++s)
        sum += levels.alpha(n, s) * std::log(outcome.price[n * levels.sectors() + s]);
    return sum;
}

Real welfare(const Levels& levels, const SlowOutcome& outcome, std::size_t n) {
    return outcome.income[n] / levels.base_income()[n] / std::exp(log_price_of_living(levels, outcome, n));
}

}  // namespace

SlowSolution slow_solve(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure) {
    const Levels levels(world, closure);
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    SlowSolution result;
    Vector log_wage(levels.unknowns(), 0);
    SlowOutcome outcome;
    result.converged = walk(levels, wedges, 0, 1, log_wage, outcome);
    if (!result.converged) return result;
    const Policy policy = levels.policy(wedges, 1);
    result.gap = static_cast<double>(std::fmax(largest_of(outcome.gap), std::fabs(levels.numeraire_gap(log_wage))));
    result.sensitivity = static_cast<double>(sensitivity(levels, policy, log_wage, outcome));
    result.wage_hat = Table<Economy>({count});
    result.price_hat = Table<Buyer, Sector>({count, sectors});
    result.cost_hat = Table<Seller, Sector>({count, sectors});
    result.flow_new = Table<Buyer, Seller, Sector>({count, count, sectors});
    result.expenditure_new = Table<Buyer, Sector>({count, sectors});
    result.output_new = Table<Seller, Sector>({count, sectors});
    result.income_new = Table<Economy>({count});
    result.welfare_factor = Table<Economy>({count});
    result.duty_revenue = Table<Economy>({count});
    result.deficit_new = result.net_income_factor = Table<Economy>({count});
    result.return_hat = result.factor_hat = Table<Seller, Sector>({count, sectors});
    result.interest_hat = static_cast<double>(std::exp(outcome.log_interest));
    const Policy before = levels.policy(wedges, 0);
    for (std::size_t n = 0; n < count; ++n) {
        result.wage_hat({n}) = static_cast<double>(outcome.factor_income[n] / levels.labour()[n]);
        result.deficit_new({n}) = static_cast<double>(outcome.deficit[n]);
        result.net_income_factor({n}) = static_cast<double>((outcome.income[n] - outcome.deficit[n]) /
                                                            (levels.base_income()[n] - before.deficit[n]) /
                                                            std::exp(log_price_of_living(levels, outcome, n)));
        result.income_new({n}) = static_cast<double>(outcome.income[n]);
        result.welfare_factor({n}) = static_cast<double>(welfare(levels, outcome, n));
        Real revenue = 0;
        for (std::size_t s = 0; s < sectors; ++s) {
            result.price_hat({n}, {s}) = static_cast<double>(outcome.price[n * sectors + s]);
            result.return_hat({n}, {s}) = static_cast<double>(std::exp(outcome.factor.log_return[n * sectors + s]));
            result.factor_hat({n}, {s}) = static_cast<double>(std::exp(outcome.factor.log_amount[n * sectors + s]));
            result.cost_hat({n}, {s}) = static_cast<double>(outcome.cost[n * sectors + s]);
            result.expenditure_new({n}, {s}) = static_cast<double>(outcome.spending[n * sectors + s]);
            result.output_new({n}, {s}) = static_cast<double>(outcome.output[n * sectors + s]);
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t k = levels.at(n, i, s);
                const Real flow = outcome.share[k] * outcome.spending[n * sectors + s] / (1 + policy.duty[k]);
                result.flow_new({n}, {i}, {s}) = static_cast<double>(flow);
                revenue += policy.duty[k] * flow;
            }
        }
        result.duty_revenue({n}) = static_cast<double>(revenue);
    }
    return result;
}

double slow_scale_radius(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure) {
    const Levels levels(world, closure);
    Vector unknown(levels.unknowns(), 0);
    SlowOutcome solution;
    if (!walk(levels, wedges, 0, 1, unknown, solution)) return -1;
    // From here on productivity is given: no ψ, and what scale added is in A.
    SlowClosure given = closure;
    given.psi.clear();
    const Levels frozen(world, given);
    const std::size_t sectors = levels.sectors();
    std::vector<std::size_t> cells;
    Policy policy = levels.policy(wedges, 1);
    for (std::size_t n = 0; n < levels.economies(); ++n)
        for (std::size_t r = 0; r < sectors; ++r) {
            const std::size_t k = n * sectors + r;
            policy.productivity[k] *= std::exp(levels.psi(r) * solution.factor.log_amount[k]);
            if (levels.hires(n, r)) cells.push_back(k);
        }
    const Real nudge = 1e-5L;
    std::vector<Vector> matrix(cells.size(), Vector(cells.size(), 0));
    for (std::size_t column = 0; column < cells.size(); ++column) {
        Vector ends[2];
        for (const int side : {0, 1}) {
            Policy nudged = policy;
            nudged.productivity[cells[column]] *=
                std::exp((side == 0 ? -1 : 1) * nudge * levels.psi(cells[column] % sectors));
            Vector wages(unknown.begin(), unknown.begin() + static_cast<std::ptrdiff_t>(frozen.unknowns()));
            SlowOutcome there = solution;
            if (!newton(frozen, nudged, wages, there)) return -1;
            ends[side] = there.factor.log_amount;
        }
        for (std::size_t row = 0; row < cells.size(); ++row)
            matrix[row][column] = (ends[1][cells[row]] - ends[0][cells[row]]) / (2 * nudge);
    }
    // Growth of a vector under the matrix, over many rounds after many more.
    Vector vector(cells.size(), 0);
    for (std::size_t k = 0; k < cells.size(); ++k) vector[k] = 1 + std::sin(Real(3 * k));
    Real growth = 0;
    const int warm = 4000, counted = 4000;
    for (int round = 0; round < warm + counted; ++round) {
        Vector next(cells.size(), 0);
        Real size = 0;
        for (std::size_t row = 0; row < cells.size(); ++row) {
            for (std::size_t column = 0; column < cells.size(); ++column)
                next[row] += matrix[row][column] * vector[column];
            size = std::fmax(size, std::fabs(next[row]));
        }
        if (!(size > 0)) return 0;
        for (Real& value : next) value /= size;
        vector = next;
        if (round >= warm) growth += std::log(size) / counted;
    }
    return static_cast<double>(std::exp(growth));
}

namespace {

// The parts of the exact identity, and the total last.
enum Part : std::size_t { tot, volume, fiscal, barriers, productivity, scale, transfers, total, part_count };
using Parts = std::vector<std::array<Real, part_count>>;

// A solved point of the path.
struct Stop {
    Real way = 0;
    Vector log_wage;
    SlowOutcome outcome;
    Policy policy;
};

// ln of the price of a shipped unit at the seller's border, c(1−z)(1+e). Iceberg barriers are not in it: they melt
// units on the way, and q below counts the units shipped.
Real log_border_price(const Levels& levels, const Stop& stop, std::size_t n, std::size_t i, std::size_t s) {
    const std::size_t seller = i * levels.sectors() + s;
    return std::log(stop.outcome.cost[seller]) + std::log(1 - stop.policy.subsidy[seller]) +
           std::log(1 + stop.policy.tax[levels.at(n, i, s)]);
}

Real border_value(const Levels& levels, const Stop& stop, std::size_t n, std::size_t i, std::size_t s) {
    const std::size_t k = levels.at(n, i, s);
    return stop.outcome.share[k] * stop.outcome.spending[n * levels.sectors() + s] / (1 + stop.policy.duty[k]);
}

// One step of the path: the identity with levels at its middle and changes over it.
//   I dlnW = dI − I Σ α dlnP, with Σ_s E dlnP = Σ (1+t)X dln p_delivered and Σ_s (E − αI) dlnP = Σ C (dlnc + dlnA)
//   − VA dlnw from the definitions of P and c; substituting I and X = p q, everything that carries dln(1+t),
//   dln(1+e) or dln(1−z) by itself cancels, and what is left are the parts.
Parts midpoint(const Levels& levels, const Stop& low, const Stop& middle, const Stop& high) {
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    Parts parts(count);
    for (auto& part : parts) part.fill(0);
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t s = 0; s < sectors; ++s) {
                if (!levels.trades(n, i, s)) continue;
                const std::size_t k = levels.at(n, i, s);
                const Real value = border_value(levels, middle, n, i, s);
                const Real spent = value * (1 + middle.policy.duty[k]);
                parts[n][barriers] -= spent * std::log(high.policy.barrier[k] / low.policy.barrier[k]);
                if (n == i) continue;
                const Real price = log_border_price(levels, high, n, i, s) - log_border_price(levels, low, n, i, s);
                const Real quantity =
                    std::log(border_value(levels, high, n, i, s) / border_value(levels, low, n, i, s)) - price;
                const Real tax = middle.policy.tax[k];
                parts[i][tot] += value * price;
                parts[n][tot] -= value * price;
                parts[n][volume] += middle.policy.duty[k] * value * quantity;
                parts[i][fiscal] += tax / (1 + tax) * value * quantity;
            }
    for (std::size_t n = 0; n < count; ++n) {
        for (std::size_t s = 0; s < sectors; ++s) {
            const std::size_t k = n * sectors + s;
            if (!levels.present(n, s)) continue;
            const Real made = std::log(high.outcome.output[k] / low.outcome.output[k]) -
                              std::log(high.outcome.cost[k] / low.outcome.cost[k]);
            parts[n][fiscal] -= middle.policy.subsidy[k] * middle.outcome.output[k] * made;
            parts[n][productivity] +=
                middle.outcome.output[k] * std::log(high.policy.productivity[k] / low.policy.productivity[k]);
            parts[n][scale] += middle.outcome.output[k] * levels.psi(s) *
                               (high.outcome.factor.log_amount[k] - low.outcome.factor.log_amount[k]);
        }
        parts[n][transfers] = high.outcome.deficit[n] - low.outcome.deficit[n];
        // dW = W/I · (I dlnW): shares of base income.
        const Real weight = welfare(levels, middle.outcome, n) / middle.outcome.income[n];
        for (Real& part : parts[n]) part *= weight;
        parts[n][total] = welfare(levels, high.outcome, n) - welfare(levels, low.outcome, n);
    }
    return parts;
}

class Path {
public:
    Path(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure, Real tolerance)
        : levels_(world, closure), wedges_(wedges), tolerance_(tolerance) {
        stop_.log_wage.assign(levels_.unknowns(), 0);
        stop_.policy = levels_.policy(wedges_, 0);
        ok_ = newton(levels_, stop_.policy, stop_.log_wage, stop_.outcome);
    }

    bool ok() const { return ok_; }

    // [low, high] in 1, 2, 4 and 8 steps, extrapolated; halved until the last two orders agree.
    Parts integrate(const Stop& low, const Stop& high, int depth) {
        constexpr std::size_t fine = 8;
        std::vector<Stop> stops(2 * fine + 1);
        stops.front() = low;
        stops.back() = high;
        for (std::size_t k = 1; k < 2 * fine && ok_; ++k)
            stops[k] = between(stops[k - 1], low.way + (high.way - low.way) * static_cast<Real>(k) / (2 * fine));
        Parts nothing(levels_.economies());
        for (auto& part : nothing) part.fill(0);
        if (!ok_) return nothing;
        // Romberg on the midpoint rule, whose error is even in the step.
        std::vector<std::vector<Parts>> table;
        for (std::size_t steps = 1; steps <= fine; steps *= 2) {
            const std::size_t span = 2 * fine / steps;
            Parts sum = nothing;
            for (std::size_t k = 0; k < 2 * fine; k += span)
                sum = combine(sum, 1, midpoint(levels_, stops[k], stops[k + span / 2], stops[k + span]), 1);
            std::vector<Parts> row{sum};
            Real power = 4;
            for (std::size_t order = 1; !table.empty() && order <= table.back().size(); ++order, power *= 4)
                row.push_back(combine(row[order - 1], power / (power - 1), table.back()[order - 1], -1 / (power - 1)));
            table.push_back(row);
        }
        const Parts best = table.back().back(), rough = table[table.size() - 2].back();
        Real error = 0;
        for (std::size_t n = 0; n < best.size(); ++n)
            for (std::size_t part = 0; part < part_count; ++part)
                error = std::fmax(error, std::fabs(best[n][part] - rough[n][part]));
        if (error <= tolerance_ * (high.way - low.way)) return best;
        if (depth > 12) {
            ok_ = false;
            return nothing;
        }
        const Stop middle = stops[fine];
        const Parts left = integrate(low, middle, depth + 1), right = integrate(middle, high, depth + 1);
        return combine(left, 1, right, 1);
    }

    Parts run() {
        const Stop start = stop_;
        const Stop end = between(start, 1);
        Parts nothing(levels_.economies());
        for (auto& part : nothing) part.fill(0);
        return ok_ ? integrate(start, end, 0) : nothing;
    }

private:
    static Parts combine(const Parts& a, Real weight_a, const Parts& b, Real weight_b) {
        Parts result = a;
        for (std::size_t n = 0; n < a.size(); ++n)
            for (std::size_t part = 0; part < part_count; ++part)
                result[n][part] = weight_a * a[n][part] + weight_b * b[n][part];
        return result;
    }

    Stop between(const Stop& from, Real way) {
        Stop result = from;
        result.way = way;
        result.policy = levels_.policy(wedges_, way);
        ok_ = ok_ && walk(levels_, wedges_, from.way, way, result.log_wage, result.outcome);
        return result;
    }

    Levels levels_;
    const model::Wedges& wedges_;
    Real tolerance_;
    Stop stop_;
    bool ok_ = true;
};

}  // namespace

SlowDecomposition slow_decompose(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure,
                                 double tolerance) {
    Path path(world, wedges, closure, tolerance);
    SlowDecomposition result;
    if (!path.ok()) return result;
    const Parts parts = path.run();
    result.converged = path.ok();
    const std::size_t count = world.economies.size();
    for (Table<Economy>* table : {&result.terms_of_trade, &result.volume_of_trade, &result.fiscal, &result.barriers,
                                  &result.productivity, &result.scale, &result.transfers, &result.total})
        *table = Table<Economy>({count});
    for (std::size_t n = 0; n < count; ++n) {
        result.terms_of_trade({n}) = static_cast<double>(parts[n][tot]);
        result.volume_of_trade({n}) = static_cast<double>(parts[n][volume]);
        result.fiscal({n}) = static_cast<double>(parts[n][fiscal]);
        result.barriers({n}) = static_cast<double>(parts[n][barriers]);
        result.productivity({n}) = static_cast<double>(parts[n][productivity]);
        result.scale({n}) = static_cast<double>(parts[n][scale]);
        result.transfers({n}) = static_cast<double>(parts[n][transfers]);
        result.total({n}) = static_cast<double>(parts[n][total]);
        Real sum = 0;
        for (std::size_t part = 0; part < total; ++part) sum += parts[n][part];
        result.gap = std::fmax(result.gap, static_cast<double>(std::fabs(sum - parts[n][total])));
    }
    return result;
}

}  // namespace parley::testing

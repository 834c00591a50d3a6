#include "tests/support/slow_newton.hpp"

#include <cmath>
#include <utility>

namespace parley::testing::slow {

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

namespace {

// Every market but the redundant one, and the numéraire.
Vector equations(const Levels& levels, const Vector& unknown, const SlowOutcome& outcome) {
    Vector result = outcome.gap;
    result[levels.redundant()] = levels.numeraire_gap(unknown);
    return result;
}

}  // namespace

Real largest_of(const Vector& values) {
    Real result = 0;
    for (const Real value : values) result = std::isfinite(value) ? std::fmax(result, std::fabs(value)) : HUGE_VALL;
    return result;
}

namespace {

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

}  // namespace

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

bool walk(const Levels& levels, Real from, Real to, Vector& log_wage, SlowOutcome& outcome) {
    Real step = to - from;
    while (from < to) {
        const Real next = std::fmin(to, from + step);
        Vector trial = log_wage;
        SlowOutcome there = outcome;
        if (newton(levels, levels.policy(next), trial, there)) {
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

}  // namespace parley::testing::slow

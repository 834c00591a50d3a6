// The slow model in large worlds: no derivatives, one round of everything after another.
#include <cassert>
#include <cmath>

#include "tests/support/slow_newton.hpp"

namespace parley::testing {
using namespace slow;

namespace {

// Output, income and spending that follow from spending and shares.
void one_round(const Levels& levels, const Policy& policy, SlowOutcome& outcome) {
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    outcome.output.assign(count * sectors, 0);
    for (std::size_t n = 0; n < count; ++n) outcome.income[n] = outcome.factor_income[n] + outcome.deficit[n];
    for (std::size_t c = 0; c < levels.cells().size(); ++c) {
        const std::size_t n = levels.cells()[c].buyer, s = levels.cells()[c].sector;
        for (std::size_t i = 0; i < count; ++i) {
            const Levels::Dollar goes = levels.dollar(policy, outcome.share, c, i);
            const Real spent = outcome.spending[n * sectors + s];
            outcome.output[i * sectors + s] += goes.cost * spent;
            outcome.income[n] += goes.duty * spent;
            outcome.income[i] += (goes.tax - goes.subsidy) * spent;
        }
    }
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t s = 0; s < sectors; ++s) {
            Real spent = levels.alpha(n, s) * outcome.income[n];
            for (std::size_t r = 0; r < sectors; ++r) spent += levels.gamma(n, s, r) * outcome.output[n * sectors + r];
            outcome.spending[n * sectors + s] = spent;
        }
}

}  // namespace

SlowSolution slow_solve_patiently(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure) {
    assert(!closure.saving && closure.kappa == 0 && closure.psi.empty());
    const Levels levels(world, wedges, closure);
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    const Policy policy = levels.policy(1);
    SlowSolution result;
    SlowOutcome outcome;
    Vector log_wage(count, 0), log_price(count * sectors, 0);
    outcome.spending.assign(count * sectors, 0);
    outcome.income.assign(count, 0);
    outcome.factor_income.assign(count, 0);
    outcome.deficit = policy.deficit;
    for (const Cell& cell : levels.cells())
        for (std::size_t i = 0; i < count; ++i)
            outcome.spending[cell.buyer * sectors + cell.sector] += cell.flow[i] * (1 + cell.duty[i]);
    for (int round = 0; round < 20000 && !result.converged; ++round) {
        outcome.factor = levels.factor(log_wage);
        const Vector log_cost = levels.log_costs(policy, outcome.factor, log_price);
        const Vector next_price = levels.log_purchaser_prices(policy, log_cost, outcome.share);
        for (std::size_t n = 0; n < count; ++n) outcome.factor_income[n] = levels.labour()[n] * std::exp(log_wage[n]);
        const Vector before = outcome.spending;
        one_round(levels, policy, outcome);
        Real moved = 0;
        for (std::size_t n = 0; n < count; ++n) {
            Real hired = 0;
            for (std::size_t s = 0; s < sectors; ++s) {
                const std::size_t k = n * sectors + s;
                hired += levels.value_added_share(n, s) * outcome.output[k];
                moved = std::fmax(moved, std::fabs(next_price[k] - log_price[k]));
                moved = std::fmax(moved, std::fabs(outcome.spending[k] - before[k]) / levels.labour()[n]);
            }
            const Real wanting = std::log(hired / outcome.factor_income[n]);
            moved = std::isfinite(wanting) ? std::fmax(moved, std::fabs(wanting)) : HUGE_VALL;
            log_wage[n] += wanting / 5;
        }
        if (!std::isfinite(moved)) break;
        const Real level = std::log(1 + levels.numeraire_gap(log_wage));
        for (Real& wage : log_wage) wage -= level;
        log_price = next_price;
        result.gap = static_cast<double>(moved);
        result.converged = moved < 1e-15L;
        if (!result.converged) continue;
        for (const Real value : log_cost) outcome.cost.push_back(std::exp(value));
        for (const Real value : log_price) outcome.price.push_back(std::exp(value));
    }
    if (result.converged) report(levels, wedges, outcome, result);
    return result;
}

}  // namespace parley::testing

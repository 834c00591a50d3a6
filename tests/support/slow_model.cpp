#include "tests/support/slow_model.hpp"

#include <cmath>
#include <cstddef>

#include "tests/support/slow_newton.hpp"

namespace parley::testing {

using namespace slow;

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

}  // namespace parley::testing

#include "tests/support/slow_model.hpp"

#include <cmath>
#include <cstddef>

#include "tests/support/slow_newton.hpp"

namespace parley::testing {

namespace slow {

void report(const Levels& levels, const model::Wedges& wedges, const SlowOutcome& outcome, SlowSolution& result) {
    const std::size_t count = levels.economies(), sectors = levels.sectors();
    const Policy policy = levels.policy(1);
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
    const Policy before = levels.policy(0);
    for (std::size_t n = 0; n < count; ++n) {
        result.wage_hat({n}) = static_cast<double>(outcome.factor_income[n] / levels.labour()[n]);
        result.deficit_new({n}) = static_cast<double>(outcome.deficit[n]);
        result.net_income_factor({n}) = static_cast<double>((outcome.income[n] - outcome.deficit[n]) /
                                                            (levels.base_income()[n] - before.deficit[n]) /
                                                            std::exp(log_price_of_living(levels, outcome, n)));
        result.income_new({n}) = static_cast<double>(outcome.income[n]);
        result.welfare_factor({n}) = static_cast<double>(welfare(levels, outcome, n));
        for (std::size_t s = 0; s < sectors; ++s) {
            result.price_hat({n}, {s}) = static_cast<double>(outcome.price[n * sectors + s]);
            result.return_hat({n}, {s}) = static_cast<double>(std::exp(outcome.factor.log_return[n * sectors + s]));
            result.factor_hat({n}, {s}) = static_cast<double>(std::exp(outcome.factor.log_amount[n * sectors + s]));
            result.cost_hat({n}, {s}) = static_cast<double>(outcome.cost[n * sectors + s]);
            result.expenditure_new({n}, {s}) = static_cast<double>(outcome.spending[n * sectors + s]);
            result.output_new({n}, {s}) = static_cast<double>(outcome.output[n * sectors + s]);
        }
    }
    for (const model::SplitWedges& split : wedges.split) result.split_flow_new.emplace_back(split.base.flow.extents());
    for (std::size_t c = 0; c < levels.cells().size(); ++c) {
        const Cell& cell = levels.cells()[c];
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t k = levels.at(c, i);
            const Real flow =
                outcome.share[k] * outcome.spending[cell.buyer * sectors + cell.sector] / (1 + policy.duty[k]);
            result.flow_new({cell.buyer}, {i}, {cell.sector}) += static_cast<double>(flow);
            result.duty_revenue({cell.buyer}) += static_cast<double>(policy.duty[k] * flow);
            if (!cell.whole) result.split_flow_new[cell.split]({i}, {cell.group}) = static_cast<double>(flow);
        }
    }
}

}  // namespace slow

using namespace slow;

SlowSolution slow_solve(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure) {
    const Levels levels(world, wedges, closure);
    SlowSolution result;
    Vector log_wage(levels.unknowns(), 0);
    SlowOutcome outcome;
    result.converged = walk(levels, 0, 1, log_wage, outcome);
    if (!result.converged) return result;
    const Policy policy = levels.policy(1);
    result.gap = static_cast<double>(std::fmax(largest_of(outcome.gap), std::fabs(levels.numeraire_gap(log_wage))));
    result.sensitivity = static_cast<double>(sensitivity(levels, policy, log_wage, outcome));
    report(levels, wedges, outcome, result);
    return result;
}

}  // namespace parley::testing

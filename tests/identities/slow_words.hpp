#pragma once
// A solution of parley/model beside one of the slow model: closures in the slow model's words, and how far they are
// apart.
#include <algorithm>
#include <cmath>

#include "tests/identities/trade.hpp"

namespace parley::testing {

inline SlowClosure in_slow_words(const world::World& world, const model::Closure& closure) {
    SlowClosure result;
    result.zero_deficits = closure.deficits == model::Deficits::zero;
    result.saving = closure.deficits == model::Deficits::saving;
    result.kappa = closure.factors.is_mobile() ? 0.0 : closure.factors.kappa;
    result.psi = closure.psi;
    if (!result.saving) return result;
    result.investment_rate.assign(world.accounts.investment_rate.begin(), world.accounts.investment_rate.end());
    result.saving_rate_new.assign(closure.saving.rate.begin(), closure.saving.rate.end());
    result.saving_elasticity = closure.saving.saving_elasticity;
    result.investment_elasticity = closure.saving.investment_elasticity;
    return result;
}

/// Whether a point can be compared: its gaps are within the tolerance, or as small as arithmetic can tell, which is
/// known to be below 1e-10.
inline bool solved_to_compare(const model::Equilibrium& equilibrium) {
    return equilibrium.status == model::Status::converged ||
           (equilibrium.status == model::Status::rounding_limit && equilibrium.max_residual <= 1e-10);
}

template <class A, class B>
double largest_relative(const A& ours, const B& theirs) {
    double result = 0.0;
    auto other = theirs.begin();
    for (const double value : ours) {
        const double expected = *other++;
        if (value != expected) result = std::max(result, std::abs(value - expected) / std::abs(expected));
    }
    return result;
}

/// Largest gap of any figure.
inline double largest_gap(const world::World& world, const model::Wedges& wedges, const model::Closure& closure,
                          const model::Point& point, const SlowSolution& slow) {
    const model::Welfare real = welfare(world, point, closure);
    double gap =
        std::max({largest_relative(point.wage_hat, slow.wage_hat), largest_relative(point.price_hat, slow.price_hat),
                  largest_relative(point.income_new, slow.income_new),
                  largest_relative(real.welfare_factor, slow.welfare_factor),
                  largest_relative(real.net_income_factor, slow.net_income_factor),
                  largest_relative(cost_hat(world, wedges, point), slow.cost_hat),
                  std::abs(point.interest_hat / slow.interest_hat - 1),
                  largest_gap(world, wedges, trade(world, wedges, point), trade(slow))});
    if (!point.return_hat.empty()) gap = std::max(gap, largest_relative(point.return_hat, slow.return_hat));
    for (std::size_t k = 0; k < point.scale_hat.size(); ++k)
        gap = std::max(gap, std::abs(point.scale_hat.data()[k] -
                                     std::pow(slow.factor_hat.data()[k], closure.psi[k % world.sector_count()])));
    const Table<Economy> deficits = deficits_new(world, closure, point);
    for (const Economy n : world.each_economy())
        gap = std::max(gap, std::abs(deficits(n) - slow.deficit_new(n)) / world.income(n));
    return gap;
}

}  // namespace parley::testing

#pragma once
// A world under a closure with everything that moves in it, and how two solutions are compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::identities_test {

struct Row {
    const WorldCase* world;
    const ClosureCase* closure;
};

class Identity : public ::testing::TestWithParam<Row> {
protected:
    void SetUp() override {
        std::string absent, broken_base;
        ground_ = ground(*GetParam().world, *GetParam().closure, absent, broken_base);
        if (!broken_base.empty()) FAIL() << broken_base;
        if (!ground_) GTEST_SKIP() << absent;
        closure_ = levers_moved(base(), options().closure, 17);
    }

    const world::World& base() const { return ground_->world; }
    /// With the closure as it is while nothing moves.
    const model::SolveOptions& options() const { return ground_->options; }
    model::SolveOptions options(const model::Closure& closure) const {
        model::SolveOptions result = ground_->options;
        result.closure = closure;
        return result;
    }
    /// With its levers moved: what goes with measures().
    const model::Closure& closure() const { return closure_; }
    bool large() const { return GetParam().world->large; }
    model::Wedges measures() const { return everything_moves(base(), 7, large() ? 0.1 : 0.3); }

    model::Equilibrium solved(const world::World& world, const model::Wedges& wedges) const {
        return solved(world, wedges, closure());
    }
    model::Equilibrium solved(const world::World& world, const model::Wedges& wedges,
                              const model::Closure& closure) const {
        model::Equilibrium result = solve(world, wedges, options(closure));
        EXPECT_EQ(result.status, model::Status::converged) << world.name << ": " << result.worst_equation;
        // Not the solver's word: the residual's.
        EXPECT_LE(residual(world, wedges, closure, result.point).largest, options().tolerance);
        return result;
    }

    std::optional<Ground> ground_;
    model::Closure closure_;
};

// What theory gives only where trade balances.
class BalancedIdentity : public Identity {};

// Largest difference of two tables in logs; both zero counts as equal.
template <class A, class B>
double log_gap(const A& a, const B& b, double scale = 1.0) {
    double result = 0.0;
    auto other = b.begin();
    for (const double value : a) {
        const double expected = *other++ * scale;
        if (value == 0 && expected == 0) continue;
        if (!(value > 0 && expected > 0)) return std::numeric_limits<double>::infinity();
        result = std::max(result, std::abs(std::log(value / expected)));
    }
    return result;
}

// Largest difference over the base income of the economy on the first axis: flows next to nothing may differ by much in
// logs and mean nothing.
template <class A, class B>
double gap_over_income(const world::World& world, const A& a, const B& b, double scale = 1.0) {
    const std::size_t cells = a.size() / world.economy_count();
    double result = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k)
        result = std::max(result, std::abs(a.data()[k] - b.data()[k] * scale) / world.income({k / cells}));
    return result;
}

inline double sum(const Table<Economy>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

inline void expect_same_prices(const model::Point& point, const model::Point& expected) {
    EXPECT_LE(log_gap(point.return_hat, expected.return_hat), same_equilibrium);
    EXPECT_LE(log_gap(point.scale_hat, expected.scale_hat), same_equilibrium);
    EXPECT_NEAR(point.interest_hat, expected.interest_hat, same_equilibrium);
    EXPECT_LE(log_gap(point.wage_hat, expected.wage_hat), same_equilibrium);
    EXPECT_LE(log_gap(point.price_hat, expected.price_hat), same_equilibrium);
}

}  // namespace parley::testing::identities_test

// Two economies and one sector: one unknown, solved here by bisection; and the textbook's results about it.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "parley/model/welfare.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::two_economies_test {
namespace {

model::Equilibrium solved(const world::World& world, const model::Wedges& wedges,
                          model::Deficits deficits = model::Deficits::fixed) {
    model::SolveOptions options;
    options.tolerance = tight;
    options.closure.deficits = deficits;
    model::Equilibrium result = solve(world, wedges, options);
    EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
    return result;
}

double welfare_at(const world::World& world, const model::Wedges& wedges) {
    return welfare(world, solved(world, wedges).point).welfare_factor({0});
}

// A tiny economy against a world that its trade does not move. The world's demand for its good has elasticity 1+θ, so
// marginal revenue is θ/(1+θ) of the price: the best export tax is 1/θ, and by Lerner's symmetry the best duty too.
world::World small_open_economy(double theta) {
    return one_sector_world({{6, 4}, {4, 1e7}}, theta);
}

template <class Set>
double best_rate(const world::World& world, double around, const Set& set) {
    const auto at = [&](double rate) {
        model::Wedges wedges = model::no_change(world);
        set(wedges, rate);
        return welfare_at(world, wedges);
    };
    // A sweep from free trade to three times 1/θ: welfare must rise to one peak and fall after it.
    const int steps = 30;
    int best = 0;
    double highest = at(0.0), last = highest;
    bool falling = false;
    for (int k = 1; k <= steps; ++k) {
        const double here = at(3 * around * k / steps);
        if (here < last) falling = true;
        EXPECT_EQ(here < last, falling) << "a second peak";
        if (here > highest) highest = here, best = k;
        last = here;
    }
    EXPECT_TRUE(best > 0 && best < steps);
    // The peak between the neighbours of the best, by a parabola.
    const double middle = 3 * around * best / steps, width = 0.02 * around;
    const double left = at(middle - width), centre = at(middle), right = at(middle + width);
    return middle + width * 0.5 * (left - right) / (left - 2 * centre + right);
}

TEST(SmallOpenEconomy, gains_most_from_a_duty_of_one_over_theta) {
    for (const double theta : {2.0, 5.0, 8.0}) {
        const double best = best_rate(small_open_economy(theta), 1 / theta, [](model::Wedges& wedges, double rate) {
            wedges.duty_rate({0}, {1}, {0}) = rate;
        });
        verify("Optimal duty of a small open economy: 1/θ (textbook)",
               "best duty of a sweep, θ = " + std::to_string(static_cast<int>(theta)), 1 / theta, best, 2e-3 / theta);
    }
}

TEST(SmallOpenEconomy, gains_most_from_an_export_tax_of_one_over_theta) {
    const double theta = 5.0;
    const double best = best_rate(small_open_economy(theta), 1 / theta, [](model::Wedges& wedges, double rate) {
        wedges.export_tax_rate({1}, {0}, {0}) = rate;
    });
    EXPECT_NEAR(best * theta, 1.0, 2e-3);
}

// With balanced trade, no inputs, economy 0 levying t: trade balance π₀₁E₀/(1+t) = π₁₀E₁ in ω = ŵ₀/ŵ₁.
TEST(TwoEconomies, follow_the_one_equation_that_is_left) {
    const double theta = 3.5, t = 0.4, kappa = 1.2;
    const world::World world = one_sector_world({{80, 30}, {30, 170}}, theta);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate({0}, {1}, {0}) = t;
    wedges.barrier_factor({1}, {0}, {0}) = kappa;
    const double labour0 = 110, labour1 = 200;
    const auto share0 = [&](double omega) {  // of economy 0's spending, on imports at price 1+t; own price ω
        const double abroad = 30.0 / 110 * std::pow(1 + t, -theta), home = 80.0 / 110 * std::pow(omega, -theta);
        return abroad / (abroad + home);
    };
    const auto share1 = [&](double omega) {
        const double abroad = 30.0 / 200 * std::pow(kappa * omega, -theta), home = 170.0 / 200;
        return abroad / (abroad + home);
    };
    const auto income0 = [&](double omega) { return omega * labour0 / (1 - t / (1 + t) * share0(omega)); };
    double low = 0.2, high = 5.0;
    for (int k = 0; k < 200; ++k) {
        const double omega = 0.5 * (low + high);
        const double balance = share0(omega) * income0(omega) / (1 + t) - share1(omega) * labour1;
        (balance < 0 ? low : high) = omega;
    }
    const double omega = low, level = 310 / (omega * labour0 + labour1);
    const model::Equilibrium result = solved(world, wedges);
    EXPECT_NEAR(result.point.wage_hat({0}), omega * level, closed_form);
    EXPECT_NEAR(result.point.wage_hat({1}), level, closed_form);
    const double price0 =
        std::pow(80.0 / 110 * std::pow(omega, -theta) + 30.0 / 110 * std::pow(1 + t, -theta), -1 / theta);
    EXPECT_NEAR(result.point.price_hat({0}, {0}), price0 * level, closed_form);
    EXPECT_NEAR(welfare(world, result.point).welfare_factor({0}), income0(omega) / labour0 / price0, closed_form);
}

// θ → 0 (elasticity of substitution 1): spending shares stay, whatever prices do. Trade balance then gives
// ω = (1+t)·a₁L₁(1 − a₀t/(1+t))/(a₀L₀) / (a₁L₁/(a₀L₀)) with a the import shares: the base's balance is a₀L₀ = a₁L₁.
TEST(TwoEconomies, spend_constant_shares_in_the_cobb_douglas_limit) {
    const double theta = 1e-4, t = 0.6;
    const world::World world = one_sector_world({{80, 30}, {30, 170}}, theta);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate({0}, {1}, {0}) = t;
    const model::Equilibrium result = solve(world, wedges);
    ASSERT_EQ(result.status, model::Status::converged);  // rounding leaves no closer tolerance at such a θ
    const double omega = (1 + t) * (1 - 30.0 / 110 * t / (1 + t));
    EXPECT_NEAR(result.point.wage_hat({0}) / result.point.wage_hat({1}), omega, 1e-3);
    const Table<Buyer, Seller, Sector> flow = flows(world, wedges, result.point);
    EXPECT_NEAR(flow({0}, {1}, {0}) * (1 + t) / result.point.expenditure_new({0}, {0}), 30.0 / 110, 1e-4);
}

// θ very high: goods are one good, and the economy that is alone in levying a duty on it stops importing.
TEST(TwoEconomies, stop_trading_when_goods_are_the_same_and_a_duty_falls_on_them) {
    const world::World world = one_sector_world({{80, 30}, {30, 170}}, 60.0);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate({0}, {1}, {0}) = 2.0;
    const model::Equilibrium result = solved(world, wedges);
    EXPECT_LT(flows(world, wedges, result.point)({0}, {1}, {0}), 1e-6);
    // Both are then in autarky: the formula of Arkolakis, Costinot & Rodríguez-Clare.
    const model::Welfare effect = welfare(world, result.point);
    EXPECT_NEAR(effect.welfare_factor({0}), std::pow(80.0 / 110, 1 / 60.0), closed_form);
    EXPECT_NEAR(effect.welfare_factor({1}), std::pow(170.0 / 200, 1 / 60.0), closed_form);
}

// Without home bias and duties everybody buys the same basket: a transfer moves no demand and no price (Keynes against
// Ohlin, decided by equal tastes). Taking the deficits out changes income by their size, exactly.
TEST(Transfers, move_no_price_when_all_tastes_are_the_same) {
    const world::World world = one_sector_world({{30, 60, 30}, {50, 100, 50}, {20, 40, 20}}, 4.0);
    ASSERT_NEAR(world.deficit({0}), 20.0, rounding);
    const model::Equilibrium result = solved(world, model::no_change(world), model::Deficits::zero);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(result.point.wage_hat(n), 1.0, closed_form);
        EXPECT_NEAR(result.point.price_hat(n, {0}), 1.0, closed_form);
        EXPECT_NEAR(welfare(world, result.point).welfare_factor(n), 1 - world.deficit(n) / world.income(n),
                    closed_form);
    }
}

// At free trade a small duty is a transfer between governments and nothing else: world income, summed at base prices,
// falls with the square of the duty (Harberger's triangle), so that halving the duty quarters the loss.
TEST(FreeTrade, is_the_optimum_of_the_world) {
    const world::World world = one_sector_world({{60, 25, 15}, {20, 90, 10}, {20, 5, 200}}, 4.0);
    const auto world_loss = [&](double duty) {
        model::Wedges wedges = model::no_change(world);
        wedges.duty_rate({0}, {1}, {0}) = duty;
        const model::Welfare effect = welfare(world, solved(world, wedges).point);
        double loss = 0.0;
        for (const Economy n : world.each_economy()) loss -= (effect.welfare_factor(n) - 1) * world.income(n);
        return loss;
    };
    const double loss = world_loss(0.02);
    EXPECT_GT(loss, 0.0);
    EXPECT_NEAR(world_loss(0.01) / loss, 0.25, 0.02);
}

}  // namespace
}  // namespace parley::testing::two_economies_test

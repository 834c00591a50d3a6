// What a change costs who buys, at the wages of before, against closed forms.
#include <gtest/gtest.h>

#include "parley/model/effects/consumer_prices.hpp"
#include "parley/model/welfare.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::consumer_prices_test {
namespace {

using namespace parley::testing;

TEST(ConsumerPrices, without_a_change_nothing_costs_more) {
    const world::World world = three_economies();
    const model::ConsumerPrices prices = consumer_prices(world, model::no_change(world), model::base_point(world));
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(prices.at_held_wages(n), 1.0, rounding);
        EXPECT_EQ(prices.of_duties(n), 1.0);
    }
}

TEST(ConsumerPrices, at_held_wages_are_the_real_wage_turned_over) {
    const world::World world = three_economies();
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(usa, mex, cars) += 0.4;
    const model::Equilibrium equilibrium = solve(world, wedges);
    ASSERT_EQ(equilibrium.status, model::Status::converged);
    const model::Welfare real = welfare(world, equilibrium.point);
    const model::ConsumerPrices prices = consumer_prices(world, wedges, equilibrium.point);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(prices.at_held_wages(n) * real.real_wage_factor(n), 1.0, rounding);
    EXPECT_GT(prices.of_duties(usa), 1.0);
    EXPECT_EQ(prices.of_duties(can), 1.0) << "whoever levies nothing new pays no new duty";
    EXPECT_LT(prices.of_duties(usa), 1.4) << "less than if it lay on everything";
}

// Two mirror images without inputs and equal wages: sellers' prices stay, so all of the price is the duty, whatever its
// size. The first-order weights of the base would say 0.2 · ln 2 of it.
TEST(ConsumerPrices, where_sellers_prices_stay_all_of_it_is_duties) {
    const world::World world = mirror(80, 20, 0.0);
    for (const double duty : {0.01, 0.5, 1.0, 9.0}) {
        model::Wedges wedges = model::no_change(world);
        wedges.duty_rate({0}, {1}, {0}) = wedges.duty_rate({1}, {0}, {0}) = duty;
        const model::Equilibrium equilibrium = solve(world, wedges);
        ASSERT_EQ(equilibrium.status, model::Status::converged);
        const model::ConsumerPrices prices = consumer_prices(world, wedges, equilibrium.point);
        const double closed_form_price = 1 / (0.8 + 0.2 / (1 + duty));  // θ = 1
        EXPECT_NEAR(prices.at_held_wages({0}), closed_form_price, 1e-9) << duty;
        EXPECT_NEAR(prices.of_duties({0}), closed_form_price, 1e-9) << duty;
    }
}

}  // namespace
}  // namespace parley::consumer_prices_test

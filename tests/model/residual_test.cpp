// residual() at points whose gaps can be worked out by hand: size, unit and name.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "parley/model/equilibrium.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::residual_test {
namespace {

class ResidualTest : public ::testing::Test {
protected:
    model::Residual at(const model::Point& point, model::Deficits deficits = model::Deficits::fixed) const {
        return residual(world, model::no_change(world), {deficits}, point);
    }
    world::World world = three_economies();
    model::Point base = model::base_point(world);
};

double sum(const Table<Economy>& values) {
    double result = 0.0;
    for (const double value : values) result += value;
    return result;
}

TEST_F(ResidualTest, the_base_has_none) {
    EXPECT_LE(at(base).largest, rounding);
}

// Productivity makes up for the wage in costs, and income has it: only the factor market and the numéraire are wrong.
TEST_F(ResidualTest, a_wage_that_is_wrong_shows_in_its_factor_market_by_its_share) {
    model::Wedges wedges = model::no_change(world);
    for (const Sector r : world.each_sector()) wedges.productivity_factor(can, r) = std::pow(1.01, 0.5);
    model::Point point = base;
    point.wage_hat(can) = 1.01;
    point.income_new(can) += 0.01 * world.value_added(can);
    for (const Sector s : world.each_sector())
        point.expenditure_new(can, s) += 0.01 * world.value_added(can) * world.final_share(can, s);
    const model::Residual gaps = residual(world, wedges, {}, point);
    EXPECT_NEAR(gaps.factor_market(can), 0.01, rounding) << "over value added";
    EXPECT_NEAR(gaps.factor_market(usa), 0.0, rounding);
    EXPECT_NEAR(gaps.price(can, cars), 0.0, rounding);
    EXPECT_NEAR(gaps.expenditure(can, cars), 0.0, rounding);
    EXPECT_NEAR(gaps.numeraire, 0.01 * world.value_added(can) / sum(world.value_added), rounding);
}

TEST_F(ResidualTest, the_worst_equation_has_its_name) {
    model::Wedges wedges = model::no_change(world);
    for (const Sector r : world.each_sector()) wedges.productivity_factor(can, r) = std::pow(1.01, 0.5);
    model::Point point = base;
    point.wage_hat(can) = 1.01;
    point.income_new(can) += 0.01 * world.value_added(can);
    const model::Residual gaps = residual(world, wedges, {}, point);
    EXPECT_EQ(gaps.worst, "factor market, CAN");
    EXPECT_NEAR(gaps.largest, 0.01, rounding);
}

TEST_F(ResidualTest, an_income_that_is_wrong_shows_over_base_income) {
    model::Point point = base;
    point.income_new(mex) *= 1.02;
    const model::Residual gaps = at(point);
    EXPECT_EQ(gaps.worst, "income, MEX");
    EXPECT_NEAR(gaps.income(mex), 0.02, rounding);
    EXPECT_NEAR(gaps.expenditure(mex, food), -0.02 * world.final_share(mex, food), rounding);
    EXPECT_NEAR(gaps.income(usa), 0.0, rounding);
}

TEST_F(ResidualTest, a_price_that_is_wrong_shows_as_a_log) {
    model::Point point = base;
    point.price_hat(usa, cars) = 0.5;
    const model::Residual gaps = at(point);
    // Its share of American costs in the sector is 0.3, which takes part of the gap back at home.
    const double cost = std::pow(0.5, 0.3), share = world.flow(usa, usa, cars) / world.expenditure(usa, cars);
    EXPECT_NEAR(gaps.price(usa, cars), std::log(0.5) + std::log(share * std::pow(cost, -4.0) + 1 - share) / 4.0,
                rounding);
    EXPECT_GT(gaps.price(mex, cars), 0.0) << "American cars are cheaper than Mexico's price says";
}

TEST_F(ResidualTest, expenditure_that_is_wrong_shows_at_the_buyer_and_at_every_seller) {
    model::Point point = base;
    point.expenditure_new(can, food) += 0.1 * world.income(can);
    const model::Residual gaps = at(point);
    EXPECT_EQ(gaps.worst, "expenditure, CAN, sector FOOD");
    EXPECT_NEAR(gaps.expenditure(can, food), 0.1, rounding);
    const double share = world.flow(can, usa, food) / world.expenditure(can, food);  // at the border
    EXPECT_NEAR(gaps.output(usa, food), -0.1 * world.income(can) * share / world.income(usa), rounding);
    EXPECT_NEAR(gaps.output(usa, cars), 0.0, rounding);
}

TEST_F(ResidualTest, output_that_is_wrong_shows_over_base_income) {
    model::Point point = base;
    point.output_new(usa, cars) -= 0.1 * world.income(usa);
    const model::Residual gaps = at(point);
    EXPECT_EQ(gaps.worst, "output, USA, sector CARS");
    EXPECT_NEAR(gaps.output(usa, cars), -0.1, rounding);
    EXPECT_NEAR(gaps.expenditure(usa, food), 0.1 * 0.2, rounding) << "what the sector no longer uses";
    EXPECT_NEAR(gaps.factor_market(usa), 0.1 * world.income(usa) * 0.5 / world.value_added(usa), rounding);
}

TEST_F(ResidualTest, all_money_wrong_by_the_same_factor_shows_in_the_numeraire_and_where_deficits_are) {
    model::Point point = base;
    for (auto* table : {&point.wage_hat, &point.income_new})
        for (double& value : *table) value *= 1.01;
    for (auto* table : {&point.price_hat, &point.expenditure_new})
        for (double& value : *table) value *= 1.01;
    for (double& value : point.output_new) value *= 1.01;
    const model::Residual gaps = at(point);
    EXPECT_EQ(gaps.worst, "numeraire");
    EXPECT_NEAR(gaps.largest, 0.01, rounding);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(gaps.income(n), 0.01 * world.deficit(n) / world.income(n), rounding) << "D is fixed in money";
}

TEST_F(ResidualTest, a_base_with_deficits_misses_the_balanced_closure_by_its_deficits) {
    const model::Residual gaps = at(base, model::Deficits::zero);
    double largest = 0.0;
    Economy worst{};
    for (const Economy n : world.each_economy()) {
        const double share = world.deficit(n) / world.income(n);
        EXPECT_NEAR(gaps.income(n), share, rounding);
        if (std::abs(share) > largest) largest = std::abs(share), worst = n;
    }
    ASSERT_GT(largest, 0.01) << "this world should have deficits";
    EXPECT_EQ(gaps.worst, "income, " + world.economies[worst.value].code);
    EXPECT_NEAR(gaps.largest, largest, rounding);
}

TEST_F(ResidualTest, a_number_that_is_none_is_an_infinite_gap_with_a_name) {
    model::Point point = base;
    point.income_new(usa) = std::numeric_limits<double>::quiet_NaN();
    const model::Residual gaps = at(point);
    EXPECT_EQ(gaps.largest, std::numeric_limits<double>::infinity());
    EXPECT_EQ(gaps.worst, "expenditure, USA, sector FOOD") << "the first equation that income is in";
}

}  // namespace
}  // namespace parley::testing::residual_test

// The model with profits against his equations.
#include <cmath>

#include "parley/model/welfare.hpp"
#include "tests/replication/ossa-2014/ossa.hpp"
#include "tests/support/random_world.hpp"

namespace parley::ossa_equations_test {
namespace {

using namespace parley::testing;

constexpr double points = 9e-9;  // of a percentage point

TEST_F(Ossa2014, the_data_are_his_to_the_last_digit_that_matters) {
    EXPECT_EQ(data_.world.economy_count(), 7u);
    EXPECT_EQ(data_.world.sector_count(), 33u);
    for (const Economy n : data_.world.each_economy()) {
        EXPECT_LE(std::abs(data_.world.deficit(n)), 1e-6 * data_.world.income(n))
            << data_.world.economies[n.value].code;
        double sales = 0.0;
        for (const Economy buyer : data_.world.each_economy())
            for (const Sector s : data_.world.each_sector()) sales += data_.world.flow(buyer, n, s);
        const double profit = profits(data_.world, data_.world.output)(n);
        EXPECT_NEAR((data_.world.value_added(n) + profit) / sales, 1.0, 1e-12) << "wages and profits are all of sales";
    }
    EXPECT_NEAR(data_.world.production_subsidy_rate(Economy{0}, *data_.world.find_sector("oap")), -1.093, 5e-4);
}

void expect_his(const world::World& world, const OssaData& data, const Table<Buyer, Seller, Sector>& rates,
                const std::string& which) {
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate = rates;
    const model::Equilibrium ours = solved(world, wedges);
    const OssaSolution his = solve_ossa(data, rates);
    ASSERT_TRUE(his.converged) << which << ": " << his.gap;
    const model::Welfare welfare = model::welfare(world, ours.point);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(100 * welfare.welfare_factor(n), 100 * his.welfare_hat(n), points) << which;
        EXPECT_NEAR(100 * ours.point.wage_hat(n), 100 * his.wage_hat(n), points) << which;
        // Profits of a sector move with its sales.
        for (const Sector s : world.each_sector())
            EXPECT_NEAR(100 * ours.point.output_new(n, s) / world.output(n, s), 100 * his.profit_hat(n, s), 20 * points)
                << which;
    }
}

TEST_F(Ossa2014, at_his_stored_rates_the_model_is_his_equations) {
    Table<Buyer, Seller, Sector> rates = world_.duty_rate, free = rates;
    for (const Economy n : world_.each_economy())
        for (const Economy i : world_.each_economy())
            for (const Sector s : world_.each_sector()) {
                rates(n, i, s) = n == i ? 0.0 : data_.noncooperative_duty_rate(n, s);
                free(n, i, s) = 0.0;
            }
    expect_his(world_, as_he_has_it(), rates, "noncooperative");
    expect_his(world_, as_he_has_it(), free, "free trade");
    expect_his(world_, as_he_has_it(), random_duties(world_, 11, 1.0).duty_rate, "random");
}

TEST_F(Ossa2014, profits_are_shifted_by_duties_and_named_apart_from_wages) {
    model::Wedges wedges = model::no_change(world_);
    const Economy usa = economy(world_, "USA");
    const Sector high = *world_.find_sector("oap");
    for (const Economy i : world_.each_economy())
        if (i != usa) wedges.duty_rate(usa, i, high) += 0.5;
    const model::Equilibrium there = solved(world_, wedges);
    const Table<Economy> before = profits(world_, world_.output), after = profits(world_, there.point.output_new);
    // In wages: what the factor earns and what firms keep, both at home.
    EXPECT_GT(after(usa) / there.point.wage_hat(usa), before(usa)) << "a sector with a high markup grew";
    for (const Economy n : world_.each_economy())
        EXPECT_NEAR(there.point.income_new(n),
                    there.point.wage_hat(n) * world_.value_added(n) + after(n) +
                        model::duty_revenue(wedges, model::part_flows(world_, wedges, there.point))(n) +
                        world_.deficit(n),
                    1e-9 * world_.income(n));
}

}  // namespace
}  // namespace parley::ossa_equations_test

// Identical economies: identical outcomes, and with one sector everything in closed form.
#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/welfare.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::symmetry_test {
namespace {

model::Equilibrium solved(const world::World& world, const model::Wedges& wedges) {
    model::SolveOptions options;
    options.tolerance = tight;
    model::Equilibrium result = solve(world, wedges, options);
    EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
    return result;
}

// Two economies, S sectors with inputs, the second the mirror of the first.
world::World mirrored(std::uint64_t seed) {
    Draws draws(seed);
    world::World world;
    world.name = "mirrored";
    world.economies = {{"AAA", "A", {}}, {"BBB", "B", {}}};
    const std::size_t sectors = 4;
    for (std::size_t s = 0; s < sectors; ++s) {
        world.sectors.push_back({"S" + std::to_string(s), "Sector", true, true});
        world.theta.push_back(draws.log_uniform(1.0, 20.0));
    }
    allocate(world);
    for (const Sector s : world.each_sector()) {
        const double home = draws.log_uniform(100.0, 1000.0), abroad = draws.log_uniform(10.0, 300.0);
        const double duty = draws.uniform(0.0, 0.5), tax = draws.uniform(-0.1, 0.2), subsidy = draws.uniform(-0.1, 0.1);
        for (const Economy n : world.each_economy()) {
            const Economy other{1 - n.value};
            world.flow(n, n, s) = home;
            world.flow(n, other, s) = abroad;
            world.duty_rate(n, other, s) = duty;
            world.export_tax_rate(n, other, s) = tax;
            world.production_subsidy_rate(n, s) = subsidy;
        }
        for (const Sector r : world.each_sector()) {
            const double share = draws.uniform(0.0, 0.08);
            for (const Economy n : world.each_economy()) {
                world.input_share(n, s, r) = share;
                world.value_added_share(n, r) -= share;
            }
        }
    }
    return closed(world);
}

TEST(Symmetry, identical_economies_under_the_same_measures_have_identical_outcomes) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const world::World world = mirrored(seed);
        model::Wedges wedges = model::no_change(world);
        Draws draws(seed + 100);
        for (const Sector s : world.each_sector()) {
            const double duty = draws.uniform(0.0, 1.0), tax = draws.uniform(-0.2, 0.3),
                         barrier = draws.uniform(0.8, 1.2);
            for (const Economy n : world.each_economy()) {
                const Economy other{1 - n.value};
                wedges.duty_rate(n, other, s) = duty;
                wedges.export_tax_rate(n, other, s) = tax;
                wedges.barrier_factor(n, other, s) = barrier;
            }
        }
        const model::Equilibrium result = solved(world, wedges);
        const model::Welfare effect = welfare(world, result.point);
        EXPECT_NEAR(result.point.wage_hat({0}), 1.0, closed_form);
        EXPECT_NEAR(result.point.wage_hat({1}), 1.0, closed_form);
        EXPECT_NEAR(effect.welfare_factor({0}), effect.welfare_factor({1}), closed_form);
        EXPECT_GT(std::abs(effect.welfare_factor({0}) - 1), 1e-4);
        const Table<Buyer, Seller, Sector> flow = flows(world, wedges, result.point);
        for (const Sector s : world.each_sector()) {
            EXPECT_NEAR(result.point.price_hat({0}, s), result.point.price_hat({1}, s), closed_form);
            EXPECT_NEAR(flow({0}, {1}, s), flow({1}, {0}, s), closed_form * world.income({0}));
        }
    }
}

// N identical economies with one sector, value-added share γ, home share h, the same wedges everywhere, base rates
// zero. The numéraire fixes w = 1, the factor market C = VA/γ. With c = P^(1−γ)/A and P = c(1−z)·m, m = [h +
// (1−h)((1+t)(1+e)κ)^(−θ)]^(−1/θ): P = ((1−z) m/A)^(1/γ). Home share h' = h m^θ; of a dollar spent u = h' +
// (1−h')/((1+t)(1+e)) reaches producers: E = C(1−z)/u, I = E − (1−γ)C.
TEST(Symmetry, one_sector_outcomes_follow_the_closed_form_in_every_wedge) {
    const double h = 0.7, theta = 4.5, gamma = 0.45;
    const world::World world = one_sector_world({{70, 15, 15}, {15, 70, 15}, {15, 15, 70}}, theta, gamma);
    struct Rates {
        double duty, tax, barrier, subsidy, productivity;
    };
    for (const Rates r :
         {Rates{0.25, 0, 1, 0, 1}, Rates{0, 0.25, 1, 0, 1}, Rates{0, -0.1, 1, 0, 1}, Rates{0, 0, 1.3, 0, 1},
          Rates{0, 0, 0.8, 0, 1}, Rates{0, 0, 1, 0.2, 1}, Rates{0, 0, 1, -0.2, 1}, Rates{0, 0, 1, 0, 1.1},
          Rates{2.0, 0.2, 1.1, 0.1, 0.9}, Rates{-0.1, -0.1, 0.9, -0.1, 1.2}}) {
        model::Wedges wedges = model::no_change(world);
        for (const Economy n : world.each_economy()) {
            wedges.production_subsidy_rate(n, {0}) = r.subsidy;
            wedges.productivity_factor(n, {0}) = r.productivity;
            for (const Economy i : world.each_economy()) {
                if (i == n) continue;
                wedges.duty_rate(n, i, {0}) = r.duty;
                wedges.export_tax_rate(n, i, {0}) = r.tax;
                wedges.barrier_factor(n, i, {0}) = r.barrier;
            }
        }
        const double rates = (1 + r.duty) * (1 + r.tax);
        const double m = std::pow(h + (1 - h) * std::pow(rates * r.barrier, -theta), -1 / theta);
        const double price = std::pow((1 - r.subsidy) * m / r.productivity, 1 / gamma);
        const double home = h * std::pow(m, theta), output = 100.0;
        const double expenditure = output * (1 - r.subsidy) / (home + (1 - home) / rates);
        const double income = expenditure - (1 - gamma) * output;
        const model::Equilibrium result = solved(world, wedges);
        const Table<Buyer, Seller, Sector> flow = flows(world, wedges, result.point);
        for (const Economy n : world.each_economy()) {
            EXPECT_NEAR(result.point.wage_hat(n), 1.0, closed_form);
            EXPECT_NEAR(result.point.price_hat(n, {0}) / price, 1.0, closed_form);
            EXPECT_NEAR(result.point.expenditure_new(n, {0}) / expenditure, 1.0, closed_form);
            EXPECT_NEAR(result.point.income_new(n) / income, 1.0, closed_form);
            EXPECT_NEAR(welfare(world, result.point).welfare_factor(n) / (income / (100.0 * gamma) / price), 1.0,
                        closed_form);
            const double abroad = (1 - home) / 2 * expenditure / (1 + r.duty);
            EXPECT_NEAR(flow(n, {(n.value + 1) % 3}, {0}) / abroad, 1.0, closed_form);
            EXPECT_NEAR(model::duty_revenue(flow, wedges.duty_rate)(n), 2 * r.duty * abroad, closed_form * 100.0);
        }
    }
}

}  // namespace
}  // namespace parley::testing::symmetry_test

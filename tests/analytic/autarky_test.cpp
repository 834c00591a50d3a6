// What closing the border costs, in closed form.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "parley/core/text.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::autarky_test {
namespace {

model::SolveOptions tightly() {
    model::SolveOptions options;
    options.tolerance = tight;
    return options;
}

// Iceberg costs that leave economy 0 no trade to speak of.
model::Wedges border_closed(const world::World& world, double theta) {
    model::Wedges wedges = model::no_change(world);
    const double factor = std::pow(10.0, 20.0 / theta);  // κ^(−θ) = 1e-20
    for (std::size_t k = 1; k < world.economy_count(); ++k)
        for (const Sector s : world.each_sector())
            wedges.barrier_factor({0}, {k}, s) = wedges.barrier_factor({k}, {0}, s) = factor;
    return wedges;
}

double welfare_of_closing(const world::World& world, double theta) {
    const model::Wedges wedges = border_closed(world, theta);
    const model::Equilibrium result = solve(world, wedges, tightly());
    EXPECT_EQ(result.status, model::Status::converged) << result.worst_equation;
    return welfare(world, result.point).welfare_factor({0});
}

std::string shown(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

double home_share(const world::World& world, Economy n, Sector s) {
    return world.flow(n, n, s) / world.expenditure(n, s);
}

// P = c(nn)·π(nn)^(1/θ) before, P' = c'(nn) after, and c = w without inputs: real income falls by π(nn)^(1/θ).
TEST(Autarky, without_inputs_costs_the_home_share_to_the_power_of_one_over_theta) {
    for (const double theta : {0.8, 4.0, 8.25, 30.0}) {
        const world::World world = one_sector_world({{60, 25, 15}, {20, 90, 10}, {20, 5, 200}}, theta);
        verify("Autarky, one sector: π^(1/θ) (Arkolakis, Costinot & Rodríguez-Clare 2012)",
               "welfare factor, π = 0.6, θ = " + shown(theta), std::pow(0.6, 1 / theta),
               welfare_of_closing(world, theta), closed_form);
    }
}

// With a share 1−γ of its own good in its cost, c = w^γ P^(1−γ): P' /w' falls by π^(1/(θγ)).
TEST(Autarky, with_own_inputs_costs_the_home_share_to_the_power_of_one_over_theta_gamma) {
    for (const double gamma : {0.25, 0.5, 0.9}) {
        const world::World world = one_sector_world({{60, 25, 15}, {20, 90, 10}, {20, 5, 200}}, 5.0, gamma);
        verify("Autarky, one sector with own inputs: π^(1/(θγ)) (Costinot & Rodríguez-Clare 2014)",
               "welfare factor, π = 0.6, θ = 5, γ = " + shown(gamma), std::pow(0.6, 1 / (5.0 * gamma)),
               welfare_of_closing(world, 5.0), closed_form);
    }
}

// Many sectors, inputs, duties and export taxes in the base. From P(s) = c(s)(1−z)·π(s)^(1/θ): with v = ln P − ln w,
// going from the base to autarky, Δv(s) = −ln π(s)/θ(s) + Σₖ γ(k,s) Δv(k). Income after closing is
// factor income less subsidies at home. Costinot & Rodríguez-Clare (2014), eq. 28, with public revenue.
TEST(Autarky, with_many_sectors_inputs_and_duties_follows_the_input_output_inverse) {
    int closed_economies = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Family family = small_family();
        family.economies_min = 3;
        family.gaps = false;
        family.theta_min = 2.0;
        family.theta_max = 12.0;
        world::World drawn = random_world(seed, family);
        for (double& subsidy : drawn.production_subsidy_rate) subsidy = 0.0;
        final_shares_from_remainder(drawn);
        ASSERT_FALSE(complete(drawn));
        if (base_breach(drawn)) continue;
        const model::Rebased balanced = rebase(drawn, model::Deficits::zero, tightly());
        ASSERT_EQ(balanced.equilibrium.status, model::Status::converged) << seed;
        const world::World& world = balanced.world;
        const std::size_t sectors = world.sector_count();
        std::vector<double> rise(sectors, 0.0);
        for (int round = 0; round < 400; ++round) {
            std::vector<double> next(sectors, 0.0);
            for (const Sector s : world.each_sector()) {
                next[s.value] = -std::log(home_share(world, {0}, s)) / world.theta[s.value];
                for (const Sector k : world.each_sector())
                    next[s.value] += world.input_share({0}, k, s) * rise[k.value];
            }
            rise = next;
        }
        double log_welfare = std::log(world.value_added({0}) / world.income({0}));
        for (const Sector s : world.each_sector()) log_welfare -= world.final_share({0}, s) * rise[s.value];
        EXPECT_NEAR(welfare_of_closing(world, 2.0), std::exp(log_welfare), 1e-8) << seed;
        ++closed_economies;
    }
    EXPECT_GE(closed_economies, 10);
}

// After any foreign shock (no inputs, nothing changed in economy 0 itself but its duties): P' (s)/w' = π̂(00,s)^(1/θ),
// so that Ŵ = (I'/VA')/(I/VA) · Π π̂(00,s)^(−α/θ). Arkolakis, Costinot & Rodríguez-Clare (2012), section IV, with
// revenue.
TEST(Autarky, any_foreign_shock_is_seen_in_the_home_share) {
    int shocks = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        world::World world = random_world(seed, small_family());
        drop_inputs(world);
        if (complete(world) || base_breach(world)) continue;
        bool home_everywhere = true;
        for (const Sector s : world.each_sector())
            home_everywhere = home_everywhere && (world.flow({0}, {0}, s) > 0 || world.expenditure({0}, s) == 0);
        if (!home_everywhere) continue;
        model::Wedges wedges = random_wedges(world, seed, 0.5);
        for (const Sector s : world.each_sector()) {
            wedges.productivity_factor({0}, s) = 1.0;
            wedges.barrier_factor({0}, {0}, s) = 1.0;
            wedges.production_subsidy_rate({0}, s) = world.production_subsidy_rate({0}, s);
        }
        const model::Equilibrium result = solve(world, wedges, tightly());
        if (result.status != model::Status::converged) continue;
        const model::Point& point = result.point;
        const Table<Buyer, Seller, Sector> flow = flows(world, wedges, point);
        double expected = std::log(point.income_new({0}) / point.wage_hat({0}) / world.income({0}));
        for (const Sector s : world.each_sector()) {
            if (world.expenditure({0}, s) == 0) continue;
            const double share = flow({0}, {0}, s) / point.expenditure_new({0}, s);
            expected -= world.final_share({0}, s) / world.theta[s.value] * std::log(share / home_share(world, {0}, s));
        }
        EXPECT_NEAR(std::log(welfare(world, point).welfare_factor({0})), expected, 1e-8) << seed;
        ++shocks;
    }
    EXPECT_GE(shocks, 20);
}

}  // namespace
}  // namespace parley::testing::autarky_test

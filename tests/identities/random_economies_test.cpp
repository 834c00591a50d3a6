// A thousand random economies: solved, or said plainly not to be.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "parley/model/equilibrium.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::random_economies_test {
namespace {

struct Count {
    int converged = 0, failed = 0;
    double largest_residual = 0.0;
};

template <class MakeWedges>
Count solve_thousand(const MakeWedges& make_wedges) {
    Count count;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const world::World world = random_world(seed);
        const model::Wedges wedges = make_wedges(world, seed);
        const model::Equilibrium result = solve(world, wedges);
        const double gap = residual(world, wedges, {}, result.point).largest;
        if (result.status == model::Status::converged) {
            ++count.converged;
            count.largest_residual = std::max(count.largest_residual, gap);
            EXPECT_LE(gap, 1e-9) << "seed " << seed << " is called converged";
            for (const double income : result.point.income_new) EXPECT_GT(income, 0.0) << "seed " << seed;
        } else {
            ++count.failed;
            EXPECT_FALSE(result.worst_equation.empty()) << "seed " << seed;
            std::printf("seed %llu (%zu x %zu): %s, residual %.1e, %s\n", static_cast<unsigned long long>(seed),
                        world.economy_count(), world.sector_count(), name_of(result.status), gap,
                        result.worst_equation.c_str());
        }
    }
    return count;
}

void expect_nearly_all(const char* what, const Count& count) {
    std::printf("%s, 1000 random economies: %d converged (largest residual %.1e), %d said not to have\n", what,
                count.converged, count.largest_residual, count.failed);
    EXPECT_GE(count.converged, 990);
    EXPECT_EQ(count.converged + count.failed, 1000);
    record_verification("Random economies: 2–12 × 1–15, θ 0.4–65, inputs to 80 %, duties to 200 %, 1,000 drawn",
                        std::string(what) + " moving: converged to 1e-9", 1000, count.converged, 10);
}

TEST(RandomEconomies, new_duties_to_200_percent_converge_or_are_said_not_to) {
    expect_nearly_all("duties", solve_thousand([](const world::World& world, std::uint64_t seed) {
                          return random_duties(world, seed);
                      }));
}

TEST(RandomEconomies, every_wedge_moving_converges_or_is_said_not_to) {
    expect_nearly_all("every wedge", solve_thousand([](const world::World& world, std::uint64_t seed) {
                          return random_wedges(world, seed);
                      }));
}

struct ClosureRow {
    const char* name;
    model::Deficits deficits;
    model::FactorMarket factors;
    double scale_max;
    int given_up;  // at most so many of 300 are said not to have converged
};

class RandomEconomiesByClosure : public ::testing::TestWithParam<ClosureRow> {};
INSTANTIATE_TEST_SUITE_P(
    Closures, RandomEconomiesByClosure,
    ::testing::Values(ClosureRow{"zero", model::Deficits::zero, model::mobile, 0.0, 0},
                      ClosureRow{"saving", model::Deficits::saving, model::mobile, 0.0, 3},
                      ClosureRow{"specific", model::Deficits::fixed, model::specific, 0.0, 3},
                      ClosureRow{"roy", model::Deficits::fixed, model::roy(1.5), 0.0, 3},
                      ClosureRow{"saving_specific", model::Deficits::saving, model::specific, 0.0, 3},
                      ClosureRow{"scale", model::Deficits::fixed, model::mobile, 0.6, 3},
                      ClosureRow{"strong_scale", model::Deficits::fixed, model::mobile, 0.95, 6},
                      ClosureRow{"saving_roy_scale", model::Deficits::saving, model::roy(3.0), 0.9, 3}),
    [](const auto& row) { return row.param.name; });

// Refused counts: only for a radius, and never below it.
TEST_P(RandomEconomiesByClosure, every_wedge_moving_converges_or_is_said_not_to) {
    constexpr int drawn = 300;
    int converged = 0, refused = 0;
    for (std::uint64_t seed = 0; seed < drawn; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const world::World world = random_world(seed);
        const model::Wedges wedges = random_wedges(world, seed);
        model::SolveOptions options;
        options.closure = random_closure(world, seed, GetParam().deficits, GetParam().factors, GetParam().scale_max);
        const model::Equilibrium result = solve(world, wedges, options);
        if (result.status == model::Status::converged) {
            ++converged;
            EXPECT_LE(residual(world, wedges, options.closure, result.point).largest, 1e-9);
            EXPECT_LT(result.scale_radius, 1.0);
            for (const double income : result.point.income_new) EXPECT_GT(income, 0.0);
        } else if (result.status == model::Status::refused) {
            ++refused;
            EXPECT_GE(result.scale_radius, 1.0) << result.worst_equation;
        } else {
            EXPECT_FALSE(result.worst_equation.empty());
            std::printf("seed %llu (%zu x %zu): %s after %d iterations, residual %.1e, %s\n",
                        static_cast<unsigned long long>(seed), world.economy_count(), world.sector_count(),
                        name_of(result.status), result.iterations, result.max_residual, result.worst_equation.c_str());
        }
    }
    std::printf("%s: %d converged, %d refused, %d said not to have converged\n", GetParam().name, converged, refused,
                drawn - converged - refused);
    EXPECT_GE(converged + refused, drawn - GetParam().given_up);
    EXPECT_LE(refused, GetParam().scale_max > 0.9 ? drawn / 10 : GetParam().scale_max > 0 ? drawn / 50 : 0);
    record_verification("Random economies: 2–12 × 1–15, every wedge moving, 300 drawn, by closure",
                        std::string(GetParam().name) + ": converged to 1e-9, or refused for its radius", drawn,
                        converged + refused, GetParam().given_up);
}

// The family is what the claim above says it is.
TEST(RandomEconomies, the_thousand_cover_what_they_claim) {
    std::size_t zero_flows = 0, absent = 0, sizes_max = 0, sectors_max = 0, untraded = 0, with_taxes = 0;
    double theta_min = 1e9, theta_max = 0, inputs_max = 0, duty_max = 0, deficit_max = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const world::World world = random_world(seed);
        ASSERT_FALSE(base_breach(world)) << "seed " << seed;
        sizes_max = std::max(sizes_max, world.economy_count());
        sectors_max = std::max(sectors_max, world.sector_count());
        zero_flows += static_cast<std::size_t>(std::count(world.flow.begin(), world.flow.end(), 0.0) > 0);
        absent += static_cast<std::size_t>(std::count(world.output.begin(), world.output.end(), 0.0) > 0);
        for (const world::SectorInfo& sector : world.sectors) untraded += static_cast<std::size_t>(!sector.traded);
        with_taxes +=
            static_cast<std::size_t>(*std::max_element(world.export_tax_rate.begin(), world.export_tax_rate.end()) > 0);
        theta_min = std::min(theta_min, *std::min_element(world.theta.begin(), world.theta.end()));
        theta_max = std::max(theta_max, *std::max_element(world.theta.begin(), world.theta.end()));
        inputs_max =
            std::max(inputs_max, 1 - *std::min_element(world.value_added_share.begin(), world.value_added_share.end()));
        duty_max = std::max(duty_max, *std::max_element(world.duty_rate.begin(), world.duty_rate.end()));
        for (const Economy n : world.each_economy())
            deficit_max = std::max(deficit_max, world.deficit(n) / world.income(n));
    }
    EXPECT_EQ(sizes_max, 12U);
    EXPECT_EQ(sectors_max, 15U);
    EXPECT_GT(zero_flows, 300U);
    EXPECT_GT(absent, 150U);
    EXPECT_GT(untraded, 100U);
    EXPECT_GT(with_taxes, 200U);
    EXPECT_LT(theta_min, 0.41);
    EXPECT_GT(theta_max, 64.0);
    EXPECT_GT(inputs_max, 0.79);
    EXPECT_GT(duty_max, 1.9);
    EXPECT_GT(deficit_max, 0.1);
}

}  // namespace
}  // namespace parley::testing::random_economies_test

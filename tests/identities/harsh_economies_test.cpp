// Economies at the edges of what is accepted, held to a residual in long double that shares no code with the model's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <utility>

#include "parley/model/equilibrium.hpp"
#include "tests/support/long_double_residual.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing::harsh_economies_test {
namespace {

constexpr double highest_duty = 100.0;

Family harsh_family() {
    Family family = small_family();
    family.economies_max = 5;
    family.sectors_max = 4;
    family.theta_min = world::least_theta;
    family.theta_max = world::most_theta;
    family.inputs_max = 0.98;
    family.duty_max = highest_duty;
    return family;
}

// Ten thousand where there is time for them: make slow.
std::uint64_t drawn() {
    return std::getenv("PARLEY_SLOW") != nullptr ? 10000 : 600;
}

// Why a solve did not settle, as far as that can be told from outside.
struct Causes {
    int beyond_doubles = 0, deficits = 0, others = 0;
    int unpaid = 0, mended = 0;  // of those with deficits
    void add(const world::World& world, const model::Wedges& wedges) {
        if (is_beyond_doubles(world, wedges)) {
            ++beyond_doubles;
            return;
        }
        model::SolveOptions balanced;
        balanced.closure.deficits = model::Deficits::zero;
        const model::Equilibrium found = solve(world, wedges, balanced);
        ++(found.status == model::Status::converged ? deficits : others);
        if (found.status == model::Status::converged) bring_in_deficits(world, wedges, balanced, found.point);
    }

private:
    // From balanced trade to as much of the deficits as there is an equilibrium for, found by halving.
    void bring_in_deficits(const world::World& world, const model::Wedges& wedges, model::SolveOptions options,
                           model::Point last) {
        double with = 0.0, without = 1.0;
        for (int k = 0; k < 12; ++k) {
            options.closure.deficit_left = (with + without) / 2;
            model::Equilibrium found = solve(world, wedges, options);
            const bool settles = found.status == model::Status::converged;
            (settles ? with : without) = options.closure.deficit_left;
            if (settles) last = std::move(found.point);
        }
        double least = std::numeric_limits<double>::infinity();
        for (const Economy n : world.each_economy()) least = std::min(least, last.income_new(n) / world.income(n));
        mended += with > 0.999 ? 1 : 0;
        unpaid += with <= 0.999 && least < 0.05 ? 1 : 0;
    }

    // Shares of sellers move by e to the power of θ times the log of their price: of more than about 700 a double
    // holds no more than zero or infinity.
    static bool is_beyond_doubles(const world::World& world, const model::Wedges& wedges) {
        constexpr double most = 700.0;
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    if (world.flow(n, i, s) == 0) continue;
                    const double by = std::log1p(wedges.duty_rate(n, i, s)) - std::log1p(world.duty_rate(n, i, s)) +
                                      std::log1p(wedges.export_tax_rate(n, i, s)) -
                                      std::log1p(world.export_tax_rate(n, i, s)) +
                                      std::log(wedges.barrier_factor(n, i, s) / wedges.productivity_factor(i, s));
                    if (world.theta[s.value] * std::abs(by) > most) return true;
                }
        return false;
    }
};

TEST(HarshEconomies, each_has_converged_by_the_long_double_residual_or_is_said_not_to_have) {
    int converged = 0, said = 0, wrong = 0;
    double largest = 0.0, used = 0.0;
    Causes causes;
    for (std::uint64_t seed = 0; seed < drawn(); ++seed) {
        const world::World world = random_world(seed, harsh_family());
        const model::Wedges wedges =
            seed % 2 == 0 ? random_wedges(world, seed, highest_duty) : random_duties(world, seed, highest_duty);
        const model::SolveOptions options;
        const model::Equilibrium result = solve(world, wedges, options);
        const model::Residual gaps = residual(world, wedges, options.closure, result.point);
        const LongDoubleResidual exact = long_double_residual(world, wedges, options.closure, result.point);
        if (std::isfinite(gaps.largest) && std::isfinite(exact.largest())) {
            EXPECT_LE(exact.furthest_from(gaps), gaps.rounding)
                << "seed " << seed << ": rounding did more than the bound, " << gaps.least_exact;
            if (gaps.rounding < 1) used = std::max(used, exact.furthest_from(gaps) / gaps.rounding);
        }
        if (result.status != model::Status::converged) {
            ++said;
            causes.add(world, wedges);
            EXPECT_FALSE(result.worst_equation.empty()) << "seed " << seed;
            EXPECT_GT(result.max_residual, options.tolerance) << "seed " << seed;
            continue;
        }
        ++converged;
        wrong += exact.largest() > options.tolerance + gaps.rounding ? 1 : 0;
        EXPECT_LE(gaps.rounding, options.tolerance) << "seed " << seed;
        EXPECT_LE(exact.largest(), options.tolerance + gaps.rounding) << "seed " << seed << " is called converged";
        largest = std::max(largest, exact.largest());
    }
    std::printf(
        "harsh economies: %d drawn, %d converged (largest gap in long double %.1e), %d said not to have, %d wrong; "
        "rounding did at most %.2f of its bound\n",
        converged + said, converged, largest, said, wrong, used);
    std::printf(
        "harsh economies that did not settle: %d beyond doubles, %d with balanced trade (%d with an income that goes "
        "to "
        "nothing on the way, %d mended), %d otherwise\n",
        causes.beyond_doubles, causes.deficits, causes.unpaid, causes.mended, causes.others);
    EXPECT_GE(converged, said) << "most should be solved";
}

// With θ near zero a price index is a log of almost one over θ: the solver and its own check agree on nonsense.
TEST(HarshEconomies, an_elasticity_near_zero_is_never_called_converged) {
    for (const double theta : {1e-16, 1e-14, 1e-12, 1e-10, 1e-8}) {
        world::World world = random_world(7, small_family());
        for (double& each : world.theta) each = theta;
        const model::Wedges wedges = random_duties(world, 7);
        const model::Equilibrium result = solve(world, wedges);
        EXPECT_NE(result.status, model::Status::converged) << theta;
        EXPECT_GT(result.max_residual, model::SolveOptions{}.tolerance) << theta;
        const double off = long_double_residual(world, wedges, {}, result.point).largest();
        EXPECT_LE(off, 2 * result.max_residual) << theta << ": the accuracy that was reached is said";
        EXPECT_TRUE(theta_breach(world, world.theta)) << "and readers refuse it";
    }
}

TEST(HarshEconomies, closures_and_scale_are_within_the_bound_too) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        const world::World world = random_world(seed, small_family());
        const model::Wedges wedges = random_wedges(world, seed);
        model::SolveOptions options;
        options.closure = random_closure(world, seed, seed % 2 == 0 ? model::Deficits::saving : model::Deficits::zero,
                                         seed % 3 == 0 ? model::specific : model::roy(2.0), seed % 4 == 0 ? 0.6 : 0.0);
        const model::Equilibrium result = solve(world, wedges, options);
        const model::Residual gaps = residual(world, wedges, options.closure, result.point);
        if (!std::isfinite(gaps.largest)) continue;
        const LongDoubleResidual exact = long_double_residual(world, wedges, options.closure, result.point);
        EXPECT_LE(exact.furthest_from(gaps), gaps.rounding) << gaps.least_exact;
        EXPECT_LE(gaps.rounding, 1e-12) << "far below what a solve is asked for: " << gaps.least_exact;
    }
}

}  // namespace
}  // namespace parley::testing::harsh_economies_test

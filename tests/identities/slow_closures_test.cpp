// Every closure against the second implementation in tests/support/slow_model.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/scale_stability.hpp"
#include "tests/identities/slow_words.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::slow_closures_test {
namespace {

constexpr double agreement = 1e-8;

struct Kind {
    std::string name;
    model::Deficits deficits = model::Deficits::fixed;
    model::FactorMarket factors = model::mobile;
    double scale_max = 0.0;
};
void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.name;
}

std::vector<Kind> kinds() {
    return {{"saving", model::Deficits::saving, model::mobile, 0.0},
            {"specific", model::Deficits::fixed, model::specific, 0.0},
            {"roy", model::Deficits::fixed, model::roy(1.7), 0.0},
            {"scale", model::Deficits::fixed, model::mobile, 0.5},
            {"zero_specific", model::Deficits::zero, model::specific, 0.0},
            {"saving_roy_scale", model::Deficits::saving, model::roy(2.5), 0.7}};
}

Family few() {
    Family family = small_family();
    family.economies_max = 4;
    family.sectors_max = 4;
    return family;
}

// Steps short enough for small steps to be few.
Family few_and_smooth() {
    Family family = few();
    family.economies_max = 3;
    family.sectors_max = 3;
    family.theta_max = 8.0;
    family.duty_max = 0.5;
    return family;
}

class SlowClosures : public ::testing::TestWithParam<Kind> {
protected:
    model::Closure closure(const world::World& world, std::uint64_t seed) const {
        const Kind& kind = GetParam();
        return random_closure(world, seed, kind.deficits, kind.factors, kind.scale_max);
    }
};
INSTANTIATE_TEST_SUITE_P(Closures, SlowClosures, ::testing::ValuesIn(kinds()),
                         [](const auto& row) { return row.param.name; });

TEST_P(SlowClosures, agree_on_random_economies_with_every_wedge_moving) {
    constexpr int wanted = 25;
    int compared = 0, others = 0;
    double worst = 0.0;
    for (std::uint64_t seed = 0; compared < wanted && others <= wanted; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const world::World world = random_world(seed, few());
        const model::Wedges wedges = random_wedges(world, seed);
        model::SolveOptions options;
        options.tolerance = tight;
        options.closure = closure(world, seed);
        const model::Equilibrium fast = solve(world, wedges, options);
        if (!solved_to_compare(fast)) {
            ++others;
            continue;
        }
        const SlowSolution slow = slow_solve(world, wedges, in_slow_words(world, options.closure));
        ASSERT_TRUE(slow.converged);
        if (2 * std::max(tight, fast.max_residual) * slow.sensitivity >
            agreement) {  // wages hang together too loosely to compare
            ++others;
            continue;
        }
        ++compared;
        const double gap = largest_gap(world, wedges, options.closure, fast.point, slow);
        EXPECT_LE(gap, agreement);
        worst = std::max(worst, gap);
    }
    EXPECT_LE(others, 3) << "not solved, or too loose to compare";
    verify("A second, slow implementation (tests/support/slow_model.cpp), 25 random economies by closure",
           "largest gap of any figure, " + GetParam().name, 0.0, worst, agreement);
}

TEST_P(SlowClosures, agree_on_every_part_of_the_exact_decomposition) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const world::World world = random_world(seed, few_and_smooth());
        const model::Wedges wedges = random_wedges(world, seed, 0.5);
        model::SolveOptions options;
        options.closure = closure(world, seed);
        const SlowDecomposition slow = slow_decompose(world, wedges, in_slow_words(world, options.closure), 1e-7);
        ASSERT_TRUE(slow.converged);
        EXPECT_LE(slow.gap, 1e-6) << "the identity itself";
        const model::ExactDecomposition fast = decompose(world, wedges, solve(world, wedges, options), options);
        ASSERT_EQ(fast.status, model::Status::converged);
        for (const Economy n : world.each_economy()) {
            EXPECT_NEAR(fast.terms_of_trade(n), slow.terms_of_trade(n), 1e-5);
            EXPECT_NEAR(fast.volume_of_trade(n), slow.volume_of_trade(n), 1e-5);
            EXPECT_NEAR(fast.fiscal(n), slow.fiscal(n), 1e-5);
            EXPECT_NEAR(fast.barriers(n), slow.barriers(n), 1e-5);
            EXPECT_NEAR(fast.productivity(n), slow.productivity(n), 1e-5);
            EXPECT_NEAR(fast.scale(n), slow.scale(n), 1e-5);
            EXPECT_NEAR(fast.transfers(n), slow.transfers(n), 1e-5);
            EXPECT_NEAR(fast.total(n), slow.total(n), 1e-8);
        }
    }
}

// The radius against the matrix itself, each column an equilibrium solved anew.
TEST(SlowScale, agrees_on_the_spectral_radius) {
    double worst = 0.0, smallest = 1.0, largest = 0.0;
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Family family = few();
        family.theta_max = 20.0;
        const world::World world = random_world(seed, family);
        const model::Wedges wedges = random_wedges(world, seed, 0.6);
        model::SolveOptions options;
        options.tolerance = tight;
        options.closure = random_closure(world, seed, seed % 2 == 0 ? model::Deficits::fixed : model::Deficits::saving,
                                         seed % 3 == 0 ? model::roy(6.0) : model::mobile, seed % 4 == 0 ? 0.95 : 0.6);
        const model::Equilibrium fast = solve(world, wedges, options);
        if (fast.status != model::Status::converged) continue;
        const double slow = slow_scale_radius(world, wedges, in_slow_words(world, options.closure));
        worst = std::max(worst, std::abs(fast.scale_radius - slow));
        smallest = std::min(smallest, slow);
        largest = std::max(largest, slow);
        EXPECT_NEAR(fast.scale_radius, slow, 1e-3 * (1 - slow) + 1e-5);
    }
    EXPECT_LT(smallest, 0.2);
    EXPECT_GT(largest, 0.7);
    verify("Stability of scale economies: spectral radius against a dense matrix of re-solved equilibria",
           "largest gap of the radius, 24 random economies", 0.0, worst, 1e-3);
}

}  // namespace
}  // namespace parley::testing::slow_closures_test

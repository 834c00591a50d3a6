// parley/model against the second implementation in tests/support/slow_model.cpp, which shares no code with it.
#include "tests/support/slow_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "parley/model/effects/decomposition.hpp"
#include "tests/identities/slow_words.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::slow_model_test {
namespace {

constexpr int economies_compared = 200;
constexpr double agreement = 1e-8;

model::Point point_of(const SlowSolution& slow) {
    return {slow.wage_hat, slow.price_hat, slow.expenditure_new, slow.output_new, slow.income_new};
}

model::SolveOptions tightly(model::Deficits deficits = model::Deficits::fixed) {
    model::SolveOptions options;
    options.tolerance = tight;
    options.closure.deficits = deficits;
    return options;
}

double largest_over_income(const world::World& world, const Table<Buyer, Seller, Sector>& ours,
                           const Table<Buyer, Seller, Sector>& theirs) {
    double result = 0.0;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                result = std::max(result, std::abs(ours(n, i, s) - theirs(n, i, s)) / world.income(n));
    return result;
}

// How far two implementations are apart, over many economies.
struct Comparison {
    int compared = 0;
    int not_converged = 0;  ///< solve() said so
    int loose = 0;          ///< wages hang together so loosely that gaps of `tight` leave more than 1e-8 open
    double wages = 0.0, prices = 0.0, incomes = 0.0, welfare = 0.0, flows = 0.0;
};

void compare(std::uint64_t seed, model::Deficits deficits, Comparison& so_far, const Family& family) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const world::World world = random_world(seed, family);
    const model::Wedges wedges = random_wedges(world, seed);
    const SlowSolution slow = slow_solve(world, wedges, {.zero_deficits = deficits == model::Deficits::zero});
    const model::Equilibrium fast = solve(world, wedges, tightly(deficits));
    // Where there is no equilibrium both must say so; where there is one the slow model finds it.
    EXPECT_TRUE(slow.converged || !solved_to_compare(fast));
    if (slow.converged) {
        EXPECT_LE(residual(world, wedges, tightly(deficits).closure, point_of(slow)).largest, 1e-11);
    }
    if (!solved_to_compare(fast)) ++so_far.not_converged;
    if (!solved_to_compare(fast) || !slow.converged) return;
    ++so_far.compared;
    const double allowed = std::max(agreement, 2 * std::max(tight, fast.max_residual) * slow.sensitivity);
    const double wages = largest_relative(fast.point.wage_hat, slow.wage_hat);
    const double prices = largest_relative(fast.point.price_hat, slow.price_hat);
    const double incomes = largest_relative(fast.point.income_new, slow.income_new);
    const double real = largest_relative(welfare(world, fast.point).welfare_factor, slow.welfare_factor);
    const Table<Buyer, Seller, Sector> flow = flows(world, wedges, fast.point);
    const double trade = largest_over_income(world, flow, slow.flow_new);
    EXPECT_LE(wages, allowed);
    EXPECT_LE(prices, allowed);
    EXPECT_LE(incomes, allowed);
    EXPECT_LE(real, allowed);
    EXPECT_LE(trade, allowed);
    EXPECT_LE(largest_relative(cost_hat(world, wedges, fast.point), slow.cost_hat), allowed);
    const Table<Economy> revenue = model::duty_revenue(flow, wedges.duty_rate);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(revenue(n), slow.duty_revenue(n), allowed * world.income(n));
    if (allowed > agreement) {
        ++so_far.loose;
        return;
    }
    so_far.wages = std::max(so_far.wages, wages);
    so_far.prices = std::max(so_far.prices, prices);
    so_far.incomes = std::max(so_far.incomes, incomes);
    so_far.welfare = std::max(so_far.welfare, real);
    so_far.flows = std::max(so_far.flows, trade);
}

Comparison compare_many(int wanted, model::Deficits deficits, const Family& family = small_family()) {
    Comparison result;
    for (std::uint64_t seed = 0; result.compared - result.loose < wanted && result.not_converged <= wanted; ++seed)
        compare(seed, deficits, result, family);
    std::printf("%d random economies compared, %d more not converged; %d of them too loose for 1e-8\n", result.compared,
                result.not_converged, result.loose);
    return result;
}

TEST(SlowModel, agrees_on_200_random_economies_with_every_wedge_moving) {
    const Comparison result = compare_many(economies_compared, model::Deficits::fixed);
    EXPECT_LE(result.not_converged, economies_compared / 100);
    EXPECT_LE(result.loose, economies_compared / 50);
    const std::string table = "A second, slow implementation (tests/support/slow_model.cpp), 200 random economies";
    verify(table, "largest relative gap of wages", 0.0, result.wages, agreement);
    verify(table, "largest relative gap of price indices", 0.0, result.prices, agreement);
    verify(table, "largest relative gap of incomes", 0.0, result.incomes, agreement);
    verify(table, "largest relative gap of welfare", 0.0, result.welfare, agreement);
    verify(table, "largest gap of a flow over the buyer's income", 0.0, result.flows, agreement);
}

TEST(SlowModel, agrees_where_firms_keep_profits) {
    Family family = small_family();
    family.profits = true;
    const Comparison result = compare_many(60, model::Deficits::fixed, family);
    EXPECT_LE(result.not_converged, 3);
    EXPECT_LE(result.loose, 3);
}

TEST(SlowModel, agrees_when_deficits_go_to_zero) {
    const Comparison result = compare_many(50, model::Deficits::zero);
    EXPECT_LE(result.not_converged, 1);
    EXPECT_LE(result.loose, 2);
}

TEST(SlowModel, the_exact_parts_add_up_on_200_random_economies_with_every_wedge_moving) {
    double worst = 0.0;
    int added_up = 0, not_converged = 0;
    for (std::uint64_t seed = 0; added_up < economies_compared && not_converged <= economies_compared; ++seed) {
        const world::World world = random_world(seed, small_family());
        const model::Wedges wedges = random_wedges(world, seed);
        const model::Equilibrium equilibrium = solve(world, wedges);
        if (equilibrium.status != model::Status::converged) {
            ++not_converged;
            continue;
        }
        const model::ExactDecomposition parts = decompose(world, wedges, equilibrium);
        EXPECT_EQ(parts.status, model::Status::converged) << "seed " << seed << ": gap " << parts.gap;
        const model::Welfare total = welfare(world, equilibrium.point);
        for (const Economy n : world.each_economy()) {
            const double added = parts.terms_of_trade(n) + parts.volume_of_trade(n) + parts.fiscal(n) +
                                 parts.barriers(n) + parts.productivity(n) + parts.transfers(n);
            worst = std::max(worst, std::abs(added - (total.welfare_factor(n) - 1)));
        }
        ++added_up;
    }
    EXPECT_LE(not_converged, economies_compared / 100);
    verify("Exact decomposition, 200 random economies", "largest gap of the parts' sum over base income", 0.0, worst,
           1e-6);
}

// Steps short enough for small steps to be few: no elasticity and no duty that makes a flow vanish on the way.
Family smooth_family() {
    Family family = small_family();
    family.economies_max = 4;
    family.sectors_max = 4;
    family.theta_max = 10.0;
    family.duty_max = 0.6;
    return family;
}

// Adding up is not enough: two wrong parts can cancel. Here each is computed a second way. decompose() promises 1e-6
// of the sum; a part may be off by a few times that.
TEST(SlowModel, every_exact_part_agrees_with_small_steps_along_the_path) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const world::World world = random_world(seed, smooth_family());
        const model::Wedges wedges = random_wedges(world, seed, 0.6);
        const SlowDecomposition slow = slow_decompose(world, wedges, {}, 1e-8);
        ASSERT_TRUE(slow.converged) << "seed " << seed;
        EXPECT_LE(slow.gap, 1e-7) << "seed " << seed;
        const model::ExactDecomposition fast = decompose(world, wedges, solve(world, wedges));
        ASSERT_EQ(fast.status, model::Status::converged) << "seed " << seed;
        for (const Economy n : world.each_economy()) {
            EXPECT_NEAR(fast.terms_of_trade(n), slow.terms_of_trade(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.volume_of_trade(n), slow.volume_of_trade(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.fiscal(n), slow.fiscal(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.barriers(n), slow.barriers(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.productivity(n), slow.productivity(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.transfers(n), slow.transfers(n), 1e-5) << "seed " << seed;
            EXPECT_NEAR(fast.total(n), slow.total(n), 1e-8) << "seed " << seed;
        }
    }
}

// The identity itself, deficits moving too, by the slow model alone.
TEST(SlowModel, the_parts_of_the_identity_add_up_with_transfers) {
    for (std::uint64_t seed = 100; seed < 106; ++seed) {
        const world::World world = random_world(seed, smooth_family());
        const SlowDecomposition parts =
            slow_decompose(world, random_wedges(world, seed, 0.6), {.zero_deficits = true}, 1e-8);
        ASSERT_TRUE(parts.converged) << "seed " << seed;
        EXPECT_LE(parts.gap, 1e-7) << "seed " << seed;
    }
}

}  // namespace
}  // namespace parley::testing::slow_model_test

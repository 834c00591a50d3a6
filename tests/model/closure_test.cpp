// Closures: what is refused, what the residual says about each of their equations, and where they meet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/scale_stability.hpp"
#include "parley/model/welfare.hpp"
#include "tests/model/closures.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::closure_test {
namespace {

using ::testing::HasSubstr;

world::World with_accounts(world::World world = three_economies()) {
    world.accounts.investment_rate = Table<Economy>({world.economy_count()});
    for (const Economy n : world.each_economy())
        world.accounts.investment_rate(n) = 0.2 + 0.05 * static_cast<double>(n.value);
    world.accounts.saving_rate = model::base_saving_rate(world);
    return world;
}

double world_sum(const world::World& world, const std::function<double(Economy)>& value) {
    double sum = 0.0;
    for (const Economy n : world.each_economy()) sum += value(n);
    return sum;
}

struct Refused {
    const char* what;
    std::function<void(world::World&, model::Closure&)> spoil;
    const char* message;
};

TEST(ClosureBreach, says_what_does_not_fit_with_the_number) {
    const Refused rows[] = {
        {"both elasticities zero",
         [](world::World&, model::Closure& c) {
             c.deficits = model::Deficits::saving;
             c.saving.investment_elasticity = 0.0;
         },
         "both zero"},
        {"an elasticity below zero",
         [](world::World&, model::Closure& c) {
             c.deficits = model::Deficits::saving;
             c.saving.saving_elasticity = -0.5;
         },
         "-0.5 and 1"},
        {"no accounts",
         [](world::World& w, model::Closure& c) {
             w.accounts = {};
             c.deficits = model::Deficits::saving;
         },
         "accounts.csv"},
        {"a rate for two of three",
         [](world::World&, model::Closure& c) {
             c.deficits = model::Deficits::saving;
             c.saving.rate = Table<Economy>({2}, 0.2);
         },
         "2"},
        {"all of value added saved",
         [](world::World& w, model::Closure& c) {
             c.deficits = model::Deficits::saving;
             c.saving.rate = model::base_saving_rate(w);
             c.saving.rate(can) = 1.0;
         },
         "CAN: 100 %"},
        {"a world that dissaves",
         [](world::World&, model::Closure& c) {
             c.deficits = model::Deficits::saving;
             c.saving.rate = Table<Economy>({3}, -0.1);
         },
         "a world that saves"},
        {"kappa below one", [](world::World&, model::Closure& c) { c.factors = model::roy(0.9); }, "0.9"},
        {"kappa not a number", [](world::World&, model::Closure& c) { c.factors = model::roy(std::nan("")); }, "nan"},
        {"one scale elasticity for two sectors", [](world::World&, model::Closure& c) { c.psi = {0.1}; },
         "every sector"},
        {"a scale elasticity below zero",
         [](world::World&, model::Closure& c) {
             c.psi = {0.1, -0.1};
         },
         "sector CARS: -0.1"},
        {"a product of one",
         [](world::World&, model::Closure& c) {
             c.psi = {0.1, 0.25};
         },
         "sector CARS: 1"},
        {"a product above one",
         [](world::World&, model::Closure& c) {
             c.psi = {0.6, 0.1};
         },
         "sector FOOD: 1.2"},
    };
    for (const Refused& row : rows) {
        SCOPED_TRACE(row.what);
        world::World world = with_accounts();
        model::Closure closure;
        ASSERT_FALSE(closure_breach(world, closure));
        row.spoil(world, closure);
        const auto breach = closure_breach(world, closure);
        ASSERT_TRUE(breach);
        EXPECT_THAT(breach->rule + ", found " + breach->found, HasSubstr(row.message));
        const model::Equilibrium result = solve(world, model::no_change(world), under(closure));
        EXPECT_EQ(result.status, model::Status::refused);
        ASSERT_TRUE(result.refusal);
        EXPECT_EQ(result.refusal->found, breach->found);
        EXPECT_EQ(result.iterations, 0);
        EXPECT_FALSE(std::isfinite(result.max_residual));
    }
}

TEST(ClosureResidual, a_return_that_is_wrong_shows_in_its_sector_as_a_log) {
    const world::World world = three_economies();
    for (const model::FactorMarket& market : {model::specific, model::roy(3.0), model::mobile}) {
        model::Point point = model::base_point(world);
        model::Closure closure;
        closure.factors = market;
        EXPECT_LE(residual(world, model::no_change(world), closure, point).largest, rounding) << "absent means one";
        point.return_hat = Table<Seller, Sector>({3, 2}, 1.0);
        point.return_hat(can, cars) = 1.02;
        const model::Residual gaps = residual(world, model::no_change(world), closure, point);
        EXPECT_NEAR(gaps.sector_return(can, cars), std::log(1.02), rounding);
        EXPECT_NEAR(gaps.sector_return(usa, cars), 0.0, rounding);
        EXPECT_GT(std::abs(gaps.price(can, cars)), 1e-3) << "costs follow the return";
        // Output up by 1 %: the return takes 1/κ of it.
        point.return_hat(can, cars) = 1.0;
        point.output_new(can, cars) *= 1.01;
        EXPECT_NEAR(residual(world, model::no_change(world), closure, point).sector_return(can, cars),
                    -std::log(1.01) / market.kappa, rounding);
    }
}

TEST(ClosureResidual, a_gain_of_scale_that_is_wrong_shows_in_its_sector_as_a_log) {
    const world::World world = three_economies();
    model::Closure closure;
    closure.psi = {0.2, 0.1};
    model::Point point = model::base_point(world);
    point.scale_hat = Table<Seller, Sector>({3, 2}, 1.0);
    point.scale_hat(usa, food) = 1.03;
    EXPECT_NEAR(residual(world, model::no_change(world), closure, point).scale(usa, food), std::log(1.03), rounding);
    EXPECT_NEAR(residual(world, model::no_change(world), {}, point).scale(usa, food), std::log(1.03), rounding)
        << "without scale economies there is none to gain";
    point.scale_hat(usa, food) = 1.0;
    point.output_new(usa, food) *= 1.01;
    const model::Residual gaps = residual(world, model::no_change(world), closure, point);
    EXPECT_NEAR(gaps.scale(usa, food), -0.2 * std::log(1.01), rounding);
    EXPECT_NEAR(gaps.scale(usa, cars), 0.0, rounding);
}

TEST(ClosureResidual, an_interest_factor_that_is_wrong_shows_in_world_saving) {
    const world::World world = with_accounts();
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    model::Point point = model::base_point(world);
    EXPECT_LE(residual(world, model::no_change(world), closure, point).largest, rounding);
    point.interest_hat = 1.25;
    const model::Residual gaps = residual(world, model::no_change(world), closure, point);
    const double invested =
        world_sum(world, [&](Economy n) { return world.accounts.investment_rate(n) * world.value_added(n); });
    const double value_added = world_sum(world, [&](Economy n) { return world.value_added(n); });
    EXPECT_NEAR(gaps.world_saving, (1 / 1.25 - 1) * invested / value_added, rounding);
    EXPECT_NEAR(gaps.income(mex),
                -(1 / 1.25 - 1) * world.accounts.investment_rate(mex) * world.value_added(mex) / world.income(mex),
                rounding);
}

// Who saves less borrows more, from all the others, at a higher interest factor.
TEST(SavingClosure, who_saves_less_borrows_more) {
    const world::World world = with_accounts();
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    closure.saving.rate = model::base_saving_rate(world);
    closure.saving.rate(usa) -= 0.03;
    const model::Equilibrium result = solve(world, model::no_change(world), under(closure));
    ASSERT_EQ(result.status, model::Status::converged);
    EXPECT_GT(result.point.interest_hat, 1.0);
    const Table<Economy> deficit = deficits_new(world, closure, result.point);
    EXPECT_GT(deficit(usa), world.deficit(usa));
    EXPECT_LT(deficit(mex), world.deficit(mex));
    EXPECT_LT(deficit(can), world.deficit(can));
    const model::Welfare effect = welfare(world, result.point, closure);
    EXPECT_GT(effect.welfare_factor(usa), 1.0) << "spends more";
    EXPECT_LT(effect.net_income_factor(usa) - 1, 0.2 * (effect.welfare_factor(usa) - 1)) << "and owes it";
    EXPECT_EQ(&payoff_factor(effect, model::Deficits::saving), &effect.net_income_factor);
    EXPECT_EQ(&payoff_factor(effect, model::Deficits::fixed), &effect.welfare_factor);
}

TEST(SavingClosure, the_answer_without_levers_does_not_depend_on_money) {
    world::World world = with_accounts();
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    const model::Equilibrium once = solve(world, duties(world), under(closure));
    ASSERT_EQ(once.status, model::Status::converged);
    // A base in other money: all flows tripled.
    for (double& flow : world.flow) flow *= 3;
    ASSERT_FALSE(complete(world));
    const model::Equilibrium again = solve(world, duties(world), under(closure));
    EXPECT_NEAR(again.point.interest_hat, once.point.interest_hat, same_equilibrium);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(again.point.wage_hat(n), once.point.wage_hat(n), same_equilibrium);
}

TEST(SavingClosure, a_rebased_world_saves_what_its_solution_saved) {
    const world::World world = with_accounts();
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    closure.saving.saving_elasticity = 0.4;
    closure.saving.rate = model::base_saving_rate(world);
    closure.saving.rate(usa) += 0.04;
    const model::Equilibrium result = solve(world, duties(world), under(closure));
    ASSERT_EQ(result.status, model::Status::converged);
    const world::World after = rebase(world, duties(world), result, closure);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(after.accounts.saving_rate(n), closure.saving.rate(n) * std::pow(result.point.interest_hat, 0.4),
                    same_equilibrium);
        EXPECT_NEAR(after.accounts.investment_rate(n), world.accounts.investment_rate(n) / result.point.interest_hat,
                    same_equilibrium);
    }
}

TEST(Closures, lie_on_a_straight_path_from_the_base) {
    const world::World world = with_accounts();
    model::Closure closure;
    closure.deficits = model::Deficits::saving;
    closure.saving.rate = model::base_saving_rate(world);
    closure.saving.rate(can) += 0.1;
    EXPECT_NEAR(closure_at(world, closure, 0.25).saving.rate(can), model::base_saving_rate(world)(can) + 0.025,
                rounding);
    closure.deficits = model::Deficits::zero;
    const Table<Economy> half = deficits_new(world, closure_at(world, closure, 0.5), model::base_point(world));
    for (const Economy n : world.each_economy()) EXPECT_NEAR(half(n), world.deficit(n) / 2, rounding);
}

TEST(Roy, is_specific_at_one_and_mobile_far_from_it) {
    Family family = small_family();
    family.theta_max = 8.0;
    family.duty_max = 0.3;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const world::World world = seed == 0 ? three_economies() : random_world(seed, family);
        const model::Wedges wedges = random_duties(world, seed, 0.3);
        const auto at = [&](model::FactorMarket market) {
            model::Closure closure;
            closure.factors = market;
            return solve(world, wedges, under(closure));
        };
        expect_close(world, at(model::roy(1.0001)), at(model::specific), 1e-3);
        expect_close(world, at(model::roy(200.0)), at(model::mobile), 1e-3 * (seed == 0 ? 1 : 5));
        expect_close(world, at(model::roy(1e5)), at(model::mobile), 1e-5);
    }
}

TEST(Decomposition, of_deficits_taken_out_is_transfers_and_what_they_move) {
    const world::World world = three_economies();
    model::Closure closure;
    closure.deficits = model::Deficits::zero;
    const model::Equilibrium result = solve(world, model::no_change(world), under(closure));
    const model::ExactDecomposition parts = decompose(world, model::no_change(world), result, under(closure));
    ASSERT_EQ(parts.status, model::Status::converged);
    for (const Economy n : world.each_economy())
        EXPECT_LT(parts.transfers(n) * world.deficit(n), 0.0) << "who borrowed loses it";
}

}  // namespace
}  // namespace parley::testing::closure_test

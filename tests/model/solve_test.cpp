// What solve() and rebase() promise, on worlds made by hand and small random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::solve_test {
namespace {

model::SolveOptions tightly() {
    model::SolveOptions options;
    options.tolerance = tight;
    return options;
}

// Mexico and the United States raise duties on each other; something for everybody to react to.
model::Wedges duties(const world::World& world, double points = 0.25) {
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector()) {
        wedges.duty_rate(mex, usa, s) += points;
        wedges.duty_rate(usa, mex, s) += points / 2;
    }
    return wedges;
}

template <class A, class B>
double largest_gap(const A& a, const B& b) {
    EXPECT_EQ(a.size(), b.size());
    double result = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) result = std::max(result, std::abs(a.data()[k] - b.data()[k]));
    return result;
}

TEST(Solve, a_warm_start_gives_the_same_answer_from_wherever_it_is) {
    const world::World world = three_economies();
    const model::Wedges wedges = duties(world);
    const model::Equilibrium cold = solve(world, wedges, tightly());
    ASSERT_EQ(cold.status, model::Status::converged);

    const model::Equilibrium near = solve(world, duties(world, 0.2), tightly());
    model::Point far = model::base_point(world);
    for (double& hat : far.wage_hat) hat = 1.5;
    far.wage_hat(usa) = 0.6;
    for (double& hat : far.price_hat) hat = 0.7;
    for (const model::Point& start : {near.point, far, cold.point}) {
        const model::Equilibrium warm = solve(world, wedges, tightly(), {}, &start);
        ASSERT_EQ(warm.status, model::Status::converged);
        EXPECT_LE(largest_gap(warm.point.wage_hat, cold.point.wage_hat), same_equilibrium);
        EXPECT_LE(largest_gap(warm.point.price_hat, cold.point.price_hat), same_equilibrium);
    }
    EXPECT_EQ(solve(world, wedges, tightly(), {}, &cold.point).iterations, 1) << "nothing left to do";
}

TEST(Solve, goes_by_the_slopes_of_the_base_to_the_same_answer) {
    const world::World world = three_economies();
    model::SolveOptions shared = tightly();
    shared.slopes = model::base_slopes(world, shared.closure);
    ASSERT_TRUE(shared.slopes);
    for (const double points : {0.05, 0.25, 2.0}) {
        const model::Equilibrium own = solve(world, duties(world, points), tightly());
        const model::Equilibrium by_base = solve(world, duties(world, points), shared);
        ASSERT_EQ(own.status, model::Status::converged);
        ASSERT_EQ(by_base.status, model::Status::converged);
        EXPECT_LE(largest_gap(by_base.point.wage_hat, own.point.wage_hat), same_equilibrium);
        EXPECT_LE(largest_gap(by_base.point.price_hat, own.point.price_hat), same_equilibrium);
    }
}

TEST(Slopes, are_not_made_for_a_closure_that_does_not_fit_the_world) {
    model::Closure saving;
    saving.deficits = model::Deficits::saving;
    EXPECT_FALSE(model::base_slopes(three_economies(), saving)) << "no accounts";
}

// A surplus is kept as it was in units of world value added. An economy that has become poor enough cannot pay it: the
// equations then have solutions with a negative income, which are none of the economy's.
TEST(Solve, an_income_below_zero_is_never_called_an_equilibrium) {
    int given_up = 0;
    for (const double surplus : {0.05, 0.1, 0.15, 0.2, 0.25}) {
        world::World saver = three_economies();
        // Mexico sells more and buys less: its surplus grows with what it sells.
        for (const Sector s : saver.each_sector()) {
            saver.flow(usa, mex, s) *= 1 + 12 * surplus;
            saver.flow(can, mex, s) *= 1 + 12 * surplus;
        }
        saver = closed(saver);
        for (const double productivity : {1.0, 0.5, 0.3, 0.2, 0.1, 0.05}) {
            model::Wedges wedges = model::no_change(saver);
            for (const Sector s : saver.each_sector()) wedges.productivity_factor(mex, s) = productivity;
            const model::Equilibrium result = solve(saver, wedges);
            if (result.status != model::Status::converged) {
                ++given_up;
                continue;
            }
            for (const double income : result.point.income_new)
                EXPECT_GT(income, 0.0) << "surplus " << surplus << ", productivity " << productivity;
        }
    }
    EXPECT_GT(given_up, 0) << "the family has no such economy";
    EXPECT_LT(given_up, 30) << "nothing is left";
}

TEST(Residual, of_an_income_below_zero_is_no_number) {
    const world::World world = three_economies();
    model::Point point = model::base_point(world);
    point.income_new(can) = -point.income_new(can);
    const model::Residual gaps = residual(world, model::no_change(world), {}, point);
    EXPECT_TRUE(std::isinf(gaps.largest));
    EXPECT_EQ(gaps.worst, "income, CAN");
}

TEST(Solve, progress_hears_of_every_evaluation_and_its_gap) {
    const world::World world = three_economies();
    std::vector<double> gaps;
    const model::Equilibrium result = solve(world, duties(world), tightly(), [&](int iteration, double gap) {
        gaps.push_back(gap);
        EXPECT_EQ(iteration, static_cast<int>(gaps.size()));
        return true;
    });
    ASSERT_EQ(result.status, model::Status::converged);
    EXPECT_EQ(result.iterations, static_cast<int>(gaps.size()));
    EXPECT_GT(gaps.front(), 1e-3);
    EXPECT_LE(gaps.back(), tight);
    EXPECT_GT(result.passes, result.iterations);
}

TEST(Solve, progress_can_cancel_and_what_is_left_is_no_result) {
    const world::World world = three_economies();
    for (const int last : {1, 3}) {
        int heard = 0;
        const model::Equilibrium result =
            solve(world, duties(world), tightly(), [&](int iteration, double) { return (heard = iteration) < last; });
        EXPECT_EQ(result.status, model::Status::cancelled);
        EXPECT_EQ(heard, last) << "no evaluation after the one at which it was told to stop";
        EXPECT_EQ(result.iterations, last);
        EXPECT_GT(result.max_residual, tight);
        EXPECT_FALSE(result.worst_equation.empty());
    }
}

TEST(Solve, the_iteration_limit_is_kept_and_said) {
    const world::World world = three_economies();
    model::SolveOptions options = tightly();
    for (const int limit : {1, 4}) {
        options.max_iterations = limit;
        const model::Wedges wedges = duties(world);
        const model::Equilibrium result = solve(world, wedges, options);
        EXPECT_EQ(result.status, model::Status::iteration_limit);
        EXPECT_EQ(result.iterations, limit);
        const model::Residual gaps = residual(world, wedges, {}, result.point);
        EXPECT_EQ(result.max_residual, gaps.largest);
        EXPECT_EQ(result.worst_equation, gaps.worst);
        EXPECT_GT(gaps.largest, options.tolerance);
    }
}

TEST(Solve, a_tolerance_below_rounding_is_not_reached_and_that_is_said) {
    const world::World world = three_economies();
    model::SolveOptions options;
    options.tolerance = 1e-30;
    options.max_iterations = 300;
    const model::Equilibrium result = solve(world, duties(world), options);
    EXPECT_NE(result.status, model::Status::converged);
    EXPECT_GT(result.max_residual, options.tolerance);
    EXPECT_LE(result.max_residual, 1e-9) << "the best point seen is kept";
    EXPECT_EQ(result.status, model::Status::rounding_limit) << "and that no more can be told of it";
    EXPECT_NE(result.worst_equation.find("(by rounding)"), std::string::npos) << result.worst_equation;
}

TEST(Solve, converged_always_means_that_the_residual_is_within_tolerance) {
    int converged = 0, failed = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const world::World world = random_world(seed, small_family());
        const model::Wedges wedges = random_wedges(world, seed);
        model::SolveOptions options;
        options.tolerance = seed % 3 == 0 ? 1e-4 : seed % 3 == 1 ? 1e-8 : 1e-11;
        options.max_iterations = seed % 5 == 0 ? 6 : 2000;
        options.closure.deficits = seed % 2 == 0 ? model::Deficits::zero : model::Deficits::fixed;
        const model::Equilibrium result = solve(world, wedges, options);
        const model::Residual gaps = residual(world, wedges, options.closure, result.point);
        EXPECT_EQ(result.status == model::Status::converged, gaps.largest <= options.tolerance) << "seed " << seed;
        EXPECT_EQ(result.max_residual, gaps.largest) << "seed " << seed;
        ++(result.status == model::Status::converged ? converged : failed);
    }
    EXPECT_GE(converged, 45);
    EXPECT_GE(failed, 5) << "six evaluations are too few: both verdicts should have been seen";
}

// The same world and wedges with its economies in the order USA, MEX, CAN.
TEST(Solve, the_answer_does_not_depend_on_the_order_of_economies) {
    const world::World world = three_economies();
    const model::Wedges wedges = duties(world);
    const Economy old_place[] = {usa, mex, can};
    world::World turned = world;
    model::Wedges turned_wedges = wedges;
    for (const Economy n : world.each_economy()) {
        turned.economies[n.value] = world.economies[old_place[n.value].value];
        for (const Sector s : world.each_sector()) {
            turned.final_share(n, s) = world.final_share(old_place[n.value], s);
            for (const Economy i : world.each_economy()) {
                turned.flow(n, i, s) = world.flow(old_place[n.value], old_place[i.value], s);
                turned.duty_rate(n, i, s) = world.duty_rate(old_place[n.value], old_place[i.value], s);
                turned_wedges.duty_rate(n, i, s) = wedges.duty_rate(old_place[n.value], old_place[i.value], s);
            }
        }
    }
    ASSERT_FALSE(complete(turned));
    const model::Equilibrium straight = solve(world, wedges, tightly()),
                             other = solve(turned, turned_wedges, tightly());
    ASSERT_EQ(straight.status, model::Status::converged);
    ASSERT_EQ(other.status, model::Status::converged);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(other.point.wage_hat(n), straight.point.wage_hat(old_place[n.value]), same_equilibrium);
        for (const Sector s : world.each_sector())
            EXPECT_NEAR(other.point.price_hat(n, s), straight.point.price_hat(old_place[n.value], s), same_equilibrium);
    }
}

TEST(Solve, twice_the_same_is_the_same_to_the_last_bit) {
    const world::World world = three_economies();
    const model::Equilibrium one = solve(world, duties(world)), two = solve(world, duties(world));
    EXPECT_EQ(one.point.wage_hat, two.point.wage_hat);
    EXPECT_EQ(one.point.price_hat, two.point.price_hat);
    EXPECT_EQ(one.point.income_new, two.point.income_new);
}

// Canada makes no cars and Mexico buys no Canadian food.
world::World with_gaps() {
    world::World world = three_economies();
    for (const Economy n : world.each_economy()) world.flow(n, can, cars) = 0.0;
    world.flow(mex, can, food) = 0.0;
    return closed(world);
}

TEST(Solve, an_absent_sector_stays_absent_whatever_happens_to_it) {
    const world::World world = with_gaps();
    ASSERT_EQ(world.output(can, cars), 0.0);
    model::Wedges wedges = duties(world);
    const model::Equilibrium plain = solve(world, wedges, tightly());
    wedges.productivity_factor(can, cars) = 10.0;
    wedges.production_subsidy_rate(can, cars) = 0.5;
    const model::Equilibrium helped = solve(world, wedges, tightly());
    ASSERT_EQ(plain.status, model::Status::converged);
    ASSERT_EQ(helped.status, model::Status::converged);
    EXPECT_EQ(helped.point.output_new(can, cars), 0.0);
    EXPECT_EQ(cost_hat(world, wedges, helped.point)(can, cars), 1.0);
    EXPECT_GT(helped.point.expenditure_new(can, cars), 0.0) << "it is imported";
    EXPECT_LE(largest_gap(helped.point.wage_hat, plain.point.wage_hat), same_equilibrium);
}

TEST(Solve, a_zero_flow_stays_zero_when_its_duty_is_paid_back_tenfold) {
    const world::World world = with_gaps();
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(mex, can, food) = -0.9;
    const model::Equilibrium result = solve(world, wedges, tightly());
    ASSERT_EQ(result.status, model::Status::converged);
    EXPECT_EQ(flows(world, wedges, result.point)(mex, can, food), 0.0);
    EXPECT_LE(largest_gap(result.point.wage_hat, model::base_point(world).wage_hat), same_equilibrium)
        << "nothing to act on";
}

TEST(Settle, zero_takes_all_deficits_out_and_leaves_a_base) {
    const world::World world = three_economies();
    ASSERT_GT(std::abs(world.deficit(mex)), 1.0);
    const model::Rebased rebased = rebase(world, model::Deficits::zero, tightly());
    ASSERT_EQ(rebased.equilibrium.status, model::Status::converged);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(rebased.world.deficit(n), 0.0, 10 * tight * world.income(n)) << world.economies[n.value].code;
    EXPECT_LE(base_gap(rebased.world).size, world::base_tolerance);
    EXPECT_EQ(rebased.world.duty_rate, world.duty_rate);
    EXPECT_LE(residual(rebased.world, model::no_change(rebased.world), {model::Deficits::zero},
                       model::base_point(rebased.world))
                  .largest,
              10 * tight);
}

TEST(Settle, fixed_keeps_deficits_and_makes_a_world_clear_that_did_not) {
    world::World world = three_economies();
    world.final_share(usa, food) += 0.02;
    world.final_share(usa, cars) -= 0.02;
    ASSERT_FALSE(complete(world));
    ASSERT_GT(base_gap(world).size, world::base_tolerance);
    const model::Rebased rebased = rebase(world, model::Deficits::fixed, tightly());
    ASSERT_EQ(rebased.equilibrium.status, model::Status::converged);
    EXPECT_LE(base_gap(rebased.world).size, world::base_tolerance);
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(rebased.world.deficit(n), world.deficit(n), 10 * tight * world.income(n));
    EXPECT_GT(std::abs(rebased.world.output(usa, food) / world.output(usa, food) - 1), 1e-4) << "something had to move";
}

TEST(Settle, without_an_equilibrium_there_is_no_world) {
    model::SolveOptions options = tightly();
    options.max_iterations = 2;
    const model::Rebased rebased = rebase(three_economies(), model::Deficits::zero, options);
    EXPECT_EQ(rebased.equilibrium.status, model::Status::iteration_limit);
    EXPECT_EQ(rebased.world.economy_count(), 0u);
}

// Large enough for threads, and by sizes that no piece divides.
TEST(Solve, gives_the_same_bytes_on_any_number_of_threads) {
    Family family;
    family.economies_min = family.economies_max = 71;
    family.sectors_min = family.sectors_max = 61;
    const world::World world = random_world(3, family);
    ASSERT_GE(world.flow.size(), 300000U);
    model::Wedges taxed = random_duties(world, 5, 0.3);
    for (const Sector s : world.each_sector()) taxed.export_tax_rate(mex, usa, s) += 0.05;
    struct Asked {
        model::Wedges wedges;
        model::Closure closure;
    };
    model::Closure sticky = random_closure(world, 7, model::Deficits::saving, model::FactorMarket{2.0}, 0.3);
    for (const Asked& asked : {Asked{random_duties(world, 4, 0.3), {}}, Asked{taxed, sticky}}) {
        model::SolveOptions options;
        options.closure = asked.closure;
        options.check_scale = false;
        options.max_iterations = 40;
        const model::Equilibrium one = solve(world, asked.wedges, options);
        for (const int threads : {2, 3, 5, 64}) {
            options.threads = threads;
            const model::Equilibrium more = solve(world, asked.wedges, options);
            EXPECT_EQ(more.status, one.status);
            EXPECT_EQ(more.iterations, one.iterations);
            EXPECT_EQ(more.passes, one.passes);
            EXPECT_EQ(more.point.wage_hat, one.point.wage_hat) << threads;
            EXPECT_EQ(more.point.price_hat, one.point.price_hat) << threads;
            EXPECT_EQ(more.point.expenditure_new, one.point.expenditure_new) << threads;
            EXPECT_EQ(more.point.output_new, one.point.output_new) << threads;
        }
    }
}

TEST(Rebase, the_new_world_has_the_new_rates_flows_and_levels) {
    const world::World world = three_economies();
    model::Wedges wedges = duties(world);
    wedges.export_tax_rate(usa, can, cars) = 0.1;
    wedges.production_subsidy_rate(mex, food) = 0.05;
    const model::Equilibrium result = solve(world, wedges, tightly());
    ASSERT_EQ(result.status, model::Status::converged);
    const world::World next = rebase(world, wedges, result);
    EXPECT_EQ(next.duty_rate, wedges.duty_rate);
    EXPECT_EQ(next.export_tax_rate, wedges.export_tax_rate);
    EXPECT_EQ(next.production_subsidy_rate, wedges.production_subsidy_rate);
    EXPECT_EQ(next.flow, flows(world, wedges, result.point));
    for (const Economy n : world.each_economy()) {
        const double close = 10 * tight * world.income(n);
        EXPECT_NEAR(next.income(n), result.point.income_new(n), close);
        EXPECT_NEAR(next.value_added(n), result.point.wage_hat(n) * world.value_added(n), close);
        EXPECT_NEAR(next.deficit(n), world.deficit(n), close);
        for (const Sector s : world.each_sector()) {
            EXPECT_NEAR(next.output(n, s), result.point.output_new(n, s), close);
            EXPECT_NEAR(next.expenditure(n, s), result.point.expenditure_new(n, s), close);
        }
    }
    EXPECT_LE(base_gap(next).size, world::base_tolerance);
}

TEST(Rebase, going_back_leads_home) {
    const world::World world = three_economies();
    const model::Wedges wedges = duties(world);
    const model::Equilibrium there = solve(world, wedges, tightly());
    const world::World next = rebase(world, wedges, there);
    model::Wedges back = model::no_change(next);
    back.duty_rate = world.duty_rate;
    const model::Equilibrium home = solve(next, back, tightly());
    ASSERT_EQ(home.status, model::Status::converged);
    const auto found = flows(next, back, home.point);
    for (std::size_t cell = 0; cell < found.size(); ++cell)
        EXPECT_NEAR(found.data()[cell], world.flow.data()[cell], same_equilibrium * world.income(mex));
}

}  // namespace
}  // namespace parley::testing::solve_test

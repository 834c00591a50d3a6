#include "parley/pricing/counterfactual/solve_many.hpp"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "parley/core/parallel.hpp"
#include "tests/study/small_world.hpp"

namespace parley::solve_many_test {
namespace {

using testing::small_world;

std::vector<model::Wedges> some_wedges(const world::World& world, std::size_t count) {
    std::vector<model::Wedges> result(count, model::no_change(world));
    for (std::size_t k = 0; k < count; ++k)
        result[k].duty_rate(Economy{k % 4}, Economy{(k + 1) % 4}, Sector{k % 3}) += 0.01 * static_cast<double>(k + 1);
    return result;
}

bool same_bytes(const model::Equilibrium& a, const model::Equilibrium& b) {
    return a.status == b.status && a.max_residual == b.max_residual && a.passes == b.passes &&
           a.point.wage_hat == b.point.wage_hat && a.point.price_hat == b.point.price_hat &&
           a.point.expenditure_new == b.point.expenditure_new && a.point.output_new == b.point.output_new &&
           a.point.income_new == b.point.income_new;
}

TEST(SolveMany, gives_the_same_bytes_on_any_number_of_threads) {
    const world::World world = small_world();
    const std::vector<model::Wedges> wedges = some_wedges(world, 24);
    const std::vector<model::Equilibrium> one = pricing::solve_many(world, wedges, {}, 1);
    ASSERT_EQ(one.size(), wedges.size());
    for (const int threads : {2, 3, 8, 0}) {
        const std::vector<model::Equilibrium> many = pricing::solve_many(world, wedges, {}, threads);
        for (std::size_t k = 0; k < wedges.size(); ++k) EXPECT_TRUE(same_bytes(one[k], many[k])) << threads << ' ' << k;
    }
}

TEST(SolveMany, is_solve_for_each_in_their_order) {
    const world::World world = small_world();
    const std::vector<model::Wedges> wedges = some_wedges(world, 6);
    const auto made = pricing::solve_many(
        world, wedges.size(), [&](std::size_t k) { return wedges[k]; }, {}, 2);
    const auto given = pricing::solve_many(world, wedges, {}, 2);
    model::SolveOptions shared;  // one by itself works its slopes out where it starts
    shared.slopes = model::base_slopes(world, shared.closure);
    for (std::size_t k = 0; k < wedges.size(); ++k) {
        const model::Equilibrium alone = solve(world, wedges[k], shared);
        EXPECT_EQ(alone.status, model::Status::converged);
        EXPECT_TRUE(same_bytes(given[k], alone));
        EXPECT_TRUE(same_bytes(made[k], alone));
    }
}

TEST(SolveMany, one_that_fails_says_so_and_leaves_the_others_alone) {
    const world::World world = small_world();
    std::vector<model::Wedges> wedges = some_wedges(world, 3);
    wedges[1] = model::no_change(world);
    model::SolveOptions options;
    options.max_iterations = 1;  // enough for no change at all, and for nothing else
    const auto result = pricing::solve_many(world, wedges, options, 2);
    EXPECT_EQ(result[0].status, model::Status::iteration_limit);
    EXPECT_EQ(result[1].status, model::Status::converged);
    EXPECT_EQ(result[2].status, model::Status::iteration_limit);
}

TEST(SolveMany, stops_when_told_to) {
    const world::World world = small_world();
    const std::vector<model::Wedges> wedges = some_wedges(world, 12);
    const auto result = pricing::solve_many(world, wedges, {}, 1, [](std::size_t done, std::size_t of) {
        EXPECT_EQ(of, 12U);
        return done < 3;
    });
    EXPECT_EQ(result[2].status, model::Status::converged);
    for (std::size_t k = 3; k < 12; ++k) EXPECT_EQ(result[k].status, model::Status::cancelled) << k;
}

TEST(SolveMany, of_nothing_is_nothing) {
    EXPECT_TRUE(pricing::solve_many(small_world(), std::span<const model::Wedges>{}, {}, 4).empty());
}

TEST(Parallel, every_position_once_and_more_threads_than_work) {
    for (const int threads : {1, 2, 5, 50}) {
        std::vector<std::atomic<int>> visits(20);
        parallel_for(visits.size(), threads, [&](std::size_t k) { ++visits[k]; });
        for (const auto& count : visits) EXPECT_EQ(count, 1);
    }
}

TEST(Parallel, an_exception_comes_out_after_all_threads_have_stopped) {
    std::atomic<int> running{0};
    EXPECT_THROW(parallel_for(1000, 4,
                              [&](std::size_t k) {
                                  ++running;
                                  if (k == 5) {
                                      --running;
                                      throw std::runtime_error("five");
                                  }
                                  --running;
                              }),
                 std::runtime_error);
    EXPECT_EQ(running, 0);
}

}  // namespace
}  // namespace parley::solve_many_test

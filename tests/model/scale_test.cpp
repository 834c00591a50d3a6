#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/scale_stability.hpp"
#include "tests/model/closures.hpp"

namespace parley::testing::closure_test {
namespace {

using ::testing::HasSubstr;

TEST(Scale, of_zero_gives_the_same_bytes_as_none) {
    const world::World world = three_economies();
    const model::Wedges wedges = duties(world);
    for (const model::FactorMarket& market : {model::mobile, model::specific, model::roy(2.0)}) {
        model::Closure none;
        none.factors = market;
        model::Closure zero = none;
        zero.psi = {0.0, 0.0};
        const model::Equilibrium a = solve(world, wedges, under(none)), b = solve(world, wedges, under(zero));
        ASSERT_EQ(a.status, model::Status::converged);
        EXPECT_EQ(a.point.wage_hat, b.point.wage_hat);
        EXPECT_EQ(a.point.price_hat, b.point.price_hat);
        EXPECT_EQ(a.point.output_new, b.point.output_new);
        EXPECT_EQ(a.point.income_new, b.point.income_new);
        EXPECT_EQ(a.point.return_hat, b.point.return_hat);
        EXPECT_EQ(a.iterations, b.iterations);
        EXPECT_EQ(a.passes, b.passes);
        EXPECT_TRUE(b.point.scale_hat.empty());
    }
}

TEST(Scale, does_nothing_where_the_factor_cannot_move) {
    const world::World world = three_economies();
    model::Closure without;
    without.factors = model::specific;
    model::Closure with = without;
    with.psi = {0.3, 0.2};
    const model::Equilibrium result = solve(world, duties(world), under(with));
    expect_close(world, result, solve(world, duties(world), under(without)), same_equilibrium);
    for (const double gain : result.point.scale_hat) EXPECT_NEAR(gain, 1.0, same_equilibrium);
    EXPECT_EQ(result.scale_radius, 0.0);
}

// Two twins with two sectors that use most of themselves: θψ is below one, and yet what makes a good cheaper makes it
// cheaper again as an input.
world::World self_feeding() {
    world::World world;
    world.name = "self-feeding";
    world.economies = {{"AAA", "A", {}}, {"BBB", "B", {}}};
    world.sectors = {{"ONE", "One", true, true}, {"TWO", "Two", true, true}};
    world.theta = {4.0, 4.0};
    allocate(world);
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            for (const Economy i : world.each_economy()) world.flow(n, i, r) = n == i ? 60 : 40;
            world.value_added_share(n, r) = 0.4;
            world.input_share(n, r, r) = 0.6;
        }
    return closed(world);
}

TEST(Scale, that_runs_away_is_refused_with_its_radius) {
    const world::World world = self_feeding();
    model::Closure closure;
    closure.psi = {0.22, 0.22};
    ASSERT_FALSE(closure_breach(world, closure)) << "the bound alone does not see it";
    const model::Equilibrium result = solve(world, model::no_change(world), under(closure));
    EXPECT_EQ(result.status, model::Status::refused);
    ASSERT_TRUE(result.refusal);
    // One sector grows here and shrinks there, wages alike: c = −ψ ln L + 0.6 p, p = (0.6 − 0.4) c, and what is sold is
    // 0.12 u − 0.96 θ c, so u / ln L = θψ · 0.96 / 0.88².
    EXPECT_NEAR(result.scale_radius, 0.88 * 0.96 / (0.88 * 0.88), 1e-4);
    EXPECT_THAT(result.refusal->found, HasSubstr("at the base"));
    EXPECT_NEAR(std::stod(result.refusal->found), result.scale_radius, 1e-5);
    // Not looked for, it is a solution like any other.
    model::SolveOptions unchecked = under(closure);
    unchecked.check_scale = false;
    EXPECT_EQ(solve(world, model::no_change(world), unchecked).status, model::Status::converged);
    // Where moving is costly, and with less of it, it stays.
    closure.factors = model::roy(2.0);
    const model::Equilibrium costly = solve(world, model::no_change(world), under(closure));
    EXPECT_EQ(costly.status, model::Status::converged);
    EXPECT_LT(costly.scale_radius, 1.0);
    closure.factors = model::mobile;
    closure.psi = {0.055, 0.055};
    const model::Equilibrium less = solve(world, model::no_change(world), under(closure));
    EXPECT_EQ(less.status, model::Status::converged);
    EXPECT_NEAR(less.scale_radius, result.scale_radius / 4, 1e-3) << "in proportion at one point";
}

TEST(Scale, keeps_the_product_with_the_elasticities_of_another_source) {
    world::World world = three_economies();
    world.elasticity_sources = {{"LL", {2.0, 4.0}}, {"CP", {5.0, 1.0}}};
    world.elasticity_source = "LL";
    EXPECT_FALSE(model::scale_elasticities(world)) << "no scale source";
    world.scale_sources = {{"LL", {0.3, 0.2}}};
    EXPECT_EQ(*model::scale_elasticities(world), (std::vector<double>{0.3, 0.2}));
    ASSERT_TRUE(use_elasticities(world, "CP"));
    const std::vector<double> psi = *model::scale_elasticities(world);
    EXPECT_NEAR(psi[0] * 5.0, 0.3 * 2.0, rounding);
    EXPECT_NEAR(psi[1] * 1.0, 0.2 * 4.0, rounding);
}

// Without trade and with one sector the factor has nowhere to go.
TEST(Scale, of_the_only_sector_is_always_stable) {
    const world::World world = mirror(75, 25, 0.0);
    model::Closure closure;
    closure.psi = {0.95};
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate({0}, {1}, {0}) = 0.5;
    const model::Equilibrium result = solve(world, wedges, under(closure));
    ASSERT_EQ(result.status, model::Status::converged);
    EXPECT_NEAR(result.scale_radius, 0.0, 1e-6);
    const model::Equilibrium without = solve(world, wedges, under({}));
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(result.point.wage_hat(n), without.point.wage_hat(n), same_equilibrium);
}

TEST(Scale, pays_for_a_subsidy_to_where_it_is) {
    const world::World world = three_economies();
    model::Wedges wedges = model::no_change(world);
    wedges.production_subsidy_rate(can, cars) = 0.05;
    const auto effect = [&](std::vector<double> psi) {
        model::Closure closure;
        closure.psi = std::move(psi);
        const model::Equilibrium result = solve(world, wedges, under(closure));
        EXPECT_EQ(result.status, model::Status::converged);
        const model::ExactDecomposition parts = decompose(world, wedges, result, under(closure));
        EXPECT_EQ(parts.status, model::Status::converged);
        return parts;
    };
    const model::ExactDecomposition none = effect({}), with = effect({0.0, 0.12}), elsewhere = effect({0.2, 0.0});
    EXPECT_EQ(none.scale(can), 0.0);
    EXPECT_GT(with.scale(can), 1e-4);
    EXPECT_LT(elsewhere.scale(can), -1e-5) << "food loses what cars gain";
    EXPECT_GT(with.total(can), none.total(can));
    EXPECT_LT(elsewhere.total(can), none.total(can));
}

}  // namespace
}  // namespace parley::testing::closure_test

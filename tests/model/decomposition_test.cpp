// Both decompositions on two economies whose equilibria are fractions.
#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/welfare.hpp"
#include "tests/model/small_worlds.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::decomposition_test {
namespace {

constexpr Economy a{0}, b{1};
constexpr Sector all{0};
constexpr double agreement = 1e-6;  // to which parts and total agree

struct Change {
    Change(const world::World& world, const model::Wedges& wedges) : equilibrium(solve(world, wedges, tightly())) {
        EXPECT_EQ(equilibrium.status, model::Status::converged) << equilibrium.worst_equation;
        formula = one_step(world, wedges, equilibrium.point);
        exact = decompose(world, wedges, equilibrium, tightly());
        EXPECT_EQ(exact.status, model::Status::converged);
        welfare_change = welfare(world, equilibrium.point).welfare_factor;
        for (double& value : welfare_change) value -= 1;
    }
    static model::SolveOptions tightly() {
        model::SolveOptions options;
        options.tolerance = tight;
        return options;
    }
    model::Equilibrium equilibrium;
    model::OneStep formula;
    model::ExactDecomposition exact;
    Table<Economy> welfare_change;
};

struct Expected {
    double terms_of_trade = 0, volume_of_trade = 0, fiscal = 0, barriers = 0, productivity = 0, transfers = 0;
};

void expect_parts(const model::ExactDecomposition& exact, Economy n, const Expected& parts) {
    EXPECT_NEAR(exact.terms_of_trade(n), parts.terms_of_trade, agreement);
    EXPECT_NEAR(exact.volume_of_trade(n), parts.volume_of_trade, agreement);
    EXPECT_NEAR(exact.fiscal(n), parts.fiscal, agreement);
    EXPECT_NEAR(exact.barriers(n), parts.barriers, agreement);
    EXPECT_NEAR(exact.productivity(n), parts.productivity, agreement);
    EXPECT_NEAR(exact.transfers(n), parts.transfers, agreement);
}

// Both buy 12 at home and 1 abroad at a duty of 100 %: E = I = 14, VA = 13. Without duties p̂ = 1/2 for the import, so
// 1/P̂ = 12/14 + 2/14 · 2 = 8/7, the import share (2/14 · 2)/(8/7) = 1/4, I' = 13 and X' = 13/4. Hence
// Ŵ = (13/14)/(7/8) = 52/49. Of this nothing is terms of trade, since the two are mirror images: all of it is volume.
// The one-step formula makes it 1 · (13/4 − 1)/14 = 9/56, more than twice as much: it counts the duty on every
// additional unit and forgets that the revenue is gone. So it is with Mexico in NAFTA.
TEST(Decomposition, where_duties_are_abolished_the_one_step_formula_overstates_the_gain) {
    const world::World world = mirror(12, 1, 1.0);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(a, b, all) = wedges.duty_rate(b, a, all) = 0.0;
    const Change change(world, wedges);
    for (const Economy n : {a, b}) {
        EXPECT_NEAR(change.formula.terms_of_trade(n), 0.0, closed_form);
        EXPECT_NEAR(change.formula.volume_of_trade(n), 9.0 / 56, closed_form);
        EXPECT_NEAR(change.formula.volume_of_trade_by_partner(n, n == a ? b : a), 9.0 / 56, closed_form);
        EXPECT_NEAR(change.welfare_change(n), 3.0 / 49, closed_form);
        EXPECT_NEAR(change.exact.total(n), 3.0 / 49, closed_form);
        expect_parts(change.exact, n, {.volume_of_trade = 3.0 / 49});
    }
}

// The way back: 75 at home, 25 abroad, a new duty of 100 %. 1/P̂ = 3/4 + 1/4 · 1/2 = 7/8, import share 1/7,
// I' = VA + I'/14, Ŵ = (14/13)/(8/7) = 49/52. The one-step formula sees nothing: there was no duty in the base.
TEST(Decomposition, the_one_step_formula_is_blind_to_a_first_duty) {
    const world::World world = mirror(75, 25, 0.0);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(a, b, all) = wedges.duty_rate(b, a, all) = 1.0;
    const Change change(world, wedges);
    for (const Economy n : {a, b}) {
        EXPECT_NEAR(change.formula.terms_of_trade(n) + change.formula.volume_of_trade(n), 0.0, closed_form);
        EXPECT_NEAR(change.exact.total(n), -3.0 / 52, closed_form);
        expect_parts(change.exact, n, {.volume_of_trade = -3.0 / 52});
    }
}

// Lerner: an export tax in the place of the duty does the same, and the loss is on the treasury's side. In the formula
// both prices double and cancel: 25 · (2 − 1) out, as much in.
TEST(Decomposition, an_export_tax_costs_what_a_duty_costs_and_is_booked_as_fiscal) {
    const world::World world = mirror(75, 25, 0.0);
    model::Wedges wedges = model::no_change(world);
    wedges.export_tax_rate(a, b, all) = wedges.export_tax_rate(b, a, all) = 1.0;
    const Change change(world, wedges);
    for (const Economy n : {a, b}) {
        EXPECT_NEAR(change.formula.terms_of_trade(n), 0.0, closed_form);
        EXPECT_NEAR(change.exact.total(n), -3.0 / 52, closed_form);
        expect_parts(change.exact, n, {.fiscal = -3.0 / 52});
    }
}

// The same price rise as a barrier: nobody collects it. Ŵ = 7/8.
TEST(Decomposition, a_barrier_costs_more_than_a_duty_because_nobody_collects_it) {
    const world::World world = mirror(75, 25, 0.0);
    model::Wedges wedges = model::no_change(world);
    wedges.barrier_factor(a, b, all) = wedges.barrier_factor(b, a, all) = 2.0;
    const Change change(world, wedges);
    for (const Economy n : {a, b}) {
        EXPECT_NEAR(change.exact.total(n), -1.0 / 8, closed_form);
        expect_parts(change.exact, n, {.barriers = -1.0 / 8});
    }
}

// A becomes 5.6 times as productive: ĉ(A)/ĉ(B) = r clears trade where 5.6 r² (3r + 1) = 3 + r, r = 1/2. With the
// numéraire 5.6 ĉ(A) + ĉ(B) = 2 that is ĉ(A) = 5/19, ĉ(B) = 10/19. B only buys cheaper: 1/P̂ = 3/4 · 19/10 + 1/4 · 19/5,
// Ŵ(B) = 5/4, all of it terms of trade. A: Ŵ = 5.6 · 5/19 · (3/4 · 19/5 + 1/4 · 19/10) = 4.9.
// In the formula 25 are sold at −14/19 and 25 bought at −9/19, of an income of 100: −5/76 for A.
TEST(Decomposition, who_grows_pays_with_its_terms_of_trade) {
    const world::World world = mirror(75, 25, 0.0);
    model::Wedges wedges = model::no_change(world);
    wedges.productivity_factor(a, all) = 5.6;
    const Change change(world, wedges);
    EXPECT_NEAR(change.equilibrium.point.wage_hat(a), 28.0 / 19, closed_form);
    EXPECT_NEAR(change.equilibrium.point.wage_hat(b), 10.0 / 19, closed_form);
    EXPECT_NEAR(change.formula.terms_of_trade(a), -5.0 / 76, closed_form);
    EXPECT_NEAR(change.formula.terms_of_trade(b), 5.0 / 76, closed_form);
    EXPECT_NEAR(change.formula.terms_of_trade_by_partner(b, a), 5.0 / 76, closed_form);
    EXPECT_NEAR(change.formula.volume_of_trade(a), 0.0, closed_form);
    EXPECT_NEAR(change.exact.total(a), 3.9, closed_form);
    expect_parts(change.exact, b, {.terms_of_trade = 0.25});
    EXPECT_NEAR(change.exact.productivity(a) + change.exact.terms_of_trade(a), 3.9, agreement);
    EXPECT_LT(change.exact.terms_of_trade(a), -0.1);
    EXPECT_NEAR(change.exact.productivity(b), 0.0, rounding);
}

TEST(Decomposition, where_nothing_changes_every_part_is_zero) {
    const world::World world = three_economies();
    const Change change(world, model::no_change(world));
    EXPECT_LE(change.exact.gap, rounding);
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(change.formula.terms_of_trade(n), 0.0, closed_form);
        EXPECT_NEAR(change.formula.volume_of_trade(n), 0.0, closed_form);
        expect_parts(change.exact, n, {});
    }
}

TEST(Decomposition, partners_add_up_to_the_whole) {
    const world::World world = three_economies();
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(usa, mex, cars) += 0.5;
    wedges.export_tax_rate(can, usa, food) = -0.1;
    const Change change(world, wedges);
    for (const Economy n : world.each_economy()) {
        double terms = 0.0, volume = 0.0;
        for (const Economy i : world.each_economy()) {
            terms += change.formula.terms_of_trade_by_partner(n, i);
            volume += change.formula.volume_of_trade_by_partner(n, i);
        }
        EXPECT_NEAR(terms, change.formula.terms_of_trade(n), rounding);
        EXPECT_NEAR(volume, change.formula.volume_of_trade(n), rounding);
        EXPECT_EQ(change.formula.terms_of_trade_by_partner(n, n), 0.0);
    }
}

// What one gains by prices another loses: at base flows both sides of each border see the same price.
TEST(Decomposition, terms_of_trade_are_a_sum_of_zero_over_the_world) {
    const world::World world = three_economies();
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(usa, mex, cars) += 0.5;
    const Change change(world, wedges);
    double sum = 0.0, size = 0.0;
    for (const Economy n : world.each_economy()) {
        sum += change.formula.terms_of_trade(n) * world.income(n);
        size += std::abs(change.formula.terms_of_trade(n)) * world.income(n);
    }
    EXPECT_GT(size, 1.0);
    EXPECT_NEAR(sum, 0.0, rounding * size * 100);
}

TEST(Decomposition, nothing_is_decomposed_without_solving_on_the_way) {
    const world::World world = mirror(75, 25, 0.0);
    model::Wedges wedges = model::no_change(world);
    wedges.duty_rate(a, b, all) = 1.0;
    const model::Equilibrium equilibrium = solve(world, wedges);
    ASSERT_EQ(equilibrium.status, model::Status::converged);
    model::SolveOptions options;
    options.max_iterations = 1;
    const model::ExactDecomposition exact = decompose(world, wedges, equilibrium, options);
    EXPECT_NE(exact.status, model::Status::converged);
}

}  // namespace
}  // namespace parley::testing::decomposition_test

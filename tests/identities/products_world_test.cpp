// Groups of products in whole worlds: against the same world with every good in two, and what must hold of any duty on
// part of a flow. Equations: docs/model/products.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/rebase.hpp"
#include "tests/identities/slow_words.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::products_world_test {
namespace {

class ProductWorlds : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        std::string absent, broken_base;
        for (const WorldCase& row : world_cases())
            if (row.name == GetParam()) ground_ = ground(row, closure_cases().front(), absent, broken_base);
        if (!broken_base.empty()) FAIL() << broken_base;
        if (!ground_) GTEST_SKIP() << absent;
        ground_->options.tolerance = tight;
    }

    const world::World& base() const { return ground_->world; }
    world::World with_substitution(double substitution) const {
        world::World result = base();
        result.group_substitution = substitution;
        return result;
    }
    /// Of the largest purchase from abroad, and its seller.
    struct Place {
        Economy buyer, seller;
        Sector sector;
    };
    Place largest_import() const {
        Place result{{0}, {1}, {0}};
        for (const Economy n : base().each_economy())
            for (const Economy i : base().each_economy())
                for (const Sector s : base().each_sector())
                    if (n != i && base().flow(n, i, s) > base().flow(result.buyer, result.seller, result.sector))
                        result = {n, i, s};
        return result;
    }

    model::Point solved(const world::World& world, const model::Wedges& wedges) const {
        const model::Equilibrium result = solve(world, wedges, ground_->options);
        EXPECT_TRUE(solved_to_compare(result)) << name_of(result.status) << ", " << result.worst_equation;
        // Not the solver's word: the residual's.
        EXPECT_LE(residual(world, wedges, {}, result.point).largest, ground_->options.tolerance);
        return result.point;
    }

    std::optional<Ground> ground_;
};
INSTANTIATE_TEST_SUITE_P(Worlds, ProductWorlds, ::testing::Values("random_3", "world_2017", "cp2015"),
                         [](const auto& row) { return std::string(row.param); });

// Half of a purchase from every seller is in the first group.
model::SplitWedges& halve(const world::World& world, model::Wedges& wedges, Economy buyer, Sector sector) {
    return split(world, wedges, buyer, sector, same_share(world, 0.5));
}

TEST_P(ProductWorlds, groups_are_goods_in_two_where_spending_shares_stay) {
    const world::World world = with_substitution(1.0);
    model::Wedges wedges = everything_moves(world, 7, 0.1);
    divide_at_random(world, wedges, 11, 0.1);
    move_groups(wedges, 13, 0.4);
    ASSERT_FALSE(wedges.split.empty());
    const SplitGoods goods = split_goods(world, wedges, 17);
    const Trade groups = trade(world, wedges, solved(world, wedges));
    const Trade in_two = trade(goods, wedges, solved(goods.world, goods.wedges));
    const double gap = largest_gap(world, wedges, groups, in_two);
    verify("Duties on part of the products: groups against a world with every good in two",
           "largest gap of any figure, " + world.name, 0.0, gap, closed_form);
    const SlowSolution slow = slow_solve_patiently(world, wedges);
    ASSERT_TRUE(slow.converged);
    EXPECT_LE(largest_gap(world, wedges, groups, trade(slow)), closed_form);
}

// The other products of the same sector are none of those that bear the duty, however high.
TEST_P(ProductWorlds, a_prohibitive_duty_on_half_of_a_flow_leaves_the_other_half_standing) {
    const Place at = largest_import();
    for (const double substitution : {1.0, 1.5, 2.5})
        for (const double points : {1.45, 5.0}) {
            SCOPED_TRACE(std::to_string(points) + " at " + std::to_string(substitution));
            const world::World world = with_substitution(substitution);
            model::Wedges wedges = model::no_change(world), spread = wedges;
            halve(world, wedges, at.buyer, at.sector).duty_rate(at.seller, Group{0}) += points;
            spread.duty_rate(at.buyer, at.seller, at.sector) += points / 2;
            const Trade parts = trade(world, wedges, solved(world, wedges));
            const double half = world.flow(at.buyer, at.seller, at.sector) / 2;
            const double listed = parts.split[0](at.seller, Group{0}), others = parts.split[0](at.seller, Group{1});
            EXPECT_GT(others, 0.95 * half);
            EXPECT_LT(listed, 0.75 * half);
            const Trade all = trade(world, spread, solved(world, spread));
            EXPECT_GT(parts.flow(at.buyer, at.seller, at.sector), all.flow(at.buyer, at.seller, at.sector));
        }
}

TEST_P(ProductWorlds, the_same_duty_on_both_halves_is_a_duty_on_all) {
    const Place at = largest_import();
    for (const double substitution : {1.0, 1.5}) {
        const world::World world = with_substitution(substitution);
        model::Wedges halves = model::no_change(world), whole = halves;
        model::SplitWedges& split = halve(world, halves, at.buyer, at.sector);
        for (const Group g : split.base.each_group()) split.duty_rate(at.seller, g) += 0.25;
        whole.duty_rate(at.buyer, at.seller, at.sector) += 0.25;
        Trade both = trade(world, halves, solved(world, halves));
        const double halves_apart = std::abs(both.split[0](at.seller, Group{0}) - both.split[0](at.seller, Group{1}));
        EXPECT_LE(halves_apart, rounding * world.income(at.buyer));
        EXPECT_LE(largest_gap(world, whole, both, trade(world, whole, solved(world, whole))), closed_form);
    }
}

TEST_P(ProductWorlds, two_steps_of_duties_on_groups_lead_where_one_does) {
    const world::World world = with_substitution(1.5);
    model::Wedges full = everything_moves(world, 7, 0.1);
    divide_at_random(world, full, 11, 0.1);
    move_groups(full, 13, 0.4);
    model::Wedges half = model::no_change(world, full);
    for (std::size_t k = 0; k < half.split.size(); ++k)
        for (const Economy i : world.each_economy())
            if (i != half.split[k].base.buyer) half.split[k].duty_rate(i, Group{k % 2}) += 0.3;
    const model::Equilibrium middle = solve(world, half, ground_->options);
    ASSERT_EQ(middle.status, model::Status::converged);
    const world::World between = rebase(world, half, middle);
    ASSERT_EQ(between.split_purchases.size(), full.split.size());
    model::Wedges rest = full;  // barriers are over the base's, and have not moved in between
    for (std::size_t k = 0; k < rest.split.size(); ++k) rest.split[k].base = between.split_purchases[k];
    const Trade chained = trade(between, rest, solved(between, rest));
    const Trade direct = trade(world, full, solved(world, full)), on_the_way = trade(world, half, middle.point);
    Trade in_all = chained;
    for (const Economy n : world.each_economy()) in_all.welfare_factor(n) *= on_the_way.welfare_factor(n);
    EXPECT_LE(largest_gap(world, full, in_all, direct), closed_form);
}

TEST_P(ProductWorlds, the_exact_parts_of_welfare_add_up_over_groups) {
    const world::World world = with_substitution(1.5);
    const Place at = largest_import();
    model::Wedges wedges = model::no_change(world);
    halve(world, wedges, at.buyer, at.sector).duty_rate(at.seller, Group{0}) += 0.5;
    const model::Equilibrium equilibrium = solve(world, wedges, ground_->options);
    const model::ExactDecomposition parts = decompose(world, wedges, equilibrium, ground_->options);
    ASSERT_EQ(parts.status, model::Status::converged);
    const Table<Economy> factor = welfare(world, equilibrium.point).welfare_factor;
    for (const Economy n : world.each_economy()) {
        const double added = parts.terms_of_trade(n) + parts.volume_of_trade(n) + parts.fiscal(n) + parts.barriers(n) +
                             parts.productivity(n) + parts.scale(n) + parts.transfers(n);
        EXPECT_NEAR(added, factor(n) - 1, 1e-6);
    }
}

TEST_P(ProductWorlds, one_group_of_all_products_is_no_group) {
    const world::World world = with_substitution(1.5);
    const Place at = largest_import();
    model::Wedges plain = everything_moves(world, 7, 0.1), grouped = plain;
    split(world, grouped, at.buyer, at.sector, Table<Seller, Group>({world.economy_count(), 1}, 1.0));
    for (const Economy i : world.each_economy()) {
        grouped.split[0].duty_rate(i, Group{0}) = plain.duty_rate(at.buyer, i, at.sector);
        grouped.split[0].export_tax_rate(i, Group{0}) = plain.export_tax_rate(at.buyer, i, at.sector);
        grouped.split[0].barrier_factor(i, Group{0}) = plain.barrier_factor(at.buyer, i, at.sector);
    }
    const model::Point one = solved(world, grouped), none = solved(world, plain);
    EXPECT_EQ(one.wage_hat, none.wage_hat) << "to the last bit";
    EXPECT_EQ(one.price_hat, none.price_hat);
    EXPECT_EQ(one.expenditure_new, none.expenditure_new);
    EXPECT_EQ(one.output_new, none.output_new);
    EXPECT_EQ(one.income_new, none.income_new);
    EXPECT_LE(largest_gap(world, plain, trade(world, grouped, one), trade(world, plain, none)), rounding);

    // An empty group beside it is no group either.
    model::Wedges beside = plain;
    Table<Seller, Group> share({world.economy_count(), 2}, 0.0);
    for (const Economy i : world.each_economy()) share(i, Group{1}) = 1.0;
    model::SplitWedges& two = split(world, beside, at.buyer, at.sector, share);
    for (const Economy i : world.each_economy()) two.duty_rate(i, Group{0}) = 0.0;
    EXPECT_EQ(solved(world, beside).price_hat, none.price_hat);
}

}  // namespace
}  // namespace parley::testing::products_world_test

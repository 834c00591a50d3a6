// Groups of products on random economies: against worlds whose goods are in two, and against the slow model.
// Equations: docs/model/products.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include "parley/model/effects/decomposition.hpp"
#include "tests/identities/slow_words.hpp"
#include "tests/support/slow_cells.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/support/verification.hpp"

namespace parley::testing::products_random_test {
namespace {

constexpr double agreement = 1e-9;

struct Drawn {
    world::World world;
    model::Wedges wedges;
};

// Some purchases are in groups in the base, others by the measures alone; every wedge moves.
Drawn drawn(std::uint64_t seed, const Family& family, double substitution, double duty_max = 2.0) {
    Drawn result{with_random_groups(random_world(seed, family), seed), {}};
    result.world.group_substitution = substitution;
    result.wedges = random_wedges(result.world, seed, duty_max);
    divide_at_random(result.world, result.wedges, seed);
    move_groups(result.wedges, seed, duty_max);
    return result;
}

model::SolveOptions tightly(const model::Closure& closure = {}) {
    model::SolveOptions options;
    options.tolerance = tight;
    options.closure = closure;
    return options;
}

TEST(GoodsInTwoRandomEconomies, groups_are_goods_in_two_where_factors_are_mobile_and_spending_shares_stay) {
    constexpr int wanted = 200;
    int compared = 0, others = 0;
    double worst_goods = 0.0, worst_groups = 0.0;
    for (std::uint64_t seed = 0; compared < wanted && others <= wanted; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn at = drawn(seed, small_family(), 1.0);
        const SplitGoods goods = split_goods(at.world, at.wedges, seed, seed % 2 == 0 ? 1.0 : 0.3);
        const SlowSolution slow = slow_solve(at.world, at.wedges);
        const model::Equilibrium split = solve(goods.world, goods.wedges, tightly());
        const model::Equilibrium fast = solve(at.world, at.wedges, tightly());
        if (!slow.converged || !solved_to_compare(split) || !solved_to_compare(fast) ||
            2 * std::max(tight, fast.max_residual) * slow.sensitivity > agreement) {
            ++others;  // no equilibrium, or wages hang together too loosely to compare
            continue;
        }
        ++compared;
        const double apart = largest_gap(at.world, at.wedges, trade(goods, at.wedges, split.point), trade(slow));
        const double ours = largest_gap(at.world, at.wedges, {}, fast.point, slow);
        EXPECT_LE(apart, agreement);
        EXPECT_LE(ours, agreement);
        worst_goods = std::max(worst_goods, apart);
        worst_groups = std::max(worst_groups, ours);
    }
    EXPECT_LE(others, wanted / 20);
    std::printf("%d compared, %d others\n", compared, others);
    const std::string table = "Duties on part of the products, 200 random economies, σ = 1, mobile factors";
    verify(table, "largest gap of any figure, world with every good in two against the slow model's groups", 0.0,
           worst_goods, agreement);
    verify(table, "largest gap of any figure, groups against the slow model's groups", 0.0, worst_groups, agreement);
}

struct Kind {
    std::string name;
    model::Deficits deficits = model::Deficits::fixed;
    model::FactorMarket factors = model::mobile;
    double scale_max = 0.0;
    double substitution = 1.5;
};
void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.name;
}

class ProductsRandomEconomies : public ::testing::TestWithParam<Kind> {
protected:
    model::Closure closure(const world::World& world, std::uint64_t seed) const {
        return random_closure(world, seed, GetParam().deficits, GetParam().factors, GetParam().scale_max);
    }
};
INSTANTIATE_TEST_SUITE_P(Closures, ProductsRandomEconomies,
                         ::testing::Values(Kind{.name = "mobile"}, Kind{.name = "mobile_far", .substitution = 2.5},
                                           Kind{"balanced", model::Deficits::zero, model::mobile, 0.0, 1.0},
                                           Kind{"saving", model::Deficits::saving, model::mobile, 0.0, 2.0},
                                           Kind{"specific", model::Deficits::fixed, model::specific, 0.0, 1.0},
                                           Kind{"specific_far", model::Deficits::fixed, model::specific, 0.0, 2.5},
                                           Kind{"roy", model::Deficits::fixed, model::roy(1.7), 0.0, 1.5},
                                           Kind{"scale", model::Deficits::fixed, model::mobile, 0.5, 1.5},
                                           Kind{"saving_roy_scale", model::Deficits::saving, model::roy(2.5), 0.7,
                                                2.5}),
                         [](const auto& row) { return row.param.name; });

Family few() {
    Family family = small_family();
    family.economies_max = 4;
    family.sectors_max = 4;
    return family;
}

TEST_P(ProductsRandomEconomies, agree_with_the_slow_model) {
    constexpr int wanted = 25;
    int compared = 0, others = 0;
    double worst = 0.0;
    for (std::uint64_t seed = 0; compared < wanted && others <= wanted; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn at = drawn(seed, few(), GetParam().substitution);
        if (at.wedges.split.empty()) continue;
        const model::SolveOptions options = tightly(closure(at.world, seed));
        const model::Equilibrium fast = solve(at.world, at.wedges, options);
        const SlowSolution slow = slow_solve(at.world, at.wedges, in_slow_words(at.world, options.closure));
        if (!solved_to_compare(fast) || !slow.converged ||
            2 * std::max(tight, fast.max_residual) * slow.sensitivity > agreement) {
            ++others;
            continue;
        }
        ++compared;
        const double gap = largest_gap(at.world, at.wedges, options.closure, fast.point, slow);
        EXPECT_LE(gap, agreement);
        worst = std::max(worst, gap);
    }
    EXPECT_LE(others, 6) << "not solved, or too loose to compare";
    std::printf("%d compared, %d others, largest gap %.1e\n", compared, others, worst);
    verify("Duties on part of the products against the slow model, 25 random economies by closure",
           "largest gap of any figure, " + GetParam().name, 0.0, worst, agreement);
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

void expect_same_parts(const world::World& world, const model::ExactDecomposition& fast,
                       const SlowDecomposition& slow) {
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

TEST_P(ProductsRandomEconomies, agree_on_every_part_of_the_exact_decomposition) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn at = drawn(seed, few_and_smooth(), GetParam().substitution, 0.5);
        model::SolveOptions options;
        options.closure = closure(at.world, seed);
        const SlowDecomposition slow =
            slow_decompose(at.world, at.wedges, in_slow_words(at.world, options.closure), 1e-7);
        ASSERT_TRUE(slow.converged);
        EXPECT_LE(slow.gap, 1e-6) << "the identity itself";
        const model::ExactDecomposition fast =
            decompose(at.world, at.wedges, solve(at.world, at.wedges, options), options);
        ASSERT_EQ(fast.status, model::Status::converged);
        expect_same_parts(at.world, fast, slow);
    }
}

// eq:one-step by its definition, cell by cell, from prices and flows of the slow model.
TEST(GoodsInTwoRandomEconomies, the_one_step_formula_runs_over_groups) {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn at = drawn(seed, few(), 1.5, 0.6);
        const SlowSolution theirs = slow_solve(at.world, at.wedges);
        const model::Equilibrium fast = solve(at.world, at.wedges, tightly());
        if (!theirs.converged || !solved_to_compare(fast)) continue;
        const model::OneStep parts = one_step(at.world, at.wedges, fast.point);
        Table<Economy> terms({at.world.economy_count()}), volume = terms;
        for (const slow::Cell& cell : slow::cells_of(at.world, at.wedges))
            for (const Economy i : at.world.each_economy()) {
                const Economy n{cell.buyer};
                const Sector s{cell.sector};
                const auto flow = static_cast<double>(cell.flow[i.value]);
                if (n == i || flow == 0) continue;
                const double flow_new =
                    cell.whole ? theirs.flow_new(n, i, s) : theirs.split_flow_new[cell.split](i, Group{cell.group});
                const double price = theirs.cost_hat(i, s) * (1 - at.wedges.production_subsidy_rate(i, s)) /
                                     (1 - at.world.production_subsidy_rate(i, s)) *
                                     static_cast<double>((1 + cell.tax_new[i.value]) / (1 + cell.tax[i.value]));
                terms(i) += flow * (price - 1);
                terms(n) -= flow * (price - 1);
                volume(n) += static_cast<double>(cell.duty[i.value]) * flow * (flow_new / flow - price);
            }
        for (const Economy n : at.world.each_economy()) {
            EXPECT_NEAR(parts.terms_of_trade(n), terms(n) / at.world.income(n), agreement);
            EXPECT_NEAR(parts.volume_of_trade(n), volume(n) / at.world.income(n), agreement);
        }
    }
}

// Nothing of a group comes from one seller any more: κ̂ = ∞, with others left who sold a good part of it.
void embargo(model::Wedges& wedges, std::uint64_t seed) {
    Draws draws(seed);
    for (model::SplitWedges& split : wedges.split) {
        const Group g{draws.whole(0, 1)};
        const std::size_t count = split.duty_rate.extents()[0], first = draws.whole(0, count - 1);
        for (std::size_t k = 0; k < count; ++k) {
            const Economy i{(first + k) % count};
            double others = 0.0;
            for (std::size_t j = 0; j < count; ++j)
                if (j != i.value) others += split.base.flow({j}, g);
            if (i == split.base.buyer || split.base.flow(i, g) == 0 || others < 0.25 * split.base.flow(i, g)) continue;
            split.barrier_factor(i, g) = std::numeric_limits<double>::infinity();
            break;
        }
    }
}

TEST_P(ProductsRandomEconomies, agree_with_the_slow_model_under_embargoes) {
    constexpr int wanted = 10;
    int compared = 0, others = 0;
    for (std::uint64_t seed = 40; compared < wanted && others <= wanted; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Drawn at = drawn(seed, few(), GetParam().substitution);
        if (at.wedges.split.empty()) continue;
        embargo(at.wedges, seed);
        const model::SolveOptions options = tightly(closure(at.world, seed));
        const model::Equilibrium fast = solve(at.world, at.wedges, options);
        const SlowSolution slow = slow_solve(at.world, at.wedges, in_slow_words(at.world, options.closure));
        if (!solved_to_compare(fast) || !slow.converged ||
            2 * std::max(tight, fast.max_residual) * slow.sensitivity > agreement) {
            ++others;
            continue;
        }
        ++compared;
        EXPECT_LE(largest_gap(at.world, at.wedges, options.closure, fast.point, slow), agreement);
    }
    EXPECT_LE(others, 6) << "not solved, or too loose to compare";
}

TEST(GoodsInTwoRandomEconomies, what_an_embargo_does_is_booked_as_barriers_and_all_parts_agree) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Drawn at = drawn(seed, few_and_smooth(), 1.5, 0.3);
        embargo(at.wedges, seed);
        const SlowDecomposition slow = slow_decompose(at.world, at.wedges, {}, 1e-7);
        ASSERT_TRUE(slow.converged);
        EXPECT_LE(slow.gap, 1e-6) << "the identity itself";
        const model::ExactDecomposition fast = decompose(at.world, at.wedges, solve(at.world, at.wedges));
        ASSERT_EQ(fast.status, model::Status::converged);
        expect_same_parts(at.world, fast, slow);
    }
}

}  // namespace
}  // namespace parley::testing::products_random_test

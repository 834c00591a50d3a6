#include "parley/numerics/complementary_step.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/random_world.hpp"

namespace parley::quantity_step_test {
namespace {

TEST(Complementarity, is_zero_exactly_where_both_are_at_least_zero_and_one_is_zero) {
    EXPECT_EQ(numerics::complementarity(0, 0), 0);
    EXPECT_EQ(numerics::complementarity(3, 0), 0);
    EXPECT_EQ(numerics::complementarity(0, 7), 0);
    EXPECT_DOUBLE_EQ(numerics::complementarity(3, 4), 2);  // 3 + 4 − 5
    EXPECT_DOUBLE_EQ(numerics::complementarity(-3, 4), -4);
    EXPECT_DOUBLE_EQ(numerics::complementarity(-3, -4), -12);
}

TEST(Complementarity, keeps_its_digits_where_one_of_the_two_is_small) {
    EXPECT_NEAR(numerics::complementarity(1e-12, 1.0) / 1e-12, 1.0, 1e-9);
    EXPECT_NEAR(numerics::complementarity(1e9, 1e-9) / 1e-9, 1.0, 1e-9);
}

TEST(Step, a_linear_complementarity_problem_is_solved_in_one) {
    // 0 ≤ x ⊥ Mx + q ≥ 0 with M = [2 1; 1 2]: q = (−5, −6) has both binding at (4/3, 7/3), q = (−5, 1) only the first.
    const std::vector<double> slope{2, 1, 1, 2}, zero{0, 0};
    const std::vector<numerics::Pairing> pairing(2, numerics::Pairing::complementary);
    auto x = complementary_step(slope, zero, {-5, -6}, pairing);
    ASSERT_TRUE(x);
    EXPECT_NEAR((*x)[0], 4.0 / 3, 1e-14);
    EXPECT_NEAR((*x)[1], 7.0 / 3, 1e-14);
    x = complementary_step(slope, zero, {-5, 1}, pairing);
    ASSERT_TRUE(x);
    EXPECT_NEAR((*x)[0], 2.5, 1e-14);
    EXPECT_EQ((*x)[1], 0.0);
}

TEST(Step, an_equation_may_have_a_negative_unknown_and_what_is_held_stays) {
    const auto x = numerics::complementary_step(
        {2, 1, 0, 1, 2, 0, 1, 0, 1}, {0, 0, 5}, {3, -1, -7},
        {numerics::Pairing::equation, numerics::Pairing::complementary, numerics::Pairing::held});
    ASSERT_TRUE(x);
    EXPECT_EQ((*x)[2], 5.0);
    EXPECT_NEAR(3 + 2 * (*x)[0] + (*x)[1], 0.0, 1e-14);
    EXPECT_NEAR(-1 + (*x)[0] + 2 * (*x)[1], 0.0, 1e-14);
    EXPECT_LT((*x)[0], 0.0);
}

TEST(Step, random_problems_with_dominant_own_effects_are_solved_to_rounding) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        testing::Draws draws(seed);
        const std::size_t count = draws.whole(1, 7);
        std::vector<double> slope(count * count), u(count), g(count);
        for (std::size_t r = 0; r < count; ++r) {
            double others = 0.0;
            for (std::size_t c = 0; c < count; ++c)
                if (c != r) others += std::abs(slope[r * count + c] = draws.uniform(-1, 1));
            slope[r * count + r] = others + draws.uniform(0.1, 2);
            u[r] = draws.chance(0.5) ? draws.uniform(0, 2) : 0.0;
            g[r] = draws.uniform(-2, 2);
        }
        const auto x =
            complementary_step(slope, u, g, std::vector<numerics::Pairing>(count, numerics::Pairing::complementary));
        ASSERT_TRUE(x) << "seed " << seed;
        for (std::size_t r = 0; r < count; ++r) {
            double tangent = g[r];
            for (std::size_t c = 0; c < count; ++c) tangent += slope[r * count + c] * ((*x)[c] - u[c]);
            EXPECT_GE((*x)[r], 0.0);
            EXPECT_NEAR(numerics::complementarity((*x)[r], tangent), 0.0, 1e-11) << "seed " << seed;
        }
    }
}

}  // namespace
}  // namespace parley::quantity_step_test

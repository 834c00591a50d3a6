#include "parley/numerics/dense.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "parley/core/infinity.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::dense_test {
namespace {

using testing::Draws;
using testing::rounding;

TEST(DenseSolve, solves_what_it_is_given) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Draws draws(seed);
        const std::size_t size = draws.whole(1, 20);
        std::vector<double> matrix(size * size), right(size);
        for (double& value : matrix) value = draws.uniform(-1, 1);
        for (double& value : right) value = draws.uniform(-1, 1);
        const auto x = numerics::solve_dense(matrix, right);
        ASSERT_TRUE(x) << "seed " << seed;
        for (std::size_t r = 0; r < size; ++r) {
            double left = 0.0, terms = 1.0;
            for (std::size_t c = 0; c < size; ++c) {
                left += matrix[r * size + c] * (*x)[c];
                terms += std::abs(matrix[r * size + c] * (*x)[c]);
            }
            EXPECT_NEAR(left, right[r], rounding * terms) << "seed " << seed;
        }
    }
}

TEST(DenseSolve, exchanges_rows_where_the_first_will_not_do) {
    EXPECT_EQ(numerics::solve_dense({0, 2, 4, 0}, {6, 8}), (std::vector<double>{2, 3}));
}

TEST(DenseSolve, a_singular_system_has_no_solution) {
    EXPECT_FALSE(numerics::solve_dense({1, 2, 2, 4}, {1, 2}));
    EXPECT_FALSE(numerics::solve_dense({0, 0, 0, 1}, {1, 2}));
    EXPECT_FALSE(numerics::solve_dense({1, 2, 1, 2 + 1e-14}, {1, 2}, numerics::singular_pivot));
    EXPECT_FALSE(numerics::solve_dense({1, 2, std::nan(""), 4}, {1, 2}));
    EXPECT_FALSE(numerics::solve_dense({1, 2, infinity, 4}, {1, 2}));
    EXPECT_TRUE(numerics::solve_dense({}, {})) << "nothing asked, nothing wrong";
}

TEST(SpectralRadius, is_that_of_the_largest_eigenvalue_complex_ones_included) {
    EXPECT_NEAR(numerics::spectral_radius({0.3, -0.4, 0.4, 0.3}, 2), 0.5, rounding);
    EXPECT_NEAR(numerics::spectral_radius({0.5, 100, 0, -0.75}, 2), 0.75, rounding);
    EXPECT_NEAR(numerics::spectral_radius({0, 1, 0, 0, 0, 1, 8, 0, 0}, 3), 2.0, rounding) << "cube roots of 8";
    EXPECT_EQ(numerics::spectral_radius({0, 0, 0, 0}, 2), 0.0);
    EXPECT_EQ(numerics::spectral_radius({std::nan(""), 0, 0, 1}, 2), infinity) << "no number is no verdict of safety";
}

}  // namespace
}  // namespace parley::dense_test

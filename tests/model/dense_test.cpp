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

// Gauss–Jordan elimination as books have it, one column at a time.
template <class Number>
void invert_by_columns(std::vector<Number>& matrix, std::size_t size) {
    std::vector<std::size_t> pivots(size);
    for (std::size_t k = 0; k < size; ++k) {
        pivots[k] = k;
        for (std::size_t r = k + 1; r < size; ++r)
            if (std::abs(matrix[r * size + k]) > std::abs(matrix[pivots[k] * size + k])) pivots[k] = r;
        for (std::size_t c = 0; c < size; ++c) std::swap(matrix[k * size + c], matrix[pivots[k] * size + c]);
        const Number scale = 1 / matrix[k * size + k];
        for (std::size_t c = 0; c < size; ++c) matrix[k * size + c] = c == k ? scale : matrix[k * size + c] * scale;
        for (std::size_t r = 0; r < size; ++r) {
            const Number factor = matrix[r * size + k];
            for (std::size_t c = 0; c < size && r != k; ++c)
                matrix[r * size + c] =
                    c == k ? -factor * matrix[k * size + c] : matrix[r * size + c] - factor * matrix[k * size + c];
        }
    }
    for (std::size_t k = size; k-- > 0;)
        for (std::size_t r = 0; r < size; ++r) std::swap(matrix[r * size + k], matrix[r * size + pivots[k]]);
}

template <class Number>
void expect_same_inverses() {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Draws draws(seed);
        const std::size_t size = draws.whole(1, 40);
        std::vector<Number> matrix(size * size);
        for (Number& value : matrix) value = static_cast<Number>(draws.uniform(-1, 1));
        std::vector<Number> by_columns = matrix;
        numerics::invert(matrix.data(), size);
        invert_by_columns(by_columns, size);
        EXPECT_EQ(matrix, by_columns) << "seed " << seed << ", size " << size;
    }
}

TEST(Inverse, two_columns_at_a_time_are_the_same_bits_as_one_at_a_time) {
    expect_same_inverses<double>();
    expect_same_inverses<float>();
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

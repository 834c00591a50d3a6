#include "parley/numerics/linear_programme.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "parley/numerics/dense.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::linear_programme_test {
namespace {

using testing::Draws;
using testing::rounding;

numerics::LinearProgramme programme(const std::vector<std::vector<double>>& a, const std::vector<double>& b,
                                    const std::vector<double>& c) {
    numerics::LinearProgramme result(b.size(), c.size());
    for (std::size_t i = 0; i < b.size(); ++i)
        for (std::size_t j = 0; j < c.size(); ++j) result.at(i, j) = a[i][j];
    result.b = b;
    result.c = c;
    return result;
}

numerics::LinearProgramme random_programme(Draws& draws, std::size_t rows, std::size_t columns, bool whole) {
    numerics::LinearProgramme result(rows, columns);
    const auto number = [&](double low, double high) {
        const double drawn = draws.uniform(low, high);
        return whole ? std::round(drawn) : drawn;
    };
    for (double& each : result.a) each = number(-3, 3);
    for (double& each : result.b) each = number(-2, 4);
    for (double& each : result.c) each = number(-3, 3);
    return result;
}

// The best corner, by trying every choice of `columns` conditions that are to hold exactly.
double best_corner(const numerics::LinearProgramme& p) {
    const std::size_t all = p.rows + p.columns;
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t chosen = 0; chosen < std::size_t{1} << all; ++chosen) {
        if (static_cast<std::size_t>(__builtin_popcountll(chosen)) != p.columns) continue;
        std::vector<double> a, b;
        for (std::size_t k = 0; k < all; ++k) {
            if ((chosen >> k & 1) == 0) continue;
            for (std::size_t j = 0; j < p.columns; ++j)
                a.push_back(k < p.rows ? p.at(k, j) : k - p.rows == j ? 1.0 : 0.0);
            b.push_back(k < p.rows ? p.b[k] : 0.0);
        }
        const auto solution = numerics::solve_dense(a, b);
        if (!solution) continue;
        const std::vector<double>& x = *solution;
        bool inside = true;
        double value = 0.0;
        for (std::size_t j = 0; j < p.columns; ++j) {
            inside &= x[j] >= -1e-9;
            value += p.c[j] * x[j];
        }
        for (std::size_t i = 0; i < p.rows; ++i) {
            double row = 0.0;
            for (std::size_t j = 0; j < p.columns; ++j) row += p.at(i, j) * x[j];
            inside &= row <= p.b[i] + 1e-9;
        }
        if (inside) best = std::max(best, value);
    }
    return best;
}

TEST(LinearProgramme, random_programmes_are_all_decided_with_proof_and_optima_are_the_best_corners) {
    int optima = 0, infeasible = 0, unbounded = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Draws draws(seed);
        const numerics::LinearProgramme p =
            random_programme(draws, draws.whole(1, 6), draws.whole(1, 4), draws.chance(0.5));
        const numerics::LinearSolution s = solve(p);
        ASSERT_NE(s.certified, numerics::Certified::nothing) << "seed " << seed << ", gap " << s.gap;
        const double corner = best_corner(p);
        if (s.certified == numerics::Certified::optimum) {
            ++optima;
            EXPECT_NEAR(s.value, corner, 1e-8 * (1 + std::abs(corner))) << seed;
            EXPECT_LE(optimality_gap(p, s.x, s.y), 1e-12) << seed;
        } else if (s.certified == numerics::Certified::infeasible) {
            ++infeasible;
            EXPECT_EQ(corner, -std::numeric_limits<double>::infinity()) << seed;
        } else {
            ++unbounded;
            EXPECT_LE(unboundedness_gap(p, s.x, s.ray), 1e-9) << seed;
        }
    }
    EXPECT_GT(optima, 200);
    EXPECT_GT(infeasible, 200);
    EXPECT_GT(unbounded, 200);
}

TEST(LinearProgramme, large_programmes_of_least_change_are_certified) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Draws draws(seed);
        numerics::LinearProgramme p(1000, 40);
        for (double& each : p.a) each = draws.uniform(-1, 1);
        for (std::size_t j = 0; j < p.columns; j += 2)
            for (std::size_t i = 0; i < p.rows; ++i) p.at(i, j + 1) = -p.at(i, j);
        // A point that meets all conditions, so that there is one.
        for (std::size_t i = 0; i < p.rows; ++i) {
            for (std::size_t j = 0; j < p.columns; ++j) p.b[i] += p.at(i, j) * (j % 2 == 0 ? 1.0 : 0.5);
            p.b[i] += draws.uniform(0, 1);
        }
        for (double& each : p.c) each = -1.0;
        const numerics::LinearSolution s = solve(p);
        EXPECT_EQ(s.certified, numerics::Certified::optimum) << s.gap;
        EXPECT_LE(s.gap, 1e-12);
    }
}

// Beale (1955): the largest-coefficient rule alone goes round in circles here. Optimum 1/20 at x = (1/25, 0, 1, 0).
TEST(LinearProgramme, beale_s_example_does_not_cycle) {
    const numerics::LinearProgramme p = programme({{0.25, -60, -1.0 / 25, 9}, {0.5, -90, -1.0 / 50, 3}, {0, 0, 1, 0}},
                                                  {0, 0, 1}, {0.75, -150, 0.02, -6});
    const numerics::LinearSolution s = solve(p);
    ASSERT_EQ(s.certified, numerics::Certified::optimum);
    EXPECT_NEAR(s.value, 0.05, rounding);
    EXPECT_NEAR(s.x[0], 0.04, rounding);
    EXPECT_NEAR(s.x[2], 1.0, rounding);
}

// Klee & Minty (1972), five variables: the optimum is the last corner, (0, …, 0, 5^5).
TEST(LinearProgramme, the_cube_of_klee_and_minty_is_climbed) {
    const std::size_t n = 5;
    numerics::LinearProgramme p(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) p.at(i, j) = std::pow(2.0, static_cast<double>(i - j + 1));
        p.at(i, i) = 1;
        p.b[i] = std::pow(5.0, static_cast<double>(i + 1));
        p.c[i] = std::pow(2.0, static_cast<double>(n - 1 - i));
    }
    const numerics::LinearSolution s = solve(p);
    ASSERT_EQ(s.certified, numerics::Certified::optimum);
    EXPECT_DOUBLE_EQ(s.value, 3125.0);
}

TEST(LinearProgramme, a_wrong_answer_has_a_gap) {
    // maximise x + y, x + 2y ≤ 4, 3x + y ≤ 6: (8/5, 6/5), multipliers (2/5, 1/5).
    const numerics::LinearProgramme p = programme({{1, 2}, {3, 1}}, {4, 6}, {1, 1});
    EXPECT_LE(optimality_gap(p, {1.6, 1.2}, {0.4, 0.2}), rounding);
    EXPECT_GT(optimality_gap(p, {1.5, 1.2}, {0.4, 0.2}), 1e-3) << "not the best";
    EXPECT_GT(optimality_gap(p, {1.7, 1.2}, {0.4, 0.2}), 1e-3) << "not feasible";
    EXPECT_GT(optimality_gap(p, {1.6, 1.2}, {0.3, 0.2}), 1e-3) << "multipliers too small";
    EXPECT_GT(optimality_gap(p, {std::nan(""), 1.2}, {0.4, 0.2}), 1e-3) << "no number";
    // x + y ≤ −1 has no solution, and (1) proves it; x − y ≤ 1 has, whatever is claimed.
    EXPECT_LE(infeasibility_gap(programme({{1, 1}}, {-1}, {1, 1}), {1}), rounding);
    EXPECT_GT(infeasibility_gap(programme({{1, -1}}, {-1}, {1, 1}), {1}), 1e-3);
    EXPECT_GT(infeasibility_gap(programme({{1, -1}}, {1}, {1, 1}), {1}), 1e-3);
    EXPECT_LE(unboundedness_gap(programme({{1, -1}}, {1}, {1, 1}), {0, 0}, {1, 1}), rounding);
    EXPECT_GT(unboundedness_gap(programme({{1, -1}}, {1}, {1, 1}), {0, 0}, {2, 1}), 1e-3);
}

TEST(LinearProgramme, units_of_rows_and_columns_do_not_matter) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Draws draws(seed);
        const numerics::LinearProgramme p = random_programme(draws, 5, 4, false);
        numerics::LinearProgramme q = p;
        for (std::size_t i = 0; i < p.rows; ++i) {
            const double unit = draws.log_uniform(1e-6, 1e6);
            q.b[i] *= unit;
            for (std::size_t j = 0; j < p.columns; ++j) q.at(i, j) *= unit;
        }
        for (std::size_t j = 0; j < p.columns; ++j) {
            const double unit = draws.log_uniform(1e-3, 1e3);
            q.c[j] *= unit;
            for (std::size_t i = 0; i < p.rows; ++i) q.at(i, j) *= unit;
        }
        const numerics::LinearSolution a = solve(p), b = solve(q);
        EXPECT_EQ(a.certified, b.certified) << seed;
        if (a.certified == numerics::Certified::optimum) {
            EXPECT_NEAR(a.value, b.value, 1e-8 * (1 + std::abs(a.value))) << seed;
        }
    }
}

}  // namespace
}  // namespace parley::linear_programme_test

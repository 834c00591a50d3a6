#include "parley/datasets/pieces/ras.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/tolerances.hpp"

namespace parley::ras_test {
namespace {

using testing::rounding;

Table<Supplying, Using> table(const std::vector<std::vector<double>>& rows) {
    Table<Supplying, Using> result({rows.size(), rows.front().size()});
    for (std::size_t s = 0; s < rows.size(); ++s)
        for (std::size_t r = 0; r < rows[s].size(); ++r) result(Sector{s}, Sector{r}) = rows[s][r];
    return result;
}
double row_sum(const Table<Supplying, Using>& inputs, std::size_t s) {
    double sum = 0;
    for (std::size_t r = 0; r < inputs.extents()[1]; ++r) sum += inputs(Sector{s}, Sector{r});
    return sum;
}
double column_sum(const Table<Supplying, Using>& inputs, std::size_t r) {
    double sum = 0;
    for (std::size_t s = 0; s < inputs.extents()[0]; ++s) sum += inputs(Sector{s}, Sector{r});
    return sum;
}

TEST(Ras, a_table_that_fits_is_left_as_it_is) {
    const datasets::RasProblem problem{table({{4, 1}, {1, 4}}), {5, 6}, {5, 5}};
    const datasets::RasResult result = scale_to_limits(problem);
    EXPECT_TRUE(result.fits);
    EXPECT_EQ(result.passes, 1);
    EXPECT_EQ(result.inputs, problem.inputs);
}

// Z = ρ Z0 σ with row 1 at its limit 3, ρ(2) = 1 and columns of 5: the cross ratio of the given table survives.
TEST(Ras, a_scarce_good_gives_way_to_the_other_and_odds_ratios_stay) {
    const datasets::RasResult result = datasets::scale_to_limits({table({{4, 1}, {1, 4}}), {3, 100}, {5, 5}});
    ASSERT_TRUE(result.fits);
    EXPECT_NEAR(row_sum(result.inputs, 0), 3, rounding);
    EXPECT_NEAR(column_sum(result.inputs, 0), 5, rounding);
    EXPECT_NEAR(column_sum(result.inputs, 1), 5, rounding);
    const auto& z = result.inputs;
    const Sector one{0}, two{1};
    EXPECT_NEAR(z(one, one) * z(two, two) / (z(one, two) * z(two, one)), 16, 1e-9);
    // ρ(20/(4ρ+1) + 5/(ρ+4)) = 3, that is 28ρ² + 34ρ − 12 = 0.
    const double rho = (-34 + std::sqrt(34.0 * 34 + 4 * 28 * 12)) / (2 * 28);
    EXPECT_NEAR(z(one, one), rho * 4 * 5 / (4 * rho + 1), 1e-9);
}

TEST(Ras, targets_are_met_zeros_kept_and_the_total_preserved_on_tables_that_can_hold_them) {
    std::mt19937_64 random(20170101);
    const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    for (int trial = 0; trial < 200; ++trial) {
        const std::size_t size = 2 + random() % 12;
        // A hidden table shows that the limits can be met; what is given has its zeros and other numbers.
        datasets::RasProblem problem{Table<Supplying, Using>({size, size}), std::vector<double>(size),
                                     std::vector<double>(size)};
        double total = 0;
        for (std::size_t s = 0; s < size; ++s)
            for (std::size_t r = 0; r < size; ++r) {
                if (uniform() < 0.3 && s != r) continue;
                const double hidden = 0.1 + uniform();
                problem.inputs(Sector{s}, Sector{r}) = 0.1 + 3 * uniform();
                problem.row_limit[s] += hidden * (1.02 + uniform());
                problem.column_total[r] += hidden;
                total += hidden;
            }
        const datasets::RasResult result = scale_to_limits(problem);
        ASSERT_TRUE(result.fits) << "trial " << trial << ", " << result.passes << " passes";
        double placed = 0;
        for (std::size_t k = 0; k < size; ++k) {
            EXPECT_LE(row_sum(result.inputs, k), problem.row_limit[k] * (1 + rounding));
            EXPECT_NEAR(column_sum(result.inputs, k), problem.column_total[k], rounding * problem.column_total[k]);
            placed += column_sum(result.inputs, k);
            for (std::size_t r = 0; r < size; ++r)
                EXPECT_EQ(result.inputs(Sector{k}, Sector{r}) > 0, problem.inputs(Sector{k}, Sector{r}) > 0);
        }
        EXPECT_NEAR(placed, total, rounding * total);
    }
}

TEST(Ras, what_no_row_can_hold_is_said_to_be_unplaced) {
    // Column 1 uses only the scarce good: 2 of its 5 find room at most, less what column 2 keeps of it.
    const datasets::RasResult result = datasets::scale_to_limits({table({{5, 1}, {0, 4}}), {2, 100}, {5, 5}});
    EXPECT_FALSE(result.fits);
    EXPECT_LE(row_sum(result.inputs, 0), 2 * (1 + rounding));
    EXPECT_NEAR(column_sum(result.inputs, 1), 5, 1e-6);
    EXPECT_NEAR(result.unplaced[0], 5 - column_sum(result.inputs, 0), 1e-9);
    EXPECT_NEAR(result.unplaced[0], 3, 1e-2);
    EXPECT_EQ(result.inputs(Sector{1}, Sector{0}), 0);
}

TEST(Ras, a_good_that_nobody_buys_is_no_input) {
    const datasets::RasResult result = datasets::scale_to_limits({table({{1, 1}, {1, 1}}), {0, 10}, {2, 2}});
    EXPECT_TRUE(result.fits);
    EXPECT_EQ(row_sum(result.inputs, 0), 0);
    EXPECT_NEAR(row_sum(result.inputs, 1), 4, rounding);
}

}  // namespace
}  // namespace parley::ras_test

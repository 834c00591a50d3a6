#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/pair_sums.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::kernels_test {
namespace {

using numerics::RandomStream;
using Row = void (*)(const double*, std::size_t, double*);

// In units in the last place of the exact result.
double distance(double found, long double exact) {
    const double size = std::abs(static_cast<double>(exact));
    const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
    return static_cast<double>(std::abs(static_cast<long double>(found) - exact)) / unit;
}

std::vector<double> uniform(std::size_t count, double low, double high) {
    RandomStream stream(1, 0);
    std::vector<double> result;
    for (std::size_t k = 0; k < count; ++k) result.push_back(low + (high - low) * stream.uniform());
    return result;
}

TEST(ExpAndLog, are_within_one_unit_in_the_last_place) {
    for (const double range : {0.01, 1.0, 30.0, 700.0}) {
        const std::vector<double> x = uniform(20'000, -range, range);
        std::vector<double> power(x.size()), log(x.size());
        numerics::kernels::exp(x.data(), x.size(), power.data());
        numerics::kernels::log(power.data(), x.size(), log.data());
        double exp_gap = 0.0, log_gap = 0.0;
        for (std::size_t k = 0; k < x.size(); ++k) {
            exp_gap = std::max(exp_gap, distance(power[k], std::exp(static_cast<long double>(x[k]))));
            log_gap = std::max(log_gap, distance(log[k], std::log(static_cast<long double>(power[k]))));
        }
        EXPECT_LE(exp_gap, 1) << range;
        EXPECT_LE(log_gap, 1) << range;
    }
}

TEST(ExpAndLog, keep_their_digits_about_one) {
    for (const double range : {1e-300, 1e-17, 1e-9, 0.01, 0.3, 0.49, 5.0, 700.0}) {
        const std::vector<double> x = uniform(20'000, -range, range);
        std::vector<double> grown(x.size()), log(x.size());
        numerics::kernels::expm1(x.data(), x.size(), grown.data());
        numerics::kernels::log1p(grown.data(), x.size(), log.data());
        double exp_gap = 0.0, log_gap = 0.0;
        for (std::size_t k = 0; k < x.size(); ++k) {
            exp_gap = std::max(exp_gap, distance(grown[k], std::expm1(static_cast<long double>(x[k]))));
            if (grown[k] > -1)
                log_gap = std::max(log_gap, distance(log[k], std::log1p(static_cast<long double>(grown[k]))));
        }
        EXPECT_LE(exp_gap, 4) << range;
        EXPECT_LE(log_gap, 4) << range;
    }
    std::vector<double> edges{0.0, -1.0, std::numeric_limits<double>::infinity()};
    numerics::kernels::log1p(edges.data(), edges.size(), edges.data());
    EXPECT_EQ(edges[0], 0.0);
    EXPECT_EQ(edges[1], -std::numeric_limits<double>::infinity());
    EXPECT_EQ(edges[2], std::numeric_limits<double>::infinity());
}

TEST(ExpAndLog, treat_what_is_at_the_edge_as_the_c_library_does) {
    const double infinite = std::numeric_limits<double>::infinity(), none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> x{0.0,    -0.0,   1.0,   -1.0,   infinite, -infinite, none,
                                5e-324, 1e-310, 1e308, 709.79, 710.0,    -745.2,    -746.0};
    std::vector<double> power(x.size()), log(x.size());
    numerics::kernels::exp(x.data(), x.size(), power.data());
    numerics::kernels::log(x.data(), x.size(), log.data());
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double exp_wanted = std::exp(x[k]), log_wanted = std::log(x[k]);
        EXPECT_TRUE(std::isnan(exp_wanted) ? std::isnan(power[k]) : power[k] == exp_wanted || std::isfinite(power[k]))
            << x[k];
        EXPECT_TRUE(std::isnan(log_wanted) ? std::isnan(log[k])
                                           : log[k] == log_wanted || std::abs(log[k] / log_wanted - 1) < 1e-15)
            << x[k];
    }
    EXPECT_EQ(power[4], infinite);
    EXPECT_EQ(power[5], 0);
    EXPECT_EQ(power[11], infinite);
    EXPECT_EQ(power[13], 0);
}

TEST(ExpAndLog, do_not_depend_on_the_place_in_the_row) {
    const std::vector<double> x = uniform(67, 0.1, 20);
    for (const Row row : {Row(numerics::kernels::exp), Row(numerics::kernels::log)}) {
        std::vector<double> together(x.size());
        row(x.data(), x.size(), together.data());
        for (std::size_t k = 0; k < x.size(); ++k) {
            double alone = 0.0;
            row(&x[k], 1, &alone);
            EXPECT_EQ(std::memcmp(&alone, &together[k], sizeof alone), 0) << k;
        }
    }
}

// Tiles of columns, fours of rows, and what is left over: every size is one sum.
TEST(Kernels, give_the_sums_that_plain_loops_give_at_every_size) {
    for (const std::size_t rows : {1u, 3u, 4u, 9u})
        for (std::size_t columns = 1; columns < 72; ++columns) {
            const std::vector<double> matrix = uniform(rows * columns, -1, 1), by_column = uniform(columns, 0, 1),
                                      by_row = uniform(rows, 0, 1);
            std::vector<double> product(rows), transposed(columns), sum(columns), paid(columns),
                received(rows * columns);
            numerics::kernels::add_product(matrix.data(), by_column.data(), rows, columns, product.data());
            numerics::kernels::add_transposed_product(matrix.data(), by_row.data(), rows, columns, transposed.data());
            numerics::kernels::price_sums(matrix.data(), matrix.data(), rows, columns, sum.data());
            numerics::kernels::trade_sums(matrix.data(), matrix.data(), by_column.data(), rows, columns,
                                          received.data(), paid.data());
            // Of some columns what they are of all.
            const std::size_t from = columns / 3, some = columns - from - columns / 4;
            std::vector<double> part_paid(columns), part_received(rows * columns);
            numerics::kernels::trade_sums(matrix.data() + from, matrix.data() + from, by_column.data() + from, rows,
                                          some, columns, part_received.data() + from, part_paid.data() + from);
            for (std::size_t c = 0; c < columns; ++c) {
                const bool in = c >= from && c < from + some;
                EXPECT_EQ(part_paid[c], in ? paid[c] : 0.0);
                for (std::size_t r = 0; r < rows; ++r)
                    EXPECT_EQ(part_received[r * columns + c], in ? received[r * columns + c] : 0.0);
                double squares = 0.0, weighted = 0.0;
                for (std::size_t r = 0; r < rows; ++r) {
                    const double each = matrix[r * columns + c];
                    squares += each * each;
                    weighted += by_row[r] * each;
                    EXPECT_EQ(received[r * columns + c], each * by_column[c]);
                }
                EXPECT_EQ(sum[c], squares);
                EXPECT_EQ(paid[c], squares);
                EXPECT_EQ(transposed[c], weighted);
            }
            const std::vector<float> single(matrix.begin(), matrix.end()),
                single_by(by_column.begin(), by_column.end());
            std::vector<float> single_product(rows);
            numerics::kernels::add_product(single.data(), single_by.data(), rows, columns, single_product.data());
            for (std::size_t r = 0; r < rows; ++r) {
                EXPECT_NEAR(single_product[r], product[r], 1e-5);
                EXPECT_EQ(product[r], numerics::kernels::dot(matrix.data() + r * columns, by_column.data(), columns));
                double plain = 0.0;
                for (std::size_t c = 0; c < columns; ++c) plain += matrix[r * columns + c] * by_column[c];
                EXPECT_NEAR(product[r], plain, 1e-13);
            }
        }
}

TEST(PairSums, are_those_of_all_rows_given_in_any_pieces) {
    for (const std::size_t count : {1u, 5u, 6u, 13u}) {
        numerics::PairSums pairs(count);
        std::vector<double> wanted(count * count), found(count * count);
        std::uint64_t piece = 0;
        for (const std::size_t size : {7u, 900u, 33u, 1500u, 1u}) {
            const numerics::PairSums::Rows rows = pairs.next(size);
            RandomStream stream(2, piece++);
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t k = 0; k < size; ++k) {
                    rows.left[i * rows.stride + k] = static_cast<float>(stream.uniform());
                    rows.right[i * rows.stride + k] = static_cast<float>(stream.uniform());
                }
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j < count; ++j)
                    for (std::size_t k = 0; k < size; ++k)
                        wanted[i * count + j] +=
                            static_cast<double>(rows.left[i * rows.stride + k] * rows.right[j * rows.stride + k]);
        }
        pairs.add_to(found);
        for (std::size_t k = 0; k < wanted.size(); ++k) EXPECT_NEAR(found[k] / wanted[k], 1, 1e-5) << count;
    }
}

// One order for every machine: sixteen lanes, their sums in halves. Tiles of another shape, as wide registers have
// them, must give the same bytes.
TEST(PairSums, are_added_in_one_order_on_every_machine) {
    constexpr std::size_t count = 13, size = 940, lanes = 16;
    numerics::PairSums pairs(count);
    std::vector<float> left(count * size), right(left);
    RandomStream stream(3, 0);
    for (float& term : left) term = static_cast<float>(stream.uniform() - 0.5);
    for (float& term : right) term = static_cast<float>(stream.uniform() - 0.5);
    std::size_t at = 0;
    for (const std::size_t piece : {7u, 900u, 33u}) {
        const numerics::PairSums::Rows rows = pairs.next(piece);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t k = 0; k < piece; ++k) {
                rows.left[i * rows.stride + k] = left[i * size + at + k];
                rows.right[i * rows.stride + k] = right[i * size + at + k];
            }
        at += piece;
    }
    std::vector<double> found(count * count);
    pairs.add_to(found);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < count; ++j) {
            std::vector<float> sum(lanes, 0.0F);
            for (std::size_t k = 0; k < size; ++k) {
                const float product = left[i * size + k] * right[j * size + k];
                sum[k % lanes] += product;
            }
            for (const std::size_t half : {8u, 4u, 2u})
                for (std::size_t lane = 0; lane < half; ++lane) sum[lane] += sum[lane + half];
            EXPECT_EQ(found[i * count + j], static_cast<double>(sum[0] + sum[1])) << i << " " << j;
        }
}

TEST(PairSums, have_the_same_bytes_on_any_number_of_threads) {
    const auto sums = [](Crew* crew) {
        constexpr std::size_t count = 61, size = 300;
        numerics::PairSums pairs(count, crew);
        std::vector<double> found(count * count);
        for (std::uint64_t piece = 0; piece < 9; ++piece) {
            const numerics::PairSums::Rows rows = pairs.next(size);
            RandomStream stream(4, piece);
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t k = 0; k < size; ++k) {
                    rows.left[i * rows.stride + k] = static_cast<float>(stream.uniform() - 0.5);
                    rows.right[i * rows.stride + k] = static_cast<float>(stream.uniform() - 0.5);
                }
        }
        pairs.add_to(found);
        return found;
    };
    Crew two(2, 2), five(5, 5);
    const std::vector<double> alone = sums(nullptr);
    EXPECT_EQ(sums(&two), alone);
    EXPECT_EQ(sums(&five), alone);
}

TEST(Invert, gives_the_inverse_also_where_rows_change_places) {
    for (const std::size_t size : {1u, 2u, 7u, 24u, 33u}) {
        std::vector<double> matrix = uniform(size * size, -1, 1);
        for (std::size_t k = 0; k < size; ++k) matrix[k * size + (k + 1) % size] += 4;
        std::vector<double> inverse = matrix;
        std::vector<float> single(matrix.begin(), matrix.end());
        numerics::invert(inverse.data(), size);
        numerics::invert(single.data(), size);
        for (std::size_t r = 0; r < size; ++r)
            for (std::size_t c = 0; c < size; ++c) {
                double product = 0.0;
                for (std::size_t k = 0; k < size; ++k) product += matrix[r * size + k] * inverse[k * size + c];
                EXPECT_NEAR(product, r == c ? 1 : 0, 1e-12) << size;
                EXPECT_NEAR(static_cast<double>(single[r * size + c]), inverse[r * size + c], 1e-4) << size;
            }
    }
}

TEST(RowMoves, sees_any_one_wedge_that_moves_and_any_tax) {
    for (const std::size_t sectors : {std::size_t{1}, std::size_t{7}, std::size_t{32}, std::size_t{65}}) {
        const std::vector<double> duty = uniform(sectors, 0, 1), tax = uniform(sectors, 1, 2), ones(sectors, 1.0),
                                  none(sectors);
        const auto moves = [&](const std::vector<double>& new_duty, const std::vector<double>& new_tax,
                               const std::vector<double>& barrier) {
            return numerics::kernels::moves(duty.data(), tax.data(), new_duty.data(), new_tax.data(), barrier.data(),
                                            sectors);
        };
        EXPECT_FALSE(moves(duty, tax, ones).any);
        EXPECT_TRUE(moves(duty, tax, ones).taxed);
        EXPECT_FALSE(moves(duty, none, ones).taxed);
        for (std::size_t s = 0; s < sectors; ++s) {
            std::vector<double> more = duty, taxed = tax, barred = ones, one = none;
            more[s] = std::nextafter(more[s], 2.0);
            taxed[s] = -taxed[s];
            barred[s] = std::numeric_limits<double>::infinity();
            one[s] = 1e-300;
            EXPECT_TRUE(moves(more, tax, ones).any) << s;
            EXPECT_TRUE(moves(duty, taxed, ones).any) << s;
            EXPECT_TRUE(moves(duty, tax, barred).any) << s;
            EXPECT_TRUE(moves(duty, one, ones).taxed) << s;
        }
    }
}

}  // namespace
}  // namespace parley::kernels_test

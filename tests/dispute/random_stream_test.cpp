#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "parley/numerics/random_stream.hpp"

namespace parley::random_stream_test {
namespace {

using Words = std::array<std::uint32_t, 4>;

std::vector<double> numbers(std::uint64_t seed, std::uint64_t draws,
                            const std::function<double(numerics::RandomStream&)>& one) {
    std::vector<double> result;
    for (std::uint64_t k = 0; k < draws; ++k) {
        numerics::RandomStream stream(seed, k);
        result.push_back(one(stream));
    }
    return result;
}

// Largest distance between the numbers' distribution and the one that they should have.
double distance(std::vector<double> values, const std::function<double(double)>& cumulative) {
    std::sort(values.begin(), values.end());
    double largest = 0.0;
    const double n = static_cast<double>(values.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double at = cumulative(values[k]);
        largest = std::max(
            {largest, std::abs(at - static_cast<double>(k) / n), std::abs(at - static_cast<double>(k + 1) / n)});
    }
    return largest;
}

TEST(RandomStream, philox_gives_the_published_answers) {
    // Known answers that Salmon et al. publish with the Random123 library, ten rounds.
    EXPECT_EQ(numerics::philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(numerics::philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(numerics::philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomStream, a_draw_is_the_same_in_whatever_order_draws_are_made) {
    std::vector<std::uint64_t> forward, backward;
    for (std::uint64_t k = 0; k < 50; ++k) {
        numerics::RandomStream stream(7, k);
        for (int n = 0; n < 5; ++n) forward.push_back(stream.bits());
    }
    for (std::uint64_t k = 50; k-- > 0;) {
        numerics::RandomStream stream(7, k);
        std::vector<std::uint64_t> five;
        for (int n = 0; n < 5; ++n) five.push_back(stream.bits());
        backward.insert(backward.begin(), five.begin(), five.end());
    }
    EXPECT_EQ(forward, backward);
}

TEST(RandomStream, no_number_comes_twice_in_other_draws_or_seeds) {
    std::vector<std::uint64_t> all;
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 40})
        for (const std::uint64_t draw :
             {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{1} << 33}) {
            numerics::RandomStream stream(seed, draw);
            for (int n = 0; n < 1000; ++n) all.push_back(stream.bits());
        }
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(RandomStream, normal_quantile_inverts_the_error_function) {
    for (double p = 1e-300; p < 0.5; p *= 1.37) {
        const double x = numerics::normal_quantile(p);
        // Φ(x) moves by |x| times the relative error of x.
        EXPECT_NEAR(0.5 * std::erfc(-x / std::sqrt(2.0)) / p, 1.0, 1e-15 * (4 + x * x)) << p;
    }
    for (double p = 0.5; p < 1; p += 0.003) {
        EXPECT_NEAR(0.5 * std::erfc(-numerics::normal_quantile(p) / std::sqrt(2.0)), p, 1e-15) << p;
        EXPECT_NEAR(numerics::normal_quantile(1 - p), -numerics::normal_quantile(p), 1e-13) << p;
    }
    EXPECT_EQ(numerics::normal_quantile(0.5), 0.0);
}

TEST(RandomStream, numbers_are_distributed_as_they_say) {
    constexpr std::uint64_t draws = 40000;
    const double rare = 2.2 / std::sqrt(static_cast<double>(draws));  // Kolmogorov: one in eight thousand is farther
    EXPECT_LT(
        distance(numbers(1, draws, [](numerics::RandomStream& s) { return s.uniform(); }), [](double x) { return x; }),
        rare);
    EXPECT_LT(distance(numbers(2, draws, [](numerics::RandomStream& s) { return s.uniform(-3, 5); }),
                       [](double x) { return (x + 3) / 8; }),
              rare);
    EXPECT_LT(distance(numbers(3, draws, [](numerics::RandomStream& s) { return s.normal(2, 3); }),
                       [](double x) { return 0.5 * std::erfc((2 - x) / (3 * std::sqrt(2.0))); }),
              rare);
    EXPECT_LT(distance(numbers(4, draws, [](numerics::RandomStream& s) { return s.triangular(1, 2, 5); }),
                       [](double x) { return x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12; }),
              rare);
    EXPECT_LT(distance(numbers(5, draws, [](numerics::RandomStream& s) { return s.log_uniform(0.1, 10); }),
                       [](double x) { return (std::log10(x) + 1) / 2; }),
              rare);
}

TEST(RandomStream, one_draw_s_numbers_are_uncorrelated) {
    constexpr std::uint64_t draws = 40000;
    double sum = 0.0;
    for (std::uint64_t k = 0; k < draws; ++k) {
        numerics::RandomStream stream(9, k);
        const double first = stream.uniform() - 0.5, second = stream.uniform() - 0.5;
        sum += 12 * first * second;
    }
    EXPECT_LT(std::abs(sum / static_cast<double>(draws)), 4 / std::sqrt(static_cast<double>(draws)));
}

TEST(RandomStream, ranges_without_width_give_their_one_number) {
    numerics::RandomStream stream(1, 1);
    EXPECT_EQ(stream.uniform(2, 2), 2);
    EXPECT_EQ(stream.normal(2, 0), 2);
    EXPECT_EQ(stream.triangular(2, 2, 2), 2);
    EXPECT_EQ(stream.log_uniform(2, 2), 2);
}

TEST(RandomStream, a_wider_range_keeps_the_order_of_draws) {
    for (std::uint64_t k = 0; k < 100; ++k) {
        numerics::RandomStream narrow(3, k), wide(3, k);
        const double a = narrow.triangular(1, 2, 3), b = wide.triangular(1, 2, 3.1);
        EXPECT_GE(b, a);
        EXPECT_LE(b - a, 0.1);
    }
}

}  // namespace
}  // namespace parley::random_stream_test

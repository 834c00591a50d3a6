#include "parley/numerics/rising.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "parley/numerics/random_stream.hpp"

namespace parley::rising_test {
namespace {

TEST(Rising, is_the_order_that_comparing_gives) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    numerics::Rising rising;  // one for all
    numerics::RandomStream stream(1, 0);
    for (const std::size_t count : {0U, 1U, 2U, 63U, 64U, 65U, 300U, 5000U})
        for (int kind = 0; kind < 5; ++kind) {
            std::vector<double> values;
            for (std::size_t k = 0; k < count; ++k) {
                const double u = 2 * stream.uniform() - 1;
                values.push_back(kind == 0   ? u
                                 : kind == 1 ? std::round(3 * u)  // many equal, zeros of both signs
                                 : kind == 2 ? std::ldexp(u, static_cast<int>(stream.below(2000)) - 1000)
                                 : kind == 3 ? (u > 0.9    ? infinity
                                                : u < -0.9 ? -infinity
                                                           : 1e-310 * u)
                                             : 7.25);
            }
            std::vector<std::pair<double, std::uint32_t>> expected;
            for (std::size_t k = 0; k < count; ++k) expected.emplace_back(values[k], static_cast<std::uint32_t>(k));
            std::sort(expected.begin(), expected.end());
            const std::vector<numerics::Rising::Entry>& order = rising.order(values.data(), count);
            ASSERT_EQ(order.size(), count);
            for (std::size_t k = 0; k < count; ++k) {
                ASSERT_EQ(order[k].value, expected[k].first) << kind << " " << k;
                ASSERT_EQ(order[k].position, expected[k].second) << kind << " " << k;
            }
        }
}

}  // namespace
}  // namespace parley::rising_test

// The algorithms of fdlibm (Sun Microsystems 1993), within one unit in the last place, without branches: lane by lane
// the same operations in the same order whatever the width. docs/decisions/0024-exp-and-log.md
#include <cstdint>
#include <limits>

#include "parley/numerics/kernels.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics::kernels {
namespace {

constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
constexpr double whole = 0x1.8p52;  // adding it and taking it away rounds to a whole number
constexpr double infinity = std::numeric_limits<double>::infinity();

// std::bit_cast, which the library of the page's compiler does not have.
template <class To>
PARLEY_WITHIN To bits_as(auto from) {
    return __builtin_bit_cast(To, from);
}

// 2^k for a whole k from -1022 to 1023: in the last places of a number this large, then moved to the exponent.
PARLEY_WITHIN double power_of_two(double k) {
    return bits_as<double>(bits_as<std::uint64_t>(k + (0x1p52 + 1023)) << 52);
}

// x = k·ln 2 + high − low, |high − low| at most half of ln 2, and what exp(high − low) − 1 − high + low comes to.
struct Reduced {
    double k, high, low, curved;
};
PARLEY_WITHIN Reduced reduced(double x) {
    const double bounded = x < -746.0 ? -746.0 : x > 710.0 ? 710.0 : x;
    const double k = (bounded * 1.44269504088896338700 + whole) - whole;
    const double high = bounded - k * ln2_high, low = k * ln2_low, r = high - low, square = r * r;
    const double c =
        r -
        square * (1.66666666666666019037e-01 +
                  square * (-2.77777777770155933842e-03 +
                            square * (6.61375632143793436117e-05 +
                                      square * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08))));
    return {k, high, low, (r * c) / (2 - c)};
}

// In two steps: 2^k itself may be too large or too small.
PARLEY_WITHIN double scaled(double x, double k) {
    const double half = (0.5 * k + whole) - whole;
    return x * power_of_two(half) * power_of_two(k - half);
}

PARLEY_WITHIN double exp_of(double x) {
    const Reduced is = reduced(x);
    return scaled(1 - ((is.low - is.curved) - is.high), is.k);
}

PARLEY_WITHIN double expm1_of(double x) {
    const Reduced is = reduced(x);
    const double change = is.high - (is.low - is.curved);
    return is.k == 0 ? change : scaled(1 + change, is.k) - 1;
}

PARLEY_WITHIN double log_of(double x) {
    const bool tiny = x < 0x1p-1022;
    const std::uint64_t bits = bits_as<std::uint64_t>(tiny ? x * 0x1p54 : x);
    const std::uint64_t moved = bits + (0x3ff0000000000000ULL - 0x3fe6a09e00000000ULL);
    // Between √½ and √2, and the power of two that it was divided by.
    const double m = bits_as<double>((moved & 0x000fffffffffffffULL) + 0x3fe6a09e00000000ULL);
    const double k = bits_as<double>((moved >> 52) | 0x4330000000000000ULL) - (0x1p52 + 1023) - (tiny ? 54 : 0);
    const double f = m - 1, half_square = 0.5 * f * f, s = f / (2 + f), z = s * s, w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double result = s * (half_square + (odd + even)) + k * ln2_low - half_square + f + k * ln2_high;
    const double at_edge = x == 0 ? -infinity : x == infinity ? infinity : std::numeric_limits<double>::quiet_NaN();
    return x > 0 && x < infinity ? result : at_edge;
}

// Rounding 1 + x changes the sum's distance from 1 and its logarithm alike: their quotient keeps its digits (Kahan).
PARLEY_WITHIN double log1p_of(double x) {
    const double sum = 1 + x, excess = sum - 1;
    const double result = log_of(sum);
    return excess == 0 ? x : x > -0.5 && x < 1 ? result * (x / excess) : result;
}

}  // namespace

PARLEY_VECTOR
void exp(const double* x, std::size_t count, double* y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = exp_of(x[k]);
}

PARLEY_VECTOR
void log(const double* x, std::size_t count, double* y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = log_of(x[k]);
}

PARLEY_VECTOR
void expm1(const double* x, std::size_t count, double* y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = expm1_of(x[k]);
}

PARLEY_VECTOR
void log1p(const double* x, std::size_t count, double* y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = log1p_of(x[k]);
}

}  // namespace parley::numerics::kernels

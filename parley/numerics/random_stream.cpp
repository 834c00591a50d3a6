#include "parley/numerics/random_stream.hpp"

#include <cassert>
#include <cmath>

namespace parley::numerics {
namespace {

constexpr std::uint32_t low_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}

constexpr std::uint32_t high_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32);
}

double polynomial(const std::array<double, 8>& coefficients, double x) {
    double result = 0.0;
    for (std::size_t k = coefficients.size(); k-- > 0;) result = result * x + coefficients[k];
    return result;
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t even = 0xD2511F53ULL * counter[0];
        const std::uint64_t odd = 0xCD9E8D57ULL * counter[2];
        counter = {high_word(odd) ^ counter[1] ^ key[0], low_word(odd), high_word(even) ^ counter[3] ^ key[1],
                   low_word(even)};
        key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
    }
    return counter;
}

double normal_quantile(double p) {
    assert(p > 0 && p < 1);
    // Rational approximations: the middle in q², the shoulders and tails in √(−ln p).
    static constexpr std::array<double, 8> middle_top{
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
    static constexpr std::array<double, 8> middle_bottom{1.0,
                                                         4.2313330701600911252e1,
                                                         6.8718700749205790830e2,
                                                         5.3941960214247511077e3,
                                                         2.1213794301586595867e4,
                                                         3.9307895800092710610e4,
                                                         2.8729085735721942674e4,
                                                         5.2264952788528545610e3};
    static constexpr std::array<double, 8> shoulder_top{
        1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array<double, 8> shoulder_bottom{1.0,
                                                           2.05319162663775882187e0,
                                                           1.67638483018380384940e0,
                                                           6.89767334985100004550e-1,
                                                           1.48103976427480074590e-1,
                                                           1.51986665636164571966e-2,
                                                           5.47593808499534494600e-4,
                                                           1.05075007164441684324e-9};
    static constexpr std::array<double, 8> tail_top{
        6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array<double, 8> tail_bottom{1.0,
                                                       5.99832206555887937690e-1,
                                                       1.36929880922735805310e-1,
                                                       1.48753612908506148525e-2,
                                                       7.86869131145613259100e-4,
                                                       1.84631831751005468180e-5,
                                                       1.42151175831644588870e-7,
                                                       2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(middle_top, r) / polynomial(middle_bottom, r);
    }
    const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
    const double size = r <= 5 ? polynomial(shoulder_top, r - 1.6) / polynomial(shoulder_bottom, r - 1.6)
                               : polynomial(tail_top, r - 5) / polynomial(tail_bottom, r - 5);
    return q < 0 ? -size : size;
}

std::uint64_t RandomStream::bits() {
    const std::uint64_t number = taken_++;
    if (number % 2 == 0) {
        const std::uint64_t block = number / 2;
        block_ = philox({low_word(block), high_word(block), low_word(draw_), high_word(draw_)},
                        {low_word(seed_), high_word(seed_)});
        return block_[0] | static_cast<std::uint64_t>(block_[1]) << 32;
    }
    return block_[2] | static_cast<std::uint64_t>(block_[3]) << 32;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
    // 2^64 modulo bound: the values that some numbers would have more of.
    const std::uint64_t uneven = (0 - bound) % bound;
    while (true)
        if (const std::uint64_t value = bits(); value >= uneven) return value % bound;
}

double RandomStream::uniform() {
    // The middle of one of 2^52 equal parts: exact, and neither 0 nor 1.
    return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52;
}

double RandomStream::uniform(double low, double high) {
    assert(low <= high);
    return low + (high - low) * uniform();
}

double RandomStream::normal(double mean, double standard_deviation) {
    assert(standard_deviation >= 0);
    return mean + standard_deviation * normal_quantile(uniform());
}

double RandomStream::triangular(double low, double mode, double high) {
    assert(low <= mode && mode <= high);
    const double u = uniform();
    const double left = mode - low, width = high - low;
    if (u * width <= left) return low + std::sqrt(u * width * left);
    return high - std::sqrt((1 - u) * width * (high - mode));
}

double RandomStream::log_uniform(double low, double high) {
    assert(low > 0 && low <= high);
    return low * std::exp(uniform() * std::log(high / low));
}

}  // namespace parley::numerics

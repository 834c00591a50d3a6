#include "parley/numerics/rising.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>
#include <utility>

namespace parley::numerics {
namespace {

constexpr unsigned digit = 8, digits = 8;
constexpr std::size_t in_a_digit = std::size_t{1} << digit;
constexpr std::size_t few = 64;  // are sorted by comparing

// Bits that rise as numbers do.
std::uint64_t key(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits >> 63 != 0 ? ~bits : bits | std::uint64_t{1} << 63;
}

}  // namespace

const std::vector<Rising::Entry>& Rising::order(const double* values, std::size_t count) {
    assert(std::none_of(values, values + count, [](double each) { return std::isnan(each); }));
    from_.resize(count);
    for (std::size_t k = 0; k < count; ++k)
        from_[k] = {values[k] + 0.0, static_cast<std::uint32_t>(k)};  // one zero: −0 + 0 is 0
    if (count <= few) {
        std::sort(from_.begin(), from_.end(), [](const Entry& a, const Entry& b) {
            return a.value != b.value ? a.value < b.value : a.position < b.position;
        });
        return from_;
    }
    // Digit by digit, the last first, each keeping the order of the ones before.
    std::array<std::array<std::uint32_t, in_a_digit>, digits> places{};
    for (const Entry& each : from_)
        for (unsigned d = 0; d < digits; ++d) ++places[d][key(each.value) >> (d * digit) & (in_a_digit - 1)];
    to_.resize(count);
    for (unsigned d = 0; d < digits; ++d) {
        auto& place = places[d];
        if (place[key(from_[0].value) >> (d * digit) & (in_a_digit - 1)] == count) continue;  // all have the same
        std::uint32_t reached = 0;
        for (std::uint32_t& each : place) {
            const std::uint32_t here = each;
            each = reached;
            reached += here;
        }
        for (const Entry& each : from_) to_[place[key(each.value) >> (d * digit) & (in_a_digit - 1)]++] = each;
        std::swap(from_, to_);
    }
    return from_;
}

}  // namespace parley::numerics

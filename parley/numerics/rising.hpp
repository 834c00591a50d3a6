#pragma once
// Numbers in rising order.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parley::numerics {

/// Sorts many lists of fewer than 2³² numbers, none of them NaN, one after another.
class Rising {
public:
    struct Entry {
        double value;
        std::uint32_t position;  ///< in what was given
    };
    /// By value, of equal ones by position; −0 comes back as 0. Holds until the next call.
    [[nodiscard]] const std::vector<Entry>& order(const double* values, std::size_t count);

private:
    std::vector<Entry> from_, to_;
};

}  // namespace parley::numerics

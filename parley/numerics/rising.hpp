#pragma once
// Numbers in rising order.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parley::numerics {

/// Sorts many lists of up to 2³² numbers, none of them not a number, one after another.
class Rising {
public:
    struct Entry {
        double value;
        std::uint32_t position;  ///< in what was given
    };
    /// By value, of equal ones by position; holds until the next call.
    [[nodiscard]] const std::vector<Entry>& order(const double* values, std::size_t count);

private:
    std::vector<Entry> from_, to_;
};

}  // namespace parley::numerics

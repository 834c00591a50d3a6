#pragma once
#include <cstddef>

namespace parley::bench {

/// Sum of an array, every element read once: the least that any algorithm does that looks at it. Vectorised, enough
/// accumulators that memory is what it waits for.
[[nodiscard]] double stream(const double* values, std::size_t count);

}  // namespace parley::bench

#pragma once
#include <limits>

namespace parley {

/// No bound.
inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace parley

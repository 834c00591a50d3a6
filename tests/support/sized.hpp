#pragma once
// How many cases of a kind a test takes.

#include <cstddef>

namespace parley::testing {

#ifdef PARLEY_SANITIZED
inline constexpr std::size_t sanitized_share = 10;
#else
inline constexpr std::size_t sanitized_share = 1;
#endif

/// `all` of them: the claim is of that many. With sanitizers, which look at every path and not at every number, the
/// first tenth of them.
constexpr std::size_t sized(std::size_t all) {
    return (all + sanitized_share - 1) / sanitized_share;
}

/// For those that are a list and no draws: every tenth with sanitizers.
constexpr bool taken(std::size_t k) {
    return k % sanitized_share == 0;
}

}  // namespace parley::testing

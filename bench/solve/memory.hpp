#pragma once
#include <optional>

namespace parley::bench {

/// Largest resident memory of this process so far, bytes; 0 where the system does not say.
[[nodiscard]] long peak_memory();

/// Peak of a process of its own that makes and solves largest_case(), bytes. Nothing if that process failed.
[[nodiscard]] std::optional<long> peak_memory_of_largest();

/// What that process does: exit code.
int solve_largest_and_tell();

/// The argument on which main() calls it.
inline constexpr const char* largest_argument = "--solve-largest-and-tell";

}  // namespace parley::bench

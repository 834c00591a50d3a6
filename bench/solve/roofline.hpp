#pragma once
// What the loops that a solve spends its time in move and compute, beside what this processor can.
#include <string>

#include "bench/solve/cases.hpp"

namespace parley::bench {

/// Measures them on a case and returns a table in Markdown: seconds, bytes and operations of one call, GB/s and Gflop/s
/// reached, and how much of the nearer roof that is. Reads that stay in the nearest cache are not counted as bytes.
[[nodiscard]] std::string roofline(const Case& bench_case);

}  // namespace parley::bench

#pragma once
// What options take, checked before anything is begun and refused in the words of every other refusal: where, what was
// expected, what was found.
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace parley::cli {

/// A whole number from `least` to `most`.
[[nodiscard]] CLI::Validator whole(std::uint64_t least = 0,
                                   std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
/// A plain number of what `what` says ("seconds"), without a unit.
[[nodiscard]] CLI::Validator number_of(const std::string& what, double least = 0.0,
                                       double most = std::numeric_limits<double>::infinity());
/// One of these words.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);

}  // namespace parley::cli

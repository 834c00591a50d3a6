#pragma once
#include <cstddef>
#include <string_view>

namespace parley {

/// Reads the decimal number that `text` begins with: "-1.5e3", no blank or plus sign before it, nothing hexadecimal.
/// Returns how many letters it takes; 0 when there is none, or none that a double can hold. `value` may come out
/// infinite or not a number ("inf").
[[nodiscard]] std::size_t read_decimal(std::string_view text, double& value);

/// The finite number that all of `text` is; false for anything else, blanks included.
[[nodiscard]] bool parse_number(std::string_view text, double& value);

}  // namespace parley

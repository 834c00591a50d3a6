#pragma once
// Tables of many like lines, small enough for the program: each line says how much of the line before it repeats.
#include <string>
#include <string_view>

namespace parley::tables {

/// For each line a letter ('0' and up) for the number of leading bytes that it shares with the line before, at most 70,
/// and the rest. Lines end with LF, the last too.
[[nodiscard]] std::string pack_lines(std::string_view text);

/// The text that was packed.
[[nodiscard]] std::string unpack_lines(std::string_view packed);

}  // namespace parley::tables

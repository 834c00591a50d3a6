#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace parley {

/// Where the first character stands that a terminal obeys instead of showing it: a control character (of ASCII but tab
/// and line feed, or U+0080 to U+009F), or one that turns the direction of the text after it (U+202A to U+202E, U+2066
/// to U+2069). npos: none.
[[nodiscard]] std::size_t find_obeyed(std::string_view text);

/// Where more than `most` brackets, [ and {, are open, closed ones taken off; npos: nowhere. Quotes and comments are
/// read like all else: a bound for parsers that would do something for each bracket before they look.
[[nodiscard]] std::size_t find_nested(std::string_view text, std::size_t most);

/// "U+001B": the character that stands at `at` in UTF-8 text.
[[nodiscard]] std::string code_point(std::string_view text, std::size_t at);

/// `text` with ? for each such character and for each byte that is not UTF-8; for tabs and line feeds too, unless
/// `lines` are kept.
enum class Lines { joined, kept };
[[nodiscard]] std::string printable(std::string_view text, Lines lines = Lines::joined);

/// `text` fit to be shown in one line of a message: cut to 60 bytes, printable, quoted.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace parley

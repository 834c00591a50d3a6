#pragma once
// Labels of other programs as Parley's: levels of an issue that can be told apart in a text.
#include <cstddef>
#include <string>
#include <vector>

namespace parley::scenario::foreign {

/// Of a name that every table and outcome repeats; titles and comments may be longer.
inline constexpr std::size_t most_label_bytes = 200;

/// A label as a level's name: blanks in one, no ";", and where a word of it is "-", "or", "if" or "iff", words joined
/// with "_". An empty one is `otherwise`.
[[nodiscard]] std::string level_name(const std::string& label, const std::string& otherwise);

/// Those that repeat are numbered from the second on: "yes", "yes (2)".
void tell_apart(std::vector<std::string>& names);

/// "elmira" of "folder/elmira.gmcr".
[[nodiscard]] std::string stem_of(const std::string& file);

}  // namespace parley::scenario::foreign

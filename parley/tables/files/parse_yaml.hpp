#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "parley/tables/yaml_tree.hpp"

namespace parley::tables {

/// The parser looks ahead as far as a bracket is open, and keeps some 200 bytes for each sign that it sees.
inline constexpr std::size_t largest_yaml = 1'000'000;

/// Reads one document of at most `largest_yaml` bytes and 100 levels, UTF-8. `file` names it in messages. Throws
/// InputError. With `columns`, nodes know their column and messages name it. `form` is what messages call the format,
/// where it is another that YAML takes in.
[[nodiscard]] YamlNode parse_yaml(const std::string& file, std::string_view text, bool columns = false,
                                  const std::string& form = "YAML");

}  // namespace parley::tables

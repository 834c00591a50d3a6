#pragma once
#include <string>
#include <string_view>

#include "parley/tables/yaml_tree.hpp"

namespace parley::tables {

/// Reads one document of at most 4 MB and 100 levels, UTF-8. `file` names it in messages. Throws InputError.
/// With `columns`, nodes know their column and messages name it.
[[nodiscard]] YamlNode parse_yaml(const std::string& file, std::string_view text, bool columns = false);

}  // namespace parley::tables

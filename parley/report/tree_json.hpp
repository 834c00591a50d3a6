#pragma once
// The tree of a file as JSON, so that a page can read a scenario without a parser for YAML.
#include <nlohmann/json.hpp>

#include "parley/world/yaml_tree.hpp"

namespace parley {

/// A node is [line, column, line of its key, column of its key, what it holds]: null, a text, an array of nodes, or an
/// object of nodes by key in the order of the file.
[[nodiscard]] nlohmann::ordered_json tree_json(const YamlNode& node);
/// Reads it back, all the same. Throws InputError for what is no such tree.
[[nodiscard]] YamlNode tree_of(const nlohmann::ordered_json& json);

}  // namespace parley

#pragma once
// The tree of a file as JSON, so that a page can read a scenario without a parser for YAML.
#include <nlohmann/json.hpp>

#include "parley/tables/yaml_tree.hpp"

namespace parley::report::json {

/// A node is [line, column, line of its key, column of its key, what it holds]: null, a text, an array of nodes, or an
/// object of nodes by key in the order of the file.
[[nodiscard]] nlohmann::ordered_json tree_json(const tables::YamlNode& node);
/// Reads it back, all the same. Throws InputError for what is no such tree.
[[nodiscard]] tables::YamlNode tree_of(const nlohmann::ordered_json& json);

}  // namespace parley::report::json

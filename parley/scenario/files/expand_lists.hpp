#pragma once
// Lists of products that a scenario names, read and put into its tree: from there on a scenario needs no other files.
#include <string>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// Adds what the lists named by `products` and `except` come to, as product_lists_tree() writes it; nothing where none
/// is named. Paths count from `folder`. Returns the hashes of the lists' texts, in the order of their names; empty
/// without lists. Measures that are malformed are left to the reader. Throws InputError.
std::string expand_lists(const std::string& file, const std::string& folder, tables::YamlNode& root);

}  // namespace parley::scenario

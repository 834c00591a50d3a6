#pragma once
// Lists of products that a scenario names, read and put into its tree: from there on a scenario needs no other files.
#include <functional>
#include <optional>
#include <string>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// A list's file: what messages call it, and what is in it.
struct ListFile {
    std::string file, text;
};
/// The file that a measure names, such as "tariffs.csv"; nothing where there is none.
using FileBeside = std::function<std::optional<ListFile>(const std::string& name)>;

/// Adds what the lists named by `products` and `except` come to, as product_lists_tree() writes it; nothing where none
/// is named. Returns the hashes of the lists' texts, in the order of their names; empty without lists. Measures that
/// are malformed are left to the reader. Throws InputError.
std::string expand_lists(const std::string& file, const FileBeside& beside, tables::YamlNode& root);

}  // namespace parley::scenario

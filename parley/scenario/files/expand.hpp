#pragma once
// What a scenario's file names and does not hold, put into its tree: from there on it needs nothing beside it.
#include <string>
#include <string_view>

#include "parley/scenario/files/expand_lists.hpp"

namespace parley::scenario {

/// Its lists of products and the duties in force on its day (expand_lists(), expand_duties()). Returns the scenario's
/// SHA-256: of its text; with lists, of it and their hashes. Throws InputError.
std::string expand(const std::string& file, std::string_view text, const FileBeside& beside, tables::YamlNode& root);

}  // namespace parley::scenario

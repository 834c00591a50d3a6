#pragma once
// The duties in force on the day that a scenario names, put into its tree.
#include <string>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// Adds the rows of the program's table that hold on the day of `in-force`, as duties_in_force_tree() writes them;
/// nothing without such a key. Throws InputError for a day that the table does not have.
void expand_duties(const std::string& file, tables::YamlNode& root);

}  // namespace parley::scenario

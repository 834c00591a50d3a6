#pragma once
// Files of the former format: read as what `parley migrate` makes of them. docs/guide/scenario.md.
#include <string>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// What `in-force` says where the duties that the table has on the day of the file are in force.
inline constexpr const char* by_date = "by-date";

/// Why a file of the former format has the outcome that it calls the disagreement.
inline constexpr const char* former_grounds = "set in a file of format 1, which gave no grounds";

/// Whether a file says the former format.
[[nodiscard]] bool is_former(const tables::YamlNode& root);

/// The tree of a file of the former format in the newest: `disagreement` is `no-deal`, the last round of the talks
/// their deadline, a date under `in-force` the `day`. Places in the file stay.
[[nodiscard]] tables::YamlNode migrated(tables::YamlNode root);
/// The same done to its text, with comments and layout as they are. `root` is of that text, with columns.
[[nodiscard]] std::string migrated(const std::string& text, const tables::YamlNode& root);

}  // namespace parley::scenario

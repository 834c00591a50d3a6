#pragma once
// Scenario files: docs/guide/scenario.md, docs/schema/scenario-2.schema.json.
#include <string>

#include "parley/scenario/scenario.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// Reads a scenario and checks that it hangs together: every party, issue, level and outcome that is named exists, what
/// levels need of each other is no circle, named outcomes are possible. What a measure means in a world is checked when
/// it is resolved. `file` names it in messages. Throws InputError with line and column. Without
/// the hash of the text, and without a look whether the figures of a citation are its number: load_scenario.hpp has
/// both.
[[nodiscard]] Scenario read_scenario(const std::string& file, const tables::YamlNode& root);

}  // namespace parley::scenario

#pragma once
// Scenario files: docs/guide/scenario.md, docs/schema/scenario-1.schema.json.
#include <string>
#include <string_view>
#include <vector>

#include "parley/scenario/scenario.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// Reads a scenario and checks that it hangs together: every party, issue, level and outcome that is named exists, what
/// levels need of each other is no circle, named outcomes are possible. What a measure means in a world is checked when
/// it is resolved. `file` names it in messages. Throws InputError with line and column.
[[nodiscard]] Scenario read_scenario(const std::string& file, std::string_view text);
/// The same from its tree, without the hash of the text.
[[nodiscard]] Scenario read_scenario(const std::string& file, const tables::YamlNode& root);

/// A scenario's text, the name that messages give it, and its id. Where it is looked for: load_scenario().
struct ScenarioText {
    std::string file, id, text;
};
[[nodiscard]] ScenarioText find_scenario(const std::string& name_or_path);

/// A bundled scenario, a scenario file, or a folder that holds scenario.yaml. Throws InputError that names the nearest
/// bundled one.
[[nodiscard]] Scenario load_scenario(const std::string& name_or_path);

/// Names of the scenarios inside the program.
[[nodiscard]] std::vector<std::string> bundled_scenarios();

}  // namespace parley::scenario

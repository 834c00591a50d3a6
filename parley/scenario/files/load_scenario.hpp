#pragma once
// Scenarios from where they are kept: inside the program, or in files.
#include <string>
#include <string_view>
#include <vector>

#include "parley/scenario/scenario.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// A file, read and parsed once: the name that messages give it, its id, and what it holds.
struct ScenarioFile {
    std::string file, id, text;
    std::string sha256;     ///< of the text; with lists of products, of it and their hashes
    tables::YamlNode root;  ///< with what its lists hold
};

/// A bundled scenario, a scenario file, or a folder that holds scenario.yaml. Throws InputError that names the nearest
/// bundled one.
[[nodiscard]] ScenarioFile find_scenario(const std::string& name_or_path);
/// Throws InputError.
[[nodiscard]] Scenario scenario_of(const ScenarioFile& file);
[[nodiscard]] Scenario load_scenario(const std::string& name_or_path);
/// Of a text; `file` names it in messages.
[[nodiscard]] Scenario read_scenario(const std::string& file, std::string_view text);

/// Names of the scenarios inside the program.
[[nodiscard]] std::vector<std::string> bundled_scenarios();

}  // namespace parley::scenario

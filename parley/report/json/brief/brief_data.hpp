#pragma once
// The data of a brief: what its page shows, and what its engine starts from. docs/schema/brief-1.schema.json.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/analysis/brief.hpp"
#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::report::json {

inline constexpr const char* brief_schema = "parley/brief/1";

/// The scenario's file for the engine: {file, id, sha256, world_source, root}, `root` as tree_json() writes it.
[[nodiscard]] nlohmann::ordered_json engine_tree(const pricing::Setting& setting, const tables::YamlNode& root);

/// Parts that do not apply are null, and `left_out` says why. `root`: the tree of the scenario's file.
[[nodiscard]] nlohmann::ordered_json brief_json(const analysis::Brief& brief, const tables::YamlNode& root);
/// The same of a conflict typed in: nothing but the conflict.
[[nodiscard]] nlohmann::ordered_json brief_json(const scenario::Conflict& conflict,
                                                const scenario::ConflictAnalysis& analysis);

}  // namespace parley::report::json

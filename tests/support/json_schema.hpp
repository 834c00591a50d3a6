#pragma once
// The part of JSON Schema that our schemas use. A keyword that is not understood here fails, rather than passes.
#include <string>

#include <nlohmann/json.hpp>

namespace parley::testing {

using nlohmann::json;

/// The schema that "#/$defs/name" stands for.
[[nodiscard]] const json& referred(const json& root, const std::string& reference);

/// What is wrong with `value`, which stands `at` a place of its document, or nothing. `root` is the whole schema, to
/// which references refer.
[[nodiscard]] std::string schema_problem(const json& schema, const json& value, const std::string& at,
                                         const json& root);
[[nodiscard]] std::string schema_problem(const json& schema, const json& value);

}  // namespace parley::testing

#pragma once
// Whether a request is of docs/schema/engine-1.schema.json, before anything is touched.
#include <optional>

#include <nlohmann/json.hpp>

#include "parley/core/refusal.hpp"

namespace parley::wasm {

/// Why it is not; nothing when it is. What depends on the scenario (how many prices there are) is not looked at.
[[nodiscard]] std::optional<Refusal> form_problem(const nlohmann::ordered_json& request);

}  // namespace parley::wasm

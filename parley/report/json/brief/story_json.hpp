#pragma once
// What is told of a dispute before anything is computed, as JSON: who wants what, and when.
#include <nlohmann/json.hpp>

#include "parley/pricing/worth.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::report::json {

/// By party {party, name, groups: [{kind, heading, lines: [{id, text, issue?, evidence? assumption?}]}]}; kinds of
/// which a party said nothing are left out.
[[nodiscard]] nlohmann::ordered_json positions_json(const scenario::Scenario& scenario);
/// [{date, kind, party?, text, assumed}], by date.
[[nodiscard]] nlohmann::ordered_json calendar_json(const scenario::Scenario& scenario);

/// How each named outcome that is on the table ends between the main pair, as its signatories have it:
/// {id: {ending, words}}.
[[nodiscard]] nlohmann::ordered_json named_endings_json(const pricing::Worth& worth);

}  // namespace parley::report::json

#pragma once
// A number of a scenario with its grounds, as JSON.
#include <nlohmann/json.hpp>

#include "parley/core/stated_number.hpp"

namespace parley::report::json {

/// {source, paragraph, figures}
[[nodiscard]] nlohmann::ordered_json evidence_json(const EvidenceRef& evidence);
/// {text, value, unit, range?, evidence? assumption? definition?}
[[nodiscard]] nlohmann::ordered_json quantity_json(const StatedNumber& quantity);

}  // namespace parley::report::json

#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/sweep.hpp"

namespace parley::report::json {

/// docs/schema/sweep-1.schema.json: the points, and the named outcomes at each.
[[nodiscard]] nlohmann::ordered_json sweep_document(const pricing::DealSpace& space, const pricing::Sweep& sweep);

}  // namespace parley::report::json

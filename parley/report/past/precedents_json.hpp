#pragma once
#include <nlohmann/json.hpp>

#include "parley/precedents/precedents.hpp"

namespace parley::report::past {

/// docs/schema/precedents-1.schema.json.
[[nodiscard]] nlohmann::ordered_json precedents_json(const precedents::Precedents& precedents);

}  // namespace parley::report::past

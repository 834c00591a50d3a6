#pragma once
#include <nlohmann/json.hpp>

#include "parley/report/words/shown.hpp"

namespace parley::report::json {

/// Trade of the parties after a change: with each partner, in each sector with its price, and flow by flow between
/// them. `$defs/trade` of docs/schema/study-1.schema.json.
[[nodiscard]] nlohmann::ordered_json trade_json(const words::Shown& shown);

}  // namespace parley::report::json

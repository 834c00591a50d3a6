#pragma once
// What a brief holds of trade after a change, and of markets: as much of it as is drawn.
#include <nlohmann/json.hpp>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::json {

/// What the parties sell each other after each solved equilibrium of the study: all goods and services together, and
/// the flows by sector that change most. USD m a year, to the nearest thousand dollars.
[[nodiscard]] nlohmann::ordered_json trade_in_brief(const pricing::NamedOutcomes& study);

/// The "markets" of a course without endings that hardly come about, and of sectors those that move most.
[[nodiscard]] nlohmann::ordered_json markets_in_brief(nlohmann::ordered_json markets);

}  // namespace parley::report::json

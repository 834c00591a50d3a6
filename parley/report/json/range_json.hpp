#pragma once
#include <nlohmann/json.hpp>

#include <optional>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::json {

/// {low, high, over, n}; null without one.
[[nodiscard]] nlohmann::ordered_json range_json(const std::optional<pricing::Range>& range, const char* over);
/// Which sources ranges are over, and at how many points of drawn numbers; null where none were asked for.
[[nodiscard]] nlohmann::ordered_json elsewhere_json(const pricing::Elsewhere& elsewhere);
/// Of one set of measures: at which sources it did not settle, and why.
[[nodiscard]] nlohmann::ordered_json unsettled_json(const pricing::Spread& spread);

/// What moves the headline figure, of outcomes of which it was asked.
[[nodiscard]] nlohmann::ordered_json movers_json(const pricing::NamedOutcomes& named);

}  // namespace parley::report::json

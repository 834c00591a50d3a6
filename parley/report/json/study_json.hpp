#pragma once
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::json {

/// The schema that study_json() follows: docs/schema/study-1.schema.json. A field may be added under the same name; one
/// that is renamed, removed or changes its meaning makes a new number.
inline constexpr const char* study_schema = "parley/study/1";

/// A study as JSON: levels with their measures, outcomes, and one entry per distinct equilibrium, to which outcomes
/// refer by position. Percent for people (`_pct`), USD m a year (`_usd_m`). An equilibrium that failed has a status and
/// no results.
enum class TradeFlows { left_out, too };  ///< they are most of the document: a brief has no room for them
[[nodiscard]] nlohmann::ordered_json study_json(const pricing::NamedOutcomes& study,
                                                TradeFlows flows = TradeFlows::left_out);

/// Its parts: an outcome with the level that each issue is at (by position), and an equilibrium, solved or not.
[[nodiscard]] nlohmann::ordered_json outcome_json(const scenario::Scenario& scenario,
                                                  const scenario::NamedOutcome& outcome,
                                                  const std::vector<std::size_t>& at,
                                                  std::optional<std::size_t> equilibrium);
[[nodiscard]] nlohmann::ordered_json equilibrium_json(const pricing::NamedOutcomes& study,
                                                      const pricing::SetEquilibrium& each,
                                                      const pricing::Spread& spread = {});

}  // namespace parley::report::json

#pragma once
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/study/study.hpp"

namespace parley {

/// The schema that study_json() follows: docs/schema/study-1.schema.json. A field may be added under the same name; one
/// that is renamed, removed or changes its meaning makes a new number.
inline constexpr const char* study_schema = "parley/study/1";

/// A study as JSON: levels with their measures, outcomes, and one entry per distinct equilibrium, to which outcomes
/// refer by position. Percent for people (`_pct`), USD m a year (`_usd_m`). An equilibrium that failed has a status and
/// no results.
[[nodiscard]] nlohmann::ordered_json study_json(const Study& study);

/// Its parts: an outcome with the level that each issue is at (by position), and an equilibrium, solved or not.
[[nodiscard]] nlohmann::ordered_json outcome_json(const Scenario& scenario, const NamedOutcome& outcome,
                                                  const std::vector<std::size_t>& at,
                                                  std::optional<std::size_t> equilibrium);
[[nodiscard]] nlohmann::ordered_json equilibrium_json(const Study& study, const StudyEquilibrium& each);

/// The same in long form: outcome, economy, sector, variable, unit, value. Needs every equilibrium solved; outcomes
/// that are not priced have no rows.
[[nodiscard]] std::string study_csv(const Study& study);

}  // namespace parley

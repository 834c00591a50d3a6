#pragma once
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/analysis/deal_conditions.hpp"

namespace parley::report::json {

/// Adds `hull`, `at_home` and `what_if` to deals; `coalitions`, `foresight`, `rests_if` and `what_if` to standoff;
/// `preconditions` to talks.
void add_deal_conditions(nlohmann::ordered_json& deals, const pricing::Worth& dispute,
                         const analysis::DealAnalysis& analysis, const analysis::DealConditions& deeper);
void add_standoff_conditions(nlohmann::ordered_json& standoff, const pricing::Worth& dispute,
                             const analysis::StandoffConditions& deeper);
void add_preconditions(nlohmann::ordered_json& talks, const pricing::Worth& dispute,
                       const std::vector<analysis::Precondition>& list);

}  // namespace parley::report::json

#pragma once
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/analysis/deal_conditions.hpp"

namespace parley::report::json {

/// Adds `hull`, `at_home` and `what_if` to deals; `coalitions`, `foresight`, `rests_if` and `what_if` to standoff;
/// `preconditions` to talks.
void add_deeper_deals(nlohmann::ordered_json& deals, const pricing::Worth& dispute,
                      const analysis::DealAnalysis& analysis, const analysis::DeeperDeals& deeper);
void add_deeper_standoff(nlohmann::ordered_json& standoff, const pricing::Worth& dispute,
                         const analysis::DeeperStandoff& deeper);
void add_preconditions(nlohmann::ordered_json& talks, const pricing::Worth& dispute,
                       const std::vector<analysis::Precondition>& list);

}  // namespace parley::report::json

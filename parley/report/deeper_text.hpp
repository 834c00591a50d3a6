#pragma once
// Further questions to a dispute (parley/study/deeper.hpp) as text that can be read aloud, and as members of the JSON
// of deals, standoff and talks.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/deeper.hpp"

namespace parley {

[[nodiscard]] std::string deeper_deals_text(const DisputeStudy& dispute, const DealAnalysis& analysis,
                                            const DeeperDeals& deeper);
[[nodiscard]] std::string deeper_standoff_text(const DisputeStudy& dispute, const DeeperStandoff& deeper);
[[nodiscard]] std::string preconditions_text(const DisputeStudy& dispute, const std::vector<Precondition>& list);

/// Adds `hull`, `at_home` and `what_if` to deals; `coalitions`, `foresight`, `rests_if` and `what_if` to standoff;
/// `preconditions` to talks.
void add_deeper_deals(nlohmann::ordered_json& deals, const DisputeStudy& dispute, const DealAnalysis& analysis,
                      const DeeperDeals& deeper);
void add_deeper_standoff(nlohmann::ordered_json& standoff, const DisputeStudy& dispute, const DeeperStandoff& deeper);
void add_preconditions(nlohmann::ordered_json& talks, const DisputeStudy& dispute,
                       const std::vector<Precondition>& list);

}  // namespace parley

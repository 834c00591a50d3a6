#pragma once
// Further questions to a dispute (parley/analysis/deal_conditions.hpp) as text that can be read aloud.
#include <string>

#include "parley/analysis/deal_conditions.hpp"

namespace parley::report::text {

[[nodiscard]] std::string deal_conditions_text(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                                               const analysis::DealConditions& deeper);
[[nodiscard]] std::string standoff_conditions_text(const pricing::Worth& dispute,
                                                   const analysis::StandoffConditions& deeper);
[[nodiscard]] std::string preconditions_text(const pricing::Worth& dispute,
                                             const std::vector<analysis::Precondition>& list);

}  // namespace parley::report::text

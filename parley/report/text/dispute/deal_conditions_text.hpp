#pragma once
// Further questions to a dispute (parley/analysis/deal_conditions.hpp) as text that can be read aloud.
#include <string>

#include "parley/analysis/deal_conditions.hpp"

namespace parley::report::text {

[[nodiscard]] std::string deeper_deals_text(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                                            const analysis::DeeperDeals& deeper);
[[nodiscard]] std::string deeper_standoff_text(const pricing::Worth& dispute, const analysis::DeeperStandoff& deeper);
[[nodiscard]] std::string preconditions_text(const pricing::Worth& dispute,
                                             const std::vector<analysis::Precondition>& list);

}  // namespace parley::report::text

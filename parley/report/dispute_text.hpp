#pragma once
// The analysis of a dispute as text that can be read aloud, and as JSON.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/study/dispute_analyses.hpp"

namespace parley {

/// `more` comes before what was assumed and solved.
[[nodiscard]] std::string deals_text(const DisputeStudy& dispute, const DealAnalysis& analysis,
                                     const std::string& more = {});
[[nodiscard]] std::string standoff_text(const DisputeStudy& dispute, const StandoffAnalysis& analysis,
                                        const std::string& more = {});
[[nodiscard]] std::string talks_text(const DisputeStudy& dispute, const TalksAnalysis& analysis,
                                     const std::string& more = {});

/// What was solved and what not, and the manifest: the end of each of these texts.
[[nodiscard]] std::string dispute_solved_text(const DisputeStudy& dispute);
/// Why there is no result; empty when there is.
[[nodiscard]] std::string failure_text(const DisputeStudy& dispute);

/// docs/schema/deals-1.schema.json. Of a dispute that did not settle: status and manifest only, without `analysis`.
[[nodiscard]] nlohmann::ordered_json deals_json(const DisputeStudy& dispute, const DealAnalysis* analysis);
/// docs/schema/standoff-1.schema.json.
[[nodiscard]] nlohmann::ordered_json standoff_json(const DisputeStudy& dispute, const StandoffAnalysis* analysis);
/// docs/schema/talks-1.schema.json.
[[nodiscard]] nlohmann::ordered_json talks_json(const DisputeStudy& dispute, const TalksAnalysis* analysis);

}  // namespace parley

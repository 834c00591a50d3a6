#pragma once
// The analysis of a dispute as text that can be read aloud.
#include <string>

#include "parley/analysis/deals_and_standoff.hpp"

namespace parley::report::text {

/// `more` comes before what was assumed and solved.
[[nodiscard]] std::string deals_text(const pricing::DisputeStudy& dispute, const analysis::DealAnalysis& analysis,
                                     const std::string& more = {});
[[nodiscard]] std::string standoff_text(const pricing::DisputeStudy& dispute,
                                        const analysis::StandoffAnalysis& analysis, const std::string& more = {});
[[nodiscard]] std::string talks_text(const pricing::DisputeStudy& dispute, const analysis::TalksAnalysis& analysis,
                                     const std::string& more = {});

/// What was solved and what not, and the manifest: the end of each of these texts.
[[nodiscard]] std::string dispute_solved_text(const pricing::DisputeStudy& dispute);
/// Why there is no result; empty when there is.
[[nodiscard]] std::string failure_text(const pricing::DisputeStudy& dispute);

}  // namespace parley::report::text

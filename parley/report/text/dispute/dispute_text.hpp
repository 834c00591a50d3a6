#pragma once
// The analysis of a dispute as text that can be read aloud.
#include <string>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/pricing/worth_elsewhere.hpp"

namespace parley::report::text {

/// `first` stands under the title, conclusions_text.hpp; `more` before what was assumed and solved; ranges are those of
/// `elsewhere`.
[[nodiscard]] std::string deals_text(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                                     const std::string& first = {}, const std::string& more = {},
                                     const pricing::WorthElsewhere& elsewhere = {});
[[nodiscard]] std::string standoff_text(const pricing::Worth& dispute, const analysis::StandoffAnalysis& analysis,
                                        const std::string& first = {}, const std::string& more = {},
                                        SayOption say = parley::name_of);
[[nodiscard]] std::string talks_text(const pricing::Worth& dispute, const analysis::TalksAnalysis& analysis,
                                     const std::string& first = {}, const std::string& more = {});

/// What was solved and what not, and the manifest.
[[nodiscard]] std::string solved_text(const pricing::Worth& dispute);
/// The wants that the file assumes, then what was solved: the end of each of these texts.
[[nodiscard]] std::string dispute_solved_text(const pricing::Worth& dispute);
/// Why there is no result; empty when there is. `prices`: null where the base failed.
[[nodiscard]] std::string failure_text(const pricing::Setting& setting, const pricing::Prices* prices);

}  // namespace parley::report::text

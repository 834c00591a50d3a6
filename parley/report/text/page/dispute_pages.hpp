#pragma once
// The first pages of the commands on a dispute: at most 60 lines of 80 letters, what turns first. All else is in the
// texts of report/text/dispute.
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/course/markets.hpp"
#include "parley/analysis/findings/lens_conclusions.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/report/text/page/page.hpp"

namespace parley::report::text {

/// What is concluded, what turns most easily first: for which share of the wants that fit, solved and assumed, what
/// turns it, and where the statements that it hinges on are from.
[[nodiscard]] PageSection concluded(const pricing::Worth& worth, const analysis::Footing& footing,
                                    const std::vector<analysis::Conclusion>& conclusions);

/// The outcomes that bargaining theory points at, or the one nearest to acceptance, each once.
[[nodiscard]] std::vector<Outcome> pointed_at(const analysis::DealAnalysis& deals);
[[nodiscard]] std::string deals_page(const pricing::Worth& worth, const analysis::DealAnalysis& deals,
                                     const analysis::Footing& footing,
                                     const std::vector<analysis::Conclusion>& conclusions,
                                     const pricing::WorthElsewhere& elsewhere);
[[nodiscard]] std::string standoff_page(const pricing::Worth& worth, const analysis::StandoffAnalysis& standoff,
                                        const analysis::Footing& footing,
                                        const std::vector<analysis::Conclusion>& conclusions);
/// `first`: what comes first, as a text of report/text/dispute.
[[nodiscard]] std::string talks_page(const pricing::Worth& worth, const analysis::TalksAnalysis& talks,
                                     const analysis::Footing& footing,
                                     const std::vector<analysis::Conclusion>& conclusions, const std::string& first);
[[nodiscard]] std::string record_page(const pricing::Worth& worth, const analysis::Record& record);
/// `elsewhere`: how it goes under other economics; none where it was not asked.
[[nodiscard]] std::string course_page(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                      const analysis::course::CourseMarkets& markets,
                                      const std::optional<PageSection>& elsewhere = {});
[[nodiscard]] std::string forecast_page(const pricing::Worth& worth, const analysis::Forecast& forecast,
                                        const pricing::Sweep* sweep = nullptr, SayOption say = parley::name_of,
                                        const std::string& first = {});

}  // namespace parley::report::text

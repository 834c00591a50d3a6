#pragma once
// Everything that a brief shows, computed once.
#include <optional>
#include <string>

#include "parley/analysis/attribution.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/pricing/batch/sweep.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley::analysis {

/// What does not apply to a scenario is not there: a table without issues has no dispute, talks need a calendar.
struct BriefStudy {
    scenario::ScenarioText text;
    pricing::Study study;  ///< its named outcomes, decomposed
    std::optional<pricing::DisputeStudy> dispute;
    std::string no_dispute;  ///< why there is none
    std::optional<DealAnalysis> deals;
    std::optional<StandoffAnalysis> standoff;
    std::optional<TalksAnalysis> talks;
    std::optional<Forecast> forecast;
    std::optional<pricing::Sweep> sweep;     ///< that the forecast draws from; none: wants are all that is drawn
    std::optional<Attribution> attribution;  ///< of the balance of two parties that are one economy each
};

/// Throws InputError for a scenario that cannot be read or carried out.
[[nodiscard]] BriefStudy study_brief(scenario::ScenarioText text, const pricing::StudyOptions& options,
                                     const BatchProgress& progress = {});

/// The forecast again, its draws shared out among the points of a converged sweep of `brief.dispute`.
void draw_from(BriefStudy& brief, pricing::Sweep sweep, int threads);

/// Converged, or how the named outcomes or those on the table failed.
[[nodiscard]] model::Status status_of(const BriefStudy& brief);

}  // namespace parley::analysis

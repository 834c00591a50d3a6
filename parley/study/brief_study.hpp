#pragma once
// Everything that a brief shows, computed once.
#include <optional>
#include <string>

#include "parley/study/attribution.hpp"
#include "parley/study/forecast.hpp"
#include "parley/study/read_scenario.hpp"

namespace parley {

/// What does not apply to a scenario is not there: a table without issues has no dispute, talks need a calendar.
struct BriefStudy {
    ScenarioText text;
    Study study;  ///< its named outcomes, decomposed
    std::optional<DisputeStudy> dispute;
    std::string no_dispute;  ///< why there is none
    std::optional<DealAnalysis> deals;
    std::optional<StandoffAnalysis> standoff;
    std::optional<TalksAnalysis> talks;
    std::optional<Forecast> forecast;
    std::optional<Attribution> attribution;  ///< of the balance of two parties that are one economy each
};

/// Throws InputError for a scenario that cannot be read or carried out.
[[nodiscard]] BriefStudy study_brief(ScenarioText text, const StudyOptions& options,
                                     const BatchProgress& progress = {});

/// Converged, or how the named outcomes or those on the table failed.
[[nodiscard]] Status status_of(const BriefStudy& brief);

}  // namespace parley

#pragma once
// Everything that a brief shows, computed once in one setting.
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/attribution/attribution.hpp"
#include "parley/analysis/deal_conditions.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/pricing/sweep.hpp"
#include "parley/pricing/worth_elsewhere.hpp"

namespace parley::analysis {

/// A section that a scenario has not what it needs for, and what that is.
struct LeftOut {
    std::string section;
    Refusal why;
};

struct Brief {
    pricing::NamedOutcomes named;  ///< decomposed
    pricing::SharedPrices prices;  ///< none where the base failed, or nothing is on the table
    std::optional<pricing::Worth> worth;
    std::optional<DealAnalysis> deals;
    pricing::WorthElsewhere elsewhere;  ///< of what the deals point at
    std::optional<StandoffAnalysis> standoff;
    std::optional<TalksAnalysis> talks;
    std::optional<Forecast> forecast;
    std::optional<pricing::Sweep> sweep;     ///< that the forecast draws from; none: wants are all that is drawn
    std::optional<Attribution> attribution;  ///< of the balance of two parties that are one economy each
    std::vector<LeftOut> left_out;

    [[nodiscard]] const pricing::Setting& setting() const { return named.setting(); }
    /// Converged, or how the named outcomes or those on the table failed.
    [[nodiscard]] model::Status status() const;
};

/// Throws InputError for named outcomes that cannot be carried out. A standoff that would take longer than `budget`
/// seconds is left out.
[[nodiscard]] Brief brief_of(pricing::SharedSetting setting, int threads, const BatchProgress& progress = {},
                             const pricing::RangeOptions& ranges = {},
                             double budget = dispute::graph_model::usual_budget);

/// The forecast again, its draws shared out among the points of a converged sweep of the brief's space.
void draw_from(Brief& brief, pricing::Sweep sweep, int threads);

}  // namespace parley::analysis

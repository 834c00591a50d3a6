#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/pricing/worth_elsewhere.hpp"

namespace parley::report::json {

/// docs/schema/deals-1.schema.json. Of a dispute that did not settle: unsolved_json().
[[nodiscard]] nlohmann::ordered_json deals_json(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis);
/// Adds to every outcome in the document that was solved elsewhere what it ranges over.
void add_ranges(nlohmann::ordered_json& deals, const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere);
/// docs/schema/standoff-1.schema.json.
[[nodiscard]] nlohmann::ordered_json standoff_json(const pricing::Worth& dispute,
                                                   const analysis::StandoffAnalysis& analysis);
/// docs/schema/talks-1.schema.json.
[[nodiscard]] nlohmann::ordered_json talks_json(const pricing::Worth& dispute, const analysis::TalksAnalysis& analysis);

}  // namespace parley::report::json

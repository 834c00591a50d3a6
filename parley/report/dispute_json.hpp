#pragma once
// The parts that the JSON of a dispute's commands share: docs/schema.
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/dispute/deals.hpp"
#include "parley/report/priced_json.hpp"
#include "parley/study/dispute_study.hpp"

namespace parley {

/// A number for each party, by its id.
[[nodiscard]] nlohmann::ordered_json by_party(const DisputeStudy& dispute, const std::vector<double>& values);
/// "$defs/outcome" of the schemas: number, name, levels, words, points and real income of each party.
[[nodiscard]] nlohmann::ordered_json outcome_json(const DisputeStudy& dispute, Outcome o);
[[nodiscard]] nlohmann::ordered_json outcomes_json(const DisputeStudy& dispute, const std::vector<Outcome>& outcomes);
[[nodiscard]] nlohmann::ordered_json point_json(const DisputeStudy& dispute, const BargainingPoint& point);
/// Schema, status and title; of a dispute that settled also no deal, today, the parties' terms, the counts of outcomes.
[[nodiscard]] nlohmann::ordered_json dispute_head(const char* schema, const DisputeStudy& dispute);
[[nodiscard]] nlohmann::ordered_json dispute_manifest(const DisputeStudy& dispute);

}  // namespace parley

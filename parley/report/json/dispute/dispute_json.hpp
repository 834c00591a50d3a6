#pragma once
// The parts that the JSON of a dispute's commands share: docs/schema.
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/dispute/bargaining/deals.hpp"
#include "parley/pricing/worth.hpp"
#include "parley/report/json/priced_json.hpp"

namespace parley::report::json {

/// A number for each party, by its id.
[[nodiscard]] nlohmann::ordered_json by_party(const scenario::Scenario& scenario, const std::vector<double>& values);
/// "$defs/outcome" of the schemas: number, name, levels, words, points and real income of each party.
[[nodiscard]] nlohmann::ordered_json outcome_json(const pricing::Worth& dispute, Outcome o);
[[nodiscard]] nlohmann::ordered_json outcomes_json(const pricing::Worth& dispute, const std::vector<Outcome>& outcomes);
[[nodiscard]] nlohmann::ordered_json point_json(const pricing::Worth& dispute,
                                                const dispute::bargaining::BargainingPoint& point);
/// Schema, status, title, no deal, today, the parties' terms, the counts of outcomes.
[[nodiscard]] nlohmann::ordered_json dispute_head(const char* schema, const pricing::Worth& dispute);
[[nodiscard]] nlohmann::ordered_json dispute_manifest(const pricing::Worth& dispute);
/// The document of a dispute that did not settle: how it failed, and the manifest. `prices`: null where the base
/// failed.
[[nodiscard]] nlohmann::ordered_json unsolved_json(const char* schema, const pricing::Setting& setting,
                                                   const pricing::Prices* prices);

}  // namespace parley::report::json

#pragma once
// The record, and conclusions of all lenses with what they rest on.
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/analysis/footing/footing.hpp"
#include "parley/analysis/record.hpp"

namespace parley::report::json {

inline constexpr const char* record_schema = "parley/record/1";

/// `conclusions` of deals, standoff, talks and record.
[[nodiscard]] nlohmann::ordered_json conclusions_json(const pricing::Worth& worth, const analysis::Footing& footing,
                                                      const std::vector<analysis::Conclusion>& conclusions);
/// `refused` of deals and record: the levels of these outcomes that a party refuses by its own words.
[[nodiscard]] nlohmann::ordered_json refused_json(const pricing::Worth& worth, const std::vector<Outcome>& outcomes);
/// `record` of a brief: by party what each want may be, and what of that fits what was said.
[[nodiscard]] nlohmann::ordered_json fitting_wants_json(const pricing::Worth& worth, const analysis::Record& record);
/// docs/schema/record-1.schema.json
[[nodiscard]] nlohmann::ordered_json record_json(const pricing::Worth& worth, const analysis::Record& record);

}  // namespace parley::report::json

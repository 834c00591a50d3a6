#pragma once
// The record as text: what conclusions rest on first.
#include <string>
#include <vector>

#include "parley/analysis/record.hpp"

namespace parley::report::text {

[[nodiscard]] std::string record_text(const pricing::Worth& worth, const analysis::Record& record);
/// "China: Output of the plan's industries": wants that no statement bounds and that conclusions hinge on, the heaviest
/// first.
[[nodiscard]] std::vector<std::string> to_find_out(const pricing::Worth& worth, const analysis::Record& record);
/// Every want as a row: party, faction, term, unit, range, strict interval, quantiles, nats.
[[nodiscard]] std::string record_csv(const pricing::Worth& worth, const analysis::Record& record);

}  // namespace parley::report::text

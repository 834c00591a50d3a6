#pragma once
// The record as text: what conclusions rest on first.
#include <string>

#include "parley/analysis/record.hpp"

namespace parley::report::text {

[[nodiscard]] std::string record_text(const pricing::Worth& worth, const analysis::Record& record);
/// Every want as a row: party, faction, term, unit, range, strict interval, quantiles, nats.
[[nodiscard]] std::string record_csv(const pricing::Worth& worth, const analysis::Record& record);

}  // namespace parley::report::text

#pragma once
// How things end: no deal and what it comes of, what each outcome is called, agreements with signatories.
#include <nlohmann/json.hpp>

#include "parley/analysis/agreements.hpp"

namespace parley::report::json {

/// "$defs/endings": what an outcome is called if all sign it, and if nobody does.
[[nodiscard]] nlohmann::ordered_json endings_json(const pricing::Worth& dispute, Outcome outcome);
/// "$defs/no_deal": where it is from, and each announced act.
[[nodiscard]] nlohmann::ordered_json no_deal_json(const pricing::Worth& dispute);
/// "$defs/agreements".
[[nodiscard]] nlohmann::ordered_json agreements_json(const pricing::Worth& dispute,
                                                     const analysis::Agreements& agreements);

}  // namespace parley::report::json

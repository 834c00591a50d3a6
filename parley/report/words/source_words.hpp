#pragma once
// Where what was said is from.
#include <string>
#include <vector>

#include "parley/pricing/worth.hpp"

namespace parley::report::words {

/// The citations of the stances that a statement of this party's record was read from; empty of what nobody said in so
/// many words, such as an offer that was not taken up.
[[nodiscard]] std::vector<EvidenceRef> sources_of(const scenario::Scenario& scenario, std::size_t party,
                                                  const dispute::record::Statement& statement);
/// "report, paragraph 19"; empty where there is none.
[[nodiscard]] std::string said_where(const scenario::Scenario& scenario, std::size_t party,
                                     const dispute::record::Statement& statement);

}  // namespace parley::report::words

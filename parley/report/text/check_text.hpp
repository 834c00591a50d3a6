#pragma once
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/scenario/check_evidence.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::report::text {

/// What a scenario holds, and what its documents say to its figures: one line for every figure that is cited.
/// `uncited` are figures of the documents that the scenario leaves out, `without` the ids of documents not at hand.
[[nodiscard]] std::string check_text(const scenario::Scenario& scenario,
                                     const std::vector<scenario::CitationCheck>& checks,
                                     const std::vector<std::string>& uncited, const std::vector<std::string>& without,
                                     SayOption say = parley::name_of);

/// The lines of citations that do not hold, each "file:line: …"; none when all do.
[[nodiscard]] std::vector<std::string> unsound(const scenario::Scenario& scenario,
                                               const std::vector<scenario::CitationCheck>& checks);

}  // namespace parley::report::text

#pragma once
// The documents that a scenario cites, from disk.
#include <map>
#include <string>
#include <vector>

#include "parley/evidence/document.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::cli {

/// By id of the source. `given`: DOC, or ID=DOC where the scenario cites several. `beside`: what is not given is looked
/// for beside the scenario, under the name that it gives. Throws InputError.
[[nodiscard]] std::map<std::string, evidence::Document> read_documents(const scenario::Scenario& scenario,
                                                                       const std::vector<std::string>& given,
                                                                       bool beside);

}  // namespace parley::cli

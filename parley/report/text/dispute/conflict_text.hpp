#pragma once
#include <string>

#include "parley/scenario/files/conflict_analysis.hpp"

namespace parley::report::text {

[[nodiscard]] std::string conflict_text(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis);
}  // namespace parley::report::text

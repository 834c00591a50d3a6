#pragma once
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/scenario/files/conflict_analysis.hpp"

namespace parley::report::text {

[[nodiscard]] std::string conflict_text(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis,
                                        SayOption say = parley::name_of);
}  // namespace parley::report::text

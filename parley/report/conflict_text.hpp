#pragma once
#include <string>

#include "parley/study/conflict.hpp"

namespace parley {

[[nodiscard]] std::string conflict_text(const Conflict& conflict, const ConflictAnalysis& analysis);

}  // namespace parley

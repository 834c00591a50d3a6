#pragma once
#include <string>

#include "parley/precedents/registered.hpp"

namespace parley::report::past {

/// Each chance beside what happened, and the scores of each method.
[[nodiscard]] std::string score_text(const precedents::Registered& registered, const histories::After& after);

}  // namespace parley::report::past

#pragma once
#include <string>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::text {

/// The first page of `parley solve SCENARIO`, 80 letters wide: outcomes by id with what they do to whom, what that
/// comes to in sentences, and the five numbers and choices that it hangs on most. Every equilibrium must be solved.
[[nodiscard]] std::string study_page(const pricing::NamedOutcomes& study);

}  // namespace parley::report::text

#pragma once
#include <string>

#include "parley/study/study.hpp"

namespace parley {

/// A solved study as text: all outcomes in one table, then each outcome by itself, then what was assumed and how it was
/// computed. Every equilibrium must be solved; a failed one has no table, see failure_text().
[[nodiscard]] std::string study_text(const Study& study);

/// One line that says which solve failed and how.
[[nodiscard]] std::string failure_text(const Study& study);

}  // namespace parley

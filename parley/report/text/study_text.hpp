#pragma once
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::text {

/// A solved study as text: all outcomes in one table, then each outcome by itself, then what was assumed and how it was
/// computed. Every equilibrium must be solved; a failed one has no table, see failure_text().
[[nodiscard]] std::string study_text(const pricing::NamedOutcomes& study, SayOption say = parley::name_of);

/// Of that, each outcome by itself; and what was said, assumed and solved.
[[nodiscard]] std::string outcomes_text(const pricing::NamedOutcomes& study, SayOption say = parley::name_of);
[[nodiscard]] std::string assumed_text(const pricing::NamedOutcomes& study, SayOption say = parley::name_of);

/// One line that says which solve failed and how.
[[nodiscard]] std::string failure_text(const pricing::NamedOutcomes& study);

/// The study in long form: outcome, economy, sector, variable, unit, value. Needs every equilibrium solved; outcomes
/// that are not priced have no rows.
[[nodiscard]] std::string study_csv(const pricing::NamedOutcomes& study);

}  // namespace parley::report::text

#pragma once
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/pricing/duties/duty_study.hpp"

namespace parley::report::text {

/// A solved study as text that can be read aloud: what was changed, real income, balances, revenue, sectors, where the
/// effect comes from, and what was assumed. The study must be solved; a failed one has no table, see failure_text().
[[nodiscard]] std::string solve_text(const pricing::DutyStudy& study, SayOption say = parley::name_of);

/// What changes, a sentence a duty where they are few; who levies them.
[[nodiscard]] std::string headline(const pricing::DutyStudy& study, std::size_t width);
[[nodiscard]] std::vector<Economy> levying(const pricing::DutyStudy& study);

/// One line that says how a solve failed.
[[nodiscard]] std::string failure_text(const pricing::DutyStudy& study);

/// One change of duties as a sentence, such as "USA adds 25 points to its duties on goods from CHN".
[[nodiscard]] std::string sentence(const pricing::DutyStudy& study, std::size_t row);

}  // namespace parley::report::text

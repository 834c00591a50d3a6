#pragma once
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/pricing/duties/duty_study.hpp"

namespace parley::report::text {

/// The first page of `parley solve` of duties, 80 letters wide: what changes, real income with its ranges, balances and
/// revenue, what is made, and what is assumed in a few lines. The study must be solved.
[[nodiscard]] std::string solve_page(const pricing::DutyStudy& study, SayOption say = parley::name_of);

}  // namespace parley::report::text

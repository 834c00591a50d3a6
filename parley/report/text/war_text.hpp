#pragma once
// What `parley best-answer` and `parley war` print.
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/pricing/wars/war_study.hpp"

namespace parley::report::text {

/// Who gains, the rates by partner and sector, and how firm they are: a first page of 80 columns.
[[nodiscard]] std::string war_text(const pricing::WarStudy& study, SayOption say = parley::name_of);

/// The duties that the sides end at, as `parley solve --duties` reads them (importer, exporter, sector, rate_pct,
/// note); of other instruments a column lever says which.
[[nodiscard]] std::string war_rates_csv(const pricing::WarStudy& study);

/// One line, for a search that found nothing.
[[nodiscard]] std::string war_failure_text(const pricing::WarStudy& study);

}  // namespace parley::report::text

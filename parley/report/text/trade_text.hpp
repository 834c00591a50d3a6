#pragma once
// Imports and exports by partner and sector, and prices, after a change: as a table and as tidy CSV.
#include <string>

#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/report/words/shown.hpp"

namespace parley::report::text {

/// The flows that change most, and the prices that move most, of each party.
[[nodiscard]] std::string trade_table(const words::Shown& shown);

/// All of them, of every economy of the world: outcome, variable, economy, partner, sector, unit, before, after. A flow
/// that is not there has no row.
[[nodiscard]] std::string trade_csv(const pricing::NamedOutcomes& study);
[[nodiscard]] std::string trade_csv(const pricing::DutyStudy& study);

}  // namespace parley::report::text

#pragma once
// What `parley duties` prints.
#include <string>
#include <vector>

#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/list_study.hpp"

namespace parley::report::text {

/// What a list is about, by sector.
[[nodiscard]] std::string list_text(const world::World& world, const pricing::ListStudy& study);

/// Duties in force: of one pair by sector, of several by pair.
[[nodiscard]] std::string day_text(const world::World& world, const pricing::DayStudy& study);

/// Changes of duties as `parley solve` reads them.
[[nodiscard]] std::string duty_rows_csv(const std::vector<pricing::DutyRow>& rows, const std::string& note);

}  // namespace parley::report::text

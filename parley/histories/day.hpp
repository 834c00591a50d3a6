#pragma once
// Days of the calendar as numbers, so that how far one is from another is a difference.
#include <optional>
#include <string_view>

namespace parley::histories {

/// Days since 1 January 1970 of a day written 2018-05-01; nothing where the calendar has no such day.
[[nodiscard]] std::optional<long> day_number(std::string_view text);

/// The first day written in a text ("2019-02-01 (or 2019-03-03 if arbitrated)"), as it is written; empty: none.
[[nodiscard]] std::string_view first_day_in(std::string_view text);

}  // namespace parley::histories

#pragma once
// Days of the calendar as duties and lists write them: 2019-09-01.
#include <string>
#include <string_view>

namespace parley::products {

/// Whether `text` is a day: four digits, two and two, that the calendar has. Such texts compare as their days do.
[[nodiscard]] bool is_day(std::string_view text);

/// The day before one.
[[nodiscard]] std::string day_before(std::string_view day);

/// The last day of a month that is written 2019-09.
[[nodiscard]] std::string last_day(std::string_view month);

}  // namespace parley::products

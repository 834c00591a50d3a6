#pragma once
#include <optional>

#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::prose {

struct Date {
    int year = 0, month = 0, day = 0;  ///< 0: the text does not say
    std::size_t end = 0;               ///< the token after it
};

/// "3 May 2018", "May 3rd", "the second of April", "May 2018", "in November", "2018-05-03", "5/3/2018" (month first),
/// from token `at` on. Of several days, "June 28-29", the first.
[[nodiscard]] std::optional<Date> date_at(const Tokens& tokens, std::size_t at);

/// Whether there is such a day: no 31 April, no 29 February but of a leap year. Of no year, it may be one.
[[nodiscard]] bool is_there(const Date& date);

/// "2018", not "2,018": what looks like a year when no unit follows.
[[nodiscard]] bool is_year(const Token& token);

}  // namespace parley::evidence::prose

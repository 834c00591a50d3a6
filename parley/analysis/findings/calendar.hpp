#pragma once
// The dates of a dispute in one line: what was announced and when it is due, when they talk, the day of the file.
#include <string>
#include <vector>

#include "parley/scenario/scenario.hpp"

namespace parley::analysis::findings {

enum class DateKind { published, announced, due, said, talks, deadline, day };
/// "published", "announced", "due", "said", "talks", "deadline", "day".
[[nodiscard]] const char* name_of(DateKind kind);

struct DatedEvent {
    std::string date;  ///< year-month-day
    DateKind kind = DateKind::day;
    std::string party;     ///< whose act it is; empty: nobody's alone
    std::string text;      ///< "announces “25 points on 150 bn USD of Chinese goods”", without the party's name
    bool assumed = false;  ///< the date is an assumption of the file
};

/// In the order of dates; on the same day in the order of the kinds above. Rounds of talks are those of the file.
[[nodiscard]] std::vector<DatedEvent> calendar(const scenario::Scenario& scenario);

}  // namespace parley::analysis::findings

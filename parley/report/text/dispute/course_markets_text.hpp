#pragma once
// What the markets would make of a course, in words.
#include <string>

#include "parley/analysis/course/markets.hpp"

namespace parley::report::text {

/// By ending: what news of it moves each party's index by.
[[nodiscard]] std::string ending_news_text(const pricing::Worth& worth, const analysis::course::CourseMarkets& markets);
/// The same with the sectors that move most, then the steps whose news moves an index, and what it rests on.
[[nodiscard]] std::string course_markets_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                              const analysis::course::CourseMarkets& markets);

}  // namespace parley::report::text

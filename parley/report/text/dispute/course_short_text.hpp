#pragma once
// A course in a few lines: what is put beside chances, and is none.
#include <string>

#include "parley/analysis/course/course.hpp"

namespace parley::report::text {

/// The likeliest branches, at most `most`, with a heading.
[[nodiscard]] std::string course_short_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                            std::size_t most = 6);

}  // namespace parley::report::text

#pragma once
// What `parley course` prints.
#include <string>

#include "parley/analysis/course/course.hpp"

namespace parley::report::text {

/// A first page of at most 60 lines, then what it rests on.
[[nodiscard]] std::string course_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
/// A row for each branch of the tree.
[[nodiscard]] std::string course_csv(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);

}  // namespace parley::report::text

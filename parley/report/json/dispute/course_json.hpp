#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/course/course.hpp"

namespace parley::report::json {

inline constexpr const char* course_schema = "parley/course/1";

/// docs/schema/course-1.schema.json
[[nodiscard]] nlohmann::ordered_json course_json(const pricing::Worth& worth,
                                                 const analysis::course::CourseAnalysis& is);

}  // namespace parley::report::json

#pragma once
#include <nlohmann/json.hpp>

#include "parley/analysis/course/markets.hpp"

namespace parley::report::json {

inline constexpr const char* course_schema = "parley/course/1";

/// docs/schema/course-1.schema.json
[[nodiscard]] nlohmann::ordered_json course_json(const pricing::Worth& worth,
                                                 const analysis::course::CourseAnalysis& is);

/// Its "markets".
[[nodiscard]] nlohmann::ordered_json course_markets_json(const pricing::Worth& worth,
                                                         const analysis::course::CourseAnalysis& is,
                                                         const analysis::course::CourseMarkets& markets);

}  // namespace parley::report::json

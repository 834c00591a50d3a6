#pragma once
// parley course --points and --store: how it goes under other economics.
#include <nlohmann/json.hpp>

#include "apps/cli/dispute_arguments.hpp"
#include "parley/foresight/course_at_points.hpp"
#include "parley/report/text/page/page.hpp"

namespace parley::cli {

/// Nothing where an outcome did not settle at a point, which is said. Goes on with what the store has: one that
/// `parley sweep` wrote holds every outcome, and serves as it is.
[[nodiscard]] std::optional<foresight::CourseAtPoints> course_elsewhere(const pricing::Worth& worth,
                                                                        const analysis::course::CourseAnalysis& is,
                                                                        const analysis::RecordOptions& record,
                                                                        const DisputeArguments& arguments);
[[nodiscard]] report::text::PageSection economics_section(const foresight::CourseAtPoints& at);
[[nodiscard]] std::string economics_text(const foresight::CourseAtPoints& at);
[[nodiscard]] nlohmann::ordered_json economics_json(const foresight::CourseAtPoints& at);

}  // namespace parley::cli

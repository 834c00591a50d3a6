#pragma once
// What the course of a past dispute says, as shares of the same questions as are asked of every dispute.
// docs/precedents.md.
#include <array>

#include "parley/analysis/course/course.hpp"
#include "parley/precedents/methods.hpp"

namespace parley::foresight {

/// The course as it is; of wants as they are before anything was said; and with real income the same everywhere.
enum class CourseVariant { as_it_is, without_record, without_prices };
inline constexpr std::array all_course_variants{CourseVariant::as_it_is, CourseVariant::without_record,
                                                CourseVariant::without_prices};

/// Shares of paths, by question. Not a number where the course says nothing of one. What the demand asks for is read
/// off the levels of `facts`.
[[nodiscard]] precedents::Chances course_chances(const histories::Facts& facts, const pricing::Worth& worth,
                                                 const std::shared_ptr<const analysis::Record>& record,
                                                 CourseVariant variant, int threads);

}  // namespace parley::foresight

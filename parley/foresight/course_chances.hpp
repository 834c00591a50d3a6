#pragma once
// What the course of a past dispute says, as shares of the same questions as are asked of every dispute.
// docs/precedents.md.
#include <array>
#include <functional>

#include "parley/analysis/course/course.hpp"
#include "parley/precedents/methods.hpp"

namespace parley::foresight {

/// The course as it is; of wants as they are before anything was said; and with real income the same everywhere.
enum class CourseVariant { as_it_is, without_record, without_prices };
inline constexpr std::array all_course_variants{CourseVariant::as_it_is, CourseVariant::without_record,
                                                CourseVariant::without_prices};

/// How far what was demanded is met in an outcome.
struct DemandMet {
    bool in_part = false, in_full = false;
};
using Demand = std::function<DemandMet(Outcome)>;
/// By the levels of the record of a past dispute, which go from furthest from the demand to what it asks.
[[nodiscard]] Demand demand_of(const histories::Facts& facts, const pricing::Worth& worth);
/// Whether a file has the levels by which the record says what was demanded.
[[nodiscard]] bool has_levels_of(const histories::Facts& facts, const scenario::Scenario& scenario);
/// By what a file says that the one who threatens demands, from where things stand on its day; none demanded: empty.
/// What only a faction demands counts where the party itself demands nothing.
[[nodiscard]] Demand demand_of(const pricing::Worth& worth);
/// Shares of the paths of a course, by question. Not a number where it says nothing of one.
[[nodiscard]] precedents::Chances chances_of(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                             const Demand& demand);

/// Shares of paths, by question. Not a number where the course says nothing of one. What the demand asks for is read
/// off the levels of `facts`.
[[nodiscard]] precedents::Chances course_chances(const histories::Facts& facts, const pricing::Worth& worth,
                                                 const std::shared_ptr<const analysis::Record>& record,
                                                 CourseVariant variant, int threads);

}  // namespace parley::foresight

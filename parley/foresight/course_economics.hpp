#pragma once
// Economics where it matters: what a course can come to is solved again under every source of elasticities and at
// points of the sizes of measures; everything else carries its own value and the shift of the nearest.
// docs/dispute/course.md.
#include <vector>

#include "parley/analysis/course/course.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::foresight {

inline constexpr std::size_t most_solved_again = 100;  ///< equilibria a point: more would take as long as a sweep

/// What a store of such a sweep says that it is of, besides what every sweep says.
inline constexpr const char* of_a_course = "of a course";

/// The sets of measures that are solved again, as positions in DealSpace::sets, rising: today, no deal as it is
/// computed and as it was said, then what paths stand at, what they stand at most first, then every other state, then
/// what could be signed, until there are `most`.
[[nodiscard]] std::vector<std::size_t> sets_that_matter(const pricing::Worth& worth,
                                                        const analysis::course::CourseAnalysis& is,
                                                        std::size_t most = most_solved_again);
/// The space with these sets alone to solve.
[[nodiscard]] pricing::SharedSpace space_of_sets(const pricing::DealSpace& space, const std::vector<std::size_t>& sets);
/// Every source at each of `options.points` points: source by source at the first, and so on.
[[nodiscard]] pricing::SweepPlan plan_every_source(const pricing::DealSpace& space,
                                                   const pricing::SweepOptions& options);
/// All sets of the base at a point where `sets` were solved. Of any other: its factors of income in the base times what
/// those of the nearest are there over what they are in the base; its other numbers plus the difference. Nearest is
/// what differs in the fewest issues, the first of these, among those that settled in both.
[[nodiscard]] pricing::PointEconomics carried(const pricing::Prices& base, const std::vector<std::size_t>& sets,
                                              const pricing::PointEconomics& there);

}  // namespace parley::foresight

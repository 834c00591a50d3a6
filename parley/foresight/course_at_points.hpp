#pragma once
// The course of a dispute under other economics: how far its leading branch, and how it ends, hold.
// docs/dispute/course.md.
#include <functional>
#include <vector>

#include "parley/foresight/kept_courses.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::foresight {

/// What a point is, and how far there is economics of its own.
struct SolvedAgain {
    std::size_t sources = 0;     ///< of elasticities, each at every point; 0: one a point, by the draw
    std::size_t equilibria = 0;  ///< solved at a point
    std::size_t of = 0;          ///< on the table
};

struct CourseAtPoints {
    SolvedAgain again;
    std::size_t points = 0, refused = 0;  ///< of which have no course: an outcome that matters is out of reach
    std::vector<std::size_t> hold;        ///< by step of the leading branch: points at which it and all before it hold
    std::size_t same_ending = 0;          ///< points at which the likeliest ending is the same
    /// Of the main pair at the horizon, over points; by dispute::endings::all_endings.
    std::array<double, dispute::endings::ending_count> lowest{}, mean{}, highest{};
};

/// The same wants, read again at each of `points` points, whose economics `economics` says: from several threads at
/// once, each point once. Each course is `is.asked`'s; what `kept` has is not played again. The same bytes on any
/// number of threads, whatever is kept.
[[nodiscard]] CourseAtPoints course_at_points(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                              const analysis::RecordOptions& record, std::size_t points,
                                              const std::function<pricing::PointEconomics(std::size_t)>& economics,
                                              int threads, const KeptCourses& kept = {},
                                              const BatchProgress& progress = {});

}  // namespace parley::foresight

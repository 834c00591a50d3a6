#pragma once
// What the markets would make of it: the short-run returns to what is stuck in sectors, and what news of a step or of
// an ending moves them by. docs/dispute/course.md.
#include "parley/analysis/course/course.hpp"
#include "parley/core/index.hpp"

namespace parley::analysis::course {

/// Real returns of a party's sectors, percent: of an outcome against the base, of news against what was expected
/// before.
struct Returns {
    double all = 0.0;                       ///< weighed by what each sector earned in the base
    std::optional<double> goods, services;  ///< none without such sectors
    std::vector<double> by_sector;          ///< as World::sectors; 0 where the factor is not used
};

/// What news that it ends so moves the returns by: their mean over the paths that end so, less that over all paths.
struct EndingNews {
    std::size_t ending{};        ///< position in dispute::endings::all_endings
    double share = 0.0;          ///< of paths
    std::vector<Returns> moves;  ///< by party
};

struct CourseMarkets {
    std::vector<Returns> expected;    ///< by party: mean over all paths, against the base
    std::vector<EndingNews> endings;  ///< those that come about
    /// By branch of the tree, each before what follows it, and by party: the mean index of all sectors over the paths
    /// that take it, less that over the paths that stood where it parts from others.
    std::vector<std::vector<double>> branches;
    std::size_t equilibria = 0;  ///< solved for it
    double without = 0.0;        ///< share of paths whose outcome at the horizon has no short run: they are left out
};

/// All of it is solved: returns are of equilibria in which factors stay in their sectors, with the measures in force at
/// the horizon. What is assumed is in the shares of paths alone. Same bytes on any number of threads.
[[nodiscard]] CourseMarkets markets_of(const pricing::Worth& worth, const CourseAnalysis& is, int threads = 0);

}  // namespace parley::analysis::course

#pragma once
// Paths of a course, and the tree that they make. docs/dispute/course.md.
#include "parley/dispute/course/course.hpp"

namespace parley::dispute::course {

/// Something that changed where the dispute stands.
struct Step {
    Act act = Act::hold;
    std::size_t party{};  ///< whose act; of what came into force: whose measure
    double at = 0.0;      ///< months from today
    std::uint32_t from = 0, to = 0;
    std::size_t issue{}, level{}, group{}, content{};
    double gain = 0.0, solved = 0.0;  ///< as Turn's: what follows over things as they stand for ever
    bool trembled = false;            ///< it was not the best act of the one who did it
    std::size_t slot = 0;             ///< position in Course::turns after which it stands; of no act: npos
    bool same_as(const Step& other) const {
        return act == other.act && party == other.party && issue == other.issue && level == other.level &&
               group == other.group && content == other.content && to == other.to;
    }
};

struct Path {
    std::vector<Step> steps;
    std::vector<std::uint16_t> first_type, last_type;  ///< by party: at the start, and at the last step or the end
    /// By step and party: the types as the step was taken.
    std::vector<std::vector<std::uint16_t>> types_at;
    std::uint32_t end = 0;  ///< state at the horizon
    /// The state at so many months, counted with what happens on that day.
    std::uint32_t at(double months) const;
    std::uint32_t start = 0;
};

struct WalkOptions {
    std::size_t paths = 8192;
    std::uint64_t seed = 1;
    double horizon = 24.0;  ///< months
    bool learning = false;  ///< mixtures are updated by Bayes after each act, and all is solved again
    std::size_t most_solves = 40;
    double least_share = 0.04;  ///< of paths that an act must have been taken in to be learnt from
};

struct Walked {
    std::vector<Path> paths;
    std::size_t solves = 1;
};

/// The same paths on any number of threads.
[[nodiscard]] Walked walk(const Rules& rules, const States& states, const std::vector<PartyTypes>& types,
                          const Course& course, const CourseOptions& options, const WalkOptions& how,
                          const ForEach& each = one_after_another);

/// What follows what, however long it takes.
struct Branch {
    Step step;                       ///< as it is on average: `at` is the median
    double share = 0.0;              ///< of all paths
    double early = 0.0, late = 0.0;  ///< a tenth of them do it before, a tenth after; months
    double stays = 0.0;              ///< share of all paths in which nothing follows up to the horizon
    double other = 0.0;              ///< share of all paths with a next step that is too rare to be shown
    std::vector<Branch> then;        ///< the likeliest first
};
struct Tree {
    double stays = 0.0, other = 0.0;
    std::vector<Branch> then;
};
[[nodiscard]] Tree tree_of(const std::vector<Path>& paths, double least_share = 0.03, std::size_t deepest = 7);

/// A share of paths, with the standard error of its being found by drawing them.
struct Counted {
    double share = 0.0, error = 0.0;
};
[[nodiscard]] Counted counted(const std::vector<Path>& paths, const std::function<bool(const Path&)>& holds);

}  // namespace parley::dispute::course

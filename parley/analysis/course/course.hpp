#pragma once
// What could happen in a dispute from a day on, step by step: what each step is worth to whom, what turns it, and what
// would move it. Shares are of wants that fit the record, no chances. docs/dispute/course.md.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/course/types_of.hpp"
#include "parley/dispute/course/paths.hpp"
#include "parley/dispute/endings/endings.hpp"

namespace parley::analysis::course {

struct CourseAsked {
    double horizon = 24.0;  ///< months, 1 to 120
    bool learning = false;  ///< what has been done tells who its doer may be
    std::uint64_t seed = 1;
    std::size_t paths = 8192;
    RulesAsked rules;
    TypesAsked types;
    dispute::course::CourseOptions options;  ///< step and horizon are those above
};

using Counted = dispute::course::Counted;

/// Of all paths, by a day.
struct Milestone {
    double months = 0.0;
    Counted carried_out, answered, beyond, signed_by_both, gone;  ///< by then, at some time; gone: of those with new
                                                                  ///< measures, none stands on the day
};

/// Who moves first away from where it stands.
struct FirstMove {
    std::size_t party{};
    Counted share;               ///< of paths whose first step is its
    dispute::course::Step step;  ///< the commonest, with its gain
    double of_it = 0.0;          ///< its part of them
};

/// A want, or patience, by which those who take a branch differ most from those who do not.
struct Turning {
    std::size_t party{};
    std::optional<std::size_t> term;  ///< of PartyRecord::terms; none: patience
    double taken = 0.0, left = 0.0;   ///< medians: points a year, or a share a year
    double apart = 0.0;  ///< chance that one who takes it has more of it than one who does not, less a half
};

struct BranchNote {
    std::vector<Turning> turns;  ///< at most two, the clearest first; empty: nothing tells them apart
};

/// What carrying out is worth to its owner against withdrawing, over its wants that fit, as things stand.
struct CourseCredibility {
    std::size_t announced{};          ///< position in Rules::announced
    double share = 0.0;               ///< of wants for which it is worth more
    double gain = 0.0, solved = 0.0;  ///< mean, points a year for ever
    double needed = 0.0;  ///< the cost of backing down with which half of them would carry it out, points a year
};

/// An agreement that one party could put forward today, and that at least half of its own wants and of the others'
/// would rather see signed than go on.
struct Advice {
    std::size_t party{}, group{}, content{};
    std::uint32_t state = 0;  ///< where it would stand
    double signs = 0.0;       ///< share of wants of all the others for which signing beats going on as it goes
    double own = 0.0;         ///< of its own
    double price = 0.0, price_solved = 0.0;  ///< mean gain to it over going on, points a year for ever; below zero: a
                                             ///< price
};

/// A party that has none to put forward, and what comes nearest: of what most of its own wants would sign what the
/// others would soonest; where they would sign nothing, what most of them would; none: there is nothing to propose.
struct NoAdvice {
    std::size_t party{};
    std::optional<Advice> nearest;
};

struct CourseAnalysis {
    CourseAsked asked;
    std::shared_ptr<const Record> record;
    RulesOf of;
    dispute::course::States states;
    std::vector<TypesOf> types;
    std::vector<dispute::course::PartyTypes> worths;
    dispute::course::Course solved;
    dispute::course::Walked walked;
    dispute::course::Tree tree;
    std::vector<BranchNote> notes;  ///< of the tree's branches, each before what follows it
    std::array<Counted, dispute::endings::ending_count> endings{};  ///< of the main pair at the horizon
    std::vector<Milestone> by;
    std::vector<FirstMove> first;                   ///< the likeliest first
    double nobody_moves = 0.0;                      ///< share of paths without a step
    std::vector<double> expected, expected_solved;  ///< by party, over today for ever, points a year
    std::vector<CourseCredibility> credibility;
    std::vector<Advice> advice;       ///< by party that has any
    std::vector<NoAdvice> no_advice;  ///< by party that has none
};

/// How a state stands between the main pair.
[[nodiscard]] dispute::endings::Facts facts_in(const pricing::Worth& worth, const dispute::course::States& states,
                                               std::uint32_t state);

/// `worth` outlives the result. `record`: of it. Same bytes on any number of threads (0: all of the machine's).
[[nodiscard]] CourseAnalysis course_of(const pricing::Worth& worth, std::shared_ptr<const Record> record,
                                       const CourseAsked& asked = {}, int threads = 0);

}  // namespace parley::analysis::course

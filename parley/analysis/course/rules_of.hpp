#pragma once
// A scenario's dispute as the states and acts of a course. docs/dispute/course.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/agreements.hpp"
#include "parley/analysis/record.hpp"
#include "parley/dispute/course/states.hpp"

namespace parley::analysis::course {

/// Contents of one group's agreement: where everybody else would be as without it.
struct GroupOffered {
    Group group;
    std::vector<Outcome> content;           ///< as `Rules::groups`
    std::vector<std::vector<double>> fits;  ///< by content and party: share of wants that like it no less than no deal
                                            ///< as it was said
    std::size_t asked = 0;                  ///< that could be signed
    bool looked_at = true;                  ///< false: too many
};

struct RulesOf {
    dispute::course::Rules rules;
    std::vector<GroupOffered> groups;   ///< as Rules::groups
    std::vector<std::string> due_days;  ///< by Rules::announced: the date; empty: none
};

struct RulesAsked {
    std::optional<Outcome> from;  ///< none: today
    double step = 1.0;            ///< months
    std::size_t most_states = 0;  ///< 0: by the number of parties
};

/// Threats are the levels of the file's pairs; agreements those that the strict record leaves possible for each
/// signatory, at most so many a group, those that fit the wants of most first. `worth` outlives the result.
[[nodiscard]] RulesOf rules_of(const pricing::Worth& worth, const Record& record, const RulesAsked& asked = {});

/// Months of 365.25 / 12 days between two dates; nothing where one of them is none.
[[nodiscard]] std::optional<double> months_between(const std::string& from, const std::string& to);
/// The date so many months after another; empty without one.
[[nodiscard]] std::string date_after(const std::string& from, double months);

}  // namespace parley::analysis::course

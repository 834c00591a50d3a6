#pragma once
// Agreements with signatories, for any group of the parties: what some of them could sign, and what the others make of
// it. docs/dispute/endings.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/worth.hpp"

namespace parley::analysis {

/// Who signs.
struct Group {
    std::string label;  ///< of the scenario's agreement; empty: none is on record
    pricing::Signed by;
    bool measures_stay = false;
    std::size_t size() const;
};

/// Every pair, the scenario's agreements, all parties together: each group once.
[[nodiscard]] std::vector<Group> usual_groups(const scenario::Scenario& scenario);
/// Every group of two parties or more.
[[nodiscard]] std::vector<Group> every_group(const scenario::Scenario& scenario);

/// More contents of one group's agreement are not looked at.
inline constexpr std::size_t most_contents = 5000;

struct GroupAgreement {
    Group group;
    double asked = 0.0;                   ///< contents that there are; more than most_contents: none was looked at
    std::vector<Outcome> content;         ///< what is signed, by content that is possible: everybody else as without it
    std::vector<Outcome> end;             ///< and after the outsiders' reply
    std::vector<std::size_t> acceptable;  ///< contents that no signatory likes less than no deal, and one likes better
    std::optional<std::size_t> best;      ///< Nash's among these
    std::vector<double> gain;             ///< by party, at the best, over no deal
    std::vector<double> ideal;            ///< by party, the most over what is acceptable
    std::optional<Side> gives_in;         ///< at the best: who does, if one does
};

/// Concessions only: levels of the signatories' own issues that another signatory prefers. New measures between them
/// end unless the group says that they stay. Then each outsider in turn gives the answer that it likes best, with what
/// it has announced, or none. `without`: what there is if they do not sign.
[[nodiscard]] GroupAgreement agreement_of(const pricing::Worth& dispute, const Group& group, Outcome without);

/// What all parties together may sign, by payoffs of the same outcomes; and the outcomes that they may not. Where two
/// parties have announced nothing there are no such: what is a threat is then not on record.
[[nodiscard]] std::vector<Outcome> offered(const pricing::Worth& dispute, const Payoffs& payoffs, Outcome without);
[[nodiscard]] std::vector<Outcome> not_offered(const pricing::Worth& dispute, const Payoffs& payoffs, Outcome without);

struct Agreements {
    std::vector<GroupAgreement> of;
    /// [a][b]: how many contents are acceptable to b's signatories once a's best is in force; none where a has no best.
    std::vector<std::vector<std::optional<std::size_t>>> after;
};
/// Against no deal.
[[nodiscard]] Agreements agreements_of(const pricing::Worth& dispute, const std::vector<Group>& groups);

/// A party gives in where a demand on it is met, and its gain, as a share of the best it could have, is below the
/// other's by this or more.
inline constexpr double giving_in_margin = 0.2;

}  // namespace parley::analysis

#pragma once
// Which equilibria of a dispute are near each other, so that one is found from another. docs/decisions/0011-sweep.md.
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/pricing/priced_dispute.hpp"

namespace parley::pricing {

/// A set of measures and the sets that its solve sets out from, as positions in DisputeStudy::sets: `parent` lacks one
/// of its levels; `other` lacks another one instead, and `common` both. With all three it sets out from
/// parent·other/common, where it would be if the two levels did not act on each other.
struct FamilyMember {
    std::size_t set = 0;
    std::optional<std::size_t> parent, other, common;
};

/// Sets that differ only in a few levels without quantities or budgets; parents first, the first one from the base.
using Family = std::vector<FamilyMember>;
using Families = std::vector<Family>;

/// All sets, each in one family of sixteen at most, in the order of their first members.
[[nodiscard]] Families families_of(const DisputeStudy& dispute);

/// Solves a family, one member at a time. Nothing outside the family enters: the bytes are the same whatever else is
/// solved, in whatever order.
class FamilyWalk {
public:
    /// Keeps references.
    FamilyWalk(const DisputeStudy& dispute, const Family& family) : dispute_(dispute), family_(family) {}

    [[nodiscard]] bool done() const { return next_ == family_.size(); }
    /// Position in DisputeStudy::sets of the next member.
    [[nodiscard]] std::size_t next() const { return family_[next_].set; }
    [[nodiscard]] OutcomeEconomics solve_next(const model::Progress& progress = {});

private:
    const policy::PolicyStart* at(const std::optional<std::size_t>& set) const;

    const DisputeStudy& dispute_;
    const Family& family_;
    std::size_t next_ = 0;
    std::map<std::size_t, policy::PolicyStart> solved_;
    model::SolverMemory memory_;
};

/// Solves a whole family, each member into its own place of `equilibria`.
void solve_family(const DisputeStudy& dispute, const Family& family, std::vector<OutcomeEconomics>& equilibria,
                  const model::Progress& progress = {});

}  // namespace parley::pricing

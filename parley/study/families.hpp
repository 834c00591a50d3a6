#pragma once
// Which equilibria of a dispute are near each other, so that one is found from another. docs/decisions/0011-sweep.md.
#include <cstddef>
#include <optional>
#include <vector>

#include "parley/study/dispute_study.hpp"

namespace parley {

/// A set of measures and the sets that its solve sets out from, as positions in DisputeStudy::sets: `parent` lacks its
/// last level; `other` lacks the one before instead, and `common` both. With all three it sets out from
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

/// Solves a family, each member into its own place of `equilibria`. Nothing outside the family enters: the bytes are
/// the same whatever else is solved, in whatever order.
void solve_family(const DisputeStudy& dispute, const Family& family, std::vector<OutcomeEconomics>& equilibria,
                  const Progress& progress = {});

}  // namespace parley

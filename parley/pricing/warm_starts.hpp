#pragma once
// Which equilibria of a dispute are near each other, so that one is found from another. docs/decisions/0009-sweep.md.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "parley/pricing/setting.hpp"

namespace parley::pricing {

/// A set of measures and the sets that its solve sets out from, as positions in DealSpace::sets: `parent` lacks one
/// of its levels; `other` lacks another one instead, and `common` both. With all three it sets out from
/// parent·other/common, where it would be if the two levels did not act on each other.
struct FamilyMember {
    std::size_t set = 0;
    std::optional<std::size_t> parent, other, common;
};

/// Sets that differ only in a few levels without quantities or budgets; parents first, the first one from the base.
using Family = std::vector<FamilyMember>;
using Families = std::vector<Family>;

/// By position in Setting::levels: numbers whose sum tells sets of levels on the table apart, one level of an
/// issue at most; 0 of what is on nobody's table.
[[nodiscard]] std::vector<std::uint64_t> level_keys(const Setting& setting);

/// All sets (positions in Setting::levels, rising), each in one family of sixteen at most, in the order of their first
/// members.
[[nodiscard]] Families families_of(const Setting& setting, const std::vector<std::vector<std::size_t>>& sets);

/// Whether the same sets fall into the same families in two settings of a scenario that differ in numbers: one may make
/// a quantity or a budget of a measure, or none.
[[nodiscard]] bool same_families(const Setting& a, const Setting& b);

}  // namespace parley::pricing

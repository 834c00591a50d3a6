#pragma once
#include "parley/model/wedges.hpp"

namespace parley::model {

/// Whether all that is bought of a split purchase is in one of its groups, and the base's rates of that group are the
/// flows': then the groups divide nothing.
[[nodiscard]] bool is_whole(const world::World& world, const SplitWedges& split);
/// The wedges with such purchases as flows, rates and barriers those of the group: the same model without the detour
/// over groups, to the last bit.
[[nodiscard]] Wedges without_needless_groups(const world::World& world, const Wedges& wedges);

}  // namespace parley::model

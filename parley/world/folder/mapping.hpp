#pragma once
#include <string>
#include <string_view>

#include "parley/world/aggregate.hpp"

namespace parley::world {

/// What a code is that no row lists: it stays itself, or (of a kind that has rows at all) that is refused.
enum class Unlisted { stays, is_refused };

/// Columns kind (economy or sector), from, to, optional name (of `to`). `*` in `from` stands for
/// all that are not listed. The members of a group are listed from what it is made of. Throws
/// InputError.
[[nodiscard]] Mapping read_mapping(const std::string& file, std::string_view text, const World& world,
                                   Unlisted unlisted = Unlisted::stays);

}  // namespace parley::world

#pragma once
#include <string>
#include <string_view>

#include "parley/world/aggregate.hpp"

namespace parley::world {

/// Columns kind (economy or sector), from, to, optional name (of `to`). A code that is not listed stays itself; `*` in
/// `from` stands for all that are not listed. The members of a group are listed from what it is made of. Throws
/// InputError.
[[nodiscard]] Mapping read_mapping(const std::string& file, std::string_view text, const World& world);

}  // namespace parley::world

#pragma once
// Which economies and sectors of a world become one.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parley/world/world.hpp"

namespace parley {

struct Mapping {
    std::vector<EconomyInfo> economies;   ///< of the coarser world, in the order of their first members
    std::vector<SectorInfo> sectors;      ///< the same; `goods` and `traded` are left to aggregate()
    std::vector<std::size_t> economy_to;  ///< position in the finer world → position above
    std::vector<std::size_t> sector_to;
};

/// Columns kind (economy or sector), from, to, optional name (of `to`). A code that is not listed stays itself; `*` in
/// `from` stands for all that are not listed. The members of a group are listed from what it is made of. Throws
/// InputError.
[[nodiscard]] Mapping read_mapping(const std::string& file, std::string_view text, const World& world);

}  // namespace parley

#pragma once
#include <string>
#include <vector>

#include "parley/world/aggregate.hpp"

namespace parley::world {

/// How one world becomes the economies and sectors of another.
struct MappingLike {
    Mapping mapping;
    std::vector<std::string> notes;  ///< for people: what went where it had no place of its own, what is not there
};

/// A sector goes where its divisions of ISIC Rev. 4 are, which codes say (C24A, B05_06, C10-C12, D_F); households as
/// employers (T) and extraterritorial bodies (U) without a place of their own go with S. An economy goes to its own
/// code, to the group whose member it is, or to ROW. What would have to be split is refused by name. Economies and
/// sectors that nothing goes to are left out. `file` names the finer world in messages. Throws InputError.
[[nodiscard]] MappingLike mapping_like(const std::string& file, const World& world, const World& like);

}  // namespace parley::world

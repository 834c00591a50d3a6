#pragma once
#include <string>
#include <vector>

namespace parley::world {

/// The 27 members of the European Union after 2020, alphabetical; as one economy it is called EU27.
[[nodiscard]] const std::vector<std::string>& eu27_members();

}  // namespace parley::world

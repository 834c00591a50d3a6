#pragma once
// The worlds that sit inside the program. Defined by what cmake/Embed.cmake generates; link parley_embedded_worlds.
#include <string>
#include <string_view>
#include <vector>

namespace parley::world {

/// Names of the worlds inside, the default first; none when the program was built without data/.
[[nodiscard]] std::vector<std::string> embedded_world_names();

/// The binary form (parley/world/binary.hpp) of the world of this name; empty when it is not inside.
[[nodiscard]] std::string_view embedded_world(std::string_view name);

}  // namespace parley::world

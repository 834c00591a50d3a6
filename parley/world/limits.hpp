#pragma once
#include <cstddef>

namespace parley::world {

// Beyond these a world is refused before memory is set aside for it. GTAP has 160 economies and 65 sectors.
inline constexpr std::size_t most_economies = 500;
inline constexpr std::size_t most_sectors = 500;
inline constexpr std::size_t most_cells = 20'000'000;  ///< of the trade array, and of the input array

[[nodiscard]] constexpr bool fits(std::size_t economies, std::size_t sectors) {
    return economies <= most_economies && sectors <= most_sectors && economies * economies * sectors <= most_cells &&
           economies * sectors * sectors <= most_cells;
}

}  // namespace parley::world

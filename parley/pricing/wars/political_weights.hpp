#pragma once
// Political weights from a file: what a dollar of income in a sector counts for its government.
#include <string>
#include <string_view>
#include <vector>

#include "parley/core/table.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

/// economy, sector, weight (≥ 0): every sector that the economy makes, of every economy in `of`, once; others are read
/// and left aside. By position in the world; 1 where nothing is said. Throws InputError.
[[nodiscard]] Table<Economy, Sector> read_political_weights(const std::string& file, std::string_view text,
                                                            const world::World& world, const std::vector<Economy>& of);

}  // namespace parley::pricing

#pragma once
#include <cstddef>
#include <cstdint>

#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::bench {

/// A made-up world of a given size that looks like the real ones: sizes spread over three orders of magnitude, gravity
/// with home bias, elasticities 1–12, half of cost is inputs, duties up to 15 %. Same seed, same bytes. A base.
[[nodiscard]] world::World synthetic_world(std::size_t economies, std::size_t sectors, std::uint64_t seed);

/// A trade war: 25 points of the two largest economies on each other's goods.
[[nodiscard]] model::Wedges trade_war(const world::World& world);

}  // namespace parley::bench

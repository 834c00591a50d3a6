#pragma once
// Purchases in groups of products, and worlds in which the goods themselves are in two: without scale economies, and
// with factors that are mobile, a duty on one group is a duty on one of two goods (σ = 1).
#include <cstdint>
#include <vector>

#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing {

/// The world with some purchases in two or three groups whose base duties and export taxes differ; totals and means are
/// those of before.
[[nodiscard]] world::World with_random_groups(world::World world, std::uint64_t seed, double chance = 0.4);

/// Divides some of the other purchases, in the wedges alone.
void divide_at_random(const world::World& world, model::Wedges& wedges, std::uint64_t seed, double chance = 0.4);

/// Every wedge of every group moves, as those of flows do in random_wedges().
void move_groups(model::Wedges& wedges, std::uint64_t seed, double duty_max = 2.0);

/// The same share of what every seller sells, home sales too, is in the first group.
[[nodiscard]] Table<Seller, Group> same_share(const world::World& world, double share);

/// The economy with goods in two or more: good s of the world is good `first[s]` and, where it is divided, those after.
struct SplitGoods {
    world::World world;
    model::Wedges wedges;
    std::vector<std::size_t> first;  ///< one past the last at the end
    std::size_t parts(Sector s) const { return first[s.value + 1] - first[s.value]; }
    Sector part(Sector s, std::size_t k) const { return {first[s.value] + k}; }
};

/// Goods with a purchase in groups are divided, the others by the luck of the seed. A purchase that has no groups buys
/// the same share of each from every seller. Fails (EXPECT) if that is not a base.
[[nodiscard]] SplitGoods split_goods(const world::World& world, const model::Wedges& wedges, std::uint64_t seed,
                                     double chance = 1.0);

/// Flows of divided goods, put together again.
[[nodiscard]] Table<Buyer, Seller, Sector> joined(const SplitGoods& goods, const Table<Buyer, Seller, Sector>& flow);

}  // namespace parley::testing

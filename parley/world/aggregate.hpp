#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::world {

/// Which economies and sectors of a world become one.
struct Mapping {
    std::vector<EconomyInfo> economies;   ///< of the coarser world, in the order of their first members
    std::vector<SectorInfo> sectors;      ///< the same; `goods` and `traded` are left to aggregate()
    std::vector<std::size_t> economy_to;  ///< position in the finer world → position above
    std::vector<std::size_t> sector_to;
};

struct Aggregated {
    World world;                   ///< complete()d, and a base if the finer world is one
    std::optional<Breach> breach;  ///< why there is none, in the rare case
};

/// The world with economies and sectors put together: docs/model/base.md, Aggregation. Money adds up: flows, duty and
/// export-tax revenue between groups, subsidies, inputs, final use, income and deficits are sums. Duties are weighted
/// by trade, technology by cost, final shares by income, accounts by value added; each source's elasticities by foreign
/// trade (home purchases where there is none), and scale elasticities so that their product with the source's trade
/// elasticities is the weighted one. Duties and export taxes inside a group are no wedge any more: they become value
/// added of the sector that sells, so that every use of money stays as it was. Groups of products stay where the buyer
/// and the sector do; refused where they do not.
[[nodiscard]] Aggregated aggregate(const World& world, const Mapping& mapping);

}  // namespace parley::world

#pragma once
// How a group of a base that was solved remembers which cells of the lists are in it: among the names of its lists.
#include <cstddef>
#include <string>
#include <vector>

#include "parley/world/product_groups.hpp"

namespace parley::policy {

inline constexpr const char* cell_prefix = "cell ";

[[nodiscard]] inline std::string cell_name(std::size_t cell) {
    return cell_prefix + std::to_string(cell);
}

/// Those of one group; none where the base is not split or its groups are not of lists.
[[nodiscard]] std::vector<std::size_t> cells_of(const world::SplitPurchase* split, std::size_t group);

}  // namespace parley::policy

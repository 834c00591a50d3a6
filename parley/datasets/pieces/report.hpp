#pragma once
// SOURCE.md: where a world comes from and what was done to it.
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::datasets {

/// A section that a builder adds to the page.
struct SourceSection {
    std::string heading;
    std::string body;  ///< markdown
};

/// Title, size, sources with terms, steps, the builder's own sections, and totals computed from the world.
[[nodiscard]] std::string source_page(const world::World& world, const std::vector<SourceSection>& sections);

/// A markdown table; the first row is the heading.
[[nodiscard]] std::string markdown_table(const std::vector<std::vector<std::string>>& rows);

/// Imports of goods of n from i at border prices, USD m.
[[nodiscard]] double goods_imports(const world::World& world, Economy n, Economy i);

/// Duty of n on i over goods in all, weighted by trade; 0 where there is none.
[[nodiscard]] double average_goods_duty(const world::World& world, Economy n, Economy i);

}  // namespace parley::datasets

#pragma once
// Lists of products in a world: docs/model/products.md, "Where the groups come from".
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "parley/core/index.hpp"
#include "parley/core/table.hpp"

namespace parley::policy {

/// One buyer's purchases of a sector, cut into cells: products that are on the same lists at the same rates. A group of
/// an outcome is the cells that its measures treat alike.
struct ProductCells {
    Economy buyer;
    Sector sector;
    Table<Seller, Group> share;  ///< φ of each cell, of the flow in the world as it was read; one for each seller
};

/// Those of all lists that are compared; sorted by buyer and sector.
using CellTable = std::vector<ProductCells>;

/// The products that a measure is on.
struct ListedProducts {
    std::shared_ptr<const CellTable> cells;
    /// By purchase and cell: what the measure's rate is multiplied by there, the list's own rate or one; nothing where
    /// the list does not have the cell.
    std::vector<std::vector<std::optional<double>>> times;

    [[nodiscard]] std::optional<std::size_t> find(Economy buyer, Sector sector) const {
        for (std::size_t k = 0; k < cells->size(); ++k)
            if ((*cells)[k].buyer == buyer && (*cells)[k].sector == sector) return k;
        return {};
    }
};

}  // namespace parley::policy

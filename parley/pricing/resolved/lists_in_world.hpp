#pragma once
// The lists of products of a scenario in a world: which part of each flow is in which of their cells.
// docs/model/products.md, "What φ assumes of sellers nobody knows".
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/policy/measures.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::pricing {

class ListsInWorld {
public:
    ListsInWorld() = default;
    /// The world as it was read: values and shares are those of its year. Throws InputError where a list's values come
    /// to more than the trade in scope, and where the world has other sectors.
    ListsInWorld(const scenario::Scenario& scenario, const world::World& world);

    /// The same, of a copy of the scenario whose lists and measures are on the same products.
    [[nodiscard]] ListsInWorld of(const scenario::Scenario& scenario) const;

    /// The products of a measure that names lists; null for others.
    [[nodiscard]] std::shared_ptr<const policy::ListedProducts> products_of(const scenario::MeasureWords& words) const;
    /// The sectors in which it has any.
    [[nodiscard]] std::vector<Sector> sectors_of(const policy::ListedProducts& listed) const;

private:
    const scenario::ProductLists* lists_ = nullptr;  // of the scenario, which outlives this
    std::shared_ptr<const policy::CellTable> cells_;
    std::vector<std::size_t> from_;  // by purchase of the table: position in ProductLists::sectors
};

/// The buyers and sellers of a measure on flows, by its kind; throws InputError for codes that the world does not have.
[[nodiscard]] policy::FlowScope partners_of(const std::string& file, const scenario::MeasureWords& words,
                                            const world::World& world);

}  // namespace parley::pricing

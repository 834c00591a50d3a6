#pragma once
// The lists of products that a scenario names, as the scenario carries them: docs/decisions/0023-lists-in-scenarios.md.
// Files are read and cut into cells when a scenario is loaded (files/expand_lists.hpp); from there on, and in a page,
// this is all that is known of them.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

struct NamedList {
    enum class Says { codes, level, points };
    std::string name;      ///< as measures name it
    std::string sha256;    ///< of its text
    std::string products;  ///< how many it has, as written
    Says says = Says::codes;
    bool has_values = false;  ///< it says what the buyer buys of each product
};

/// The goods of one sector in cells: products that are on the same lists, at the same rates.
struct SectorCells {
    struct Shares {
        std::string buyer, seller;  ///< codes
        std::vector<double> share;  ///< of the flow, by cell; they sum to one
    };
    std::string sector;
    std::vector<std::vector<std::pair<std::size_t, double>>>
        on;                                   ///< by cell: list, and its rate or 1; none in the first
    std::vector<Shares> shares;               ///< of flows that the program's tables know by product
    std::vector<std::vector<double>> values;  ///< by list: USD m by cell as it says itself; empty where it does not
};

struct ProductLists {
    std::string weights;  ///< in words: what weighs products of lists without values; empty: nothing does
    std::vector<NamedList> lists;
    std::vector<SectorCells> sectors;

    /// Position of a list; lists.size() when it is not there.
    [[nodiscard]] std::size_t find(const std::string& name) const;
};

/// The root key that a loaded scenario has them under. Nobody writes it by hand.
inline constexpr const char* product_lists_key = "listed-products";

/// The root key that says in how many classes the rates of a list are put in each sector, zero apart.
inline constexpr const char* rate_classes_key = "rate_classes";

[[nodiscard]] tables::YamlNode product_lists_tree(const ProductLists& lists);
/// Throws InputError for anything that the above would not write.
[[nodiscard]] ProductLists read_product_lists(const std::string& file, const tables::YamlNode& node);

}  // namespace parley::scenario

#pragma once
// A list of products, as tariff schedules are published: docs/guide/lists.md.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/products/concordance.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::products {

struct ListedProduct {
    std::size_t line = 0;     ///< in the file
    std::size_t product = 0;  ///< position in the concordance
    double rate = 0.0;        ///< as the list says it, a share: 0.25
    double value_usd_m = 0.0;
    double covered_share = 1.0;  ///< of the product's trade; below 1 where only some of its national lines are listed
};

struct ProductList {
    enum class Says {
        codes,  ///< which products; a rate comes from elsewhere
        level,  ///< the duty on each
        points  ///< what is added to it
    };
    std::string name;
    std::string sha256;
    Says says = Says::codes;
    bool has_values = false;
    std::optional<Edition> edition;  ///< nothing: HS 2017 and HS 2022 both have its codes, and it does not say
    std::vector<ListedProduct> products;
};

/// Columns hs6, optionally one of rate_pct, add_points, duty_rate and add_rate (as in files of duties), value_usd_m,
/// covered_pct, edition and note. Refused are codes that are unknown, given twice, of two editions or not of the one
/// that is stated, blank cells, percent that looks like shares and rates above `highest_rate`. Throws InputError.
[[nodiscard]] ProductList read_product_list(const std::string& file, std::string_view text,
                                            const Concordance& concordance,
                                            double highest_rate = world::usual_highest_rate);

/// The list inside the program of this name.
[[nodiscard]] ProductList bundled_list(const std::string& name, const Concordance& concordance,
                                       double highest_rate = world::usual_highest_rate);

/// The list inside the program of this name, or the file at this path.
[[nodiscard]] ProductList load_product_list(const std::string& name_or_path, const Concordance& concordance,
                                            double highest_rate = world::usual_highest_rate);

/// Whether a CSV text is meant as a list of products: its head names codes of the HS, national ones too.
[[nodiscard]] bool lists_products(std::string_view text);

}  // namespace parley::products

#pragma once
// What an economy buys of each product and from whom: the weights of lists that bring none.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/products/concordance.hpp"

namespace parley::products {

struct ImportValues {
    struct Flow {
        std::string importer, exporter;
        std::vector<double> usd_m;  ///< by product of the concordance
    };
    std::string name;
    std::vector<Flow> flows;

    /// Null where the table does not have the pair.
    [[nodiscard]] const Flow* find(const std::string& importer, const std::string& exporter) const;
};

/// Columns importer, exporter, hs6, imports_usd_m. Throws InputError.
[[nodiscard]] ImportValues read_import_values(const std::string& file, std::string_view text,
                                              const Concordance& concordance);

/// Those of the United States inside the program: of 2017 (from China alone, codes of HS 2017) for lists that are not
/// of HS 2022, of 2024 else.
struct BundledImports {
    ImportValues of_2017, of_2024;
};
[[nodiscard]] const BundledImports& bundled_imports();

}  // namespace parley::products

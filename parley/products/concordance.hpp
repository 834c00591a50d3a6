#pragma once
// Products of the Harmonized System (HS) and the sectors that they stand in: docs/guide/lists.md.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley::products {

/// The editions of the HS that have a code: it is renumbered every five years.
enum class Edition { both, hs2017, hs2022 };

struct Product {
    std::string hs6;     ///< six digits, chapters 01 to 97
    std::string sector;  ///< code of a goods sector of world-2017
    Edition edition = Edition::both;
};

/// Every product once, in the order of the codes.
class Concordance {
public:
    explicit Concordance(std::vector<Product> products);
    const std::vector<Product>& all() const { return products_; }
    std::size_t size() const { return products_.size(); }
    const Product& operator[](std::size_t at) const { return products_[at]; }
    /// Position of a code; size() when it is not there.
    [[nodiscard]] std::size_t find(std::string_view hs6) const;

private:
    std::vector<Product> products_;
};

/// Why a text is no HS6 code, in words that say what to write; empty when it looks like one.
[[nodiscard]] std::string no_code(std::string_view text);

/// Columns hs6, sector, editions (2017, 2022 or 2017+2022) and optionally basis. Throws InputError.
[[nodiscard]] Concordance read_concordance(const std::string& file, std::string_view text);

/// The concordance inside the program; InputError in a build that has none.
[[nodiscard]] const Concordance& bundled_concordance();

/// What the program calls an edition: "HS 2017".
[[nodiscard]] const char* edition_words(Edition edition);

}  // namespace parley::products

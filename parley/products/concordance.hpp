#pragma once
// Products of the Harmonized System (HS) and the sectors that they stand in: docs/guide/lists.md.
#include <bitset>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::products {

/// Editions of the HS, oldest first: it is renumbered every five years.
enum class Edition { hs2012, hs2017, hs2022 };
inline constexpr Edition all_editions[] = {Edition::hs2012, Edition::hs2017, Edition::hs2022};

/// Some of them: those that have a code.
using Editions = std::bitset<std::size(all_editions)>;
[[nodiscard]] inline bool has(const Editions& editions, Edition edition) {
    return editions.test(static_cast<std::size_t>(edition));
}
/// Years with + between, as 2017+2022; none: it is not that.
[[nodiscard]] Editions editions_of(std::string_view text);

struct Product {
    std::string hs6;     ///< six digits, chapters 01 to 97
    std::string sector;  ///< code of a goods sector of world-2017
    Editions editions = Editions{}.set();
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

/// Columns hs6, sector, editions (those that have the code: 2012+2017+2022) and optionally basis. Throws InputError.
[[nodiscard]] Concordance read_concordance(const std::string& file, std::string_view text);

/// The concordance inside the program; InputError in a build that has none.
[[nodiscard]] const Concordance& bundled_concordance();

/// What the program calls an edition: "HS 2017"; several are "HS 2012 and HS 2017".
[[nodiscard]] const char* edition_words(Edition edition);
[[nodiscard]] std::string edition_words(const Editions& editions);

/// An edition as tables state it: 2017, HS 2017, or H5 as WITS and the United Nations write it. Nothing: none of these.
[[nodiscard]] std::optional<Edition> stated_edition(std::string_view text);

}  // namespace parley::products

#pragma once
// Codes of the OECD's inter-country tables, by edition.
#include <bitset>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace parley::datasets {

/// Years of the editions, in the order of IcioIndustry::editions.
inline constexpr const char* icio_editions[] = {"2016", "2018", "2021", "2023", "2025"};

/// An industry of the OECD's tables.
struct IcioIndustry {
    std::string code;  ///< as the world has it: A01T02 of 01T02 and D01T02, C24A of C241_2431
    bool goods = false;
    std::bitset<std::size(icio_editions)> editions;  ///< that have it
};

/// Codes of an edition are a list. Those of 2018 and 2021 are divisions of ISIC Rev. 4 alone, "01T02", or with a D
/// before them: the letter of the section goes before. Those of 2016 are divisions of Rev. 3 with a word, "C45CON",
/// whose C says nothing: they stay as they are. Nothing: no edition has it.
[[nodiscard]] std::optional<IcioIndustry> icio_industry(std::string_view head);

/// "2018 and 2021".
[[nodiscard]] std::string icio_edition_words(const std::bitset<std::size(icio_editions)>& editions);

[[nodiscard]] bool is_final_demand(std::string_view category);

/// ISIC sections A to C are goods.
[[nodiscard]] bool is_goods(std::string_view sector);

/// CHN of CN1 to CN4, MEX of MX1 to MX3: the parts in which the extended tables have China and Mexico.
[[nodiscard]] std::string economy_name_of(const std::string& code);

}  // namespace parley::datasets

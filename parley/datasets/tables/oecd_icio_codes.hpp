#pragma once
// Codes of the OECD's inter-country tables, by edition.
#include <string>
#include <string_view>

namespace parley::datasets {

[[nodiscard]] bool is_final_demand(std::string_view category);

/// Editions of 2016 to 2021 name industries by divisions alone, "01T02", or with a D before them, "D01T02": the letter
/// of the section goes before, so that goods are told from services. Empty: no code of an industry.
[[nodiscard]] std::string sector_name(std::string_view head);

/// ISIC sections A to C are goods.
[[nodiscard]] bool is_goods(std::string_view sector);

/// CHN of CN1 and CN2, MEX of MX1 and MX2: the two parts in which the extended tables have China and Mexico.
[[nodiscard]] std::string economy_name_of(const std::string& code);

}  // namespace parley::datasets

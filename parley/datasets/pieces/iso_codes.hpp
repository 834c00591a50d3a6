#pragma once
#include <string>
#include <string_view>

namespace parley::datasets {

/// The ISO 3166 alpha-3 code of an alpha-3, an alpha-2 or a numeric one (leading zeros or none); Eurostat's EL and UK
/// and the numbers of the United Nations' trade statistics too. Empty: no such country, and all aggregates.
[[nodiscard]] std::string alpha3_of(std::string_view code);

}  // namespace parley::datasets

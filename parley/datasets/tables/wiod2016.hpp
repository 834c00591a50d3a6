#pragma once
// The World Input-Output Database, release of November 2016: 44 economies × 56 industries, 2000–2014, USD million,
// basic prices. Two forms as CSV: the sheet of WIOT2014_Nov16_ROW.xlsb (four columns of labels, six lines of heads, the
// third of industries and the fifth of economies), and the frame of WIOT2014_October16_ROW.RData or .dta (IndustryCode,
// IndustryDescription, Country, RNr, Year, then AUS1 … AUS61 …, TOT).
#include <filesystem>
#include <string>
#include <string_view>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/datasets/pieces/mapped_codes.hpp"

namespace parley::datasets {

/// Value added takes all rows that are no inputs: TXSP, EXP_adj, PURR, PURNR, VA, IntTTM. Other releases, tables in
/// previous years' prices and unknown codes are refused by name. Throws InputError.
[[nodiscard]] InterCountry read_wiod2016(const std::string& file, std::string_view text,
                                         const MappedCodes& mapped = {});

/// For `parley world build`, from a file whose name has the year.
[[nodiscard]] BuiltWorld build_wiod2016(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets

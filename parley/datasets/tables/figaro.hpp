#pragma once
// Eurostat's FIGARO tables, industry by industry, million euros at basic prices, in both forms that are published: the
// matrix (matrix_eu-ic-io_ind-by-ind_…_2021.csv, heads such as DE_C29, DE_P3_S14 and rows W2_D1) and the flat file
// (refArea, rowPi or rowIi, counterpartArea, colPi or colIi, obsValue, in any order, by commas or semicolons).
#include <filesystem>
#include <string>
#include <string_view>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/datasets/pieces/mapped_codes.hpp"

namespace parley::datasets {

/// FIGW1 is the rest of the world. Value added takes D1, D29X39, B2A3G, the taxes less subsidies on inputs (D21X31) and
/// the purchases of residents abroad and non-residents at home; there is no row of output: columns add up to what the
/// industry sells. Tables by product, supply and use, and unknown codes are refused by name. Throws InputError.
[[nodiscard]] InterCountry read_figaro(const std::string& file, std::string_view text, double usd_per_eur,
                                       const MappedCodes& mapped = {});

/// The European Central Bank's mean of a year, US dollars a euro; 0: not known here.
[[nodiscard]] double mean_usd_per_eur(int year);

/// For `parley world build`, from a file whose name has the year.
[[nodiscard]] BuiltWorld build_figaro(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets

#pragma once
// EMERGING (Huo et al. 2022), 245 economies × 134 or, in its second version, 133 sectors, million US dollars at basic
// prices. It is published as MATLAB's files: z, f, va, X, and the labels country_list, sector_list and final_list. Read
// is one CSV of them with heads that are ours: USA_1 … for each column of z and USA_F1 … USA_F3 for each of f, a row of
// the same name for each of z, then va and, as it may be, X. A sector's number is that which its label begins with.
#include <filesystem>
#include <string>
#include <string_view>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/datasets/pieces/mapped_codes.hpp"

namespace parley::datasets {

/// Sectors 1 to 98 are chapters of the HS and goods, 99 to 101 electricity, gas and water, 102 to 105 coal, oil, gas
/// and petroleum (goods), 106 to 135 services. Sales and costs differ industry by industry in this table: sales are
/// kept, and build_steps says by how much they differ in all; above 5 % it is refused. Throws InputError.
[[nodiscard]] InterCountry read_emerging(const std::string& file, std::string_view text,
                                         const MappedCodes& mapped = {});

/// For `parley world build`, from a file whose name has the year.
[[nodiscard]] BuiltWorld build_emerging(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets

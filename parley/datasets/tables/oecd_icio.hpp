#pragma once
// The OECD Inter-Country Input-Output table as the OECD publishes it, one wide CSV a year ("2017_SML.csv").
// Rows: USA_C29 … (who sells what), then TLS (taxes less subsidies on products), VA, OUT. Columns: USA_C29 … (who uses
// it), then USA_HFCE, NPISH, GGFC, GFCF, INVNT, DPABR … (final demand), OUT. The corner is V1. USD million, basic
// prices.
#include <filesystem>
#include <string>
#include <string_view>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/datasets/pieces/mapped_codes.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::datasets {

struct OecdIcioOptions {
    MappedCodes mapped;  ///< codes that are taken besides those of the OECD's lists
    std::string name = "oecd-icio";
    int year = 0;
    std::string elasticities_file;  ///< names the text below in messages
    std::string elasticities;       ///< as elasticities.csv of a world folder; without it θ is `assumed_theta` for all
    double assumed_theta = usual_assumed_theta;
    double tolerance = 1e-4;  ///< a row or column may miss its OUT by this share of it (published figures are rounded)
};

/// Flows are intermediate and final purchases at basic prices, without duties; technology is each economy's use of
/// inputs from anywhere; value added takes the taxes less subsidies on inputs; final shares are what is left after
/// inputs, hence final demand. Where that is negative (inventories run down) the share is zero, and the base has to be
/// settled before use; build_steps says so. The split heads of other OECD tables (C241_2431, C242_2432, C30X301) are
/// read as C24A, C24B and C302T309; divisions without a letter (01T02, D01T02 of the editions to 2021) get that of
/// their section; China and Mexico in two parts (CN1, CN2) are added up; codes of no industry are refused. Throws
/// InputError.
[[nodiscard]] world::WorldRead read_oecd_icio(const std::string& file, std::string_view text,
                                              const OecdIcioOptions& options = {});

/// The same for `parley world build`, from a file whose name has the year of the table, as the OECD's do.
[[nodiscard]] BuiltWorld build_oecd_icio(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets

#pragma once
// What data/duties says of itself: where each table is from, what was changed, and the notices that go with it.
#include <cstddef>
#include <string>
#include <vector>

namespace parley::datasets {

/// The state of 14 February 2020 held until the United States raised duties of section 301 again.
inline constexpr const char* us_china_until = "2024-09-26";
/// The source lacks the duties of 24 July 2026.
inline constexpr const char* us_2026_until = "2026-07-23";
/// Smaller imports of a product from a partner are left out.
inline constexpr double least_import_usd_m = 0.1;

struct ListNote {
    std::string name;
    std::size_t products = 0;
    std::size_t partly = 0;    ///< of which only some national lines are listed
    std::size_t left_out = 0;  ///< whose listed lines are all newer than HTS 2017, or taken up by other lists
};

/// A code of HS 2012 whose goods HS 2017 has under codes of several sectors.
struct SplitCode {
    std::string hs2012;
    std::vector<std::string> since, sectors;
    std::string taken;  ///< the sector that it is taken for
};

[[nodiscard]] std::string duties_source_page(const std::vector<ListNote>& lists, const std::vector<SplitCode>& split);
[[nodiscard]] std::string duties_notice();

}  // namespace parley::datasets

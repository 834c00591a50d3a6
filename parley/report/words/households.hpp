#pragma once
// How many households there are, to say what costs come to for one of them.
#include <array>
#include <optional>
#include <string_view>

namespace parley::report::words {

struct Households {
    const char* economy;  ///< its code
    double count;
    const char* source;
};

/// Counts that a statistical office gives; economies whose count we cannot cite are not here.
inline constexpr std::array<Households, 6> households{{
    {"USA", 131.2e6, "Census Bureau, Historical Households Tables, HH-1: 2022"},
    {"CHN", 494.2e6, "National Bureau of Statistics, census of 2020: family households"},
    {"JPN", 55.8e6, "Statistics Bureau, census of 2020"},
    {"CAN", 15.0e6, "Statistics Canada, census of 2021: private households"},
    {"MEX", 35.2e6, "INEGI, census of 2020"},
    {"GBR", 28.2e6, "Office for National Statistics, families and households: 2022"},
}};

[[nodiscard]] inline std::optional<double> households_of(std::string_view economy) {
    for (const Households& each : households)
        if (economy == each.economy) return each.count;
    return {};
}

}  // namespace parley::report::words

#include "parley/world/names.hpp"
#include "parley/core/text.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace parley::world {
namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_alpha3(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), is_upper);
}

bool is_group(std::string_view code) {
    return code.size() >= 2 && code.size() <= 12 && is_upper(code.front()) &&
           std::all_of(code.begin(), code.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

bool is_sector(std::string_view code) {
    // "VA" is value added in technology.csv, "*" and "all" mean every sector in files of duties.
    return !code.empty() && code.size() <= 40 && code != "VA" && code != "all" &&
           std::all_of(code.begin(), code.end(), [](char c) {
               return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
           });
}

}  // namespace

std::optional<Breach> check_names(const World& world) {
    std::unordered_set<std::string> seen;
    for (const EconomyInfo& economy : world.economies) {
        if (!is_alpha3(economy.code) && !(is_group(economy.code) && !economy.members.empty()))
            return Breach{"three capital letters (ISO 3166), or the code of a group with its members",
                          shown(economy.code)};
        if (!seen.insert(economy.code).second) return Breach{"each economy once", "a second " + shown(economy.code)};
    }
    for (const EconomyInfo& economy : world.economies)
        for (const std::string& member : economy.members) {
            if (!is_alpha3(member))
                return Breach{"members of " + economy.code + " by three capital letters (ISO 3166)", shown(member)};
            // ROW and the like may list themselves.
            if (member != economy.code && !seen.insert(member).second)
                return Breach{"each economy in one place", shown(member) + " in " + economy.code + " and elsewhere"};
        }
    seen.clear();
    for (const SectorInfo& sector : world.sectors) {
        if (!is_sector(sector.code))
            return Breach{"a sector code of letters, digits and _ . - (not VA or all)", shown(sector.code)};
        if (!seen.insert(sector.code).second) return Breach{"each sector once", "a second " + shown(sector.code)};
    }
    return {};
}

}  // namespace parley::world

#include "parley/policy/codes.hpp"

#include <algorithm>

#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/related_codes.hpp"

namespace parley::policy {
namespace {

UnknownCode unknown(const world::World& world, const std::string& kind, const std::string& code,
                    const std::vector<std::string>& known, const std::string& related) {
    const std::string meant = related.empty() ? nearest(code, known) : "";
    std::string hint = !related.empty() ? related : meant.empty() ? "" : "; did you mean " + meant + "?";
    if (related.empty() && meant.empty() && known.size() <= 40) {
        hint = "; it has";
        for (const std::string& each : known) hint += " " + each;
    }
    return {"the code of " + kind + " of " + world.name, code.empty() ? "a blank cell" : shown(code) + hint};
}

}  // namespace

std::optional<UnknownCode> find_economies(const world::World& world, const std::string& code,
                                          std::vector<Economy>& result) {
    if (code == "*" || code == "all") {
        result = all_economies(world);
        return {};
    }
    if (const auto found = world.find_economy(code)) {
        result = {*found};
        return {};
    }
    std::vector<std::string> known;
    for (const world::EconomyInfo& economy : world.economies) {
        // Duties of a member are not duties of its group: nobody is moved to a larger economy in silence.
        if (std::find(economy.members.begin(), economy.members.end(), code) != economy.members.end())
            return UnknownCode{"the code of an economy of " + world.name,
                               shown(code) + ", which is part of " + economy.code + " there (" + economy.name + ")"};
        known.push_back(economy.code);
    }
    return unknown(world, "an economy", code, known, related_economy(world, code));
}

std::optional<UnknownCode> find_sectors(const world::World& world, const std::string& code,
                                        std::vector<Sector>& result) {
    if (const auto found = world.find_sector(code)) {
        result = {*found};
    } else if (code == "*" || code == "all") {
        result = all_sectors(world);
    } else if (code == "goods" || code == "services") {
        result = goods_sectors(world, code == "goods");
    } else {
        std::vector<std::string> known;
        for (const world::SectorInfo& sector : world.sectors) known.push_back(sector.code);
        known.insert(known.end(), {"goods", "services", "all"});
        return unknown(world, "a sector", code, known, related_sectors(world, code));
    }
    return {};
}

}  // namespace parley::policy

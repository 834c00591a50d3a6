#include "parley/world/folder/mapping_like.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "parley/core/input_error.hpp"
#include "parley/world/isic_codes.hpp"
#include "parley/world/names.hpp"

namespace parley::world {
namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& each : names) text += (text.empty() ? "" : ", ") + each;
    return text;
}

// Positions in `like` that an economy or one of its members has.
std::set<std::size_t> places_of(const EconomyInfo& economy, const World& like) {
    std::set<std::size_t> places;
    const auto look = [&](const std::string& code) {
        for (std::size_t k = 0; k < like.economies.size(); ++k) {
            const auto& members = like.economies[k].members;
            if (like.economies[k].code == code || std::find(members.begin(), members.end(), code) != members.end())
                places.insert(k);
        }
    };
    look(economy.code);
    if (!places.empty()) return places;
    for (const std::string& member : economy.members) look(member);
    return places;
}

std::vector<std::size_t> economies_like(const std::string& file, const World& world, const World& like,
                                        std::vector<std::string>& notes) {
    const std::optional<Economy> rest = like.find_economy("ROW");
    std::vector<std::size_t> to;
    std::vector<std::string> to_rest;
    for (const EconomyInfo& economy : world.economies) {
        const std::set<std::size_t> places = places_of(economy, like);
        if (places.size() > 1) {
            std::vector<std::string> codes;
            for (const std::size_t place : places) codes.push_back(like.economies[place].code);
            throw InputError(file, 0, economy.code + " in one economy of " + like.name,
                             "its members in " + listed(codes));
        }
        if (places.empty()) {
            if (!rest) throw InputError(file, 0, economy.code + " or ROW in " + like.name, "neither");
            to_rest.push_back(economy.code);
        }
        to.push_back(places.empty() ? rest->value : *places.begin());
    }
    if (!to_rest.empty()) notes.push_back("in ROW: " + listed(to_rest));
    return to;
}

std::vector<std::size_t> sectors_like(const std::string& file, const World& world, const World& like,
                                      std::vector<std::string>& notes) {
    std::vector<IsicClasses> targets;
    for (const SectorInfo& sector : like.sectors) targets.push_back(isic_classes(sector.code));
    const auto holder = [&](const IsicClasses& classes) -> std::optional<std::size_t> {
        for (std::size_t k = 0; k < targets.size(); ++k)
            if (classes.any() && (classes & ~targets[k]).none()) return k;
        return {};
    };
    std::vector<std::size_t> to;
    for (const SectorInfo& sector : world.sectors) {
        const IsicClasses classes = isic_classes(sector.code);
        std::optional<std::size_t> place;
        if (const auto same = like.find_sector(sector.code)) place = same->value;
        if (!place) place = holder(classes);
        if (!place && classes.any() && (classes & ~isic_classes("T_U")).none()) {
            place = holder(isic_classes("S"));
            if (place) notes.push_back(sector.code + " goes with S, to " + like.sectors[*place].code);
        }
        if (!place) {
            std::vector<std::string> parts;
            for (std::size_t k = 0; k < targets.size(); ++k)
                if ((classes & targets[k]).any()) parts.push_back(like.sectors[k].code);
            throw InputError(file, 0,
                             "sector " + sector.code + " within one of " + like.name + " (else a mapping of your own)",
                             parts.empty() ? "none that it is part of" : "parts of it in " + listed(parts));
        }
        to.push_back(*place);
    }
    return to;
}

// Of `all` those that something goes to, in their order; `to` becomes positions among them.
template <class Info>
std::vector<Info> used_ones(const std::vector<Info>& all, std::vector<std::size_t>& to,
                            std::vector<std::string>& absent) {
    std::vector<Info> used;
    std::vector<std::size_t> place(all.size());
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (std::find(to.begin(), to.end(), k) == to.end()) {
            absent.push_back(all[k].code);
            continue;
        }
        place[k] = used.size();
        used.push_back(all[k]);
    }
    for (std::size_t& each : to) each = place[each];
    return used;
}

}  // namespace

MappingLike mapping_like(const std::string& file, const World& world, const World& like) {
    MappingLike result;
    Mapping& mapping = result.mapping;
    mapping.economy_to = economies_like(file, world, like, result.notes);
    mapping.sector_to = sectors_like(file, world, like, result.notes);
    std::vector<std::string> absent;
    mapping.economies = used_ones(like.economies, mapping.economy_to, absent);
    mapping.sectors = used_ones(like.sectors, mapping.sector_to, absent);
    if (!absent.empty()) result.notes.push_back("not in it, so not in what is written: " + listed(absent));
    // Members are those that were put together, not those that the other world has.
    std::vector<std::size_t> parts(mapping.economies.size());
    for (const std::size_t to : mapping.economy_to) ++parts[to];
    for (EconomyInfo& economy : mapping.economies) economy.members.clear();
    for (const Economy n : world.each_economy()) {
        const EconomyInfo& old = world.economies[n.value];
        EconomyInfo& group = mapping.economies[mapping.economy_to[n.value]];
        if (parts[mapping.economy_to[n.value]] == 1 && old.members.empty() && old.code == group.code) continue;
        if (old.members.empty())
            group.members.push_back(old.code);
        else
            group.members.insert(group.members.end(), old.members.begin(), old.members.end());
    }
    World coarse;
    coarse.economies = mapping.economies;
    coarse.sectors = mapping.sectors;
    if (const auto breach = check_names(coarse)) throw InputError(file, 0, breach->rule, breach->found);
    return result;
}

}  // namespace parley::world

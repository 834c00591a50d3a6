#include "parley/pricing/warm_starts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace parley::pricing {
namespace {

constexpr std::size_t most_members = 16;

bool is_plain(const Setting& setting, const PricedLevel& level) {
    return std::all_of(level.measures.begin(), level.measures.end(),
                       [](const ResolvedMeasure& each) { return policy::is_plain(each.measure); }) &&
           std::all_of(level.ends.begin(), level.ends.end(),
                       [&](std::size_t end) { return policy::is_plain(setting.baseline[end].measure); });
}

// By priced level: whether members of a family may differ in it. The last issues, as many as keep families small.
std::vector<bool> free_levels(const Setting& setting) {
    std::vector<bool> result(setting.levels.size());
    std::size_t members = 1;
    for (std::size_t i = setting.scenario().issues.size(); i-- > 0;) {
        std::size_t count = 0;
        bool plain = !setting.scenario().issues[i].counterfactual;
        for (const PricedLevel& level : setting.levels)
            if (level.issue == i && !setting.scenario().issues[i].levels[level.level].counterfactual) {
                ++count;
                plain = plain && is_plain(setting, level);
            }
        if (!plain || count == 0) continue;
        if (members * (count + 1) > most_members) break;
        members *= count + 1;
        for (std::size_t l = 0; l < setting.levels.size(); ++l) result[l] = result[l] || setting.levels[l].issue == i;
    }
    return result;
}

std::vector<std::size_t> set_without(std::vector<std::size_t> set, std::size_t level) {
    std::erase(set, level);
    return set;
}

}  // namespace

Families families_of(const Setting& setting, const std::vector<std::vector<std::size_t>>& sets) {
    const std::vector<bool> is_free = free_levels(setting);
    std::map<std::vector<std::size_t>, std::size_t> position, family_of;
    for (std::size_t k = 0; k < sets.size(); ++k) position.emplace(sets[k], k);
    const auto find = [&](const std::vector<std::size_t>& set) -> std::optional<std::size_t> {
        const auto place = position.find(set);
        if (place == position.end()) return {};
        return place->second;
    };
    std::vector<std::vector<std::pair<std::size_t, FamilyMember>>> found;  // by depth
    for (std::size_t k = 0; k < sets.size(); ++k) {
        const std::vector<std::size_t>& set = sets[k];
        std::vector<std::size_t> kept, free;
        for (const std::size_t level : set) (is_free[level] ? free : kept).push_back(level);
        const auto [place, is_new] = family_of.emplace(kept, found.size());
        if (is_new) found.emplace_back();
        FamilyMember member{k, {}, {}, {}};
        // Requirements may leave a set without its nearest relatives: the last level that it can do without.
        std::size_t dropped = 0;
        for (auto level = free.rbegin(); level != free.rend() && !member.common; ++level) {
            const std::optional<std::size_t> relative = find(set_without(set, *level));
            if (!relative) continue;
            if (!member.parent) {
                member.parent = relative;
                dropped = *level;
            } else if (const auto both = find(set_without(set_without(set, *level), dropped))) {
                member.other = relative;
                member.common = both;
            }
        }
        found[place->second].emplace_back(free.size(), member);
    }
    Families families;
    for (auto& each : found) {
        std::stable_sort(each.begin(), each.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        families.emplace_back();
        for (const auto& [depth, member] : each) families.back().push_back(member);
    }
    return families;
}

bool same_families(const Setting& a, const Setting& b) {
    return free_levels(a) == free_levels(b);
}

}  // namespace parley::pricing

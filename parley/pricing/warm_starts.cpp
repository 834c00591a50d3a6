#include "parley/pricing/warm_starts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

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

}  // namespace

std::vector<std::uint64_t> level_keys(const Setting& setting) {
    std::vector<std::uint64_t> result;
    std::uint64_t first = 1, last = 0;  // keys of the issue
    std::size_t issue = 0;
    for (const PricedLevel& level : setting.levels) {
        const scenario::Issue& of = setting.scenario().issues[level.issue];
        if (level.issue != issue) first = std::exchange(last, 0) + first;
        issue = level.issue;
        result.push_back(of.counterfactual || of.levels[level.level].counterfactual ? 0 : last += first);
    }
    return result;
}

Families families_of(const Setting& setting, const std::vector<std::vector<std::size_t>>& sets) {
    const std::vector<bool> is_free = free_levels(setting);
    const std::vector<std::uint64_t> key = level_keys(setting);
    const auto key_of = [&](const std::vector<std::size_t>& set) {
        std::uint64_t result = 0;
        for (const std::size_t level : set) result += key[level];
        return result;
    };
    std::map<std::uint64_t, std::size_t> position, family_of;
    for (std::size_t k = 0; k < sets.size(); ++k) position.emplace(key_of(sets[k]), k);
    const auto find = [&](std::uint64_t set) -> std::optional<std::size_t> {
        const auto place = position.find(set);
        if (place == position.end()) return {};
        return place->second;
    };
    std::vector<std::vector<std::pair<std::size_t, FamilyMember>>> found;  // by depth
    for (std::size_t k = 0; k < sets.size(); ++k) {
        const std::uint64_t set = key_of(sets[k]);
        std::uint64_t kept = set;
        std::vector<std::size_t> free;
        for (const std::size_t level : sets[k])
            if (is_free[level]) {
                free.push_back(level);
                kept -= key[level];
            }
        const auto [place, is_new] = family_of.emplace(kept, found.size());
        if (is_new) found.emplace_back();
        FamilyMember member{k, {}, {}, {}};
        // Requirements may leave a set without its nearest relatives: the last level that it can do without.
        std::size_t dropped = 0;
        for (auto level = free.rbegin(); level != free.rend() && !member.common; ++level) {
            const std::optional<std::size_t> relative = find(set - key[*level]);
            if (!relative) continue;
            if (!member.parent) {
                member.parent = relative;
                dropped = *level;
            } else if (const auto both = find(set - key[*level] - key[dropped])) {
                member.other = relative;
                member.common = both;
            }
        }
        found[place->second].emplace_back(free.size(), member);
    }
    Families families;
    for (const auto& each : found) {
        families.emplace_back();
        for (std::size_t depth = 0; families.back().size() < each.size(); ++depth)
            for (const auto& [at, member] : each)
                if (at == depth) families.back().push_back(member);
    }
    return families;
}

bool same_families(const Setting& a, const Setting& b) {
    const std::vector<bool> of_a = free_levels(a), of_b = free_levels(b);
    bool same = true;  // both are by level
    for (std::size_t l = 0; l < of_a.size(); ++l) same = same && of_a[l] == of_b[l];
    return same;
}

}  // namespace parley::pricing

#include "parley/pricing/warm_starts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace parley::pricing {
namespace {

constexpr std::size_t most_members = 16;

bool is_plain(const Study& study, const PricedLevel& level) {
    return std::all_of(level.measures.begin(), level.measures.end(),
                       [](const ResolvedMeasure& each) { return policy::is_plain(each.measure); }) &&
           std::all_of(level.ends.begin(), level.ends.end(),
                       [&](std::size_t end) { return policy::is_plain(study.baseline[end].measure); });
}

// By priced level: whether members of a family may differ in it. The last issues, as many as keep families small.
std::vector<bool> free_levels(const Study& study) {
    std::vector<bool> result(study.levels.size());
    std::size_t members = 1;
    for (std::size_t i = study.scenario.issues.size(); i-- > 0;) {
        std::size_t count = 0;
        bool plain = !study.scenario.issues[i].counterfactual;
        for (const PricedLevel& level : study.levels)
            if (level.issue == i && !study.scenario.issues[i].levels[level.level].counterfactual) {
                ++count;
                plain = plain && is_plain(study, level);
            }
        if (!plain || count == 0) continue;
        if (members * (count + 1) > most_members) break;
        members *= count + 1;
        for (std::size_t l = 0; l < study.levels.size(); ++l) result[l] = result[l] || study.levels[l].issue == i;
    }
    return result;
}

std::vector<std::size_t> set_without(std::vector<std::size_t> set, std::size_t level) {
    std::erase(set, level);
    return set;
}

// values·(to/from), number by number.
template <class Values>
void carry(Values& values, const Values& to, const Values& from) {
    auto above = to.begin(), below = from.begin();
    for (double& value : values) {
        if (*below > 0 && *above > 0) value *= *above / *below;
        ++above;
        ++below;
    }
}

policy::PolicyStart start_from(const StudyEquilibrium& solved) {
    policy::PolicyStart start{solved.priced.equilibrium.point, {}, solved.slopes};
    for (const policy::ConditionResult& each : solved.quantities) start.wedge_rates.push_back(each.wedge_rate);
    return start;
}

}  // namespace

Families families_of(const DisputeStudy& dispute) {
    const std::vector<bool> is_free = free_levels(dispute.study);
    std::map<std::vector<std::size_t>, std::size_t> position, family_of;
    for (std::size_t k = 0; k < dispute.sets.size(); ++k) position.emplace(dispute.sets[k], k);
    const auto find = [&](const std::vector<std::size_t>& set) -> std::optional<std::size_t> {
        const auto place = position.find(set);
        if (place == position.end()) return {};
        return place->second;
    };
    std::vector<std::vector<std::pair<std::size_t, FamilyMember>>> found;  // by depth
    for (std::size_t k = 0; k < dispute.sets.size(); ++k) {
        const std::vector<std::size_t>& set = dispute.sets[k];
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

const policy::PolicyStart* FamilyWalk::at(const std::optional<std::size_t>& set) const {
    if (!set) return nullptr;
    const auto place = solved_.find(*set);
    return place != solved_.end() ? &place->second : nullptr;
}

OutcomeEconomics FamilyWalk::solve_next(const model::Progress& progress) {
    const FamilyMember& member = family_[next_++];
    StudyEquilibrium here;
    OutcomeEconomics result;
    const policy::PolicyStart* parent = at(member.parent);
    if (parent != nullptr) {
        policy::PolicyStart start = *parent;
        const policy::PolicyStart *other = at(member.other), *common = at(member.common);
        if (other != nullptr && common != nullptr) {
            carry(start.point.wage_hat, other->point.wage_hat, common->point.wage_hat);
            carry(start.point.price_hat, other->point.price_hat, common->point.price_hat);
            carry(start.point.expenditure_new, other->point.expenditure_new, common->point.expenditure_new);
            carry(start.wedge_rates, other->wedge_rates, common->wedge_rates);
        }
        result = solve_set(dispute_, member.set, progress, {&start, &memory_}, &here);
    }
    // From the base where there is nothing nearer, and once more before it is said that something is out of reach.
    if (parent == nullptr || (result.status != model::Status::converged && result.status != model::Status::cancelled)) {
        memory_ = {};
        result = solve_set(dispute_, member.set, progress, {nullptr, &memory_}, &here);
    }
    if (result.status == model::Status::converged) solved_.emplace(member.set, start_from(here));
    return result;
}

void solve_family(const DisputeStudy& dispute, const Family& family, std::vector<OutcomeEconomics>& equilibria,
                  const model::Progress& progress) {
    for (FamilyWalk walk(dispute, family); !walk.done();) {
        OutcomeEconomics& place = equilibria[walk.next()];
        place = walk.solve_next(progress);
    }
}

}  // namespace parley::pricing

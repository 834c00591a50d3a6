#include "parley/pricing/threats.hpp"

#include <algorithm>

namespace parley::pricing {
namespace {

using dispute::endings::Act;
using dispute::endings::Facts;
using dispute::endings::Standing;
using dispute::endings::Threat;

// Whether a measure makes trade dearer for those it is on, by its words.
bool is_hostile(const scenario::MeasureWords& words) {
    switch (words.kind) {
        case scenario::MeasureKind::duty:
        case scenario::MeasureKind::barrier:
            return !words.sets && words.amount.value > 0;
        case scenario::MeasureKind::best_answer:
            return true;
        case scenario::MeasureKind::export_tax:
            return words.amount.value > 0;
        case scenario::MeasureKind::quota:
            return words.amount.unit != Unit::share || words.amount.value < 1;
        case scenario::MeasureKind::export_control:
            return words.amount.unit == Unit::share ? words.amount.value < 1 : words.amount.value > 0;
        default:
            return false;
    }
}

// The parties that a level is against: as announced, else those whose economies its measures are on.
std::vector<bool> against(const scenario::Scenario& scenario, const scenario::Issue& issue,
                          const scenario::Level& level) {
    std::vector<bool> result(scenario.parties.size());
    const scenario::Announcement* announced = level.announced ? &*level.announced : nullptr;
    if (announced != nullptr && !announced->against.empty()) {
        for (const std::string& party : announced->against) result[party_position(scenario, party)] = true;
        return result;
    }
    bool any = false;
    for (const scenario::MeasureWords& measure : level.measures) {
        if (!is_hostile(measure)) continue;
        for (std::size_t p = 0; p < result.size(); ++p)
            for (const std::string& code : measure.on)
                if (scenario.parties[p].id != issue.owner &&
                    (code == "all" ||
                     std::find(scenario.parties[p].economies.begin(), scenario.parties[p].economies.end(), code) !=
                         scenario.parties[p].economies.end()))
                    any = result[p] = true;
    }
    if (!any && announced != nullptr)
        for (std::size_t p = 0; p < result.size(); ++p) result[p] = scenario.parties[p].id != issue.owner;
    return result;
}

const scenario::Level& level_at(const scenario::Scenario& scenario, const OnTheTable& table, std::size_t k,
                                std::size_t l) {
    return scenario.issues[table.issue[k]].levels[table.level[k][l]];
}

// The levels of an issue that one party owns, between it and another; `answers`: it is the one that is threatened.
std::vector<NewMeasure> between(const scenario::Scenario& scenario, const OnTheTable& table, std::size_t k,
                                std::size_t other, bool answers, bool announced_pair) {
    const scenario::Issue& issue = scenario.issues[table.issue[k]];
    std::vector<NewMeasure> result(table.level[k].size(), NewMeasure::none);
    std::optional<std::size_t> first, last;  // announced against the other
    for (std::size_t l = 0; l < result.size(); ++l) {
        const scenario::Level& level = level_at(scenario, table, k, l);
        if (!level.announced || !against(scenario, issue, level)[other]) continue;
        if (!first) first = l;
        last = l;
    }
    for (std::size_t l = 1; l < result.size(); ++l) {
        const scenario::Level& level = level_at(scenario, table, k, l);
        if (is_withdrawal(level)) {
            if (first) result[l] = NewMeasure::withdrawal;
            continue;
        }
        const bool hits = against(scenario, issue, level)[other];
        if (answers)
            result[l] = hits || (first && l >= *first) ? NewMeasure::answer : NewMeasure::none;
        else if (first && (l > *last && (hits || level.measures.empty())))
            result[l] = NewMeasure::beyond;
        else if (first && l < *first && (hits || level.measures.empty()))
            result[l] = NewMeasure::part;
        else if (first && l >= *first && l <= *last)
            result[l] = NewMeasure::as_threatened;
        else if (hits)
            result[l] = announced_pair ? NewMeasure::beyond : NewMeasure::as_threatened;
    }
    return result;
}

ThreatPair pair_of(const scenario::Scenario& scenario, const OnTheTable& table, std::size_t threatens,
                   std::size_t threatened, bool announced) {
    ThreatPair pair{Side{threatens}, Side{threatened}, announced, {}};
    for (std::size_t k = 0; k < table.issue.size(); ++k) {
        const std::string& owner = scenario.issues[table.issue[k]].owner;
        if (owner == scenario.parties[threatens].id)
            pair.at.push_back(between(scenario, table, k, threatened, false, announced));
        else if (owner == scenario.parties[threatened].id)
            pair.at.push_back(between(scenario, table, k, threatens, true, announced));
        else
            pair.at.emplace_back(table.level[k].size(), NewMeasure::none);
    }
    return pair;
}

}  // namespace

Signed everybody(const scenario::Scenario& scenario) {
    return Signed(scenario.parties.size(), true);
}

Signed nobody(const scenario::Scenario& scenario) {
    return Signed(scenario.parties.size(), false);
}

Signed signatories_of(const scenario::Scenario& scenario, const std::vector<std::string>& parties) {
    Signed result = nobody(scenario);
    for (const std::string& party : parties) result[party_position(scenario, party)] = true;
    return result;
}

std::vector<Act> acts_of(const scenario::Scenario& scenario, const OnTheTable& table) {
    std::vector<std::pair<std::string, Act>> found;  // with the due day
    for (std::size_t k = 0; k < table.issue.size(); ++k) {
        const scenario::Issue& issue = scenario.issues[table.issue[k]];
        std::optional<std::size_t> withdrawn;
        for (std::size_t l = 0; l < table.level[k].size(); ++l)
            if (is_withdrawal(level_at(scenario, table, k, l))) withdrawn = l;
        for (std::size_t l = 0; l < table.level[k].size(); ++l) {
            const scenario::Level& level = level_at(scenario, table, k, l);
            if (!level.announced) continue;
            Act act{Side{party_position(scenario, issue.owner)}, k, l, {}, {}, false};
            if (!is_answer(scenario, *level.announced)) {
                act.withdrawn = withdrawn;
                act.lapses = !level.announced->due.empty();
            }
            for (const scenario::Condition& each : level.announced->only_if) {
                const std::size_t i = issue_position(scenario, each.issue);
                const std::size_t wanted = level_position(scenario.issues[i], each.level);
                for (std::size_t other = 0; other < table.issue.size(); ++other) {
                    if (table.issue[other] != i) continue;
                    const auto& levels = table.level[other];
                    const auto at = std::find(levels.begin(), levels.end(), wanted);
                    if (at != levels.end())
                        act.only_if.push_back({{other, static_cast<std::size_t>(at - levels.begin())}, each.holds});
                }
            }
            found.emplace_back(level.announced->due.empty() ? "9999" : level.announced->due, std::move(act));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Act> result;
    for (auto& [due, act] : found) result.push_back(std::move(act));
    return result;
}

std::vector<ThreatPair> pairs_of(const scenario::Scenario& scenario, const OnTheTable& table) {
    std::vector<ThreatPair> result;
    const auto add = [&](std::size_t threatens, std::size_t threatened, bool announced) {
        for (const ThreatPair& pair : result)
            if (pair.threatens.value == threatens && pair.threatened.value == threatened) return;
        result.push_back(pair_of(scenario, table, threatens, threatened, announced));
    };
    for (const bool announced : {true, false}) {
        std::optional<std::size_t> owner;
        for (std::size_t k = 0; k < table.issue.size(); ++k) {
            const scenario::Issue& issue = scenario.issues[table.issue[k]];
            if (issue.owner.empty()) continue;
            const std::size_t by = party_position(scenario, issue.owner);
            if (!announced && owner && *owner != by) continue;
            for (std::size_t l = 1; l < table.level[k].size(); ++l) {
                const scenario::Level& level = level_at(scenario, table, k, l);
                if (announced && !(level.announced && !is_answer(scenario, *level.announced))) continue;
                const std::vector<bool> hit = against(scenario, issue, level);
                for (std::size_t p = 0; p < hit.size(); ++p) {
                    if (!hit[p]) continue;
                    owner = by;
                    add(by, p, announced);
                }
            }
        }
        if (!result.empty()) return result;
    }
    if (scenario.parties.size() > 1) add(0, 1, false);
    return result;
}

ThreatPair pair_between(const scenario::Scenario& scenario, const OnTheTable& table, Side threatens, Side threatened) {
    return pair_of(scenario, table, threatens.value, threatened.value, false);
}

Facts facts_of(const ThreatPair& pair, const dispute::space::Space& space, Outcome outcome, const Signed& by) {
    Facts facts;
    facts.signed_by_both = by[pair.threatens.value] && by[pair.threatened.value];
    bool withdrawn = false, pending = false, full = true, any = false;
    for (std::size_t k = 0; k < pair.at.size(); ++k) {
        const std::vector<NewMeasure>& levels = pair.at[k];
        const NewMeasure now = levels[space.level(outcome, k)];
        const auto can_be = [&](NewMeasure what) {
            return std::find(levels.begin(), levels.end(), what) != levels.end();
        };
        switch (now) {
            case NewMeasure::none:
                pending = pending || can_be(NewMeasure::withdrawal);
                full = full && !can_be(NewMeasure::as_threatened) && !can_be(NewMeasure::answer);
                break;
            case NewMeasure::withdrawal:
                withdrawn = true;
                full = false;
                break;
            case NewMeasure::part:
                full = false;
                any = true;
                facts.threat = Threat::carried_out;
                break;
            case NewMeasure::beyond:
                facts.beyond = true;
                [[fallthrough]];
            case NewMeasure::as_threatened:
                any = true;
                facts.threat = Threat::carried_out;
                break;
            case NewMeasure::answer:
                any = true;
                facts.answered = true;
                break;
        }
    }
    if (facts.threat == Threat::pending && withdrawn && !pending) facts.threat = Threat::withdrawn;
    facts.standing = !any ? Standing::none : full ? Standing::all : Standing::part;
    return facts;
}

}  // namespace parley::pricing

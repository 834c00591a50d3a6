#include "parley/precedents/median.hpp"

#include <algorithm>

namespace parley::precedents {
namespace {

using histories::Facts;
using histories::Issue;
using histories::Party;
using histories::Statement;

// Of a party's statements about levels the share that is about this issue.
double salience(const Facts& facts, const Party& party, const Issue& issue) {
    double on_it = 0.0, all = 0.0;
    for (const Statement& each : facts.statements) {
        const auto place = find_level(facts, each.level);
        if (!place || each.by != party.id) continue;
        all += 1.0;
        on_it += place->issue == &issue ? 1.0 : 0.0;
    }
    return all > 0.0 ? on_it / all : 0.0;
}

std::size_t position(const Facts& facts, const Party& party, const Issue& issue) {
    const bool own = issue.owner == party.id;
    std::size_t result = own ? issue.at_cutoff : issue.levels.size() - 1;
    for (const Statement& each : facts.statements) {  // the last that was said holds
        const auto place = find_level(facts, each.level);
        if (!place || place->issue != &issue || each.by != party.id) continue;
        if (own ? each.says == "threat" || each.says == "offer" : each.says == "demand") result = place->level;
    }
    return result;
}

std::size_t median(const Facts& facts, const Issue& issue) {
    std::vector<double> weight(issue.levels.size(), 0.0);
    double all = 0.0;
    for (const Party& party : facts.parties) {
        const double salient = salience(facts, party, issue);
        weight[position(facts, party, issue)] += salient;
        all += salient;
    }
    if (all == 0.0) return issue.at_cutoff;
    double below = 0.0;
    for (std::size_t level = 0; level < weight.size(); ++level) {
        below += weight[level];
        if (below == all / 2.0) return issue.at_cutoff;
        if (below > all / 2.0) return level;
    }
    return issue.at_cutoff;
}

}  // namespace

Chances weighted_median(const histories::History& history) {
    const Facts& facts = history.facts;
    const Issue& threatened = *find_issue(facts, facts.threat.issue);
    const std::size_t threat = find_level(facts, facts.threat.issue + "." + facts.threat.level)->level;
    const std::size_t reached = median(facts, threatened);
    const bool carried_out = reached <= threat;
    bool answered = false, moved = false, in_part = false;
    bool in_full = !facts.demand_levels.empty();
    for (const Issue& issue : facts.issues) {
        const bool of_target = issue.owner != facts.threat.by;
        const std::size_t to = median(facts, issue);
        answered = answered || (of_target && to < issue.at_cutoff);
        moved = moved || (of_target && to > issue.at_cutoff);
    }
    for (const std::string& level : facts.demand_levels) {
        const auto place = find_level(facts, level);
        const std::size_t to = median(facts, *place->issue);
        in_part = in_part || to > place->issue->at_cutoff;
        in_full = in_full && to >= place->level;
    }
    const auto sure = [](bool yes) { return yes ? 1.0 : 0.0; };
    return {sure(carried_out), sure(answered), sure(reached < threat), sure(moved),
            sure(moved),       sure(in_part),  sure(in_full),          sure(!carried_out)};
}

std::map<std::string, Chances> weighted_medians(const std::vector<histories::History>& histories) {
    std::map<std::string, Chances> result;
    for (const histories::History& each : histories) result[each.facts.slug] = weighted_median(each);
    return result;
}

}  // namespace parley::precedents

#include "parley/analysis/record_lookup.hpp"

#include <algorithm>

namespace parley::analysis {

RecordLookup::RecordLookup(const pricing::Worth& of, const std::vector<std::size_t>& without)
    : worth(of), scenario(of.scenario()) {
    for (std::size_t k = 0; k < scenario.stances.size(); ++k)
        if (std::find(without.begin(), without.end(), k) == without.end()) stances.push_back(k);
}

LevelPlace RecordLookup::place(const std::string& issue, const std::string& level) const {
    const std::size_t i = issue_position(scenario, issue);
    return {i, level_position(scenario.issues[i], level)};
}

std::size_t RecordLookup::party(const std::string& id) const {
    return party_position(scenario, id);
}

bool RecordLookup::owns(std::size_t party, std::size_t issue) const {
    return scenario.issues[issue].owner == scenario.parties[party].id;
}

std::optional<std::size_t> RecordLookup::withdrawal(std::size_t issue) const {
    const std::vector<scenario::Level>& levels = scenario.issues[issue].levels;
    const auto found = std::find_if(levels.begin(), levels.end(), scenario::is_withdrawal);
    if (found == levels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - levels.begin());
}

void RecordLookup::put(LevelsSaid& levels, const LevelPlace& place) const {
    levels[place.issue] = place.level;
    for (const auto& [issue, level] : at(place).needs) {
        const LevelPlace needed = this->place(issue, level);
        const auto there = levels.find(needed.issue);
        if (needed.level != 0 && (there == levels.end() || there->second != needed.level)) put(levels, needed);
    }
}

void RecordLookup::withdraw_others(LevelsSaid& levels, std::size_t party) const {
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        if (const auto level = withdrawal(i); level && !owns(party, i)) levels[i] = *level;
}

std::optional<Outcome> RecordLookup::outcome(const LevelsSaid& levels) const {
    scenario::NamedOutcome named;
    for (const auto& [issue, level] : levels)
        if (level != 0) named.levels[scenario.issues[issue].id] = scenario.issues[issue].levels[level].id;
    return find(worth.deal_space(), worth.space, named);
}

std::vector<double> RecordLookup::holds(const LevelPlace& place) const {
    std::vector<double> result(worth.space.size(), place.level == 0 ? 1.0 : 0.0);
    const pricing::OnTheTable& table = worth.table();
    for (std::size_t k = 0; k < table.issue.size(); ++k) {
        if (table.issue[k] != place.issue) continue;
        for (std::size_t o = 0; o < result.size(); ++o)
            result[o] = table.level[k][worth.space.level(Outcome{o}, k)] == place.level ? 1.0 : 0.0;
    }
    return result;
}

std::optional<dispute::record::Said> said_by(const std::string& says) {
    static const std::map<std::string, dispute::record::Said> kinds{
        {"demand", dispute::record::Said::demand},
        {"refusal", dispute::record::Said::refusal},
        {"offer", dispute::record::Said::offer},
        {"threat", dispute::record::Said::threat},
        {"condition", dispute::record::Said::condition},
        {"acceptance", dispute::record::Said::acceptance},
        {"expectation", dispute::record::Said::expectation}};
    const auto found = kinds.find(says);
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace parley::analysis

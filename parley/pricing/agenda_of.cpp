// The agenda of a scenario: what is on the table, and what its levels require of each other.
#include <algorithm>
#include <map>

#include "parley/pricing/deal_space.hpp"

namespace parley::pricing {
namespace {

// Where a level of the scenario is in the agenda; nothing where it is not.
using Places = std::map<std::pair<std::size_t, std::size_t>, dispute::space::LevelHeld>;

// A level that requires the present one of an issue on which a threat can be withdrawn does with its withdrawal too:
// all others are kept out. False where there is no such level.
bool keep_out(const scenario::Issue& issue, std::size_t at, const Places& places, const dispute::space::LevelHeld& by,
              OnTheTable& table) {
    if (std::none_of(issue.levels.begin(), issue.levels.end(), scenario::is_withdrawal)) return false;
    for (std::size_t l = 1; l < issue.levels.size(); ++l) {
        const auto place = places.find({at, l});
        if (place != places.end() && !is_withdrawal(issue.levels[l]))
            table.agenda.rules.push_back({dispute::space::FeasibilityRule::Kind::never_together, {by, place->second}});
    }
    return true;
}

void add_rules(const scenario::Scenario& scenario, const Places& places, OnTheTable& table) {
    for (std::size_t k = 0; k < table.issue.size(); ++k)
        for (std::size_t l = 0; l < table.level[k].size(); ++l) {
            const scenario::Level& level = scenario.issues[table.issue[k]].levels[table.level[k][l]];
            dispute::space::FeasibilityRule rule{dispute::space::FeasibilityRule::Kind::only_with, {{k, l}}};
            bool possible = true;
            for (const auto& [other, needed] : level.needs) {
                const std::size_t j = issue_position(scenario, other);
                const std::size_t n = level_position(scenario.issues[j], needed);
                const auto place = places.find({j, n});
                if (n == 0 && keep_out(scenario.issues[j], j, places, {k, l}, table)) continue;
                if (place != places.end())
                    rule.of.push_back(place->second);
                else if (n != 0)
                    possible = false;  // a present level that is not on the table holds all the same
            }
            if (!possible)
                table.agenda.rules.push_back({dispute::space::FeasibilityRule::Kind::never_together, {{k, l}}});
            else if (rule.of.size() > 1)
                table.agenda.rules.push_back(std::move(rule));
        }
}

}  // namespace

OnTheTable on_the_table(const scenario::Scenario& scenario) {
    OnTheTable table;
    table.agenda.parties = scenario.parties.size();
    Places places;
    for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
        const scenario::Issue& issue = scenario.issues[i];
        if (issue.counterfactual) continue;
        std::vector<std::size_t> levels;
        for (std::size_t l = 0; l < issue.levels.size(); ++l)
            if (!issue.levels[l].counterfactual) levels.push_back(l);
        if (levels.size() < 2) continue;
        dispute::space::AgendaItem item;
        item.name = issue.label;
        for (std::size_t l = 0; l < levels.size(); ++l) {
            item.levels.push_back(issue.levels[levels[l]].label);
            places[{i, levels[l]}] = {table.issue.size(), l};
        }
        if (issue.owner.empty() && issue.among.empty())
            for (std::size_t p = 0; p < scenario.parties.size(); ++p) item.owners.push_back(Side{p});
        else if (issue.owner.empty())
            for (const std::string& party : issue.among) item.owners.push_back(Side{party_position(scenario, party)});
        else
            item.owners = {Side{party_position(scenario, issue.owner)}};
        item.binding = issue.binding && item.owners.size() > 1;
        table.agenda.issues.push_back(std::move(item));
        table.issue.push_back(i);
        table.level.push_back(std::move(levels));
    }
    add_rules(scenario, places, table);
    for (std::size_t k = 0; k < table.issue.size(); ++k)
        if (scenario.issues[table.issue[k]].irreversible) {
            const std::vector<dispute::space::BarredMove> barred = only_rises(table.agenda, k);
            table.agenda.barred.insert(table.agenda.barred.end(), barred.begin(), barred.end());
        }
    return table;
}

}  // namespace parley::pricing

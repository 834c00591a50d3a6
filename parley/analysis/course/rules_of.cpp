#include "parley/analysis/course/rules_of.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace parley::analysis::course {
namespace {

using dispute::course::Parties;
using dispute::course::Role;
using pricing::NewMeasure;

constexpr double days_a_month = 365.25 / 12.0;
// A day that has come, or is about to: tomorrow.
constexpr double soonest = 1.0 / days_a_month;

std::optional<std::chrono::sys_days> date_of(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t k = at; k < at + count; ++k) value = value * 10 + (text[k] - '0');
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    if (!day.ok()) return std::nullopt;
    return std::chrono::sys_days(day);
}

Role role_of(NewMeasure what) {
    switch (what) {
        case NewMeasure::none:
            return Role::none;
        case NewMeasure::withdrawal:
            return Role::withdrawal;
        case NewMeasure::part:
            return Role::part;
        case NewMeasure::as_threatened:
            return Role::threatened;
        case NewMeasure::beyond:
            return Role::beyond;
        case NewMeasure::answer:
            return Role::answer;
    }
    return Role::none;
}

Parties bit(Side side) {
    return Parties{1} << side.value;
}
Parties bits(const pricing::Signed& by) {
    Parties result = 0;
    for (std::size_t p = 0; p < by.size(); ++p)
        if (by[p]) result |= Parties{1} << p;
    return result;
}

std::vector<dispute::course::IssueRoles> roles_of(const pricing::Worth& worth) {
    std::vector<dispute::course::IssueRoles> result;
    const auto& issues = worth.space.agenda().issues;
    for (std::size_t k = 0; k < issues.size(); ++k) {
        dispute::course::IssueRoles roles{std::vector<Role>(issues[k].levels.size(), Role::none),
                                          std::vector<Parties>(issues[k].levels.size(), 0)};
        for (const pricing::ThreatPair& pair : worth.pairs)
            for (std::size_t l = 0; l < issues[k].levels.size() && issues[k].owners.size() == 1; ++l) {
                const Role role = role_of(pair.at[k][l]);
                if (role == Role::none) continue;
                if (roles.role[l] == Role::none) roles.role[l] = role;
                const bool owner_threatens = issues[k].owners.front() == pair.threatens;
                if (role != Role::withdrawal)
                    roles.against[l] |= bit(owner_threatens ? pair.threatened : pair.threatens);
            }
        result.push_back(std::move(roles));
    }
    return result;
}

// What was announced; where nothing was, what somebody is on record as threatening, or could do first.
void announce(const pricing::Worth& worth, RulesOf& of) {
    const scenario::Scenario& scenario = worth.scenario();
    const auto add = [&](dispute::course::Announced each, std::string due) {
        for (const dispute::course::Announced& known : of.rules.announced)
            if (known.issue == each.issue && known.level == each.level) return;
        of.rules.announced.push_back(std::move(each));
        of.due_days.push_back(std::move(due));
    };
    for (const dispute::endings::Act& act : worth.acts) {
        dispute::course::Announced each{act.by, act.issue, act.level, std::nullopt, {}};
        for (const dispute::endings::ActCondition& condition : act.only_if)
            each.only_if.push_back({condition.at, condition.holds});
        const scenario::Issue& issue = scenario.issues[worth.table().issue[act.issue]];
        const std::string due = issue.levels[worth.table().level[act.issue][act.level]].announced->due;
        // An answer is given when what it answers has come, not before.
        if (const auto months = months_between(scenario.day, due);
            months && of.rules.issues[act.issue].role[act.level] != Role::answer)
            each.due = std::max(soonest, *months);
        add(std::move(each), each.due ? due : "");
    }
    for (std::size_t k = 0; k < of.rules.issues.size(); ++k) {
        const scenario::Issue& issue = scenario.issues[worth.table().issue[k]];
        for (std::size_t l = 1; l < of.rules.issues[k].role.size(); ++l) {
            const Role role = of.rules.issues[k].role[l];
            if (role != Role::threatened && role != Role::part) continue;
            const std::string& id = issue.levels[worth.table().level[k][l]].id;
            const bool said = std::any_of(scenario.stances.begin(), scenario.stances.end(), [&](const auto& stance) {
                return stance.says == "threat" && stance.party == issue.owner && stance.issue == issue.id &&
                       stance.level == id;
            });
            if (said || (role == Role::threatened && !worth.pairs.front().announced))
                add({worth.space.agenda().issues[k].owners.front(), k, l, std::nullopt, {}}, "");
        }
    }
}

double payoff_of(const PartyRecord& party, const std::vector<double>& wants, Outcome o) {
    double result = party.income[o.value];
    for (std::size_t k = 0; k < wants.size(); ++k) result += wants[k] * party.terms[k].indicator[o.value];
    return result;
}

// By content: the share of a party's wants for which it is no worse than no deal as it was said.
std::vector<double> shares_of(const PartyRecord& party, const std::vector<Outcome>& contents, Outcome no_deal) {
    constexpr std::size_t most_draws = 512;
    std::vector<double> result(contents.size(), 0.0);
    const std::size_t every = std::max<std::size_t>(1, party.said.wants.size() / most_draws);
    double sum = 0.0;
    for (std::size_t d = 0; d < party.said.wants.size(); d += every) {
        const double without = payoff_of(party, party.said.wants[d], no_deal);
        sum += party.said.weight[d];
        for (std::size_t c = 0; c < contents.size(); ++c)
            if (payoff_of(party, party.said.wants[d], contents[c]) >= without - pricing::payoff_tie)
                result[c] += party.said.weight[d];
    }
    for (double& share : result) share = sum > 0.0 ? share / sum : 0.0;
    return result;
}

bool is_possible(const PartyRecord& party, Outcome better, Outcome worse) {
    dispute::record::Margin margin{party.income[better.value] - party.income[worse.value], {}};
    for (const RecordTerm& term : party.terms)
        margin.change.push_back(term.indicator[better.value] - term.indicator[worse.value]);
    std::vector<dispute::record::Statement> said;
    for (const ReadStatement& each : party.statements) said.push_back(each.as);
    const auto bounds = bounds_of(party.wants, said, margin);
    return !bounds || bounds->high >= -pricing::payoff_tie;  // what cannot all be meant rules nothing out
}

// Where a content leaves the issues that its signatories have a say in, and that concern no outsider alone.
dispute::space::Pattern pattern_of(const pricing::Worth& worth, const dispute::course::Rules& rules, const Group& group,
                                   Outcome content) {
    const Parties members = bits(group.by);
    dispute::space::Pattern pattern;
    const auto& issues = worth.space.agenda().issues;
    for (std::size_t k = 0; k < issues.size(); ++k) {
        if (!std::all_of(issues[k].owners.begin(), issues[k].owners.end(),
                         [&](Side owner) { return group.by[owner.value]; }))
            continue;
        Parties against = 0;
        for (const Parties each : rules.issues[k].against) against |= each;
        const std::size_t level = worth.space.level(content, k);
        if (against != 0 && (against & members) == 0) continue;
        if (against != 0 && group.measures_stay && level == worth.space.level(worth.disagreement, k)) continue;
        // A measure that is also on somebody outside stays where it cannot end for one alone.
        if (against != 0 && (against & ~members) != 0 && level == worth.space.level(worth.disagreement, k)) continue;
        pattern.push_back({k, level});
    }
    return pattern;
}

void offer(const pricing::Worth& worth, const Record& record, const Group& group, RulesOf& of) {
    GroupOffered offered{group, {}, {}, 0, true};
    const GroupAgreement all = agreement_of(worth, group, worth.disagreement);
    offered.asked = static_cast<std::size_t>(std::min(all.asked, 1e15));
    offered.looked_at = all.asked <= static_cast<double>(analysis::most_contents);
    std::vector<std::vector<double>> fits;  // by party
    for (std::size_t p = 0; p < group.by.size(); ++p)
        fits.push_back(group.by[p] ? shares_of(record.parties[p], all.content, record.no_deal_as_said)
                                   : std::vector<double>(all.content.size(), 1.0));
    std::vector<std::size_t> order(all.content.size());
    std::vector<double> together(all.content.size(), 1.0);
    for (std::size_t c = 0; c < order.size(); ++c) {
        order[c] = c;
        for (const auto& party : fits) together[c] *= party[c];
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return together[a] > together[b]; });
    dispute::course::GroupContents contents{bits(group.by), {}};
    for (const std::size_t c : order) {
        if (contents.contents.size() == dispute::course::most_contents) break;
        bool possible = true;
        for (std::size_t p = 0; p < group.by.size() && possible; ++p)
            possible = !group.by[p] || is_possible(record.parties[p], all.content[c], record.no_deal_as_said);
        if (!possible) continue;
        dispute::space::Pattern pattern = pattern_of(worth, of.rules, group, all.content[c]);
        if (std::find(contents.contents.begin(), contents.contents.end(), pattern) != contents.contents.end()) continue;
        contents.contents.push_back(std::move(pattern));
        offered.content.push_back(all.content[c]);
        offered.fits.emplace_back();
        for (const auto& party : fits) offered.fits.back().push_back(party[c]);
    }
    of.rules.groups.push_back(std::move(contents));
    of.groups.push_back(std::move(offered));
}

// Pairs with a threat between them, the file's agreements, all together.
std::vector<Group> groups_of(const pricing::Worth& worth) {
    std::vector<Group> result;
    for (Group& group : usual_groups(worth.scenario())) {
        const bool threatened = std::any_of(worth.pairs.begin(), worth.pairs.end(), [&](const auto& pair) {
            return group.by[pair.threatens.value] && group.by[pair.threatened.value];
        });
        if (threatened && result.size() < 60) result.push_back(std::move(group));
    }
    return result;
}

}  // namespace

std::optional<double> months_between(const std::string& from, const std::string& to) {
    const auto first = date_of(from), last = date_of(to);
    if (!first || !last) return std::nullopt;
    return static_cast<double>((*last - *first).count()) / days_a_month;
}

std::string date_after(const std::string& from, double months) {
    const auto first = date_of(from);
    if (!first) return "";
    const std::chrono::year_month_day day(*first + std::chrono::days(std::lround(months * days_a_month)));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

RulesOf rules_of(const pricing::Worth& worth, const Record& record, const RulesAsked& asked) {
    RulesOf of;
    of.rules.space = &worth.space;
    of.rules.from = asked.from.value_or(worth.status_quo);
    of.rules.issues = roles_of(worth);
    of.rules.step = asked.step;
    const std::size_t parties = worth.scenario().parties.size();
    // What several parties may do at once multiplies, and so does the work of each turn.
    constexpr std::size_t most_of_two = 1000, most_of_many = 2700, fewest = 60;
    of.rules.most_states = asked.most_states != 0 ? asked.most_states
                           : parties <= 2         ? most_of_two
                                                  : std::max(fewest, most_of_many / (parties * parties));
    announce(worth, of);
    for (const Group& group : groups_of(worth)) offer(worth, record, group, of);
    return of;
}

}  // namespace parley::analysis::course

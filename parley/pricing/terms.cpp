#include "parley/pricing/terms.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace parley::pricing {
namespace {

using Kind = TermOrigin::Kind;

std::string name_of_term(const scenario::PayoffWords& words, const scenario::Scenario& scenario) {
    if (!words.label.empty()) return words.label;
    const std::string of = fmt::format("{}", fmt::join(words.of, ", "));
    switch (words.kind) {
        case scenario::PayoffKind::balance:
            return fmt::format("Goods balance of {} with {}", of, fmt::join(words.with, ", "));
        case scenario::PayoffKind::output:
            return fmt::format("Output of {} in {}", of, fmt::join(words.sectors, ", "));
        case scenario::PayoffKind::duty_revenue:
            return "Duties collected by " + of;
        case scenario::PayoffKind::consumer_prices:
            return "Consumer prices of " + of;
        case scenario::PayoffKind::market_index:
            return "Market index of " + of;
        case scenario::PayoffKind::backing_down:
            return "Backing down";
        case scenario::PayoffKind::reciprocity:
            return "Hit by " + scenario.parties[party_position(scenario, words.other)].name + " without an answer";
        case scenario::PayoffKind::breaking:
            for (const scenario::Agreement& each : scenario.agreements)
                if (each.id == words.other) return "Breaking " + each.label;
            return "Breaking an agreement";
        case scenario::PayoffKind::level:
            break;
    }
    const scenario::Issue& issue = scenario.issues[issue_position(scenario, words.issue)];
    return issue.levels[level_position(issue, words.level)].label;
}

// That something holds, and no amount of it.
bool is_bare_fact(scenario::PayoffKind kind) {
    return kind == scenario::PayoffKind::level || kind == scenario::PayoffKind::backing_down ||
           kind == scenario::PayoffKind::reciprocity || kind == scenario::PayoffKind::breaking;
}

// Measures of the other are in force against the party, and it has taken none of its own against them.
std::vector<bool> hit_unanswered(const Worth& worth, const scenario::PayoffWords& words) {
    const scenario::Scenario& scenario = worth.scenario();
    const ThreatPair pair = pair_between(scenario, worth.table(), Side{party_position(scenario, words.other)},
                                         Side{party_position(scenario, words.party)});
    std::vector<bool> result;
    for (const Outcome o : Positions<Outcome>(worth.space.size())) {
        const dispute::endings::Facts facts = facts_of(pair, worth.space, o, nobody(scenario));
        result.push_back(facts.threat == dispute::endings::Threat::carried_out && !facts.answered);
    }
    return result;
}

// The party has left a level of its own that an agreement in force says; to withdraw a threat is not to leave it.
std::vector<bool> breaks(const Worth& worth, const scenario::PayoffWords& words) {
    const scenario::Scenario& scenario = worth.scenario();
    std::vector<bool> result(worth.space.size());
    for (const scenario::Agreement& each : scenario.agreements) {
        if (each.id != words.other) continue;
        for (const auto& [issue, level] : each.levels) {
            const scenario::Issue& of = scenario.issues[issue_position(scenario, issue)];
            if (of.owner != words.party) continue;
            const std::vector<bool> kept = level_holds(worth, issue, level);
            const bool can_withdraw = std::any_of(of.levels.begin(), of.levels.end(), scenario::is_withdrawal);
            const std::vector<bool> withdrawn =
                can_withdraw ? level_holds(worth, issue, scenario::withdrawn_level) : std::vector<bool>(kept.size());
            for (std::size_t o = 0; o < result.size(); ++o) result[o] = result[o] || !(kept[o] || withdrawn[o]);
        }
    }
    return result;
}

dispute::space::PayoffTerm wish(const Worth& worth, std::size_t k, double weight) {
    const scenario::PayoffWords& words = worth.scenario().payoffs[k];
    const bool level = is_bare_fact(words.kind);
    return {name_of_term(words, worth.scenario()),
            level ? dispute::space::TermKind::level : dispute::space::TermKind::indicator, weight,
            indicator_of_wish(worth, k), words.once};
}

dispute::space::PayoffTerm red_line(const Worth& worth, std::size_t k) {
    const scenario::Stance& stance = worth.scenario().stances[k];
    const scenario::Issue& issue = worth.scenario().issues[issue_position(worth.scenario(), stance.issue)];
    return dispute::space::red_line_term("Red line: " + issue.levels[level_position(issue, stance.level)].label,
                                         stance.cost->value, level_holds(worth, stance.issue, stance.level));
}

// In which outcomes all of the conditions on a wish are met.
std::vector<bool> met(const Worth& worth, const std::vector<scenario::Condition>& conditions) {
    std::vector<bool> result(worth.space.size(), true);
    for (const scenario::Condition& each : conditions) {
        const std::vector<bool> there = level_holds(worth, each.issue, each.level);
        for (std::size_t o = 0; o < result.size(); ++o) result[o] = result[o] && there[o] == each.holds;
    }
    return result;
}

bool is_red_line(const scenario::Stance& stance, const std::string& party, const std::string& faction) {
    return stance.party == party && stance.faction == faction && stance.says == "refusal" && stance.cost;
}

bool same_conditions(const std::vector<scenario::Condition>& a, const std::vector<scenario::Condition>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.issue == other.issue && one.level == other.level && one.holds == other.holds;
    });
}

bool same_thing(const scenario::PayoffWords& a, const scenario::PayoffWords& b) {
    return a.kind == b.kind && a.of == b.of && a.with == b.with && a.sectors == b.sectors && a.issue == b.issue &&
           a.level == b.level && a.other == b.other && same_conditions(a.only_if, b.only_if);
}

bool same_thing(const scenario::Stance& a, const scenario::Stance& b) {
    return a.issue == b.issue && a.level == b.level;
}

dispute::space::PayoffTerm said_term(const Worth& worth, const Want& want) {
    dispute::space::PayoffTerm term;
    const double weight = want.weight.value;
    if (want.payoff)
        term = wish(worth, *want.payoff, weight);
    else if (want.kind == scenario::PayoffKind::backing_down)
        term = dispute::space::level_term(want.name, weight, backs_down(worth, want.issue));
    else
        term = dispute::space::level_term(want.name, weight, level_holds(worth, want.issue, want.level));
    if (want.refused && weight < 0) {
        term.kind = dispute::space::TermKind::red_line;
        term.name = "Red line: " + want.name;
    }
    return term;
}

class PartyTerms {
public:
    PartyTerms(const Worth& worth, std::size_t party) : worth_(worth), party_(worth.scenario().parties[party]) {}
    std::vector<dispute::space::PayoffTerm> terms;
    std::vector<TermOrigin> origins;

    // `first`: of its economies, position in Setting::parties.
    void incomes(std::size_t first, std::size_t count) {
        const std::vector<double>& base_income = worth_.prices().base_income;
        double income = 0.0;
        for (std::size_t k = 0; k < count; ++k) income += base_income[first + k];
        for (std::size_t k = 0; k < count; ++k) {
            std::vector<double> factor;
            for (const Outcome o : Positions<Outcome>(worth_.space.size())) {
                const OutcomeEconomics& at = worth_.economics(o);
                factor.push_back((worth_.net_of_borrowing ? at.net_factor : at.income_factor)[first + k]);
            }
            const std::string what = worth_.net_of_borrowing ? "Real income net of borrowing" : "Real income";
            const std::string name = count == 1 ? what : what + " of " + economy_codes(worth_.setting())[first + k];
            add(dispute::space::economy_term(name, base_income[first + k] / income, factor), {});
        }
    }
    void red_lines() {
        const auto& stances = worth_.scenario().stances;
        for (std::size_t k = 0; k < stances.size(); ++k)
            if (is_red_line(stances[k], party_.id, ""))
                add(red_line(worth_, k), {Kind::red_line, k, &*stances[k].cost});
    }
    void wishes() {
        const auto& payoffs = worth_.scenario().payoffs;
        for (std::size_t k = 0; k < payoffs.size(); ++k)
            if (payoffs[k].party == party_.id && payoffs[k].faction.empty() && payoffs[k].weight)
                add(wish(worth_, k, payoffs[k].weight->value), {Kind::wish, k, &*payoffs[k].weight});
    }
    void said(const PartyWants& party) {
        for (std::size_t k = 0; k < party.wants.size(); ++k)
            add(said_term(worth_, party.wants[k]), {Kind::said, k, &party.wants[k].weight});
        // What is paid once meets patience, not the record.
        const auto& payoffs = worth_.scenario().payoffs;
        for (std::size_t k = 0; k < payoffs.size(); ++k)
            if (payoffs[k].party == party_.id && payoffs[k].faction.empty() && payoffs[k].weight && payoffs[k].once)
                add(wish(worth_, k, payoffs[k].weight->value), {Kind::wish, k, &*payoffs[k].weight});
    }

private:
    void add(dispute::space::PayoffTerm term, const TermOrigin& origin) {
        terms.push_back(std::move(term));
        origins.push_back(origin);
    }
    const Worth& worth_;
    const scenario::Party& party_;
};

}  // namespace

std::vector<bool> level_holds(const Worth& worth, const std::string& issue, const std::string& level) {
    const scenario::Scenario& scenario = worth.scenario();
    const OnTheTable& table = worth.table();
    const std::size_t i = issue_position(scenario, issue);
    const std::size_t l = level_position(scenario.issues[i], level);
    std::vector<bool> result(worth.space.size(), l == 0);
    for (std::size_t k = 0; k < table.issue.size(); ++k)
        if (table.issue[k] == i)
            for (std::size_t o = 0; o < result.size(); ++o)
                result[o] = table.level[k][worth.space.level(Outcome{o}, k)] == l;
    return result;
}

std::vector<bool> backs_down(const Worth& worth, const std::string& issue) {
    const OnTheTable& table = worth.table();
    const scenario::Scenario& scenario = worth.scenario();
    const std::vector<scenario::Level>& levels = scenario.issues[issue_position(scenario, issue)].levels;
    // Where nothing was announced there is nothing to withdraw.
    if (std::none_of(levels.begin(), levels.end(), scenario::is_withdrawal))
        return std::vector<bool>(worth.space.size());
    std::vector<bool> result = level_holds(worth, issue, scenario::withdrawn_level);
    const std::string& owner = scenario.issues[issue_position(scenario, issue)].owner;
    for (std::size_t k = 0; k < table.issue.size(); ++k) {
        const scenario::Issue& other = scenario.issues[table.issue[k]];
        const bool threatens = std::any_of(other.levels.begin(), other.levels.end(),
                                           [](const scenario::Level& level) { return level.announced.has_value(); });
        if (other.owner == owner || threatens) continue;
        for (std::size_t o = 0; o < result.size(); ++o) {
            if (worth.space.level(Outcome{o}, k) != 0) result[o] = false;
        }
    }
    return result;
}

namespace {

std::vector<bool> where_it_holds(const Worth& worth, const scenario::PayoffWords& words) {
    switch (words.kind) {
        case scenario::PayoffKind::backing_down:
            return backs_down(worth, words.issue);
        case scenario::PayoffKind::reciprocity:
            return hit_unanswered(worth, words);
        case scenario::PayoffKind::breaking:
            return breaks(worth, words);
        default:
            return level_holds(worth, words.issue, words.level);
    }
}

}  // namespace

std::string name_of_wish(const scenario::Scenario& scenario, std::size_t position) {
    return name_of_term(scenario.payoffs[position], scenario);
}

std::vector<double> indicator_of_wish(const Worth& worth, std::size_t position) {
    const scenario::PayoffWords& words = worth.scenario().payoffs[position];
    std::vector<double> result;
    if (is_bare_fact(words.kind)) {
        for (const bool each : where_it_holds(worth, words)) result.push_back(each ? 1.0 : 0.0);
    } else {
        for (const Outcome o : Positions<Outcome>(worth.space.size()))
            result.push_back(worth.economics(o).indicator[position]);
    }
    if (words.only_if.empty()) return result;
    const std::vector<bool> counts = met(worth, words.only_if);
    for (std::size_t o = 0; o < counts.size(); ++o)
        if (!counts[o]) result[o] = 0.0;
    return result;
}

void add_terms(Worth& worth) {
    std::size_t first = 0;
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p) {
        PartyTerms of(worth, p);
        const std::size_t count = worth.setting().economies[p].size();
        of.incomes(first, count);
        first += count;
        if (worth.wants) {
            of.said(worth.wants->parties[p]);
        } else {
            of.red_lines();
            of.wishes();
        }
        worth.terms.push_back(std::move(of.terms));
        worth.origins.push_back(std::move(of.origins));
    }
}

std::vector<dispute::space::PayoffTerm> faction_terms(const Worth& worth, std::size_t party,
                                                      const std::string& faction) {
    const scenario::Scenario& scenario = worth.scenario();
    const std::string& id = scenario.parties[party].id;
    std::vector<dispute::space::PayoffTerm> terms = worth.terms[party];
    if (worth.wants) {
        const auto& spoke = worth.wants->parties[party].factions;
        const auto own = spoke.find(faction);
        for (std::size_t t = 0; t < terms.size() && own != spoke.end(); ++t)
            if (worth.origins[party][t].kind == Kind::said)
                terms[t].weight = own->second[worth.origins[party][t].position];
        return terms;
    }
    // In the place of the party's term on the same thing, or beside the others.
    const auto put = [&](dispute::space::PayoffTerm term, const auto& is_same) {
        std::optional<std::size_t> at;
        for (std::size_t t = 0; t < worth.origins[party].size(); ++t)
            if (is_same(worth.origins[party][t])) at = t;
        if (at)
            terms[*at] = std::move(term);
        else
            terms.push_back(std::move(term));
    };
    for (std::size_t k = 0; k < scenario.payoffs.size(); ++k)
        if (scenario.payoffs[k].party == id && scenario.payoffs[k].faction == faction && scenario.payoffs[k].weight)
            put(wish(worth, k, scenario.payoffs[k].weight->value), [&](const TermOrigin& of) {
                return of.kind == Kind::wish && same_thing(scenario.payoffs[of.position], scenario.payoffs[k]);
            });
    for (std::size_t k = 0; k < scenario.stances.size(); ++k)
        if (is_red_line(scenario.stances[k], id, faction))
            put(red_line(worth, k), [&](const TermOrigin& of) {
                return of.kind == Kind::red_line && same_thing(scenario.stances[of.position], scenario.stances[k]);
            });
    return terms;
}

dispute::space::PayoffTerms with_weights(const Worth& worth, const std::vector<std::vector<double>>& weight) {
    dispute::space::PayoffTerms result = worth.terms;
    for (std::size_t p = 0; p < result.size(); ++p)
        for (std::size_t t = 0; t < result[p].size(); ++t)
            if (worth.origins[p][t].weight != nullptr)
                result[p][t].weight = worth.origins[p][t].kind == Kind::red_line ? -weight[p][t] : weight[p][t];
    return result;
}

}  // namespace parley::pricing

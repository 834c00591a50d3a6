// What announced levels mean together: which answer others, what can be withdrawn, and whether it all hangs together.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/meaning.hpp"

namespace parley::scenario {
namespace {

bool can_be_withdrawn(const Scenario& scenario, const Issue& issue) {
    return std::any_of(issue.levels.begin(), issue.levels.end(),
                       [&](const Level& level) { return level.announced && !is_answer(scenario, *level.announced); });
}

class Threats {
public:
    Threats(const ScenarioReader& reader, const Scenario& scenario) : reader_(reader), scenario_(scenario) {}

    void check() {
        for (const Issue& issue : scenario_.issues)
            for (const Level& level : issue.levels) {
                if (is_withdrawal(level)) check_withdrawal(issue, level);
                if (level.announced) check_announcement(issue, level);
            }
        for (const Issue& issue : scenario_.issues)
            for (const Level& level : issue.levels) follow(issue, level);
        for (const Stance& stance : scenario_.stances) {
            check_conditions(stance.in_return);
            not_later(place(stance.line, 0), "what is said", stance.on);
        }
        for (const PayoffWords& payoff : scenario_.payoffs) check_payoff(payoff);
        for (const ScenarioSource& source : scenario_.sources)
            not_later(place(source.line, 0), "what is published", source.published);
        if (scenario_.talks && !scenario_.day.empty() && scenario_.talks->rounds.front() < scenario_.day)
            throw InputError(reader_.file(), 0,
                             "a first round of the talks not before the day of the file, " + scenario_.day,
                             scenario_.talks->rounds.front());
        for (const auto& [id, measure] : scenario_.baseline)
            not_later(place(measure.line, measure.column), "what is in force", measure.in_force_from);
    }

    void check_conditions(const std::vector<Condition>& conditions) const {
        for (const Condition& each : conditions) {
            const tables::YamlNode at = place(each.line, each.column);
            reader_.one_of(at, "an issue", each.issue, ids_of(scenario_.issues));
            const Issue& issue = scenario_.issues[issue_position(scenario_, each.issue)];
            reader_.one_of(at, "a level of " + issue.id, each.level, ids_of(issue.levels));
        }
        for (std::size_t k = 0; k < conditions.size(); ++k)
            for (std::size_t before = 0; before < k; ++before) check_together(conditions[before], conditions[k]);
    }

private:
    // An issue stands at one level: two of it cannot hold, nor can one hold and not hold.
    void check_together(const Condition& a, const Condition& b) const {
        if (a.issue != b.issue) return;
        const bool same = a.level == b.level;
        if (same ? a.holds != b.holds : a.holds && b.holds)
            reader_.fail(place(b.line, b.column), "conditions that can hold together",
                         fmt::format("{}{}.{} and {}{}.{}", a.holds ? "" : "not ", a.issue, a.level,
                                     b.holds ? "" : "not ", b.issue, b.level));
    }

    void check_withdrawal(const Issue& issue, const Level& level) const {
        const tables::YamlNode at = place(level.line, level.column);
        if (!can_be_withdrawn(scenario_, issue))
            reader_.fail(at, "the level 'withdrawn' on an issue with an announced level that is no answer", issue.id);
        if (level.announced || !level.measures.empty() || !level.ends.empty() || level.counterfactual)
            reader_.fail(at, "nothing but a label, and what it requires, of a level at which a threat is withdrawn",
                         issue.id + "." + level.id);
    }

    void check_announcement(const Issue& issue, const Level& level) const {
        const Announcement& announced = *level.announced;
        const tables::YamlNode at = place(announced.line, announced.column);
        if (announced.by != issue.owner)
            reader_.fail(at,
                         issue.owner.empty() ? "an announced level on an issue that one party owns"
                                             : "an announcement by " + issue.owner + ", which owns " + issue.id,
                         issue.owner.empty() ? "a joint one" : announced.by);
        if (&level == &issue.levels.front()) reader_.fail(at, "a level that is not the present one", level.id);
        if (level.counterfactual || issue.counterfactual)
            reader_.fail(at, "an announced level that is on the table", "one that is counterfactual");
        not_later(at, "what is announced", announced.on);
        if (!scenario_.day.empty() && !announced.due.empty() && announced.due < scenario_.day)
            reader_.fail(at, "a due date not before " + scenario_.day + ", the day of the file", announced.due);
        check_conditions(announced.only_if);
        for (const Condition& each : announced.only_if)
            if (each.issue == issue.id)
                reader_.fail(place(each.line, each.column), "a condition on another issue", issue.id);
    }

    void check_payoff(const PayoffWords& payoff) const {
        check_conditions(payoff.only_if);
        const tables::YamlNode at = place(payoff.line, payoff.column);
        if (payoff.kind == PayoffKind::breaking) check_breaking(payoff, at);
        if (payoff.kind != PayoffKind::backing_down) return;
        const Issue& issue = scenario_.issues[issue_position(scenario_, payoff.issue)];
        if (!can_be_withdrawn(scenario_, issue))
            reader_.fail(at, "an issue on which a level is announced that is no answer", issue.id);
    }

    // An agreement that holds today, and of which something is this party's own to break.
    void check_breaking(const PayoffWords& payoff, const tables::YamlNode& at) const {
        reader_.one_of(at, "an agreement", payoff.other, ids_of(scenario_.agreements));
        for (const Agreement& each : scenario_.agreements) {
            if (each.id != payoff.other) continue;
            const auto& by = each.signatories;
            if (std::find(by.begin(), by.end(), payoff.party) == by.end())
                reader_.fail(at, "an agreement that " + payoff.party + " has signed", each.id);
            bool own = false;
            for (const auto& [id, level] : each.levels) {
                const Issue& issue = scenario_.issues[issue_position(scenario_, id)];
                own = own || issue.owner == payoff.party;
                if (level != issue.levels.front().id)
                    reader_.fail(at, "an agreement that is in force: all of its levels are the present ones",
                                 fmt::format("{}, with {}.{}", each.id, id, level));
            }
            if (!own)
                reader_.fail(at, "an agreement with a level that " + payoff.party + " owns, which it could break",
                             each.id);
        }
    }

    void not_later(const tables::YamlNode& at, const std::string& what, const std::string& date) const {
        if (scenario_.day.empty() || date.empty() || date <= scenario_.day) return;
        throw InputError(reader_.file(), at.line, fmt::format("{} by {}, the day of the file", what, scenario_.day),
                         date, at.column);
    }

    // Depth first along the conditions that name an announced level; what is on the way is in path_.
    void follow(const Issue& issue, const Level& level) {
        if (!level.announced) return;
        const std::string name = issue.id + "." + level.id;
        const auto seen = std::find(path_.begin(), path_.end(), name);
        if (seen != path_.end()) {
            const std::vector<std::string> circle(seen, path_.end());
            reader_.fail(place(level.announced->line, level.announced->column), "conditions that are no circle",
                         fmt::format("{} > {}", fmt::join(circle, " > "), name));
        }
        if (!done_.insert(name).second) return;
        path_.push_back(name);
        for (const Condition& each : level.announced->only_if) {
            const Issue& other = scenario_.issues[issue_position(scenario_, each.issue)];
            const std::size_t named = level_position(other, each.level);
            // That a level does not hold hangs on every other one of its issue.
            for (std::size_t l = 0; l < other.levels.size(); ++l)
                if ((l == named) == each.holds) follow(other, other.levels[l]);
        }
        path_.pop_back();
    }

    const ScenarioReader& reader_;
    const Scenario& scenario_;
    std::vector<std::string> path_;
    std::set<std::string> done_;
};

}  // namespace

bool is_answer(const Scenario& scenario, const Announcement& announced) {
    return std::any_of(announced.only_if.begin(), announced.only_if.end(), [&](const Condition& each) {
        const auto issue = std::find_if(scenario.issues.begin(), scenario.issues.end(),
                                        [&](const Issue& other) { return other.id == each.issue; });
        if (issue == scenario.issues.end() || issue->owner.empty() || issue->owner == announced.by) return false;
        const bool present = issue->levels.front().id == each.level;
        return each.holds ? !present && each.level != withdrawn_level : present;
    });
}

void add_withdrawals(Scenario& scenario) {
    for (Issue& issue : scenario.issues) {
        if (!can_be_withdrawn(scenario, issue)) continue;
        const auto said = std::find_if(issue.levels.begin(), issue.levels.end(), is_withdrawal);
        if (said != issue.levels.end()) continue;
        Level withdrawal;
        withdrawal.id = withdrawn_level;
        for (const Level& level : issue.levels)
            if (level.announced && withdrawal.label.empty()) withdrawal.label = "Withdrawn: " + level.label;
        withdrawal.line = issue.line;
        withdrawal.column = issue.column;
        issue.levels.push_back(std::move(withdrawal));
    }
}

void check_threats(const ScenarioReader& reader, const Scenario& scenario) {
    Threats(reader, scenario).check();
}

// A third party may be one whom it all happens to; one that signs, threatens or offers can do something.
void check_moves(const ScenarioReader& reader, const Scenario& scenario) {
    const auto among = [](const std::vector<std::string>& parties, const std::string& party) {
        return std::find(parties.begin(), parties.end(), party) != parties.end();
    };
    for (const Party& party : scenario.parties) {
        const auto signs = [&](const auto& each) { return among(each.signatories, party.id); };
        const bool acts = std::any_of(scenario.agreements.begin(), scenario.agreements.end(), signs) ||
                          std::any_of(scenario.outcomes.begin(), scenario.outcomes.end(), signs) ||
                          std::any_of(scenario.stances.begin(), scenario.stances.end(), [&](const Stance& stance) {
                              return stance.party == party.id && (stance.says == "threat" || stance.says == "offer");
                          });
        const bool moves = std::any_of(scenario.issues.begin(), scenario.issues.end(), [&](const Issue& issue) {
            return issue.owner == party.id ||
                   (issue.owner.empty() && (issue.among.empty() || among(issue.among, party.id)));
        });
        if (acts && !moves)
            reader.fail(place(party.line, 0),
                        "an issue that each party which signs, threatens or offers owns, alone or with others",
                        "none of " + party.id);
    }
}

}  // namespace parley::scenario

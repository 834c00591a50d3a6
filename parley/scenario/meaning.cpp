#include "parley/scenario/meaning.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::scenario {

tables::YamlNode place(std::size_t line, std::size_t column) {
    tables::YamlNode node;
    node.line = line;
    node.column = column;
    return node;
}

namespace {

// The value of `key` in a map node, or the node itself.
const tables::YamlNode& below(const tables::YamlNode& node, const std::string& key) {
    for (const tables::YamlEntry& entry : node.keys)
        if (entry.key == key) return entry.value;
    return node;
}

const Issue& issue_named(const ScenarioReader& reader, const tables::YamlNode& node, const Scenario& scenario,
                         const std::string& id) {
    reader.one_of(node, "an issue", id, ids_of(scenario.issues));
    return scenario.issues[issue_position(scenario, id)];
}

void check_level(const ScenarioReader& reader, const tables::YamlNode& node, const Issue& issue,
                 const std::string& level) {
    reader.one_of(node, "a level of " + issue.id, level, ids_of(issue.levels));
}

// What a level comes with, by issue: the positions of itself, of the levels that it requires, and so on.
constexpr std::size_t any_level = static_cast<std::size_t>(-1);
using Bundle = std::vector<std::size_t>;

// Requirements form a graph over levels; walked depth first, the levels on the way in `path`.
class Requirements {
public:
    Requirements(const ScenarioReader& reader, const Scenario& scenario) : reader_(reader), scenario_(scenario) {}

    const Bundle& of(std::size_t i, std::size_t l) {
        const auto known = known_.find({i, l});
        if (known != known_.end()) return known->second;
        const Level& level = scenario_.issues[i].levels[l];
        const auto seen = std::find_if(path_.begin(), path_.end(), [&](const auto& step) { return step.first == i; });
        if (seen != path_.end()) {
            std::vector<std::string> names;
            for (auto step = seen; step != path_.end(); ++step) names.push_back(name_of(step->first, step->second));
            reader_.fail(place(level.line, level.column),
                         seen->second == l ? "requirements that are no circle" : contradiction(i),
                         fmt::format("{} > {}", fmt::join(names, " > "), name_of(i, l)));
        }
        path_.emplace_back(i, l);
        Bundle bundle(scenario_.issues.size(), any_level);
        bundle[i] = l;
        for (const auto& [other, needed] : level.needs) {
            const std::size_t j = issue_position(scenario_, other);
            const Bundle& with = of(j, level_position(scenario_.issues[j], needed));
            for (std::size_t k = 0; k < bundle.size(); ++k) {
                if (with[k] == any_level) continue;
                if (bundle[k] != any_level && bundle[k] != with[k])
                    reader_.fail(place(level.line, level.column), contradiction(k),
                                 fmt::format("{} and {}, which {} comes with", name_of(k, bundle[k]),
                                             name_of(k, with[k]), name_of(i, l)));
                bundle[k] = with[k];
            }
        }
        path_.pop_back();
        return known_.emplace(std::pair(i, l), std::move(bundle)).first->second;
    }

private:
    std::string name_of(std::size_t i, std::size_t l) const {
        return scenario_.issues[i].id + "." + scenario_.issues[i].levels[l].id;
    }
    std::string contradiction(std::size_t i) const {
        return "requirements that one level of " + scenario_.issues[i].id + " meets";
    }

    const ScenarioReader& reader_;
    const Scenario& scenario_;
    std::vector<std::pair<std::size_t, std::size_t>> path_;
    std::map<std::pair<std::size_t, std::size_t>, Bundle> known_;
};

void check_levels(const ScenarioReader& reader, const tables::YamlNode& issues, const Scenario& scenario) {
    std::vector<std::string> baseline;
    for (const auto& [id, measure] : scenario.baseline) baseline.push_back(id);
    for (const Issue& issue : scenario.issues) {
        const tables::YamlNode& levels = below(below(issues, issue.id), "levels");
        // Everything is compared with the present: what it does must be in the base.
        if (const Level& present = issue.levels.front(); !present.measures.empty())
            throw InputError(
                reader.file(), present.measures.front().line,
                "measures in force in 'baseline', so that the base is the present day ('from', a date, says "
                "since when)",
                fmt::format("measures on {}.{}, the present level", issue.id, present.id),
                present.measures.front().column);
        for (const Level& level : issue.levels) {
            const tables::YamlNode& node = below(levels, level.id);
            for (const std::string& end : level.ends)
                reader.one_of(below(node, "ends"), "a baseline measure", end, baseline);
            for (std::size_t m = 0; m < level.measures.size(); ++m) {
                if (level.measures[m].answers.empty()) continue;
                const tables::YamlNode& to = below(below(below(node, "measures").items[m], "best_answer"), "to");
                if (&issue_named(reader, to, scenario, level.measures[m].answers) == &issue)
                    reader.fail(to, "another issue, whose level is answered", issue.id);
            }
            for (const auto& [other, needed] : level.needs) {
                const tables::YamlNode& where = below(below(node, "requires"), other);
                const Issue& named = issue_named(reader, at_key(where), scenario, other);
                if (&named == &issue) reader.fail(at_key(where), "another issue", issue.id);
                check_level(reader, where, named, needed);
            }
        }
    }
    Requirements requirements(reader, scenario);
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        for (std::size_t l = 0; l < scenario.issues[i].levels.size(); ++l) (void)requirements.of(i, l);
}

void check_named_levels(const ScenarioReader& reader, const tables::YamlNode& levels, const Scenario& scenario,
                        const std::map<std::string, std::string>& named) {
    for (const auto& [id, level] : named) {
        const Issue& issue = issue_named(reader, at_key(below(levels, id)), scenario, id);
        check_level(reader, below(levels, id), issue, level);
    }
}

// What its signatories can do: levels that one of them owns, or that are joint among them.
void check_agreements(const ScenarioReader& reader, const tables::YamlNode& node, const Scenario& scenario) {
    for (const Agreement& agreement : scenario.agreements) {
        const tables::YamlNode& levels = below(below(node, agreement.id), "levels");
        check_named_levels(reader, levels, scenario, agreement.levels);
        for (const auto& [id, level] : agreement.levels) {
            const Issue& issue = scenario.issues[issue_position(scenario, id)];
            std::vector<std::string> owners = issue.owner.empty() ? issue.among : std::vector{issue.owner};
            if (owners.empty()) owners = ids_of(scenario.parties);
            for (const std::string& owner : owners)
                if (std::find(agreement.signatories.begin(), agreement.signatories.end(), owner) ==
                    agreement.signatories.end())
                    reader.fail(at_key(below(levels, id)), "an issue that its signatories own", id + " of " + owner);
        }
    }
}

void check_outcome(const ScenarioReader& reader, const tables::YamlNode& node, const Scenario& scenario,
                   const NamedOutcome& outcome) {
    const tables::YamlNode& levels = below(node, "levels");
    check_named_levels(reader, levels, scenario, outcome.levels);
    const std::vector<std::size_t> at = levels_of(scenario, outcome);
    for (std::size_t k = 0; k < at.size(); ++k) {
        const Level& level = scenario.issues[k].levels[at[k]];
        for (const auto& [other, needed] : level.needs) {
            const std::size_t j = issue_position(scenario, other);
            const Level& there = scenario.issues[j].levels[at[j]];
            if (!meets_requirement(scenario.issues[j], there, needed))
                reader.fail(levels,
                            fmt::format("{}.{}, which {}.{} requires", other, needed, scenario.issues[k].id, level.id),
                            other + "." + there.id);
        }
    }
}

// A breakdown and a deadline lead to something that the parties can do.
void check_on_the_table(const ScenarioReader& reader, const tables::YamlNode& node, const Scenario& scenario,
                        const std::string& id) {
    reader.one_of(node, "an outcome", id, ids_of(scenario.outcomes));
    const auto outcome = std::find_if(scenario.outcomes.begin(), scenario.outcomes.end(),
                                      [&](const NamedOutcome& each) { return each.id == id; });
    const std::vector<std::size_t> at = levels_of(scenario, *outcome);
    for (std::size_t k = 0; k < at.size(); ++k)
        if (at[k] > 0 && (scenario.issues[k].counterfactual || scenario.issues[k].levels[at[k]].counterfactual))
            reader.fail(node, "an outcome that is on the table",
                        fmt::format("{}, with {}.{}, which is counterfactual", shown(id), scenario.issues[k].id,
                                    scenario.issues[k].levels[at[k]].id));
}

void check_stances(const ScenarioReader& reader, const std::vector<tables::YamlNode>& nodes, const Scenario& scenario) {
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const Stance& stance = scenario.stances[k];
        const tables::YamlNode& party_node = below(nodes[k], "party");
        reader.one_of(party_node, "a party", stance.party, ids_of(scenario.parties));
        const auto party = std::find_if(scenario.parties.begin(), scenario.parties.end(),
                                        [&](const Party& p) { return p.id == stance.party; });
        if (!stance.faction.empty())
            reader.one_of(party_node, "a faction of " + party->id, stance.faction, ids_of(party->factions));
        const tables::YamlNode& level = below(nodes[k], "level");
        if (stance.level.empty()) reader.fail(level, "issue.level", shown(stance.issue));
        check_level(reader, level, issue_named(reader, level, scenario, stance.issue), stance.level);
    }
}

void check_sources(const ScenarioReader& reader, const Scenario& scenario) {
    for (const Citation& citation : citations(scenario)) {
        const tables::YamlNode at = place(citation.evidence.line, citation.evidence.column);
        reader.one_of(at, "a source", citation.evidence.source, ids_of(scenario.sources));
        const auto source = std::find_if(scenario.sources.begin(), scenario.sources.end(),
                                         [&](const ScenarioSource& s) { return s.id == citation.evidence.source; });
        if (source->data == (citation.evidence.paragraph > 0))
            reader.fail(at, source->data ? "no paragraph of a source that is data" : "the paragraph of a document",
                        source->data ? "one" : "none");
    }
}

}  // namespace

void check_meaning(const ScenarioReader& reader, const tables::YamlNode& root, const Scenario& scenario) {
    check_levels(reader, below(root, "issues"), scenario);
    const tables::YamlNode& outcomes = below(root, "outcomes");
    for (const NamedOutcome& outcome : scenario.outcomes)
        check_outcome(reader, below(outcomes, outcome.id), scenario, outcome);
    const std::vector<std::size_t> first = levels_of(scenario, scenario.outcomes.front());
    if (std::any_of(first.begin(), first.end(), [](std::size_t level) { return level != 0; }))
        reader.fail(below(outcomes, scenario.outcomes.front().id),
                    "the status quo as first outcome: no level but the present ones",
                    shown(scenario.outcomes.front().id));
    if (scenario.no_deal)
        check_on_the_table(reader, below(below(root, "no-deal"), "outcome"), scenario, scenario.no_deal->outcome);
    if (scenario.talks && !scenario.talks->ends.empty())
        check_on_the_table(reader, below(below(root, "talks"), "ends"), scenario, scenario.talks->ends);
    check_agreements(reader, below(root, "agreements"), scenario);
    check_stances(reader, below(root, "stances").items, scenario);
    check_threats(reader, scenario);
    check_moves(reader, scenario);
    check_sources(reader, scenario);
}

}  // namespace parley::scenario

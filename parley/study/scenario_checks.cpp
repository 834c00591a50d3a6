#include "parley/study/scenario_checks.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/study/check_evidence.hpp"
#include "parley/world/csv.hpp"

namespace parley {
namespace {

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
    std::vector<std::string> result;
    for (const Item& item : items) result.push_back(item.id);
    return result;
}

// A node that stands for a place in the file: all that a message needs.
YamlNode place(std::size_t line, std::size_t column) {
    YamlNode node;
    node.line = line;
    node.column = column;
    return node;
}

// The value of `key` in a map node, or the node itself.
const YamlNode& below(const YamlNode& node, const std::string& key) {
    for (const YamlEntry& entry : node.keys)
        if (entry.key == key) return entry.value;
    return node;
}

const Issue& issue_named(const ScenarioReader& reader, const YamlNode& node, const Scenario& scenario,
                         const std::string& id) {
    reader.one_of(node, "an issue", id, ids_of(scenario.issues));
    return scenario.issues[issue_position(scenario, id)];
}

void check_level(const ScenarioReader& reader, const YamlNode& node, const Issue& issue, const std::string& level) {
    reader.one_of(node, "a level of " + issue.id, level, ids_of(issue.levels));
}

// Requirements form a graph over levels; walks it depth first, the levels on the way in `path`, those that lead to no
// circle in `fine`.
void check_circle(const ScenarioReader& reader, const Scenario& scenario, const Issue& issue, const Level& level,
                  std::vector<std::string>& path, std::set<std::string>& fine) {
    const std::string name = issue.id + "." + level.id;
    if (fine.count(name) > 0) return;
    const auto seen = std::find(path.begin(), path.end(), name);
    if (seen != path.end())
        reader.fail(place(level.line, level.column), "requirements that are no circle",
                    fmt::format("{} > {}", fmt::join(seen, path.end(), " > "), name));
    path.push_back(name);
    for (const auto& [other, needed] : level.needs) {
        const Issue& next = scenario.issues[issue_position(scenario, other)];
        check_circle(reader, scenario, next, next.levels[level_position(next, needed)], path, fine);
    }
    path.pop_back();
    fine.insert(name);
}

void check_levels(const ScenarioReader& reader, const YamlNode& issues, const Scenario& scenario) {
    std::vector<std::string> baseline;
    for (const auto& [id, measure] : scenario.baseline) baseline.push_back(id);
    for (const Issue& issue : scenario.issues) {
        const YamlNode& levels = below(below(issues, issue.id), "levels");
        for (const Level& level : issue.levels) {
            const YamlNode& node = below(levels, level.id);
            for (const std::string& end : level.ends)
                reader.one_of(below(node, "ends"), "a baseline measure", end, baseline);
            for (const auto& [other, needed] : level.needs) {
                const YamlNode& where = below(below(node, "requires"), other);
                const Issue& named = issue_named(reader, where, scenario, other);
                if (&named == &issue) reader.fail(where, "another issue", issue.id);
                check_level(reader, where, named, needed);
            }
        }
    }
    std::vector<std::string> path;
    std::set<std::string> fine;
    for (const Issue& issue : scenario.issues)
        for (const Level& level : issue.levels) check_circle(reader, scenario, issue, level, path, fine);
}

void check_outcome(const ScenarioReader& reader, const YamlNode& node, const Scenario& scenario,
                   const NamedOutcome& outcome) {
    const YamlNode& levels = below(node, "levels");
    for (const auto& [id, level] : outcome.levels) {
        const Issue& issue = issue_named(reader, below(levels, id), scenario, id);
        check_level(reader, below(levels, id), issue, level);
    }
    const std::vector<std::size_t> at = levels_of(scenario, outcome);
    for (std::size_t k = 0; k < at.size(); ++k) {
        const Level& level = scenario.issues[k].levels[at[k]];
        for (const auto& [other, needed] : level.needs) {
            const std::size_t j = issue_position(scenario, other);
            const std::string& there = scenario.issues[j].levels[at[j]].id;
            if (there != needed)
                reader.fail(levels,
                            fmt::format("{}.{}, which {}.{} requires", other, needed, scenario.issues[k].id, level.id),
                            other + "." + there);
        }
    }
}

void check_stances(const ScenarioReader& reader, const std::vector<YamlNode>& nodes, const Scenario& scenario) {
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const Stance& stance = scenario.stances[k];
        const YamlNode& party_node = below(nodes[k], "party");
        reader.one_of(party_node, "a party", stance.party, ids_of(scenario.parties));
        const auto party = std::find_if(scenario.parties.begin(), scenario.parties.end(),
                                        [&](const Party& p) { return p.id == stance.party; });
        if (!stance.faction.empty())
            reader.one_of(party_node, "a faction of " + party->id, stance.faction, ids_of(party->factions));
        const YamlNode& level = below(nodes[k], "level");
        if (stance.level.empty()) reader.fail(level, "issue.level", shown(stance.issue));
        check_level(reader, level, issue_named(reader, level, scenario, stance.issue), stance.level);
    }
}

void check_sources(const ScenarioReader& reader, const Scenario& scenario) {
    for (const Citation& citation : scenario.citations) {
        const YamlNode at = place(citation.evidence.line, 0);
        reader.one_of(at, "a source", citation.evidence.source, ids_of(scenario.sources));
        const auto source = std::find_if(scenario.sources.begin(), scenario.sources.end(),
                                         [&](const ScenarioSource& s) { return s.id == citation.evidence.source; });
        if (source->data == (citation.evidence.paragraph > 0))
            reader.fail(at, source->data ? "no paragraph of a source that is data" : "the paragraph of a document",
                        source->data ? "one" : "none");
        if (!source->data && !citation.value.empty() && !bears_out(citation.evidence, citation.value))
            reader.fail(at, "a figure in the evidence that is the value, " + shown(citation.value),
                        citation.evidence.figures.empty()
                            ? "no figures"
                            : fmt::format("{}", fmt::join(citation.evidence.figures, ", ")));
    }
}

}  // namespace

void check_meaning(const ScenarioReader& reader, const YamlNode& root, const Scenario& scenario) {
    check_levels(reader, below(root, "issues"), scenario);
    const YamlNode& outcomes = below(root, "outcomes");
    for (const NamedOutcome& outcome : scenario.outcomes)
        check_outcome(reader, below(outcomes, outcome.id), scenario, outcome);
    const std::vector<std::size_t> first = levels_of(scenario, scenario.outcomes.front());
    if (std::any_of(first.begin(), first.end(), [](std::size_t level) { return level != 0; }))
        reader.fail(below(outcomes, scenario.outcomes.front().id),
                    "the status quo as first outcome: no level but the present ones",
                    shown(scenario.outcomes.front().id));
    reader.one_of(below(root, "disagreement"), "an outcome", scenario.disagreement, ids_of(scenario.outcomes));
    if (scenario.talks)
        reader.one_of(below(below(root, "talks"), "ends"), "an outcome", scenario.talks->ends,
                      ids_of(scenario.outcomes));
    check_stances(reader, below(root, "stances").items, scenario);
    check_sources(reader, scenario);
}

}  // namespace parley

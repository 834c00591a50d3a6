#include "parley/analysis/findings/positions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::analysis::findings {
namespace {

PositionKind kind_of(const scenario::Stance& stance) {
    if (!stance.faction.empty()) return PositionKind::at_home;
    if (stance.says == "refusal") return PositionKind::refuses;
    if (stance.says == "offer") return PositionKind::offers;
    if (stance.says == "threat") return PositionKind::threatens;
    if (stance.says == "condition") return PositionKind::insists_first;
    if (stance.says == "expectation") return PositionKind::believes;
    return PositionKind::wants;
}

// How a faction stands to a level, for a line that has no heading of its own: no verb, which would ask for the number
// of a name.
const char* relation_of(const scenario::Stance& stance) {
    if (stance.says == "refusal") return "against";
    if (stance.says == "offer") return "offer of";
    if (stance.says == "threat") return "threat of";
    if (stance.says == "condition") return "first of all";
    if (stance.says == "expectation") return "expectation of";
    return stance.says == "acceptance" ? "open to" : "for";
}

const scenario::Party& party_of(const scenario::Scenario& scenario, const std::string& id) {
    return scenario.parties[party_position(scenario, id)];
}

std::string text_of(const scenario::Scenario& scenario, const scenario::Stance& stance, const std::string& level) {
    // A belief is about what somebody will do: the file's own words say it better than the name of a level.
    const bool belief = stance.says == "expectation" && !stance.note.empty();
    if (stance.faction.empty()) return belief ? at_start(stance.note) : level;
    std::string speaker = stance.faction;
    for (const scenario::Faction& faction : party_of(scenario, stance.party).factions)
        if (faction.id == stance.faction) speaker = faction.name;
    return belief ? fmt::format("{}: {}", speaker, stance.note)
                  : fmt::format("{}: {} “{}”", speaker, relation_of(stance), level);
}

// Citations of words stand in the order of the file, by line: that of an item lies between it and the next one.
const scenario::Citation* citation_between(const std::vector<scenario::Citation>& citations, const char* where,
                                           std::size_t from, std::size_t to) {
    for (const scenario::Citation& each : citations)
        if (each.value.empty() && each.where.starts_with(where) && each.evidence.line >= from &&
            each.evidence.line < to)
            return &each;
    return nullptr;
}

}  // namespace

const char* name_of(PositionKind kind) {
    switch (kind) {
        case PositionKind::wants:
            return "wants";
        case PositionKind::refuses:
            return "refuses";
        case PositionKind::offers:
            return "offers";
        case PositionKind::threatens:
            return "threatens";
        case PositionKind::insists_first:
            return "insists-first";
        case PositionKind::believes:
            return "believes";
        case PositionKind::at_home:
            return "at-home";
    }
    return "";
}

const char* heading_of(PositionKind kind) {
    switch (kind) {
        case PositionKind::wants:
            return "Wants";
        case PositionKind::refuses:
            return "Refuses";
        case PositionKind::offers:
            return "Offers";
        case PositionKind::threatens:
            return "Threatens";
        case PositionKind::insists_first:
            return "Insists on first";
        case PositionKind::believes:
            return "Believes";
        case PositionKind::at_home:
            return "At home";
    }
    return "";
}

std::vector<Position> positions(const scenario::Scenario& scenario) {
    const std::vector<scenario::Citation> citations = scenario::citations(scenario);
    std::vector<Position> found;
    const auto add = [&](Position position, const scenario::Citation* citation) {
        if (std::any_of(found.begin(), found.end(), [&](const Position& each) { return each.id == position.id; }))
            return;
        if (citation != nullptr) position.evidence = citation->evidence;
        found.push_back(std::move(position));
    };
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const scenario::Stance& stance = scenario.stances[k];
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        const std::string& level = issue.levels[level_position(issue, stance.level)].label;
        const PositionKind kind = kind_of(stance);
        const std::string speaker = stance.faction.empty() ? "" : stance.faction + "/" + stance.says + "/";
        const std::size_t end = k + 1 < scenario.stances.size() ? scenario.stances[k + 1].line : std::size_t(-1);
        add({fmt::format("{}/{}/{}{}.{}", stance.party, name_of(kind), speaker, stance.issue, stance.level),
             stance.party,
             kind,
             text_of(scenario, stance, level),
             issue.label,
             {},
             stance.assumption},
            citation_between(citations, "stances, ", stance.line, end));
    }
    for (std::size_t k = 0; k < scenario.outlasts.size(); ++k) {
        const scenario::Outlasts& said = scenario.outlasts[k];
        const std::size_t end = k + 1 < scenario.outlasts.size() ? scenario.outlasts[k + 1].line : std::size_t(-1);
        add({fmt::format("{}/believes/outlasts.{}", said.party, said.other),
             said.party,
             PositionKind::believes,
             fmt::format("It can outlast the other side: {}", party_of(scenario, said.other).name),
             "",
             {},
             said.assumption},
            citation_between(citations, "outlasts", said.line, end));
    }
    std::vector<Position> result;
    for (const scenario::Party& party : scenario.parties)
        for (const PositionKind kind : all_position_kinds)
            std::copy_if(found.begin(), found.end(), std::back_inserter(result),
                         [&](const Position& each) { return each.party == party.id && each.kind == kind; });
    return result;
}

}  // namespace parley::analysis::findings

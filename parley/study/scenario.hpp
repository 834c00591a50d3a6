#pragma once
// A dispute as its file describes it: parties, issues, levels, stances, with the source of each.
// docs/guide/scenario.md.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/quantity.hpp"

namespace parley {

/// A measure in the scenario's words; resolved against a world by resolve().
struct MeasureWords {
    std::string kind;   ///< duty, export_tax, export_subsidy, production_subsidy, barrier, purchase, export_control,
                        ///< balance_target, saving
    Quantity amount;    ///< points, or USD a year
    bool sets = false;  ///< duty: a rate that replaces ("= 10 %") rather than points on top ("+25 points")
    std::vector<std::string> by, on, sectors;
    std::optional<Quantity> covers;              ///< USD of the trade in scope, or a share of it
    std::map<std::string, std::string> details;  ///< of kinds that are not priced yet: from, by-means-of, as …
    std::size_t line = 0;
};

struct Level {
    std::string id, label;
    std::vector<MeasureWords> measures;
    std::vector<std::string> ends;                 ///< baseline measures that are off at this level
    std::map<std::string, std::string> requires_;  ///< issue → level, needed for this level
    std::size_t line = 0;
};

struct Issue {
    std::string id, label;
    std::vector<std::string> owners;  ///< party ids; "joint" in the file means all
    std::vector<Level> levels;        ///< the present one first
    bool irreversible = false;
    bool binding = false;
    std::size_t line = 0;
};

struct Faction {
    std::string id, name;
    std::optional<EvidenceRef> evidence;
    std::string assumption;
};

struct Party {
    std::string id, name;
    std::vector<std::string> economies;
    std::optional<Quantity> patience;   ///< discount rate, a year
    std::optional<Quantity> committed;  ///< chance, as the others see it, that it never gives in
    std::vector<Faction> factions;
    std::string ratification;  ///< leader, weighted majority, unanimity, veto
    std::optional<EvidenceRef> evidence;
    std::size_t line = 0;
};

struct Stance {
    std::string party;  ///< or party.faction
    std::string issue, level;
    std::string says;    ///< demand, offer, refusal, threat, condition, expectation
    std::string before;  ///< of a condition: what it must precede
    std::string note;
    std::optional<Quantity> cost;
    std::optional<EvidenceRef> evidence;
    std::string assumption;
    std::size_t line = 0;
};

/// A fact of the dispute that no level carries: a deficit, a saving rate, a theory.
struct Statement {
    std::string id, text;
    std::optional<Quantity> amount;
    std::optional<EvidenceRef> evidence;
    std::string assumption;
    std::size_t line = 0;
};

struct NamedOutcome {
    std::string id, label;
    std::map<std::string, std::string> levels;  ///< issue → level; the others stay at the present one
    bool after_the_event = false;
    std::string note;
    std::size_t line = 0;
};

struct ScenarioSource {
    std::string id, title, file, published;
};

struct Scenario {
    std::string id;  ///< its folder's or file's name
    std::string file;
    std::string sha256;  ///< of the file's bytes
    std::string title, world;
    std::vector<ScenarioSource> sources;
    std::vector<Party> parties;
    std::map<std::string, MeasureWords> baseline;
    std::vector<Issue> issues;
    std::vector<Stance> stances;
    std::vector<Statement> statements;
    std::vector<NamedOutcome> outcomes;  ///< the status quo first
    std::string disagreement;            ///< id of the outcome that a breakdown leads to
    // payoffs, talks and draws are checked against the schema and kept for the analyses that read them.
};

}  // namespace parley

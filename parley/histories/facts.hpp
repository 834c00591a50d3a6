#pragma once
// A past dispute as it stood on its cut-off day: who, what was on the table, what was threatened and said. Nothing in
// it is dated later. histories/README.md describes the file.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::histories {

struct Party {
    std::string id, name;
    std::vector<std::string> economies;  ///< ISO 3166, or EU15, EU27, EU28 for the Union of the day
    bool threatens = false;              ///< else it is a target
};

struct Issue {
    std::string id, label, owner;
    std::vector<std::string> levels;  ///< ids; the first is furthest from what is asked of the owner, the last is that
    std::vector<std::string> words;   ///< of each level
    std::size_t at_cutoff = 0;        ///< the level that held
};

struct Statement {
    std::string date, by;  ///< by: a party, or "both", "all"
    std::string says;      ///< demand, offer, refusal, threat, condition, acceptance, expectation
    std::string level;     ///< "issue.level"; empty: about none
    std::string what;
};

struct Threat {
    std::string by, issue, level;
    std::string due;  ///< the day it takes effect; empty: none is fixed
    std::string condition;
};

struct Facts {
    std::string slug, title, kind;
    std::string cutoff;
    std::vector<Party> parties;
    std::vector<Issue> issues;
    Threat threat;
    std::string demand;                      ///< the first demand, in words
    std::vector<std::string> demand_levels;  ///< "issue.level"
    std::vector<Statement> statements;
    std::optional<double> trade_usd_bn;  ///< at stake
};

/// Throws InputError: a key that is not known, a level that is not there, a statement dated after the cut-off.
[[nodiscard]] Facts read_facts(const std::string& file, std::string_view text);

[[nodiscard]] const Issue* find_issue(const Facts& facts, std::string_view id);
/// The issue and the position of "issue.level"; nothing where there is no such level.
struct LevelPlace {
    const Issue* issue;
    std::size_t level;
};
[[nodiscard]] std::optional<LevelPlace> find_level(const Facts& facts, std::string_view issue_and_level);

}  // namespace parley::histories

#pragma once
// The one list of everything in a scenario that somebody may dispute: each number, with its id, its words, its unit and
// where it is from. Levers, sweeps, draws, what is assumed, citations and JSON walk it.
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::scenario {

struct Parameter {
    enum class Kind {
        patience,
        committed,
        model,      ///< of how economies respond: it is no measure's
        measure,    ///< a size: of a measure, of the trade that it covers, of its years
        cost,       ///< of crossing a red line
        weight,     ///< of a wish
        breakdown,  ///< chance that a refusal ends the talks
        statement   ///< a fact that is said: nothing is computed from it
    };
    /// Its place in the file, positions in lists counted from 1: "issues.tariffs.levels.threat.measures.1.duty",
    /// "parties.usa.patience", "payoffs.china.2.weight".
    std::string id;
    std::string words;
    std::string cited_at;  ///< the place that messages about its evidence name: "issues.tariffs.threat, covers"
    Kind kind = Kind::measure;
    const StatedNumber* number = nullptr;  ///< into the scenario
    bool moves_equilibria() const { return kind == Kind::measure || kind == Kind::model; }

    // Where it stands; of a measure what it is part of. Positions in the lists of the scenario.
    std::size_t position = 0;                 ///< of the party, stance, payoff, statement or baseline measure
    std::optional<std::size_t> issue, level;  ///< of a level's measure
    const MeasureWords* measure = nullptr;    ///< into the scenario
    const char* part = "";                    ///< "covers", "over", "duty-part"; empty: its size
    bool counterfactual = false;              ///< on nobody's table
};

/// In the order of parties, baseline, issues, stances, payoffs, statements, talks.
[[nodiscard]] std::vector<Parameter> parameters(const Scenario& scenario);

/// All new duties that are on the table as one: every duty that comes on top, above zero.
inline constexpr const char* duty_rate_id = "duty_rate";
[[nodiscard]] std::vector<Parameter> new_duties(const Scenario& scenario);

/// The id of the parameter that `name` is: its own, or "issue.level.part" of a level that has one such measure
/// ("tariffs.threat.duty"); anything else as it is.
[[nodiscard]] std::string parameter_id(const Scenario& scenario, const std::string& name);

/// The scenario with another value (model's units: 0.25, USD million) of a parameter, or of duty_rate_id. A range that
/// does not hold it is widened; evidence, which says another, is dropped: the reader says the new one. Refused are ids
/// that are not there and values that the file's reader would refuse.
[[nodiscard]] OrRefusal<Scenario> with_value(const Scenario& scenario, const std::string& id, double value);

/// The same file with other values by position in parameters(), ranges and words as they are: a point of a sweep.
[[nodiscard]] Scenario with_values(const Scenario& scenario, const std::vector<std::pair<std::size_t, double>>& values);

/// Every evidence of the file, in its order.
[[nodiscard]] std::vector<Citation> citations(const Scenario& scenario);
/// How many numbers and words are marked as assumptions.
[[nodiscard]] std::size_t assumption_count(const Scenario& scenario);

}  // namespace parley::scenario

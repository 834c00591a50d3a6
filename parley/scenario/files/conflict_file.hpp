#pragma once
// A conflict typed in: who can do what, and who likes which outcome better. No economics. docs/guide/dispute.md.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/dispute/bargaining/deals.hpp"
#include "parley/dispute/graph_model/foresight.hpp"
#include "parley/dispute/graph_model/stability.hpp"
#include "parley/dispute/graph_model/status_quo.hpp"
#include "parley/dispute/graph_model/verdicts.hpp"

namespace parley::scenario {

struct Conflict {
    std::string file, title, citation;
    std::string sha256;                ///< of the file's bytes
    std::vector<std::string> parties;  ///< names
    dispute::space::Space space;
    dispute::graph_model::Preferences preferences;
    std::optional<Payoffs> payoffs;  ///< where every party's are numbers
    std::string ordinal;             ///< the first party whose preferences are an order only; empty: none
    std::optional<Outcome> today, disagreement;
};

/// Throws InputError with line and column.
[[nodiscard]] Conflict read_conflict(const std::string& file, std::string_view text);

struct ConflictAnalysis {
    dispute::graph_model::Moves moves;
    dispute::graph_model::Stability stability;
    std::optional<dispute::graph_model::StatusQuo> from_today;
    std::optional<dispute::bargaining::Deals> deals;
    std::optional<std::vector<bool>> left_by_no_group;         ///< by state; further.hpp
    std::optional<Outcome> asked;                              ///< what the next two are of: the asked for, or today
    std::optional<dispute::graph_model::Foresight> foresight;  ///< two parties
    std::vector<dispute::graph_model::RestsIf> rests_if;       ///< empty with over `most_states_of_inverse`
};
inline constexpr std::size_t most_states_of_inverse = 4096;
/// With `bargain` also the deals against the conflict's disagreement, which need payoffs in numbers: an order is
/// refused with an InputError, and so is a conflict without a disagreement. What would make `asked` rest, or today.
[[nodiscard]] ConflictAnalysis analyse_conflict(const Conflict& conflict, bool bargain,
                                                std::optional<Outcome> asked = {});

/// The outcome with these levels, by their words in the order of the issues; throws InputError.
[[nodiscard]] Outcome outcome_of(const Conflict& conflict, const std::string& levels);

/// "kept delay silent".
[[nodiscard]] std::string levels_of(const Conflict& conflict, Outcome outcome);
/// Names for sentences: parties, and outcomes by their levels.
[[nodiscard]] dispute::graph_model::DisputeNames names_of(const Conflict& conflict);

}  // namespace parley::scenario

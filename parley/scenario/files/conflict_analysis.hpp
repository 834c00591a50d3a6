#pragma once
// What the graph model and bargaining theory say of a conflict that was typed in.
#include <optional>
#include <string>
#include <vector>

#include "parley/dispute/bargaining/deals.hpp"
#include "parley/dispute/graph_model/foresight.hpp"
#include "parley/dispute/graph_model/stability.hpp"
#include "parley/dispute/graph_model/status_quo.hpp"
#include "parley/scenario/files/conflict_file.hpp"

namespace parley::scenario {

struct ConflictAnalysis {
    std::optional<dispute::bargaining::Deals> deals;
    /// Why it was not looked at where the conflict rests; empty: it was, and the rest is there.
    std::string left_out;
    dispute::graph_model::Moves moves;
    dispute::graph_model::Stability stability;                    ///< each by its own view
    std::optional<dispute::graph_model::Stability> seen_rightly;  ///< with misperception: if there were none
    std::optional<dispute::graph_model::StatusQuo> from_today;
    std::optional<std::vector<bool>> left_by_no_group;         ///< by state; foresight.hpp
    std::string groups_left_out;                               ///< why the former is not there; empty: it is
    std::optional<Outcome> asked;                              ///< what the next two are of: the asked for, or today
    std::optional<dispute::graph_model::Foresight> foresight;  ///< two parties, each by its own view
    /// Empty with over `most_states_of_inverse`, and with misperception: whether the others would see the change is
    /// not known.
    std::vector<dispute::graph_model::RestsIf> rests_if;
};
inline constexpr std::size_t most_states_of_inverse = 4096;

/// With `bargain` first the deals against the conflict's disagreement, which need payoffs in numbers: an order is
/// refused with an InputError, and so is a conflict without a disagreement. Then where it rests, and what would make
/// `asked` rest, or today. What would take more than `budget` seconds is refused before it is begun, or, with deals,
/// left out.
[[nodiscard]] ConflictAnalysis analyse_conflict(const Conflict& conflict, bool bargain,
                                                std::optional<Outcome> asked = {},
                                                double budget = dispute::graph_model::usual_budget);

/// How a party sees everybody's preferences.
[[nodiscard]] inline const dispute::graph_model::Preferences& view_of(const Conflict& conflict, Side party) {
    return conflict.views.empty() ? conflict.preferences : conflict.views[party.value];
}

}  // namespace parley::scenario

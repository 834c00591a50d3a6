#include "parley/scenario/files/conflict_analysis.hpp"

#include <fmt/format.h>

#include "parley/core/input_error.hpp"

namespace parley::scenario {
namespace {

using dispute::graph_model::StateIndex;

dispute::bargaining::Deals deals_of(const Conflict& conflict) {
    if (!conflict.payoffs)
        throw InputError(conflict.file, 0, "payoffs in numbers of every party: gains cannot be read off an order",
                         "an order only of " + conflict.ordinal);
    if (!conflict.reservation.empty())
        return dispute::bargaining::deals(*conflict.payoffs, {conflict.reservation, std::nullopt});
    if (!conflict.without_deal.empty())
        throw InputError(conflict.file, 0, "a conflict that can say the outcome without a deal, as YAML can",
                         conflict.without_deal);
    if (!conflict.disagreement)
        throw InputError(conflict.file, 0, "'disagreement', the outcome without a deal", "none");
    return deals(*conflict.payoffs, dispute::bargaining::disagreement_at(*conflict.payoffs, *conflict.disagreement));
}

// "about 300 s (15625 outcomes, 244125000 moves)"; empty where it is within the budget.
std::string too_long(const dispute::graph_model::Work& work, double budget) {
    const double seconds = dispute::graph_model::seconds_of(work.steps());
    if (seconds <= budget) return "";
    return fmt::format("{} ({} outcomes, {:.0f} moves)",
                       seconds < 1.0 ? "less than a second" : fmt::format("about {:.0f} s", seconds), work.outcomes,
                       work.moves);
}

// Lists the moves; returns why not.
std::string list_moves(const Conflict& conflict, double budget, dispute::graph_model::Moves& into) {
    std::string why = too_long(dispute::graph_model::work_of(conflict.space), budget);
    if (!why.empty()) return why;
    std::optional<dispute::graph_model::Moves> moves = dispute::graph_model::moves_of(conflict.space);
    if (!moves) return fmt::format("more than {} moves, which memory does not hold", dispute::graph_model::most_moves);
    into = std::move(*moves);
    return too_long(work_of(into, conflict.preferences), budget);
}

std::string why_no_groups(const Conflict& conflict) {
    if (!conflict.views.empty()) return "a group has no view of its own where its members see others differently";
    if (conflict.groups.empty() && !dispute::graph_model::all_groups(conflict.parties.size()))
        return fmt::format("there are {} parties; name those that matter in 'groups'", conflict.parties.size());
    return "that would take longer than the budget";
}

std::optional<dispute::graph_model::Foresight> foresight_of(const ConflictAnalysis& analysis, const Conflict& conflict,
                                                            StateIndex state) {
    std::optional<dispute::graph_model::Foresight> result =
        foresight_at(analysis.moves, view_of(conflict, Side{0}), state);
    if (!result || conflict.views.empty()) return result;
    const std::optional<dispute::graph_model::Foresight> other = foresight_at(analysis.moves, conflict.views[1], state);
    result->stable[1] = other->stable[1];
    if (result->non_myopic && other->non_myopic)
        (*result->non_myopic)[1] = (*other->non_myopic)[1];
    else
        result->non_myopic.reset();
    return result;
}

}  // namespace

ConflictAnalysis analyse_conflict(const Conflict& conflict, bool bargain, std::optional<Outcome> asked, double budget) {
    ConflictAnalysis result;
    if (bargain) result.deals = deals_of(conflict);
    result.asked = asked ? asked : conflict.today;
    result.left_out = list_moves(conflict, budget, result.moves);
    if (!result.left_out.empty()) {
        if (bargain) return result;
        throw InputError(Refusal{{Option::none, conflict.file},
                                 fmt::format("a conflict that takes {:g} s at most", budget),
                                 result.left_out,
                                 Option::budget});
    }
    const bool seen_rightly = conflict.views.empty();
    result.stability = seen_rightly ? stability(result.moves, conflict.preferences)
                                    : stability(result.moves, std::span(conflict.views));
    if (!seen_rightly) result.seen_rightly = stability(result.moves, conflict.preferences);
    if (conflict.today)
        result.from_today =
            status_quo(result.moves, conflict.preferences, static_cast<StateIndex>(conflict.today->value));
    if (seen_rightly)
        result.left_by_no_group = left_by_no_group(result.moves, conflict.preferences, conflict.groups,
                                                   budget * dispute::graph_model::steps_per_second);
    if (!result.left_by_no_group) result.groups_left_out = why_no_groups(conflict);
    if (result.asked && conflict.space.size() <= most_states_of_inverse) {
        const auto state = static_cast<StateIndex>(result.asked->value);
        result.foresight = foresight_of(result, conflict, state);
        if (seen_rightly) result.rests_if = rests_if(result.moves, conflict.preferences, state);
    }
    return result;
}

}  // namespace parley::scenario

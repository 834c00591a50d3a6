#include "parley/dispute/graph_model/status_quo.hpp"

#include <algorithm>

namespace parley::dispute::graph_model {
namespace {

Attainable attain(Explorer& explorer, const Moves& moves, StateIndex start, const Preferences* improving) {
    Attainable result;
    result.start = start;
    explorer.set_out(movers_within(moves, std::vector<bool>(moves.parties, true)), start, improving);
    while (explorer.next() != nullptr) {}
    result.arrivals = explorer.arrivals();
    result.first_there.assign(moves.states, first_arrival);
    for (std::size_t k = 0; k < result.arrivals.size(); ++k) {
        std::size_t& first = result.first_there[result.arrivals[k].step.to];
        first = std::min(first, k);
    }
    return result;
}

}  // namespace

StatusQuo status_quo(const Moves& moves, const Preferences& preferences, StateIndex today) {
    Explorer explorer(moves);
    StatusQuo result;
    result.by_improvements = attain(explorer, moves, today, &preferences);
    result.by_moves = attain(explorer, moves, today, nullptr);
    return result;
}

std::optional<std::vector<MoveStep>> way_to(const Attainable& attainable, StateIndex state) {
    if (!attainable.reaches(state)) return std::nullopt;
    std::vector<MoveStep> result;
    if (state == attainable.start) return result;
    for (std::size_t at = attainable.first_there[state]; at != first_arrival; at = attainable.arrivals[at].before)
        result.push_back(attainable.arrivals[at].step);
    std::reverse(result.begin(), result.end());
    return result;
}

std::vector<std::size_t> last_movers(const Attainable& attainable, StateIndex state) {
    std::vector<std::size_t> result;
    if (state == attainable.start || !attainable.reaches(state)) return result;
    const std::size_t fewest = attainable.moves_to(state);
    for (std::size_t k = attainable.first_there[state];
         k < attainable.arrivals.size() && attainable.arrivals[k].moves == fewest; ++k)
        if (attainable.arrivals[k].step.to == state) result.push_back(attainable.arrivals[k].step.mover);
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace parley::dispute::graph_model

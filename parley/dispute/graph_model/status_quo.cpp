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

}  // namespace parley::dispute::graph_model

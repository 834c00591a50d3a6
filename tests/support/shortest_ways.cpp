#include "tests/support/shortest_ways.hpp"

#include <algorithm>

namespace parley::testing {

std::optional<std::vector<dispute::graph_model::MoveStep>> way_to(const dispute::graph_model::Attainable& attainable,
                                                                  dispute::graph_model::StateIndex state) {
    if (!attainable.reaches(state)) return std::nullopt;
    std::vector<dispute::graph_model::MoveStep> result;
    if (state == attainable.start) return result;
    for (std::size_t at = attainable.first_there[state]; at != dispute::graph_model::first_arrival;
         at = attainable.arrivals[at].before)
        result.push_back(attainable.arrivals[at].step);
    std::reverse(result.begin(), result.end());
    return result;
}

std::vector<std::size_t> last_movers(const dispute::graph_model::Attainable& attainable,
                                     dispute::graph_model::StateIndex state) {
    std::vector<std::size_t> result;
    if (state == attainable.start || !attainable.reaches(state)) return result;
    const std::size_t fewest = attainable.moves_to(state);
    for (std::size_t k = attainable.first_there[state];
         k < attainable.arrivals.size() && attainable.arrivals[k].moves == fewest; ++k)
        if (attainable.arrivals[k].step.to == state) result.push_back(attainable.arrivals[k].step.mover);
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace parley::testing

#include "tests/support/listed_moves.hpp"

#include <algorithm>
#include <cassert>

namespace parley::testing {

dispute::graph_model::Moves listed_moves(
    std::size_t states,
    const std::vector<std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>>>&
        of_party,
    std::optional<dispute::space::Space> space) {
    assert(!space || space->size() == states);
    dispute::graph_model::Moves result;
    result.states = states;
    result.parties = of_party.size();
    result.space = std::move(space);
    for (std::size_t p = 0; p < of_party.size(); ++p) {
        std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>> list = of_party[p];
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        dispute::graph_model::Mover mover;
        mover.parties = {Side{p}};
        mover.start.assign(states + 1, 0);
        for (const auto& [from, to] : list) {
            assert(from < states && to < states);
            if (from == to) continue;
            ++mover.start[from + 1];
            mover.end.push_back(to);
        }
        for (std::size_t s = 0; s < states; ++s) mover.start[s + 1] += mover.start[s];
        result.movers.push_back(std::move(mover));
    }
    if (!result.space) return result;
    std::uint32_t changed = 0;  // a bit for each issue that some party before changes
    for (std::size_t p = 0; p < of_party.size(); ++p) {
        std::uint32_t own = 0;
        for (dispute::graph_model::StateIndex s = 0; s < states; ++s)
            for (const dispute::graph_model::StateIndex to : reach(result, p, s))
                own |= dispute::graph_model::issues_changed(*result.space, s, to);
        result.can_collide = result.can_collide || (changed & own) != 0;
        changed |= own;
    }
    return result;
}

}  // namespace parley::testing

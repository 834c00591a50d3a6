#include "parley/dispute/graph_model/limited_moves.hpp"

#include <numeric>

namespace parley::dispute::graph_model {
namespace {

ForeseenEnds no_moves(const Moves& moves) {
    ForeseenEnds result;
    for (std::vector<StateIndex>& ends : result) {
        ends.resize(moves.states);
        std::iota(ends.begin(), ends.end(), StateIndex{0});
    }
    return result;
}

/// From the ends with h moves left those with h + 1: the mover looks at what the other would do after each of its
/// moves.
ForeseenEnds one_more(const Moves& moves, const Preferences& preferences, const ForeseenEnds& before) {
    ForeseenEnds result = no_moves(moves);
    for (std::size_t p = 0; p < 2; ++p) {
        const Ranking& rank = preferences.rank[p];
        const std::vector<StateIndex>& others_ends = before[1 - p];
        for (StateIndex s = 0; s < moves.states; ++s)
            for (const StateIndex move : reach(moves, p, s))
                if (rank[others_ends[move]] > rank[result[p][s]]) result[p][s] = others_ends[move];
    }
    return result;
}

}  // namespace

std::optional<ForeseenEnds> limited_moves(const Moves& moves, const Preferences& preferences, std::size_t horizon) {
    if (moves.parties != 2) return std::nullopt;
    ForeseenEnds result = no_moves(moves);
    for (std::size_t h = 0; h < horizon; ++h) result = one_more(moves, preferences, result);
    return result;
}

std::optional<NonMyopic> non_myopic(const Moves& moves, const Preferences& preferences, std::size_t most) {
    if (moves.parties != 2) return std::nullopt;
    NonMyopic result;
    std::vector<ForeseenEnds> seen{no_moves(moves)};  // by horizon
    while (seen.size() <= most) {
        seen.push_back(one_more(moves, preferences, seen.back()));
        for (std::size_t h = seen.size() - 1; h-- > 0;) {
            if (seen[h] != seen.back()) continue;
            result.settled = true;
            result.first = h;
            result.period = seen.size() - 1 - h;
            for (std::size_t p = 0; p < 2; ++p) {
                result.stable[p].assign(moves.states, true);
                for (std::size_t k = h; k < h + result.period; ++k)
                    for (StateIndex s = 0; s < moves.states; ++s)
                        if (seen[k][p][s] != s) result.stable[p][s] = false;
            }
            return result;
        }
    }
    return result;
}

}  // namespace parley::dispute::graph_model

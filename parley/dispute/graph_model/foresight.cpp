#include "parley/dispute/graph_model/foresight.hpp"

namespace parley::dispute::graph_model {

std::optional<Foresight> foresight_at(const Moves& moves, const Preferences& preferences, StateIndex state) {
    if (moves.parties != 2) return {};
    Foresight result;
    result.stable.resize(2);
    for (std::size_t h = 1; h <= longest_foresight; ++h)
        if (const auto ends = limited_moves(moves, preferences, h))
            for (std::size_t p = 0; p < 2; ++p) result.stable[p].push_back((*ends)[p][state] == state);
    const auto far = non_myopic(moves, preferences, 200);
    if (far && far->settled) result.non_myopic = {far->stable[0][state], far->stable[1][state]};
    return result;
}

std::vector<RestsIf> rests_if(const Moves& moves, const Preferences& preferences, StateIndex state) {
    InverseOptions options;
    options.draws = inverse_draws;
    std::vector<RestsIf> result;
    for (std::size_t p = 0; p < moves.parties; ++p)
        result.push_back({Side{p}, inverse(moves, preferences, state, Side{p}, options)});
    return result;
}

std::optional<std::vector<bool>> left_by_no_group(const Moves& moves, const Preferences& preferences,
                                                  const Groups& listed, double most_steps) {
    std::optional<Groups> groups = all_groups(moves.parties);
    if (!listed.empty()) {
        groups = listed;
        for (std::size_t p = 0; p < moves.parties; ++p) groups->push_back({Side{p}});
    }
    if (!groups) return {};
    const Work work = work_of(moves, preferences, *groups);
    if (work.groups + work.sequences > most_steps) return {};
    constexpr std::array asked{Concept::seq};
    std::vector<bool> result;
    for (const std::uint8_t marks : universally_stable_states(moves, preferences, *groups, asked))
        result.push_back(stable_by(Concept::seq, marks));
    return result;
}

}  // namespace parley::dispute::graph_model

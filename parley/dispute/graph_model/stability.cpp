#include "parley/dispute/graph_model/stability.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

#include "parley/dispute/graph_model/sequences.hpp"
#include "parley/dispute/graph_model/together.hpp"

namespace parley::dispute::graph_model {
namespace {

constexpr std::uint8_t mark(Concept by) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(by));
}

void strike(std::uint8_t& marks, Concept by) {
    marks = static_cast<std::uint8_t>(marks & ~mark(by));
}

/// The best that a party can have from each state by at most one move of its own.
Ranking best_within_reach(const Moves& moves, const Ranking& rank, Side party) {
    Ranking result = rank;
    for (StateIndex s = 0; s < moves.states; ++s)
        for (const StateIndex to : reach(moves, party.value, s)) result[s] = std::max(result[s], rank[to]);
    return result;
}

}  // namespace

std::string_view name(Concept by) {
    constexpr std::array<std::string_view, 5> names{"Nash", "GMR", "SMR", "SEQ", "SIM"};
    return names[static_cast<std::size_t>(by)];
}

// A sanction of the move to s1 is some s2 that opponents reach from s1 with value(s2) <= rank(s): value is the rank for
// GMR and SEQ, and for SMR the best rank that the party can have from s2. So the least value they reach from s1
// decides, for every s at once.
std::vector<std::uint8_t> stable_states(const Moves& moves, const Preferences& preferences, Side party,
                                        bool simultaneous) {
    const Ranking& rank = preferences.rank[party.value];
    assert(rank.size() == moves.states);
    const std::vector<std::size_t> opponents = others(moves, party);
    std::vector<std::uint32_t> least_gmr, least_smr, least_seq;
    {
        const Ranking best = best_within_reach(moves, rank, party);
        const Ranking* const both[] = {&rank, &best};
        auto by_moves = least_reached(moves, opponents, nullptr, both);
        least_gmr = std::move(by_moves[0]);
        least_smr = std::move(by_moves[1]);
        least_seq = std::move(least_reached(moves, opponents, &preferences, {both, 1})[0]);
    }
    std::optional<Together> together;
    if (moves.space && simultaneous) together.emplace(moves, preferences);

    std::vector<std::uint8_t> result(moves.states, 0);
    for (StateIndex s = 0; s < moves.states; ++s) {
        std::uint8_t& marks = result[s];
        for (const Concept by : all_concepts) marks |= mark(by);
        if (!together) strike(marks, Concept::sim);
        for (const StateIndex move : reach(moves, party.value, s)) {
            if (rank[move] <= rank[s]) continue;
            if (together && stable_by(Concept::nash, marks)) together->stand(s);
            strike(marks, Concept::nash);
            if (least_gmr[move] > rank[s]) strike(marks, Concept::gmr);
            if (least_smr[move] > rank[s]) strike(marks, Concept::smr);
            if (least_seq[move] > rank[s]) strike(marks, Concept::seq);
            if (stable_by(Concept::sim, marks) && !together->answer(party, move)) strike(marks, Concept::sim);
        }
    }
    return result;
}

Stability stability(const Moves& moves, const Preferences& preferences) {
    Stability result;
    result.simultaneous = moves.space.has_value();
    for (std::size_t p = 0; p < moves.parties; ++p) result.marks.push_back(stable_states(moves, preferences, Side{p}));
    return result;
}

Stability stability(const Moves& moves, std::span<const Preferences> views) {
    assert(views.size() == moves.parties);
    Stability result;
    result.simultaneous = moves.space.has_value();
    for (std::size_t p = 0; p < moves.parties; ++p) result.marks.push_back(stable_states(moves, views[p], Side{p}));
    return result;
}

std::vector<StateIndex> equilibria(const Stability& stability, Concept by) {
    std::vector<StateIndex> result;
    if (stability.marks.empty()) return result;
    for (StateIndex s = 0; s < stability.marks.front().size(); ++s)
        if (std::all_of(stability.marks.begin(), stability.marks.end(),
                        [&](const std::vector<std::uint8_t>& marks) { return stable_by(by, marks[s]); }))
            result.push_back(s);
    return result;
}

}  // namespace parley::dispute::graph_model

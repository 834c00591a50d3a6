#include "parley/dispute/graph_model/together.hpp"

#include <algorithm>
#include <cassert>

namespace parley::dispute::graph_model {

Together::Together(const Moves& moves, const Preferences& preferences)
    : moves_(moves), preferences_(preferences), improvements_(moves.parties), taken_(moves.parties) {
    assert(moves.space);
}

void Together::stand(StateIndex state) {
    state_ = state;
    for (std::size_t p = 0; p < moves_.parties; ++p) {
        improvements_[p].clear();
        for (const StateIndex to : reach(moves_, p, state))
            if (improves(preferences_, moves_.movers[p], state, to)) improvements_[p].push_back(change_to(to));
    }
}

Together::Change Together::change_to(StateIndex state) const {
    const space::Space& space = *moves_.space;
    const std::uint32_t issues = moves_.can_collide ? issues_changed(space, state_, state) : 0;
    return {state, space.code(Outcome{state}), issues};
}

bool Together::add(Change& a, const Change& b) const {
    const space::Space& space = *moves_.space;
    const std::uint32_t before = a.issues;
    a.issues |= b.issues;
    if ((before & b.issues) == 0) {
        a.code += b.code - space.code(Outcome{state_});  // modulo 2^32: exact
        return true;
    }
    for (std::size_t k = 0; k < space.agenda().issues.size(); ++k) {
        const std::uint32_t bit = std::uint32_t{1} << k;
        if ((b.issues & bit) == 0) continue;
        const auto level_a = static_cast<std::uint32_t>(space.level_of_code(a.code, k));
        const auto level_b = static_cast<std::uint32_t>(space.level_of_code(b.code, k));
        if ((before & bit) == 0)
            a.code += (level_b - level_a) * space.stride(k);
        else if (level_a != level_b)
            return false;
    }
    return true;
}

std::optional<StateIndex> Together::search(std::size_t party, const Change& so_far) {
    if (party == mover_.value) ++party;
    if (party >= moves_.parties) {
        const auto end = moves_.space->find(so_far.code);
        if (!end) return std::nullopt;
        const auto state = static_cast<StateIndex>(end->value);
        const Ranking& rank = preferences_.rank[mover_.value];
        if (rank[state] <= rank[state_]) return state;
        return std::nullopt;
    }
    for (const Change& own : improvements_[party]) {
        Change change = so_far;
        if (!add(change, own)) continue;
        taken_[party] = own.to;
        if (const auto found = search(party + 1, change)) return found;
    }
    taken_[party] = state_;
    return search(party + 1, so_far);
}

std::optional<StateIndex> Together::answer(Side party, StateIndex move) {
    mover_ = party;
    taken_.assign(moves_.parties, state_);
    taken_[party.value] = move;
    return search(0, change_to(move));
}

}  // namespace parley::dispute::graph_model

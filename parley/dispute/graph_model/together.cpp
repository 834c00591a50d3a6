#include "parley/dispute/graph_model/together.hpp"

#include <algorithm>
#include <cassert>

namespace parley::dispute::graph_model {

Together::Together(const Moves& moves, const Preferences& preferences)
    : moves_(moves),
      preferences_(preferences),
      improvements_(moves.parties),
      agreeing_(moves.parties),
      changed_from_(moves.parties + 1, 0),
      taken_(moves.parties) {
    assert(moves.space);
}

void Together::stand(StateIndex state) {
    state_ = state;
    by_outcomes_ = false;
    double combinations = 1.0, improvements = 1.0;
    for (std::size_t p = 0; p < moves_.parties; ++p) {
        improvements_[p].clear();
        for (const StateIndex to : reach(moves_, p, state))
            if (improves(preferences_, moves_.movers[p], state, to)) improvements_[p].push_back(change_to(to));
        const auto own = static_cast<double>(improvements_[p].size());
        combinations *= 1.0 + own;
        improvements += own;
    }
    by_outcomes_ = combinations > static_cast<double>(moves_.states) * improvements;
    if (!by_outcomes_ || moves_.can_collide) return;
    for (std::vector<Change>& list : improvements_)
        for (Change& change : list) change = change_to(change.to);
}

Together::Change Together::change_to(StateIndex state) const {
    const space::Space& space = *moves_.space;
    const std::uint32_t issues = moves_.can_collide || by_outcomes_ ? issues_changed(space, state_, state) : 0;
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
    return by_outcomes_ ? search_outcomes(change_to(move)) : search(0, change_to(move));
}

bool Together::agrees(const Change& change, StateIndex end) const {
    return (issues_changed(*moves_.space, change.to, end) & change.issues) == 0;
}

std::optional<StateIndex> Together::search_outcomes(const Change& move) {
    const Ranking& rank = preferences_.rank[mover_.value];
    for (StateIndex end = 0; end < moves_.states; ++end) {
        if (rank[end] > rank[state_] || !agrees(move, end)) continue;
        for (std::size_t p = moves_.parties; p-- > 0;) {
            agreeing_[p].clear();
            changed_from_[p] = changed_from_[p + 1];
            if (Side{p} == mover_) continue;
            for (const Change& own : improvements_[p])
                if (agrees(own, end)) {
                    agreeing_[p].push_back(own);
                    changed_from_[p] |= own.issues;
                }
        }
        if (completes(0, issues_changed(*moves_.space, state_, end) & ~move.issues)) return end;
    }
    return std::nullopt;
}

bool Together::completes(std::size_t party, std::uint32_t missing) {
    if ((missing & ~changed_from_[party]) != 0) return false;
    if (party >= moves_.parties) return true;
    for (const Change& own : agreeing_[party]) {
        taken_[party] = own.to;
        if (completes(party + 1, missing & ~own.issues)) return true;
    }
    taken_[party] = Side{party} == mover_ ? taken_[party] : state_;
    return completes(party + 1, missing);
}

}  // namespace parley::dispute::graph_model

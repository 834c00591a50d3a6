#pragma once
// Random games, and the definitions of the graph model once more, slowly and word by word, to compare with.
#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "parley/dispute/moves.hpp"
#include "parley/dispute/preference.hpp"
#include "parley/dispute/stability.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing {

/// Ranks from 0 to `levels` − 1 at random: the fewer the levels, the more ties.
inline Preferences random_preferences(Draws& draws, std::size_t parties, std::size_t states, std::size_t levels) {
    Preferences result;
    for (std::size_t p = 0; p < parties; ++p) {
        Ranking rank(states);
        for (std::uint32_t& value : rank) value = static_cast<std::uint32_t>(draws.whole(0, levels - 1));
        result.rank.push_back(std::move(rank));
    }
    return result;
}

/// Any graph at all, each arc there with the given probability; moves need not chain into one.
inline Moves random_graph(Draws& draws, std::size_t parties, std::size_t states, double density) {
    std::vector<std::vector<std::pair<StateIndex, StateIndex>>> lists(parties);
    for (auto& list : lists)
        for (StateIndex from = 0; from < states; ++from)
            for (StateIndex to = 0; to < states; ++to)
                if (from != to && draws.chance(density)) list.push_back({from, to});
    return listed_moves(states, lists);
}

/// Issues with owners at random, some joint, some binding, some rules and barred steps.
inline Agenda random_agenda(Draws& draws, std::size_t parties, std::size_t issues) {
    Agenda result;
    result.parties = parties;
    for (std::size_t k = 0; k < issues; ++k) {
        AgendaItem item = option("issue", Side{draws.whole(0, parties - 1)});
        if (draws.chance(0.3)) item.levels.push_back("more");
        if (draws.chance(0.4)) {
            item.owners.clear();
            for (std::size_t p = 0; p < parties; ++p)
                if (draws.chance(0.7)) item.owners.push_back(Side{p});
            if (item.owners.empty()) item.owners = {Side{0}};
            item.binding = draws.chance(0.3);
            item.fallback = draws.whole(0, item.levels.size() - 1);
        }
        result.issues.push_back(std::move(item));
    }
    const auto any_level = [&] {
        const std::size_t issue = draws.whole(0, issues - 1);
        return LevelHeld{issue, draws.whole(0, result.issues[issue].levels.size() - 1)};
    };
    using Kind = FeasibilityRule::Kind;
    if (draws.chance(0.5)) result.rules.push_back({Kind::never_together, {any_level(), any_level()}});
    if (draws.chance(0.3)) result.rules.push_back({Kind::only_with, {any_level(), any_level()}});
    if (draws.chance(0.3)) {
        const LevelHeld a = any_level();
        result.barred.push_back({a.issue, a.level, draws.whole(0, result.issues[a.issue].levels.size() - 1)});
    }
    return result;
}

/// The definitions, as they are written down, on sets. Knows nothing of the library's algorithms.
class SlowGraphModel {
public:
    SlowGraphModel(const Moves& moves, const Preferences& preferences) : moves_(moves), preferences_(preferences) {}

    using States = std::set<StateIndex>;
    std::uint32_t rank(std::size_t p, StateIndex s) const { return preferences_.rank[p][s]; }

    States one_move(std::size_t mover, StateIndex s, bool improving) const {
        States result;
        for (const StateIndex to : reach(moves_, mover, s)) {
            bool wanted = true;
            for (const Side p : moves_.movers[mover].parties) wanted = wanted && rank(p.value, to) > rank(p.value, s);
            if (wanted || !improving) result.insert(to);
        }
        return result;
    }

    /// By definition: from s, one of the group moves; then another of the group; and so on.
    States group_reach(const std::set<std::size_t>& parties, StateIndex s, bool improving) const {
        std::vector<std::size_t> group;
        for (std::size_t m = 0; m < moves_.movers.size(); ++m) {
            bool all = true;
            for (const Side p : moves_.movers[m].parties) all = all && parties.count(p.value) > 0;
            if (all) group.push_back(m);
        }
        std::set<std::pair<StateIndex, std::size_t>> seen;
        walk(group, s, moves_.movers.size(), improving, seen);
        States result;
        for (const auto& [state, mover] : seen) result.insert(state);
        return result;
    }

    std::set<std::size_t> all_but(const std::set<std::size_t>& group) const {
        std::set<std::size_t> result;
        for (std::size_t p = 0; p < moves_.parties; ++p)
            if (group.count(p) == 0) result.insert(p);
        return result;
    }

    bool stable(Concept by, std::size_t i, StateIndex s) const {
        for (const StateIndex s1 : one_move(i, s, true))
            if (by == Concept::nash || !answered(by, i, s, s1)) return false;
        return true;
    }

    /// For a coalition: its improvements are better for all of it, an answer hurts one of it.
    bool coalition_stable(Concept by, const std::set<std::size_t>& group, StateIndex s) const {
        for (const StateIndex s1 : group_reach(group, s, false)) {
            if (!better_for_all(group, s, s1)) continue;
            if (by == Concept::nash) return false;
            bool answered = false;
            for (const StateIndex s2 : group_reach(all_but(group), s1, by == Concept::seq)) {
                bool holds = !better_for_all(group, s, s2);
                if (by == Concept::smr)
                    for (const StateIndex s3 : group_reach(group, s2, false))
                        holds = holds && !better_for_all(group, s, s3);
                answered = answered || holds;
            }
            if (!answered) return false;
        }
        return true;
    }

private:
    void walk(const std::vector<std::size_t>& group, StateIndex at, std::size_t last, bool improving,
              std::set<std::pair<StateIndex, std::size_t>>& seen) const {
        for (const std::size_t m : group)
            if (m != last)
                for (const StateIndex to : one_move(m, at, improving))
                    if (seen.insert({to, m}).second) walk(group, to, m, improving, seen);
    }

    bool better_for_all(const std::set<std::size_t>& group, StateIndex s, StateIndex to) const {
        return std::all_of(group.begin(), group.end(), [&](std::size_t p) { return rank(p, to) > rank(p, s); });
    }

    bool answered(Concept by, std::size_t i, StateIndex s, StateIndex s1) const {
        if (by == Concept::sim) return answered_together(i, s, s1);
        for (const StateIndex s2 : group_reach(all_but({i}), s1, by == Concept::seq)) {
            if (rank(i, s2) > rank(i, s)) continue;
            if (by != Concept::smr) return true;
            const States back = one_move(i, s2, false);
            if (std::none_of(back.begin(), back.end(), [&](StateIndex s3) { return rank(i, s3) > rank(i, s); }))
                return true;
        }
        return false;
    }

    /// All ways to pick a stay or an improvement for each opponent, levels put together issue by issue.
    bool answered_together(std::size_t i, StateIndex s, StateIndex s1) const {
        std::vector<std::vector<StateIndex>> picks{{s1}};
        for (std::size_t j = 0; j < moves_.parties; ++j) {
            if (j == i) continue;
            std::vector<std::vector<StateIndex>> longer;
            States own = one_move(j, s, true);
            own.insert(s);
            for (const auto& pick : picks)
                for (const StateIndex to : own) {
                    longer.push_back(pick);
                    longer.back().push_back(to);
                }
            picks = std::move(longer);
        }
        const Space& space = *moves_.space;
        for (const auto& pick : picks) {
            bool collide = false;
            std::uint32_t code = 0;
            for (std::size_t k = 0; k < space.agenda().issues.size(); ++k) {
                const std::size_t now = space.level(Outcome{s}, k);
                std::set<std::size_t> news;
                for (const StateIndex to : pick)
                    if (space.level(Outcome{to}, k) != now) news.insert(space.level(Outcome{to}, k));
                collide = collide || news.size() > 1;
                code += static_cast<std::uint32_t>(news.empty() ? now : *news.begin()) * space.stride(k);
            }
            if (collide) continue;
            const auto end = space.find(code);
            if (end && rank(i, static_cast<StateIndex>(end->value)) <= rank(i, s)) return true;
        }
        return false;
    }

    const Moves& moves_;
    const Preferences& preferences_;
};

}  // namespace parley::testing

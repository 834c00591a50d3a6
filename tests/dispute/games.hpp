#pragma once
// Random games, and the definitions of the graph model once more, slowly and word by word, to compare with.
#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/graph_model/preference.hpp"
#include "parley/dispute/graph_model/stability.hpp"
#include "tests/support/listed_moves.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing {

/// Ranks from 0 to `levels` − 1 at random: the fewer the levels, the more ties.
inline dispute::graph_model::Preferences random_preferences(Draws& draws, std::size_t parties, std::size_t states,
                                                            std::size_t levels) {
    dispute::graph_model::Preferences result;
    for (std::size_t p = 0; p < parties; ++p) {
        dispute::graph_model::Ranking rank(states);
        for (std::uint32_t& value : rank) value = static_cast<std::uint32_t>(draws.whole(0, levels - 1));
        result.rank.push_back(std::move(rank));
    }
    return result;
}

/// Any graph at all, each arc there with the given probability; moves need not chain into one.
inline dispute::graph_model::Moves random_graph(Draws& draws, std::size_t parties, std::size_t states, double density) {
    std::vector<std::vector<std::pair<dispute::graph_model::StateIndex, dispute::graph_model::StateIndex>>> lists(
        parties);
    for (auto& list : lists)
        for (dispute::graph_model::StateIndex from = 0; from < states; ++from)
            for (dispute::graph_model::StateIndex to = 0; to < states; ++to)
                if (from != to && draws.chance(density)) list.push_back({from, to});
    return listed_moves(states, lists);
}

/// Issues with owners at random, some joint, some binding, some rules and barred steps.
inline dispute::space::Agenda random_agenda(Draws& draws, std::size_t parties, std::size_t issues) {
    dispute::space::Agenda result;
    result.parties = parties;
    for (std::size_t k = 0; k < issues; ++k) {
        dispute::space::AgendaItem item = dispute::space::option("issue", Side{draws.whole(0, parties - 1)});
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
        return dispute::space::LevelHeld{issue, draws.whole(0, result.issues[issue].levels.size() - 1)};
    };
    using Kind = dispute::space::FeasibilityRule::Kind;
    if (draws.chance(0.5)) result.rules.push_back({Kind::never_together, {any_level(), any_level()}});
    if (draws.chance(0.3)) result.rules.push_back({Kind::only_with, {any_level(), any_level()}});
    if (draws.chance(0.3)) {
        const dispute::space::LevelHeld a = any_level();
        result.barred.push_back({a.issue, a.level, draws.whole(0, result.issues[a.issue].levels.size() - 1)});
    }
    return result;
}

/// The definitions, as they are written down, on sets. Knows nothing of the library's algorithms.
class SlowGraphModel {
public:
    SlowGraphModel(const dispute::graph_model::Moves& moves, const dispute::graph_model::Preferences& preferences)
        : moves_(moves), preferences_(preferences) {}

    using States = std::set<dispute::graph_model::StateIndex>;
    std::uint32_t rank(std::size_t p, dispute::graph_model::StateIndex s) const { return preferences_.rank[p][s]; }

    States one_move(std::size_t mover, dispute::graph_model::StateIndex s, bool improving) const {
        States result;
        for (const dispute::graph_model::StateIndex to : reach(moves_, mover, s)) {
            bool wanted = true;
            for (const Side p : moves_.movers[mover].parties) wanted = wanted && rank(p.value, to) > rank(p.value, s);
            if (wanted || !improving) result.insert(to);
        }
        return result;
    }

    /// By definition: from s, one of the group moves; then another of the group; and so on.
    States group_reach(const std::set<std::size_t>& parties, dispute::graph_model::StateIndex s, bool improving) const {
        std::vector<std::size_t> group;
        for (std::size_t m = 0; m < moves_.movers.size(); ++m) {
            bool all = true;
            for (const Side p : moves_.movers[m].parties) all = all && parties.count(p.value) > 0;
            if (all) group.push_back(m);
        }
        std::set<std::pair<dispute::graph_model::StateIndex, std::size_t>> seen;
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

    bool stable(dispute::graph_model::Concept by, std::size_t i, dispute::graph_model::StateIndex s) const {
        for (const dispute::graph_model::StateIndex s1 : one_move(i, s, true))
            if (by == dispute::graph_model::Concept::nash || !answered(by, i, s, s1)) return false;
        return true;
    }

    /// For a coalition: its improvements are better for all of it, an answer hurts one of it.
    bool coalition_stable(dispute::graph_model::Concept by, const std::set<std::size_t>& group,
                          dispute::graph_model::StateIndex s) const {
        for (const dispute::graph_model::StateIndex s1 : group_reach(group, s, false)) {
            if (!better_for_all(group, s, s1)) continue;
            if (by == dispute::graph_model::Concept::nash) return false;
            bool answered = false;
            for (const dispute::graph_model::StateIndex s2 :
                 group_reach(all_but(group), s1, by == dispute::graph_model::Concept::seq)) {
                bool holds = !better_for_all(group, s, s2);
                if (by == dispute::graph_model::Concept::smr)
                    for (const dispute::graph_model::StateIndex s3 : group_reach(group, s2, false))
                        holds = holds && !better_for_all(group, s, s3);
                answered = answered || holds;
            }
            if (!answered) return false;
        }
        return true;
    }

private:
    void walk(const std::vector<std::size_t>& group, dispute::graph_model::StateIndex at, std::size_t last,
              bool improving, std::set<std::pair<dispute::graph_model::StateIndex, std::size_t>>& seen) const {
        for (const std::size_t m : group)
            if (m != last)
                for (const dispute::graph_model::StateIndex to : one_move(m, at, improving))
                    if (seen.insert({to, m}).second) walk(group, to, m, improving, seen);
    }

    bool better_for_all(const std::set<std::size_t>& group, dispute::graph_model::StateIndex s,
                        dispute::graph_model::StateIndex to) const {
        return std::all_of(group.begin(), group.end(), [&](std::size_t p) { return rank(p, to) > rank(p, s); });
    }

    bool answered(dispute::graph_model::Concept by, std::size_t i, dispute::graph_model::StateIndex s,
                  dispute::graph_model::StateIndex s1) const {
        if (by == dispute::graph_model::Concept::sim) return answered_together(i, s, s1);
        for (const dispute::graph_model::StateIndex s2 :
             group_reach(all_but({i}), s1, by == dispute::graph_model::Concept::seq)) {
            if (rank(i, s2) > rank(i, s)) continue;
            if (by != dispute::graph_model::Concept::smr) return true;
            const States back = one_move(i, s2, false);
            if (std::none_of(back.begin(), back.end(),
                             [&](dispute::graph_model::StateIndex s3) { return rank(i, s3) > rank(i, s); }))
                return true;
        }
        return false;
    }

    /// All ways to pick a stay or an improvement for each opponent, levels put together issue by issue.
    bool answered_together(std::size_t i, dispute::graph_model::StateIndex s,
                           dispute::graph_model::StateIndex s1) const {
        std::vector<std::vector<dispute::graph_model::StateIndex>> picks{{s1}};
        for (std::size_t j = 0; j < moves_.parties; ++j) {
            if (j == i) continue;
            std::vector<std::vector<dispute::graph_model::StateIndex>> longer;
            States own = one_move(j, s, true);
            own.insert(s);
            for (const auto& pick : picks)
                for (const dispute::graph_model::StateIndex to : own) {
                    longer.push_back(pick);
                    longer.back().push_back(to);
                }
            picks = std::move(longer);
        }
        const dispute::space::Space& space = *moves_.space;
        for (const auto& pick : picks) {
            bool collide = false;
            std::uint32_t code = 0;
            for (std::size_t k = 0; k < space.agenda().issues.size(); ++k) {
                const std::size_t now = space.level(Outcome{s}, k);
                std::set<std::size_t> news;
                for (const dispute::graph_model::StateIndex to : pick)
                    if (space.level(Outcome{to}, k) != now) news.insert(space.level(Outcome{to}, k));
                collide = collide || news.size() > 1;
                code += static_cast<std::uint32_t>(news.empty() ? now : *news.begin()) * space.stride(k);
            }
            if (collide) continue;
            const auto end = space.find(code);
            if (end && rank(i, static_cast<dispute::graph_model::StateIndex>(end->value)) <= rank(i, s)) return true;
        }
        return false;
    }

    const dispute::graph_model::Moves& moves_;
    const dispute::graph_model::Preferences& preferences_;
};

}  // namespace parley::testing

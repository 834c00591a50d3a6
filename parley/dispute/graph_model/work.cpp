#include "parley/dispute/graph_model/work.hpp"

#include <algorithm>
#include <cmath>

#include "parley/dispute/graph_model/sequences.hpp"

namespace parley::dispute::graph_model {
namespace {

/// One walk over the graph of legal sequences of movers with so many moves in all.
double walk(double states, double movers, double moves) {
    return states * movers * (movers + 1.0) + moves;
}

double walk(const Moves& moves, const std::vector<std::size_t>& movers) {
    double all = 0.0;
    for (const std::size_t mover : movers) all += static_cast<double>(moves.movers[mover].end.size());
    return walk(static_cast<double>(moves.states), static_cast<double>(movers.size()), all);
}

/// The best ends of all states are sorted; with three members or more each state may have to be compared with each.
double group_work(const Moves& moves, const std::vector<Side>& group) {
    std::vector<bool> inside(moves.parties, false);
    for (const Side side : group) inside[side.value] = true;
    const auto states = static_cast<double>(moves.states), members = static_cast<double>(group.size());
    return walk(moves, movers_within(moves, inside)) + walk(moves, others(moves, group)) +
           (group.size() > 2 ? states * states : members * states * std::log2(states + 1.0));
}

double simultaneous_work(const Moves& moves, const Preferences& preferences) {
    double result = 0.0;
    std::vector<double> own(moves.parties);
    for (StateIndex s = 0; s < moves.states; ++s) {
        double improvements = 0.0;
        for (std::size_t p = 0; p < moves.parties; ++p) {
            const auto row = reach(moves, p, s);
            own[p] = static_cast<double>(std::count_if(
                row.begin(), row.end(), [&](StateIndex to) { return improves(preferences, moves.movers[p], s, to); }));
            improvements += own[p];
        }
        double combinations = 1.0;
        for (const double each : own) combinations *= 1.0 + each;
        const double by_outcomes = static_cast<double>(moves.states) * (1.0 + improvements);
        for (const double each : own) result += each * std::min(combinations / (1.0 + each), by_outcomes);
    }
    return result;
}

}  // namespace

Work work_of(const space::Space& space) {
    const space::Agenda& agenda = space.agenda();
    const auto states = static_cast<double>(space.size());
    Work result;
    result.outcomes = space.size();
    const std::vector<std::vector<Side>> movers = movers_of(agenda);
    for (const std::vector<Side>& parties : movers) {
        double combinations = 1.0;
        for (const space::AgendaItem& issue : agenda.issues) {
            const auto inside = [&](Side owner) {
                return std::find(parties.begin(), parties.end(), owner) != parties.end();
            };
            if (std::all_of(issue.owners.begin(), issue.owners.end(), inside))
                combinations *= static_cast<double>(issue.levels.size());
            else if (!issue.binding && std::any_of(issue.owners.begin(), issue.owners.end(), inside))
                combinations *= 2.0;  // as it is, or the fallback
        }
        result.moves += states * (std::min(combinations, states) - 1.0);
        result.listing += states * std::min(combinations, states * static_cast<double>(agenda.issues.size()));
    }
    for (std::size_t p = 0; p < agenda.parties; ++p)
        result.sequences += 2.0 * walk(states, static_cast<double>(movers.size() - 1), result.moves);
    return result;
}

Work work_of(const Moves& moves, const Preferences& preferences, const Groups& groups) {
    Work result;
    result.outcomes = moves.states;
    for (const Mover& mover : moves.movers) result.moves += static_cast<double>(mover.end.size());
    for (std::size_t p = 0; p < moves.parties; ++p) result.sequences += 2.0 * walk(moves, others(moves, Side{p}));
    if (moves.space) result.simultaneous = simultaneous_work(moves, preferences);
    for (const std::vector<Side>& group : groups)
        if (group.size() > 1) result.groups += group_work(moves, group);
    return result;
}

}  // namespace parley::dispute::graph_model

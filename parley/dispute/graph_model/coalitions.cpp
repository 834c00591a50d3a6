#include "parley/dispute/graph_model/coalitions.hpp"

#include <algorithm>
#include <cassert>

#include "parley/dispute/graph_model/frontiers.hpp"
#include "parley/dispute/graph_model/sequences.hpp"

namespace parley::dispute::graph_model {
namespace {

constexpr std::uint8_t bit(Concept by) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(by));
}

std::uint8_t bits(std::span<const Concept> concepts) {
    std::uint8_t result = 0;
    for (const Concept by : concepts) result |= bit(by);
    return result;
}

class CoalitionAnalysis {
public:
    CoalitionAnalysis(const Moves& moves, const Preferences& preferences, std::span<const Side> coalition)
        : moves_(moves), preferences_(preferences), opponents_(others(moves, coalition)) {
        std::vector<bool> inside(moves.parties, false);
        for (const Side side : coalition) inside[side.value] = true;
        movers_ = movers_within(moves, inside);
        for (const Side side : coalition) ranks_.push_back(&preferences.rank[side.value]);
    }

    std::vector<bool> stable(Concept by) const {
        if (by == Concept::smr) return stable_by_smr();
        const ReachedFrontiers frontiers = frontiers_of(by);
        std::vector<bool> result(moves_.states);
        for (StateIndex s = 0; s < moves_.states; ++s) result[s] = !frontiers.reaches_better(s, ranks_, s);
        return result;
    }

private:
    /// A move to s1 that all like better than s is sanctioned if opponents reach from s1 what some member h likes no
    /// better than s: if the least of h's ranks that they reach is at most h's rank of s. So s1 pays if for every h its
    /// rank, and that least, are both above h's rank of s: the lesser of the two is s1's value for h.
    ReachedFrontiers frontiers_of(Concept by) const {
        std::vector<Ranking> values;
        for (const Ranking* rank : ranks_) values.push_back(*rank);
        if (by != Concept::nash) {
            const auto least = least_reached(moves_, opponents_, by == Concept::seq ? &preferences_ : nullptr, ranks_);
            for (std::size_t h = 0; h < values.size(); ++h)
                for (StateIndex s = 0; s < moves_.states; ++s) values[h][s] = std::min(values[h][s], least[h][s]);
        }
        return {moves_, movers_, std::move(values)};
    }

    /// What no frontier decides, because whether an answer can be mended depends on s: the states that GMR holds and
    /// Nash does not are looked at one by one.
    std::vector<bool> stable_by_smr() const {
        const ReachedFrontiers reached = frontiers_of(Concept::nash);
        std::vector<bool> result = stable(Concept::gmr);
        Explorer ours(moves_), theirs(moves_);
        for (StateIndex s = 0; s < moves_.states; ++s) {
            if (!result[s] || !reached.reaches_better(s, ranks_, s)) continue;
            ours.set_out(movers_, s, nullptr);
            while (const Arrival* move = ours.next()) {
                if (!all_like_better(s, move->step.to)) continue;
                bool sanctioned = false;
                theirs.set_out(opponents_, move->step.to, nullptr);
                while (const Arrival* answer = theirs.next()) {
                    const StateIndex end = answer->step.to;
                    sanctioned = !all_like_better(s, end) && !reached.reaches_better(end, ranks_, s);
                    if (sanctioned) break;
                }
                result[s] = sanctioned;
                if (!sanctioned) break;
            }
        }
        return result;
    }

    bool all_like_better(StateIndex at, StateIndex to) const {
        return std::all_of(ranks_.begin(), ranks_.end(),
                           [&](const Ranking* rank) { return (*rank)[to] > (*rank)[at]; });
    }

    const Moves& moves_;
    const Preferences& preferences_;
    std::vector<std::size_t> opponents_, movers_;
    std::vector<const Ranking*> ranks_;  // of each member
};

}  // namespace

std::vector<std::uint8_t> coalition_stable_states(const Moves& moves, const Preferences& preferences,
                                                  std::span<const Side> coalition, std::span<const Concept> asked) {
    // A party alone never moves twice in a row, so it makes one move: the quick way.
    if (coalition.size() == 1) {
        std::vector<std::uint8_t> result = stable_states(moves, preferences, coalition.front(), false);
        for (std::uint8_t& marks : result) marks &= bits(asked);
        return result;
    }
    const CoalitionAnalysis analysis(moves, preferences, coalition);
    std::vector<std::uint8_t> result(moves.states, 0);
    for (const Concept by : asked) {
        assert(by != Concept::sim);
        const std::vector<bool> stable = analysis.stable(by);
        for (std::size_t s = 0; s < result.size(); ++s)
            if (stable[s]) result[s] |= bit(by);
    }
    return result;
}

std::optional<Groups> all_groups(std::size_t parties) {
    if (parties > most_parties_of_all_groups) return std::nullopt;
    Groups result;
    for (std::size_t members = 1; members < std::size_t{1} << parties; ++members) {
        result.emplace_back();
        for (std::size_t p = 0; p < parties; ++p)
            if (members >> p & 1) result.back().push_back(Side{p});
    }
    return result;
}

std::vector<std::uint8_t> universally_stable_states(const Moves& moves, const Preferences& preferences,
                                                    const Groups& groups, std::span<const Concept> asked) {
    std::vector<std::uint8_t> result(moves.states, bits(asked));
    for (const std::vector<Side>& group : groups) {
        const std::vector<std::uint8_t> marks = coalition_stable_states(moves, preferences, group, asked);
        for (std::size_t s = 0; s < result.size(); ++s) result[s] &= marks[s];
    }
    return result;
}

}  // namespace parley::dispute::graph_model

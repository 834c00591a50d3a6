#include "parley/dispute/graph_model/coalitions.hpp"

#include <algorithm>
#include <cassert>

#include "parley/dispute/graph_model/sequences.hpp"

namespace parley::dispute::graph_model {
namespace {

class CoalitionAnalysis {
public:
    CoalitionAnalysis(const Moves& moves, const Preferences& preferences, std::span<const Side> coalition)
        : preferences_(preferences), coalition_(coalition), explorer_(moves) {
        std::vector<bool> inside(moves.parties, false);
        for (const Side side : coalition) inside[side.value] = true;
        const std::vector<std::size_t> movers = movers_within(moves, inside);
        opponents_ = others(moves, coalition);
        start_.push_back(0);
        for (StateIndex s = 0; s < moves.states; ++s) {
            explorer_.set_out(movers, s, nullptr);
            while (const Arrival* arrival = explorer_.next()) reached_.push_back(arrival->step.to);
            const auto row = reached_.begin() + static_cast<std::ptrdiff_t>(start_.back());
            std::sort(row, reached_.end());
            reached_.erase(std::unique(row, reached_.end()), reached_.end());
            start_.push_back(reached_.size());
        }
    }

    std::uint8_t marks(StateIndex at) {
        std::uint8_t result = bit(Concept::nash) | bit(Concept::gmr) | bit(Concept::smr) | bit(Concept::seq);
        for (const StateIndex move : reached(at)) {
            if (!all_like_better(at, move)) continue;
            result &= static_cast<std::uint8_t>(~bit(Concept::nash));
            for (const Concept by : {Concept::gmr, Concept::smr, Concept::seq})
                if (stable_by(by, result) && !sanctioned(by, at, move)) result &= static_cast<std::uint8_t>(~bit(by));
        }
        return result;
    }

private:
    static constexpr std::uint8_t bit(Concept by) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(by)); }
    std::span<const StateIndex> reached(StateIndex from) const {
        return {reached_.data() + start_[from], reached_.data() + start_[from + 1]};
    }
    bool all_like_better(StateIndex at, StateIndex to) const {
        return std::all_of(coalition_.begin(), coalition_.end(), [&](Side side) {
            return preferences_.rank[side.value][to] > preferences_.rank[side.value][at];
        });
    }
    bool sanctioned(Concept by, StateIndex at, StateIndex move) {
        explorer_.set_out(opponents_, move, by == Concept::seq ? &preferences_ : nullptr);
        while (const Arrival* arrival = explorer_.next()) {
            const StateIndex end = arrival->step.to;
            if (all_like_better(at, end)) continue;
            if (by != Concept::smr) return true;
            const auto further = reached(end);
            if (std::none_of(further.begin(), further.end(), [&](StateIndex to) { return all_like_better(at, to); }))
                return true;
        }
        return false;
    }

    const Preferences& preferences_;
    std::span<const Side> coalition_;
    Explorer explorer_;
    std::vector<std::size_t> opponents_, start_;
    std::vector<StateIndex> reached_;
};

}  // namespace

std::vector<std::uint8_t> coalition_stable_states(const Moves& moves, const Preferences& preferences,
                                                  std::span<const Side> coalition) {
    // A party alone never moves twice in a row, so it makes one move: the quick way, for all states at once.
    if (coalition.size() == 1) {
        std::vector<std::uint8_t> result = stable_states(moves, preferences, coalition.front());
        for (std::uint8_t& marks : result) marks &= 0x0f;
        return result;
    }
    CoalitionAnalysis analysis(moves, preferences, coalition);
    std::vector<std::uint8_t> result(moves.states);
    for (StateIndex s = 0; s < moves.states; ++s) result[s] = analysis.marks(s);
    return result;
}

std::vector<std::uint8_t> universally_stable_states(const Moves& moves, const Preferences& preferences) {
    assert(moves.parties <= 16);
    std::vector<std::uint8_t> result(moves.states, 0x0f);
    for (std::size_t members = 1; members < std::size_t{1} << moves.parties; ++members) {
        std::vector<Side> coalition;
        for (std::size_t p = 0; p < moves.parties; ++p)
            if (members >> p & 1) coalition.push_back(Side{p});
        const std::vector<std::uint8_t> marks = coalition_stable_states(moves, preferences, coalition);
        for (std::size_t s = 0; s < result.size(); ++s) result[s] &= marks[s];
    }
    return result;
}

}  // namespace parley::dispute::graph_model

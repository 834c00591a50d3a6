#include "parley/dispute/graph_model/coalitions.hpp"

#include <algorithm>
#include <cassert>

#include "parley/dispute/graph_model/sequence_parts.hpp"
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

/// Of all states that `movers` reach from a state by legal sequences, those whose values no other beats for one member
/// and matches for the rest. Parts of the graph in which all reach the same share one list.
class ReachedFrontiers {
public:
    /// `values`: one for each member, by state.
    ReachedFrontiers(const Moves& moves, std::span<const std::size_t> movers, std::vector<Ranking> values);

    /// Whether a state reached from `from` has values above `floor[h][at]` for every member h.
    [[nodiscard]] bool reaches_better(StateIndex from, std::span<const Ranking* const> floor, StateIndex at) const;

private:
    friend class FrontierVisitor;
    /// Keeps of a list what nothing else in it beats, best first for the first member.
    void skim(std::vector<StateIndex>& list) const;
    bool above(StateIndex state, std::span<const Ranking* const> floor, StateIndex at) const;

    std::vector<Ranking> values_;
    std::size_t movers_;
    std::vector<std::vector<StateIndex>> lists_{{}};  // number 0: nothing
    std::vector<std::uint32_t> list_of_;              // by state and mover that moves next
};

/// Gathers the list of each part from its own arrivals and from the parts that it leads to.
class FrontierVisitor {
public:
    FrontierVisitor(const SequenceGraph& graph, ReachedFrontiers& into)
        : graph_(graph), into_(into), list_(graph.nodes(), open) {}

    void enter(std::size_t) {}
    void take(std::size_t, std::size_t) {}

    void close(std::size_t, std::span<const std::uint32_t> members) {
        std::vector<StateIndex> all;
        std::vector<std::uint32_t> children;
        for (const std::uint32_t node : members) {
            if (graph_.is_arrival(node)) all.push_back(graph_.state(node));
            std::size_t edge = 0;
            for (std::size_t child; (child = graph_.next_child(node, edge)) < graph_.nodes();)
                if (list_[child] != open && list_[child] != 0) children.push_back(list_[child]);
        }
        std::sort(children.begin(), children.end());
        children.erase(std::unique(children.begin(), children.end()), children.end());
        for (const std::uint32_t child : children)
            all.insert(all.end(), into_.lists_[child].begin(), into_.lists_[child].end());
        const std::uint32_t number = numbered(std::move(all), children);
        for (const std::uint32_t node : members) list_[node] = number;
    }

    std::uint32_t list(std::size_t node) const { return list_[node]; }

private:
    static constexpr std::uint32_t open = 0xffffffff;

    std::uint32_t numbered(std::vector<StateIndex> all, const std::vector<std::uint32_t>& children) {
        if (all.empty()) return 0;
        into_.skim(all);
        for (const std::uint32_t child : children)
            if (into_.lists_[child] == all) return child;
        into_.lists_.push_back(std::move(all));
        return static_cast<std::uint32_t>(into_.lists_.size() - 1);
    }

    const SequenceGraph& graph_;
    ReachedFrontiers& into_;
    std::vector<std::uint32_t> list_;  // by node
};

ReachedFrontiers::ReachedFrontiers(const Moves& moves, std::span<const std::size_t> movers, std::vector<Ranking> values)
    : values_(std::move(values)), movers_(movers.size()), list_of_(moves.states * movers.size()) {
    const SequenceGraph graph(moves, movers, nullptr);
    FrontierVisitor visitor(graph, *this);
    PartsWalk<FrontierVisitor> walk(graph, visitor);
    for (StateIndex s = 0; s < moves.states; ++s)
        for (std::size_t k = 0; k < movers_; ++k) {
            if (!walk.entered(graph.turn(s, k))) walk.visit_from(graph.turn(s, k));
            list_of_[s * movers_ + k] = visitor.list(graph.turn(s, k));
        }
}

void ReachedFrontiers::skim(std::vector<StateIndex>& list) const {
    // What comes later in this order never beats what came before.
    std::sort(list.begin(), list.end(), [&](StateIndex a, StateIndex b) {
        for (const Ranking& value : values_)
            if (value[a] != value[b]) return value[a] > value[b];
        return a < b;
    });
    std::size_t kept = 0;
    for (const StateIndex state : list) {
        const auto beats = [&](StateIndex other) {
            return std::all_of(values_.begin(), values_.end(),
                               [&](const Ranking& value) { return value[other] >= value[state]; });
        };
        const bool beaten = values_.size() <= 2
                                ? kept > 0 && beats(list[kept - 1])  // the best so far for the second
                                : std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(kept), beats);
        if (!beaten) list[kept++] = state;
    }
    list.resize(kept);
}

bool ReachedFrontiers::above(StateIndex state, std::span<const Ranking* const> floor, StateIndex at) const {
    for (std::size_t h = 0; h < values_.size(); ++h)
        if (values_[h][state] <= (*floor[h])[at]) return false;
    return true;
}

bool ReachedFrontiers::reaches_better(StateIndex from, std::span<const Ranking* const> floor, StateIndex at) const {
    for (std::size_t k = 0; k < movers_; ++k) {
        const std::vector<StateIndex>& list = lists_[list_of_[from * movers_ + k]];
        // Falling for the first member, so rising for the second of two: the last that is above for the first decides.
        const auto end = std::partition_point(list.begin(), list.end(),
                                              [&](StateIndex state) { return values_[0][state] > (*floor[0])[at]; });
        if (values_.size() <= 2) {
            if (end != list.begin() && above(*(end - 1), floor, at)) return true;
        } else if (std::any_of(list.begin(), end, [&](StateIndex state) { return above(state, floor, at); })) {
            return true;
        }
    }
    return false;
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

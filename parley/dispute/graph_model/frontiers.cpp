#include "parley/dispute/graph_model/frontiers.hpp"

#include <algorithm>

#include "parley/dispute/graph_model/sequence_parts.hpp"

namespace parley::dispute::graph_model {

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

}  // namespace parley::dispute::graph_model

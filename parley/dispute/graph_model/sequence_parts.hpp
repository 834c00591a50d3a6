#pragma once
// The graph that legal sequences walk over, and its strongly connected parts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

/// Nodes of state s and mover k of K: an arrival, 2Ks + k, "k has just come to s"; a turn, 2Ks + K + k, "k moves next
/// at s". An arrival leads to the turns of all other movers, a turn to the arrivals where its moves end: every list of
/// moves is read once.
class SequenceGraph {
public:
    /// With steps of `movers` only; `improving` null: any move, else only improvements by it. All must outlive it.
    SequenceGraph(const Moves& moves, std::span<const std::size_t> movers, const Preferences* improving)
        : moves_(moves), movers_(movers), improving_(improving), count_(movers.size()) {}

    std::size_t nodes() const { return 2 * count_ * moves_.states; }
    std::size_t movers() const { return count_; }
    bool is_arrival(std::size_t node) const { return node % (2 * count_) < count_; }
    StateIndex state(std::size_t node) const { return static_cast<StateIndex>(node / (2 * count_)); }
    std::size_t turn(StateIndex state, std::size_t k) const { return 2 * count_ * state + count_ + k; }

    /// The next node that a node leads to, from its edge number `edge` on; nodes() when there is none left.
    std::size_t next_child(std::size_t node, std::size_t& edge) const {
        const std::size_t from = node / (2 * count_), part = node % (2 * count_);
        if (part < count_) {
            if (edge == part) ++edge;
            return edge < count_ ? 2 * count_ * from + count_ + edge++ : nodes();
        }
        const std::size_t mover = movers_[part - count_];
        const std::span<const StateIndex> row = reach(moves_, mover, static_cast<StateIndex>(from));
        for (; edge < row.size(); ++edge) {
            const StateIndex to = row[edge];
            if (improving_ != nullptr &&
                !improves(*improving_, moves_.movers[mover], static_cast<StateIndex>(from), to))
                continue;
            ++edge;
            return 2 * count_ * to + (part - count_);
        }
        return nodes();
    }

private:
    const Moves& moves_;
    std::span<const std::size_t> movers_;
    const Preferences* improving_;
    std::size_t count_;
};

/// Finds the parts (Tarjan 1972) without recursion, children before parents, and tells `visitor`:
/// enter(node), once for each; take(into, from), where `from` is a child whose part is complete, or one in the same
/// part that was entered from `into`; close(root, members), when a part is complete, the root among its members.
template <class Visitor>
class PartsWalk {
public:
    PartsWalk(const SequenceGraph& graph, Visitor& visitor)
        : graph_(graph), visitor_(visitor), order_(graph.nodes(), 0), low_(graph.nodes(), 0) {}

    bool entered(std::size_t node) const { return order_[node] != 0; }

    void visit_from(std::size_t start) {
        enter(start);
        while (!frames_.empty()) {
            const std::size_t node = frames_.back().node;
            const std::size_t child = graph_.next_child(node, frames_.back().edge);
            if (child < order_.size()) {
                if (order_[child] == 0)
                    enter(child);
                else if (order_[child] == finished)
                    visitor_.take(node, child);
                else
                    low_[node] = std::min(low_[node], order_[child]);
                continue;
            }
            if (low_[node] == order_[node]) close_part(node);
            frames_.pop_back();
            if (frames_.empty()) break;
            const std::size_t parent = frames_.back().node;
            visitor_.take(parent, node);
            if (order_[node] != finished) low_[parent] = std::min(low_[parent], low_[node]);
        }
    }

private:
    struct Frame {
        std::size_t node, edge;
    };
    static constexpr std::uint32_t finished = 0xffffffff;  // as an order: its part is complete

    void enter(std::size_t node) {
        order_[node] = low_[node] = ++entered_;
        open_.push_back(static_cast<std::uint32_t>(node));
        frames_.push_back({node, 0});
        visitor_.enter(node);
    }

    void close_part(std::size_t root) {
        std::size_t first = open_.size();
        while (open_[--first] != root) {}
        const std::span<const std::uint32_t> members(open_.data() + first, open_.size() - first);
        visitor_.close(root, members);
        for (const std::uint32_t node : members) order_[node] = finished;
        open_.resize(first);
    }

    const SequenceGraph& graph_;
    Visitor& visitor_;
    std::vector<std::uint32_t> order_, low_, open_;
    std::vector<Frame> frames_;
    std::uint32_t entered_ = 0;
};

}  // namespace parley::dispute::graph_model

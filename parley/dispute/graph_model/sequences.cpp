#include "parley/dispute/graph_model/sequences.hpp"

#include <algorithm>

namespace parley::dispute::graph_model {

Explorer::Explorer(const Moves& moves) : moves_(moves), seen_(moves.states * moves.movers.size(), 0) {}

void Explorer::set_out(std::span<const std::size_t> movers, StateIndex start, const Preferences* improving) {
    if (++walk_ == 0) {  // counted through: forget all
        std::fill(seen_.begin(), seen_.end(), 0);
        walk_ = 1;
    }
    movers_.assign(movers.begin(), movers.end());
    improving_ = improving;
    arrivals_.clear();
    given_ = extended_ = 0;
    extend(start, first_arrival, first_arrival, 0);
}

void Explorer::extend(StateIndex from, std::size_t last_mover, std::size_t before, std::size_t moves) {
    for (const std::size_t mover : movers_) {
        if (mover == last_mover) continue;
        for (const StateIndex to : reach(moves_, mover, from)) {
            if (improving_ != nullptr && !improves(*improving_, moves_.movers[mover], from, to)) continue;
            std::uint32_t& seen = seen_[to * moves_.movers.size() + mover];
            if (seen == walk_) continue;
            seen = walk_;
            arrivals_.push_back({{mover, to}, before, moves + 1});
        }
    }
}

const Arrival* Explorer::next() {
    while (given_ == arrivals_.size()) {
        if (extended_ == arrivals_.size()) return nullptr;
        const Arrival from = arrivals_[extended_];
        extend(from.step.to, from.step.mover, extended_, from.moves);
        ++extended_;
    }
    return &arrivals_[given_++];
}

std::vector<MoveStep> Explorer::way() const {
    std::vector<MoveStep> result;
    for (std::size_t at = given_ - 1; at != first_arrival; at = arrivals_[at].before)
        result.push_back(arrivals_[at].step);
    std::reverse(result.begin(), result.end());
    return result;
}

namespace {

/// Least values over strongly connected parts (Tarjan 1972), children before parents, without recursion. Nodes of state
/// s and mover k of K: an arrival, 2Ks + k, "k has just come to s"; a turn, 2Ks + K + k, "k moves next at s". An
/// arrival leads to the turns of all other movers, a turn to the arrivals where its moves end: every list of moves is
/// read once.
class LeastReached {
public:
    LeastReached(const Moves& moves, std::span<const std::size_t> movers, const Preferences* improving,
                 std::span<const Ranking* const> tables)
        : moves_(moves),
          movers_(movers),
          improving_(improving),
          tables_(tables),
          count_(movers.size()),
          order_(2 * count_ * moves.states, 0),
          low_(order_.size(), 0),
          least_(order_.size() * tables.size(), nothing_reached) {}

    std::vector<std::vector<std::uint32_t>> run() {
        std::vector<std::vector<std::uint32_t>> result(tables_.size(),
                                                       std::vector<std::uint32_t>(moves_.states, nothing_reached));
        for (StateIndex s = 0; s < moves_.states; ++s)
            for (std::size_t k = 0; k < count_; ++k) {
                const std::size_t turn = 2 * count_ * s + count_ + k;
                if (order_[turn] == 0) visit_from(turn);
                for (std::size_t t = 0; t < tables_.size(); ++t)
                    result[t][s] = std::min(result[t][s], least_[turn * tables_.size() + t]);
            }
        return result;
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
        if (node % (2 * count_) >= count_) return;
        for (std::size_t t = 0; t < tables_.size(); ++t)
            least_[node * tables_.size() + t] = (*tables_[t])[node / (2 * count_)];
    }

    /// The next node that a node leads to, from its edge number `edge` on; the number of nodes when there is none left.
    std::size_t next_child(std::size_t node, std::size_t& edge) const {
        const std::size_t state = node / (2 * count_), part = node % (2 * count_);
        if (part < count_) {
            if (edge == part) ++edge;
            return edge < count_ ? 2 * count_ * state + count_ + edge++ : order_.size();
        }
        const std::size_t mover = movers_[part - count_];
        const std::span<const StateIndex> row = reach(moves_, mover, static_cast<StateIndex>(state));
        for (; edge < row.size(); ++edge) {
            const StateIndex to = row[edge];
            if (improving_ != nullptr &&
                !improves(*improving_, moves_.movers[mover], static_cast<StateIndex>(state), to))
                continue;
            ++edge;
            return 2 * count_ * to + (part - count_);
        }
        return order_.size();
    }

    void take_least(std::size_t into, std::size_t from) {
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            std::uint32_t& value = least_[into * tables_.size() + t];
            value = std::min(value, least_[from * tables_.size() + t]);
        }
    }

    void close_part(std::size_t root) {
        std::size_t first = open_.size();
        do {
            --first;
            take_least(root, open_[first]);
        } while (open_[first] != root);
        for (std::size_t k = first; k < open_.size(); ++k) {
            order_[open_[k]] = finished;
            take_least(open_[k], root);
        }
        open_.resize(first);
    }

    void visit_from(std::size_t start) {
        enter(start);
        while (!frames_.empty()) {
            const std::size_t node = frames_.back().node;
            const std::size_t child = next_child(node, frames_.back().edge);
            if (child < order_.size()) {
                if (order_[child] == 0)
                    enter(child);
                else if (order_[child] == finished)
                    take_least(node, child);
                else
                    low_[node] = std::min(low_[node], order_[child]);
                continue;
            }
            if (low_[node] == order_[node]) close_part(node);
            frames_.pop_back();
            if (frames_.empty()) break;
            const std::size_t parent = frames_.back().node;
            take_least(parent, node);
            if (order_[node] != finished) low_[parent] = std::min(low_[parent], low_[node]);
        }
    }

    const Moves& moves_;
    std::span<const std::size_t> movers_;
    const Preferences* improving_;
    std::span<const Ranking* const> tables_;
    std::size_t count_;
    std::vector<std::uint32_t> order_, low_, least_, open_;
    std::vector<Frame> frames_;
    std::uint32_t entered_ = 0;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> least_reached(const Moves& moves, std::span<const std::size_t> movers,
                                                      const Preferences* improving,
                                                      std::span<const Ranking* const> tables) {
    return LeastReached(moves, movers, improving, tables).run();
}

std::vector<std::size_t> others(const Moves& moves, std::span<const Side> group) {
    std::vector<bool> inside(moves.parties, true);
    for (const Side side : group) inside[side.value] = false;
    return movers_within(moves, inside);
}

std::vector<std::size_t> others(const Moves& moves, Side party) {
    return others(moves, {&party, 1});
}

}  // namespace parley::dispute::graph_model

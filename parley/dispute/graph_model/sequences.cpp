#include "parley/dispute/graph_model/sequences.hpp"

#include <algorithm>

#include "parley/dispute/graph_model/sequence_parts.hpp"

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

/// Least values over the parts of the graph of legal sequences.
class LeastReached {
public:
    LeastReached(const SequenceGraph& graph, std::span<const Ranking* const> tables)
        : graph_(graph), tables_(tables), least_(graph.nodes() * tables.size(), nothing_reached) {}

    std::vector<std::vector<std::uint32_t>> run(std::size_t states) {
        std::vector<std::vector<std::uint32_t>> result(tables_.size(),
                                                       std::vector<std::uint32_t>(states, nothing_reached));
        PartsWalk<LeastReached> walk(graph_, *this);
        for (StateIndex s = 0; s < states; ++s)
            for (std::size_t k = 0; k < graph_.movers(); ++k) {
                const std::size_t turn = graph_.turn(s, k);
                if (!walk.entered(turn)) walk.visit_from(turn);
                for (std::size_t t = 0; t < tables_.size(); ++t)
                    result[t][s] = std::min(result[t][s], least_[turn * tables_.size() + t]);
            }
        return result;
    }

    void enter(std::size_t node) {
        if (!graph_.is_arrival(node)) return;
        for (std::size_t t = 0; t < tables_.size(); ++t)
            least_[node * tables_.size() + t] = (*tables_[t])[graph_.state(node)];
    }

    void take(std::size_t into, std::size_t from) {
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            std::uint32_t& value = least_[into * tables_.size() + t];
            value = std::min(value, least_[from * tables_.size() + t]);
        }
    }

    void close(std::size_t root, std::span<const std::uint32_t> members) {
        for (const std::uint32_t node : members) take(root, node);
        for (const std::uint32_t node : members) take(node, root);
    }

private:
    const SequenceGraph& graph_;
    std::span<const Ranking* const> tables_;
    std::vector<std::uint32_t> least_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> least_reached(const Moves& moves, std::span<const std::size_t> movers,
                                                      const Preferences* improving,
                                                      std::span<const Ranking* const> tables) {
    return LeastReached(SequenceGraph(moves, movers, improving), tables).run(moves.states);
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

#include "parley/dispute/endings/no_deal.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

namespace parley::dispute::endings {
namespace {

bool waits_for(const Act& act, const Act& other) {
    return std::any_of(act.only_if.begin(), act.only_if.end(), [&](const ActCondition& each) {
        return each.at.issue == other.issue && each.holds == (each.at.level == other.level);
    });
}

class Tree {
public:
    Tree(const space::Space& space, const Payoffs& payoffs, const std::vector<Act>& acts,
         const std::vector<std::size_t>& order, double tie)
        : space_(space), payoffs_(payoffs), acts_(acts), order_(order), tie_(tie) {}

    // What is decided at a step of the order, where the levels are those of `at`.
    struct Node {
        std::optional<Outcome> done;  // where it can be done: the state after it
        Outcome left;                 // the state without it
        bool taken = false;
        Outcome end;
    };

    const Node& node(std::size_t step, Outcome at) {
        const auto known = known_.find({step, at.value});
        if (known != known_.end()) return known->second;
        const Act& act = acts_[order_[step]];
        Node node;
        node.left = at;
        if (possible(act, at)) {
            node.done = moved(at, act.issue, act.level);
            if (act.lapses && act.withdrawn && space_.level(at, act.issue) == 0)
                node.left = moved(at, act.issue, *act.withdrawn).value_or(at);
        }
        node.end = end(step + 1, node.left);
        if (node.done) {
            const Outcome then = end(step + 1, *node.done);
            node.taken = payoffs_(act.by, then) > payoffs_(act.by, node.end) + tie_;
            if (node.taken) node.end = then;
        }
        return known_.emplace(std::pair(step, at.value), node).first->second;
    }
    Outcome end(std::size_t step, Outcome at) { return step == order_.size() ? at : node(step, at).end; }

    bool possible(const Act& act, Outcome at) const {
        const std::size_t now = space_.level(at, act.issue);
        if (now == act.level || (act.withdrawn && now == *act.withdrawn)) return false;
        for (const ActCondition& each : act.only_if)
            if ((space_.level(at, each.at.issue) == each.at.level) != each.holds) return false;
        return moved(at, act.issue, act.level).has_value();
    }
    std::optional<Outcome> moved(Outcome at, std::size_t issue, std::size_t level) const {
        const std::size_t stride = space_.stride(issue);
        return space_.find(space_.code(at) - space_.level(at, issue) * stride + level * stride);
    }

private:
    const space::Space& space_;
    const Payoffs& payoffs_;
    const std::vector<Act>& acts_;
    const std::vector<std::size_t>& order_;
    const double tie_;
    std::map<std::pair<std::size_t, std::size_t>, Node> known_;
};

}  // namespace

std::vector<std::size_t> order_of(const std::vector<Act>& acts, bool reversed) {
    std::vector<std::size_t> waiting(acts.size()), result;
    for (std::size_t k = 0; k < acts.size(); ++k) waiting[k] = reversed ? acts.size() - 1 - k : k;
    while (!waiting.empty()) {
        // The first that waits for nothing that is still to come; in a circle, the first.
        auto next = std::find_if(waiting.begin(), waiting.end(), [&](std::size_t k) {
            return std::none_of(waiting.begin(), waiting.end(),
                                [&](std::size_t other) { return other != k && waits_for(acts[k], acts[other]); });
        });
        if (next == waiting.end()) next = waiting.begin();
        result.push_back(*next);
        waiting.erase(next);
    }
    return result;
}

NoDeal no_deal(const space::Space& space, const Payoffs& payoffs, const std::vector<Act>& acts, Outcome today,
               const std::vector<std::size_t>& order, double tie) {
    assert(acts.size() <= most_acts && order.size() == acts.size());
    Tree tree(space, payoffs, acts, order, tie);
    NoDeal result;
    result.order = order;
    result.credibility.resize(acts.size());
    Outcome played = today, provoked = today;
    for (std::size_t step = 0; step < order.size(); ++step) {
        const Act& act = acts[order[step]];
        Credibility& each = result.credibility[order[step]];
        each.reached = tree.possible(act, played);
        // Off the way: where everything before it that could be done has been.
        const Outcome at = each.reached ? played : provoked;
        each.possible = tree.possible(act, at);
        each.if_left = each.if_done = tree.end(step + 1, at);
        if (each.possible) {
            const auto value = [&](Outcome from) { return payoffs(act.by, tree.end(step + 1, from)); };
            each.if_done = tree.end(step + 1, *tree.moved(at, act.issue, act.level));
            const double done = value(*tree.moved(at, act.issue, act.level));
            double withdrawn = value(at);
            if (act.withdrawn)
                if (const auto back = tree.moved(at, act.issue, *act.withdrawn)) {
                    each.backing_down = withdrawn - value(*back);
                    each.if_left = tree.end(step + 1, *back);
                    withdrawn = value(*back);
                }
            each.gain = done - withdrawn > tie ? done - withdrawn : std::min(0.0, done - withdrawn);
            each.needed = std::max(0.0, value(at) - done);
        }
        const Tree::Node& node = tree.node(step, played);
        each.taken = each.reached && node.taken;
        played = node.taken ? *node.done : node.left;
        if (const auto further =
                tree.possible(act, provoked) ? tree.moved(provoked, act.issue, act.level) : std::nullopt)
            provoked = *further;
        result.after.push_back(played);
    }
    result.outcome = played;
    return result;
}

}  // namespace parley::dispute::endings

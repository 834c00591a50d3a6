#include "parley/dispute/talks/extensive_game.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace parley::dispute::talks {
namespace {

using Kind = GameNode::Kind;
using Worths = std::vector<double>;

constexpr double chances_sum = 1e-9;

std::size_t add(ExtensiveGame& game, GameNode node) {
    game.nodes.push_back(std::move(node));
    return game.nodes.size() - 1;
}

std::string node_problem(const ExtensiveGame& game, std::size_t at) {
    const GameNode& node = game.nodes[at];
    const std::string which = "node " + std::to_string(at) + (node.name.empty() ? "" : " (" + node.name + ")");
    if (node.kind == Kind::end) {
        if (!node.branches.empty()) return which + " is an end and has branches";
        if (node.worth.size() != game.players.size()) return which + " has not one worth for each player";
        for (const double worth : node.worth)
            if (!std::isfinite(worth)) return which + " has a worth that is not finite";
        return {};
    }
    if (node.branches.empty()) return which + " has no branches";
    if (node.kind == Kind::decision && node.mover.value >= game.players.size()) return which + " has no such player";
    if (node.kind == Kind::chance) {
        double sum = 0.0;
        for (const GameBranch& each : node.branches) {
            if (!(each.chance >= 0)) return which + " has a chance that is negative";
            sum += each.chance;
        }
        if (!(std::abs(sum - 1) <= chances_sum)) return which + " has chances that do not sum to one";
    }
    return {};
}

bool same_moves(const GameNode& a, const GameNode& b) {
    return std::equal(a.branches.begin(), a.branches.end(), b.branches.begin(), b.branches.end(),
                      [](const GameBranch& x, const GameBranch& y) { return x.action == y.action; });
}

// Nodes of a tree with parents before children, or as far as one gets: fewer than all, or one twice, if it is none.
std::vector<std::size_t> from_the_root(const ExtensiveGame& game) {
    std::vector<std::size_t> order{0};
    for (std::size_t k = 0; k < order.size() && order.size() <= game.nodes.size(); ++k)
        for (const GameBranch& each : game.nodes[order[k]].branches)
            if (each.to < game.nodes.size()) order.push_back(each.to);
    return order;
}

}  // namespace

std::size_t add_decision(ExtensiveGame& game, Side mover, std::string name) {
    return add(game, {Kind::decision, std::move(name), mover, {}, {}, {}});
}

std::size_t add_end(ExtensiveGame& game, std::string name, std::vector<double> worth) {
    return add(game, {Kind::end, std::move(name), {}, {}, std::move(worth), {}});
}

void branch(ExtensiveGame& game, std::size_t from, std::string action, std::size_t to, double chance) {
    assert(from < game.nodes.size());
    game.nodes[from].branches.push_back({std::move(action), to, chance});
}

std::string game_problem(const ExtensiveGame& game) {
    if (game.players.empty()) return "there is no player";
    if (game.nodes.empty()) return "there is no node";
    for (std::size_t at = 0; at < game.nodes.size(); ++at) {
        std::string problem = node_problem(game, at);
        if (!problem.empty()) return problem;
        for (const GameBranch& each : game.nodes[at].branches)
            if (each.to >= game.nodes.size()) return "node " + std::to_string(at) + " has a branch to nowhere";
    }
    std::map<std::pair<std::size_t, std::size_t>, const GameNode*> first;
    for (const GameNode& node : game.nodes) {
        if (node.kind != Kind::decision || !node.information) continue;
        const auto known = first.emplace(std::pair(node.mover.value, *node.information), &node).first;
        if (!same_moves(*known->second, node))
            return "nodes that " + game.players[node.mover.value] + " cannot tell apart have different moves";
    }
    std::vector<std::size_t> order = from_the_root(game);
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < order.size(); ++k)
        if (order[k] != k) return "the nodes are not one tree from node 0";
    return order.size() == game.nodes.size() ? "" : "the nodes are not one tree from node 0";
}

}  // namespace parley::dispute::talks

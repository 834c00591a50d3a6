#include "parley/dispute/talks/extensive_game.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
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

// Nodes of a tree with parents before children, or as far as one gets: fewer than all, or one twice, if it is none.
std::vector<std::size_t> from_the_root(const ExtensiveGame& game) {
    std::vector<std::size_t> order{0};
    for (std::size_t k = 0; k < order.size() && order.size() <= game.nodes.size(); ++k)
        for (const GameBranch& each : game.nodes[order[k]].branches)
            if (each.to < game.nodes.size()) order.push_back(each.to);
    return order;
}

// Whether the mover's companions fare better in a than in b, asked in order of sides after the mover.
bool better_for_others(const Worths& a, const Worths& b, Side mover, double tie) {
    for (std::size_t k = 1; k < a.size(); ++k) {
        const std::size_t player = (mover.value + k) % a.size();
        if (std::abs(a[player] - b[player]) > tie) return a[player] > b[player];
    }
    return false;
}

Worths average(const GameNode& node, const std::vector<Worths>& value, std::size_t players) {
    Worths result(players, 0.0);
    for (const GameBranch& each : node.branches)
        for (std::size_t p = 0; p < players; ++p) result[p] += each.chance * value[each.to][p];
    return result;
}

// Sorted, and of neighbours that agree within `tie` only the first.
void sort_and_merge(std::vector<Worths>& all, double tie) {
    std::sort(all.begin(), all.end());
    const auto same = [&](const Worths& a, const Worths& b) {
        for (std::size_t p = 0; p < a.size(); ++p)
            if (std::abs(a[p] - b[p]) > tie) return false;
        return true;
    };
    std::vector<Worths> kept;
    for (const Worths& each : all)
        if (std::none_of(kept.begin(), kept.end(), [&](const Worths& other) { return same(other, each); }))
            kept.push_back(each);
    all = std::move(kept);
}

// A branch may be chosen at a worth to the mover that some play after every other branch does not exceed.
std::vector<Worths> perfect_at_decision(const GameNode& node, const std::vector<std::vector<Worths>>& below,
                                        double tie) {
    const std::size_t mover = node.mover.value;
    std::vector<double> least;
    for (const GameBranch& each : node.branches) {
        const auto& all = below[each.to];
        least.push_back((*std::min_element(
            all.begin(), all.end(), [&](const Worths& a, const Worths& b) { return a[mover] < b[mover]; }))[mover]);
    }
    std::vector<Worths> result;
    for (std::size_t k = 0; k < node.branches.size(); ++k)
        for (const Worths& worth : below[node.branches[k].to]) {
            bool best = true;
            for (std::size_t other = 0; other < least.size(); ++other)
                best = best && (other == k || worth[mover] >= least[other] - tie);
            if (best) result.push_back(worth);
        }
    return result;
}

// Nature's averages over all selections, branch by branch; nothing when there are more than `most`.
std::vector<Worths> perfect_at_chance(const GameNode& node, const std::vector<std::vector<Worths>>& below, double tie,
                                      std::size_t players, std::size_t most) {
    std::vector<Worths> result{Worths(players, 0.0)};
    for (const GameBranch& each : node.branches) {
        if (result.size() * below[each.to].size() > most) return {};
        std::vector<Worths> longer;
        for (const Worths& sum : result)
            for (const Worths& worth : below[each.to]) {
                longer.push_back(sum);
                for (std::size_t p = 0; p < players; ++p) longer.back()[p] += each.chance * worth[p];
            }
        sort_and_merge(longer, tie);
        result = std::move(longer);
    }
    return result;
}

}  // namespace

std::size_t add_decision(ExtensiveGame& game, Side mover, std::string name) {
    return add(game, {Kind::decision, std::move(name), mover, {}, {}});
}

std::size_t add_chance(ExtensiveGame& game, std::string name) {
    return add(game, {Kind::chance, std::move(name), {}, {}, {}});
}

std::size_t add_end(ExtensiveGame& game, std::string name, std::vector<double> worth) {
    return add(game, {Kind::end, std::move(name), {}, {}, std::move(worth)});
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
    std::vector<std::size_t> order = from_the_root(game);
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < order.size(); ++k)
        if (order[k] != k) return "the nodes are not one tree from node 0";
    return order.size() == game.nodes.size() ? "" : "the nodes are not one tree from node 0";
}

GameSolution backward_induction(const ExtensiveGame& game, GameTies ties, double tie) {
    GameSolution result;
    result.refused = game_problem(game);
    if (!result) return result;
    const std::size_t players = game.players.size();
    result.choice.assign(game.nodes.size(), 0);
    result.value.assign(game.nodes.size(), {});
    const std::vector<std::size_t> order = from_the_root(game);
    for (std::size_t k = order.size(); k-- > 0;) {
        const GameNode& node = game.nodes[order[k]];
        Worths& value = result.value[order[k]];
        if (node.kind == Kind::end) value = node.worth;
        if (node.kind == Kind::chance) value = average(node, result.value, players);
        if (node.kind != Kind::decision) continue;
        const auto worth = [&](std::size_t b) -> const Worths& { return result.value[node.branches[b].to]; };
        double most = worth(0)[node.mover.value];
        for (std::size_t b = 1; b < node.branches.size(); ++b) most = std::max(most, worth(b)[node.mover.value]);
        std::optional<std::size_t> best;
        std::size_t as_good = 0;
        for (std::size_t b = 0; b < node.branches.size(); ++b) {
            if (worth(b)[node.mover.value] < most - tie) continue;
            ++as_good;
            const bool rather =
                best && ((ties == GameTies::kind && better_for_others(worth(b), worth(*best), node.mover, tie)) ||
                         (ties == GameTies::unkind && better_for_others(worth(*best), worth(b), node.mover, tie)));
            if (!best || rather) best = b;
        }
        if (as_good > 1) result.tied.push_back(order[k]);
        result.choice[order[k]] = *best;
        value = worth(*best);
    }
    std::sort(result.tied.begin(), result.tied.end());
    std::size_t at = 0;
    result.path.push_back(at);
    while (game.nodes[at].kind != Kind::end) {
        const std::vector<GameBranch>& branches = game.nodes[at].branches;
        std::size_t next = result.choice[at];
        if (game.nodes[at].kind == Kind::chance)
            for (std::size_t b = 1; b < branches.size(); ++b)
                if (branches[b].chance > branches[next].chance) next = b;
        at = branches[next].to;
        result.path.push_back(at);
    }
    return result;
}

std::vector<std::vector<double>> perfect_worths(const ExtensiveGame& game, double tie, std::size_t most) {
    if (!game_problem(game).empty()) return {};
    std::vector<std::vector<Worths>> all(game.nodes.size());
    const std::vector<std::size_t> order = from_the_root(game);
    for (std::size_t k = order.size(); k-- > 0;) {
        const GameNode& node = game.nodes[order[k]];
        std::vector<Worths>& here = all[order[k]];
        if (node.kind == Kind::end) here = {node.worth};
        if (node.kind == Kind::chance) here = perfect_at_chance(node, all, tie, game.players.size(), most);
        if (node.kind == Kind::decision) here = perfect_at_decision(node, all, tie);
        sort_and_merge(here, tie);
        if (here.empty() || here.size() > most) return {};
    }
    return all[0];
}

}  // namespace parley::dispute::talks

#include "tests/support/backward_induction.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace parley::testing {
namespace {

using dispute::talks::ExtensiveGame;
using dispute::talks::GameBranch;
using dispute::talks::GameNode;
using Kind = GameNode::Kind;
using Worths = std::vector<double>;

// Nodes of a tree with parents before children.
std::vector<std::size_t> parents_first(const ExtensiveGame& game) {
    std::vector<std::size_t> order{0};
    for (std::size_t k = 0; k < order.size(); ++k)
        for (const GameBranch& each : game.nodes[order[k]].branches) order.push_back(each.to);
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

std::size_t add_chance(dispute::talks::ExtensiveGame& game, std::string name) {
    game.nodes.push_back({Kind::chance, std::move(name), {}, {}, {}, {}});
    return game.nodes.size() - 1;
}

GameSolution backward_induction(const dispute::talks::ExtensiveGame& game, GameTies ties, double tie) {
    GameSolution result;
    result.refused = game_problem(game);
    if (!result) return result;
    const std::size_t players = game.players.size();
    result.choice.assign(game.nodes.size(), 0);
    result.value.assign(game.nodes.size(), {});
    const std::vector<std::size_t> order = parents_first(game);
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

std::vector<std::vector<double>> perfect_worths(const dispute::talks::ExtensiveGame& game, double tie,
                                                std::size_t most) {
    if (!game_problem(game).empty()) return {};
    std::vector<std::vector<Worths>> all(game.nodes.size());
    const std::vector<std::size_t> order = parents_first(game);
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

}  // namespace parley::testing

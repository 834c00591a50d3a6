#include "tests/support/agent_qre.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace parley::testing {
namespace {

using dispute::talks::ExtensiveGame;
using dispute::talks::GameNode;
using Kind = GameNode::Kind;

// Unknowns are the log odds of each move but the first against the first.
class Tree {
public:
    explicit Tree(const ExtensiveGame& game) : game_(game), set_(game.nodes.size(), 0) {
        counts_.resize(game.players.size());
        visit(0);
        for (std::size_t s = 0; s < size_.size(); ++s) {
            start_.push_back(unknowns_);
            unknowns_ += size_[s] - 1;
        }
    }

    std::size_t unknowns() const { return unknowns_; }

    std::vector<std::vector<double>> chances(const std::vector<double>& odds) const {
        std::vector<std::vector<double>> result;
        for (std::size_t s = 0; s < size_.size(); ++s) {
            double most = 0.0, sum = 0.0;
            for (std::size_t a = 1; a < size_[s]; ++a) most = std::max(most, odds[start_[s] + a - 1]);
            std::vector<double> chance(size_[s]);
            for (std::size_t a = 0; a < size_[s]; ++a)
                sum += chance[a] = std::exp((a == 0 ? 0.0 : odds[start_[s] + a - 1]) - most);
            for (double& each : chance) each /= sum;
            result.push_back(std::move(chance));
        }
        return result;
    }

    // odds − λ (worth of a move − worth of the first), where the set is reached.
    std::vector<double> residual(const std::vector<double>& odds, double lambda) const {
        const auto chance = chances(odds);
        std::vector<double> reach(size_.size(), 0.0);
        std::vector<std::vector<double>> worth;
        for (const std::size_t each : size_) worth.emplace_back(each, 0.0);
        (void)walk(0, 1.0, chance, reach, worth);
        std::vector<double> result(unknowns_);
        for (std::size_t s = 0; s < size_.size(); ++s)
            for (std::size_t a = 1; a < size_[s]; ++a)
                result[start_[s] + a - 1] = odds[start_[s] + a - 1] - lambda * (worth[s][a] - worth[s][0]) / reach[s];
        return result;
    }

    AgentQre answer(const std::vector<double>& odds, double lambda) const {
        AgentQre result;
        result.chance.resize(game_.players.size());
        const auto chance = chances(odds);
        for (std::size_t s = 0; s < size_.size(); ++s) result.chance[owner_[s]].push_back(chance[s]);
        for (const double each : residual(odds, lambda)) result.residual = std::max(result.residual, std::abs(each));
        return result;
    }

private:
    void visit(std::size_t at) {
        const GameNode& node = game_.nodes[at];
        if (node.kind == Kind::decision) {
            const std::size_t key = node.information ? *node.information + game_.nodes.size() : at;
            const auto known = sets_.emplace(std::pair(node.mover.value, key), size_.size());
            if (known.second) {
                size_.push_back(node.branches.size());
                owner_.push_back(node.mover.value);
            }
            set_[at] = known.first->second;
        }
        for (const auto& each : node.branches) visit(each.to);
    }

    // Expected worths below a node. What a set's moves are worth to its owner is gathered, each node by how likely
    // nature and all the players make it.
    std::vector<double> walk(std::size_t at, double reached, const std::vector<std::vector<double>>& chance,
                             std::vector<double>& reach, std::vector<std::vector<double>>& worth) const {
        const GameNode& node = game_.nodes[at];
        if (node.kind == Kind::end) return node.worth;
        std::vector<double> sum(game_.players.size(), 0.0);
        for (std::size_t b = 0; b < node.branches.size(); ++b) {
            const double p = node.kind == Kind::chance ? node.branches[b].chance : chance[set_[at]][b];
            const std::vector<double> below = walk(node.branches[b].to, reached * p, chance, reach, worth);
            if (node.kind == Kind::decision) worth[set_[at]][b] += reached * below[node.mover.value];
            for (std::size_t q = 0; q < sum.size(); ++q) sum[q] += p * below[q];
        }
        if (node.kind == Kind::decision) reach[set_[at]] += reached;
        return sum;
    }

    const ExtensiveGame& game_;
    std::vector<std::size_t> set_, size_, owner_, start_, counts_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> sets_;
    std::size_t unknowns_ = 0;
};

// Gauss with row exchanges: the systems are small and no part of the library.
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c; r < n; ++r)
            if (std::abs(a[r][c]) > std::abs(a[pivot][c])) pivot = r;
        std::swap(a[c], a[pivot]);
        std::swap(b[c], b[pivot]);
        for (std::size_t r = c + 1; r < n; ++r) {
            const double f = a[r][c] / a[c][c];
            for (std::size_t k = c; k < n; ++k) a[r][k] -= f * a[c][k];
            b[r] -= f * b[c];
        }
    }
    for (std::size_t c = n; c-- > 0;) {
        for (std::size_t k = c + 1; k < n; ++k) b[c] -= a[c][k] * b[k];
        b[c] /= a[c][c];
    }
    return b;
}

double largest(const std::vector<double>& of) {
    double result = 0.0;
    for (const double each : of) result = std::max(result, std::abs(each));
    return result;
}

// Newton with differences; false where it does not settle.
bool settle(const Tree& tree, std::vector<double>& odds, double lambda) {
    for (int pass = 0; pass < 30; ++pass) {
        const std::vector<double> at = tree.residual(odds, lambda);
        if (largest(at) < 1e-11) return true;
        std::vector<std::vector<double>> slope(at.size(), std::vector<double>(at.size()));
        for (std::size_t k = 0; k < odds.size(); ++k) {
            const double h = 1e-6 * std::max(1.0, std::abs(odds[k]));
            std::vector<double> up = odds, down = odds;
            up[k] += h;
            down[k] -= h;
            const std::vector<double> above = tree.residual(up, lambda), below = tree.residual(down, lambda);
            for (std::size_t r = 0; r < at.size(); ++r) slope[r][k] = (above[r] - below[r]) / (2 * h);
        }
        const std::vector<double> step = solved(slope, at);
        if (!(largest(step) < 1.0)) return false;
        for (std::size_t k = 0; k < odds.size(); ++k) odds[k] -= step[k];
    }
    return largest(tree.residual(odds, lambda)) < 1e-9;
}

}  // namespace

AgentQre agent_qre(const ExtensiveGame& game, double lambda) {
    const Tree tree(game);
    std::vector<double> odds(tree.unknowns(), 0.0);
    double at = 0.0, step = lambda / 8;
    while (at < lambda && step > lambda * 1e-6) {
        std::vector<double> next = odds;
        const double to = std::min(lambda, at + step);
        if (settle(tree, next, to)) {
            odds = next;
            at = to;
            step *= 1.5;
        } else {
            step /= 2;
        }
    }
    return tree.answer(odds, lambda);
}

}  // namespace parley::testing

#include "parley/dispute/bargaining/power.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace parley::dispute::bargaining {
namespace {

// How many coalitions have a sum of votes, by their number of members.
struct SumCount {
    double votes;
    std::vector<double> by_size;
};

// Both lists by rising votes; sums that differ by rounding are one.
std::vector<SumCount> merged(const std::vector<SumCount>& a, const std::vector<SumCount>& b) {
    std::vector<SumCount> result;
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        const bool from_a = j == b.size() || (i < a.size() && a[i].votes <= b[j].votes);
        const SumCount& next = from_a ? a[i++] : b[j++];
        if (result.empty() || next.votes - result.back().votes > 1e-12 * (1 + next.votes)) {
            result.push_back(next);
            continue;
        }
        for (std::size_t size = 0; size < next.by_size.size(); ++size)
            result.back().by_size[size] += next.by_size[size];
    }
    return result;
}

// Π_v (1 + z·x^votes(v)) over all voters but one, those with a veto always in.
std::vector<SumCount> coalitions_without(const VotingGame& game, std::size_t absent) {
    const std::size_t n = game.votes.size();
    std::vector<SumCount> sums{{0.0, std::vector<double>(n + 1, 0.0)}};
    sums.front().by_size[0] = 1.0;
    for (std::size_t voter = 0; voter < n; ++voter) {
        if (voter == absent) continue;
        std::vector<SumCount> joined = sums;
        for (SumCount& each : joined) {
            each.votes += game.votes[voter];
            each.by_size.insert(each.by_size.begin(), 0.0);
            each.by_size.pop_back();
        }
        sums = game.has_veto(voter) ? joined : merged(sums, joined);
    }
    return sums;
}

}  // namespace

bool VotingGame::enough(double yes) const {
    const double rounding = 1e-9 * std::max(1.0, std::abs(quota));
    return more_than_the_quota ? yes > quota + rounding : yes >= quota - rounding;
}

bool VotingGame::carries(const std::vector<bool>& yes) const {
    double sum = 0.0;
    for (std::size_t voter = 0; voter < votes.size(); ++voter) {
        if (yes[voter]) sum += votes[voter];
        if (!yes[voter] && has_veto(voter)) return false;
    }
    return enough(sum);
}

VotingPower voting_power(const VotingGame& game) {
    const std::size_t n = game.votes.size();
    VotingPower result;
    for (std::size_t voter = 0; voter < n; ++voter) {
        // Swings: coalitions of others that carry the motion with the voter and fail without.
        std::vector<double> swings(n + 1, 0.0);
        for (const SumCount& each : coalitions_without(game, voter))
            if (game.enough(each.votes + game.votes[voter]) && (game.has_veto(voter) || !game.enough(each.votes)))
                for (std::size_t size = 0; size <= n; ++size) swings[size] += each.by_size[size];
        double tips = 0.0, ways = 1.0;  // ways = C(n−1, size); a coalition of that size is first with chance 1/(n·ways)
        for (std::size_t size = 0; size < n; ++size) {
            tips += swings[size] / (static_cast<double>(n) * ways);
            ways *= static_cast<double>(n - 1 - size) / static_cast<double>(size + 1);
        }
        result.shapley_shubik.push_back(tips);
        result.swing_chance.push_back(
            std::ldexp(std::accumulate(swings.begin(), swings.end(), 0.0), 1 - static_cast<int>(n)));
    }
    result.banzhaf = result.swing_chance;
    const double sum = std::accumulate(result.banzhaf.begin(), result.banzhaf.end(), 0.0);
    if (sum > 0)
        for (double& each : result.banzhaf) each /= sum;
    return result;
}

}  // namespace parley::dispute::bargaining

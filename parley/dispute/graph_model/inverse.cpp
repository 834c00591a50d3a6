#include "parley/dispute/graph_model/inverse.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "parley/dispute/graph_model/verdicts.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::dispute::graph_model {
namespace {

std::size_t pairs_reversed(const Ranking& today, const Ranking& ranking) {
    std::size_t result = 0;
    for (std::size_t a = 0; a < today.size(); ++a)
        for (std::size_t b = 0; b < today.size(); ++b)
            if (today[a] < today[b] && ranking[a] > ranking[b]) ++result;
    return result;
}

/// Wilson's interval for a share of which `hits` of `draws` were seen, 95 %.
void set_interval(InverseShare& share, std::uint64_t draws) {
    constexpr double z = 1.959963984540054;
    const double n = static_cast<double>(draws), p = static_cast<double>(share.rankings) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    share.share = p;
    share.low = std::max(0.0, centre - half);
    share.high = std::min(1.0, centre + half);
}

/// Counts rankings one at a time.
class InverseCount {
public:
    InverseCount(const Moves& moves, const Preferences& preferences, StateIndex target, Side party)
        : moves_(moves),
          today_(preferences.rank[party.value]),
          tried_(preferences),
          judge_(moves_, tried_),
          target_(target),
          party_(party) {
        result.simultaneous = moves.space.has_value();
        ranking().resize(moves.states);
        for (auto& always : always_below_) always.assign(moves.states, true);
    }

    /// To be filled before each count().
    Ranking& ranking() { return tried_.rank[party_.value]; }

    void count(bool with_nearest) {
        ++result.rankings;
        std::optional<std::size_t> distance;
        for (const Concept by : all_concepts) {
            if (by == Concept::sim && !result.simultaneous) continue;
            if (!equilibrium(by)) continue;
            InverseShare& share = result.by[static_cast<std::size_t>(by)];
            ++share.rankings;
            if (!with_nearest) continue;
            if (!distance) distance = pairs_reversed(today_, ranking());
            if (!share.nearest || *distance < share.nearest->pairs_reversed) share.nearest = {ranking(), *distance};
            std::vector<bool>& always = always_below_[static_cast<std::size_t>(by)];
            for (std::size_t s = 0; s < always.size(); ++s) always[s] = always[s] && ranking()[s] < ranking()[target_];
        }
    }

    /// Exact shares, and what all rankings that do it have in common.
    void close_enumeration() {
        result.enumerated = true;
        for (std::size_t k = 0; k < result.by.size(); ++k) {
            InverseShare& share = result.by[k];
            share.share = static_cast<double>(share.rankings) / static_cast<double>(result.rankings);
            share.low = share.high = share.share;
            for (StateIndex s = 0; share.rankings > 0 && s < moves_.states; ++s)
                if (always_below_[k][s]) share.always_below.push_back(s);
        }
    }

    Inverse result;

private:
    bool equilibrium(Concept by) {
        if (!judge_.stable(by, party_, target_)) return false;
        for (std::size_t p = 0; p < moves_.parties; ++p)
            if (Side{p} != party_ && !judge_.stable(by, Side{p}, target_)) return false;
        return true;
    }

    const Moves& moves_;
    const Ranking today_;
    Preferences tried_;
    Judge judge_;
    StateIndex target_;
    Side party_;
    std::array<std::vector<bool>, 5> always_below_;
};

}  // namespace

Inverse inverse(const Moves& moves, const Preferences& preferences, StateIndex target, Side party,
                const InverseOptions& options) {
    InverseCount counter(moves, preferences, target, party);
    Ranking& ranking = counter.ranking();
    if (moves.states <= options.most_enumerated) {
        std::iota(ranking.begin(), ranking.end(), 0U);
        do counter.count(true);
        while (std::next_permutation(ranking.begin(), ranking.end()));
        counter.close_enumeration();
        return counter.result;
    }
    for (std::uint64_t draw = 0; draw < options.draws; ++draw) {
        numerics::RandomStream random(options.seed, draw);
        std::iota(ranking.begin(), ranking.end(), 0U);
        for (std::size_t k = ranking.size(); k > 1; --k)  // Fisher & Yates
            std::swap(ranking[k - 1], ranking[static_cast<std::size_t>(random.below(k))]);
        counter.count(false);
    }
    for (InverseShare& share : counter.result.by)
        if (options.draws > 0) set_interval(share, options.draws);
    return counter.result;
}

}  // namespace parley::dispute::graph_model

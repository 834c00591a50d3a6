// Two parties: the upper right boundary of the hull is a chain of edges, and every solution lies on it.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "parley/core/infinity.hpp"
#include "parley/dispute/bargaining/hull.hpp"

namespace parley::dispute::bargaining {
namespace {

struct GainPair {
    double x = 0.0, y = 0.0;
};

// a + t·(b − a), first ≤ t ≤ last: along the chain x falls and y rises. A corner is an edge from itself to itself.
struct HullEdge {
    Outcome from, to;
    GainPair a, b;
    double first = 0.0, last = 1.0;

    GainPair at(double t) const { return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }
};

struct Spot {
    std::size_t edge = 0;
    double t = 0.0;
};

double turn(const GainPair& a, const GainPair& b, const GainPair& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

struct Corner {
    Outcome outcome;
    GainPair gain;
};

// The corners that nobody can object to, from party 0's best to party 1's best.
std::vector<HullEdge> chain_of(std::vector<Corner> points) {
    std::stable_sort(points.begin(), points.end(), [](const Corner& a, const Corner& b) {
        return a.gain.x != b.gain.x ? a.gain.x > b.gain.x : a.gain.y > b.gain.y;
    });
    std::vector<Corner> corners;
    for (const Corner& each : points) {
        if (!corners.empty() && each.gain.y <= corners.back().gain.y) continue;
        while (corners.size() > 1 && turn(corners[corners.size() - 2].gain, corners.back().gain, each.gain) <= 0)
            corners.pop_back();
        corners.push_back(each);
    }
    std::vector<HullEdge> chain;
    for (std::size_t k = 0; k + 1 < corners.size(); ++k)
        chain.push_back({corners[k].outcome, corners[k + 1].outcome, corners[k].gain, corners[k + 1].gain});
    if (corners.size() == 1)
        chain.push_back({corners[0].outcome, corners[0].outcome, corners[0].gain, corners[0].gain});
    return chain;
}

// The part of the chain where nobody loses; corners at which the loss is no more than a tie count.
std::vector<HullEdge> accepted(const std::vector<HullEdge>& chain, double tie) {
    std::vector<HullEdge> result;
    for (HullEdge edge : chain) {
        if (edge.a.x < -tie || edge.b.y < -tie) continue;
        if (edge.b.x < 0 && edge.b.x < edge.a.x) edge.last = std::clamp(edge.a.x / (edge.a.x - edge.b.x), 0.0, 1.0);
        if (edge.a.y < 0 && edge.a.y < edge.b.y) edge.first = std::clamp(edge.a.y / (edge.a.y - edge.b.y), 0.0, 1.0);
        if (edge.first <= edge.last) {
            result.push_back(edge);
        } else if (std::min(edge.at(edge.last).y, edge.at(edge.first).x) >= -tie) {
            edge.first = edge.last = (edge.first + edge.last) / 2;
            result.push_back(edge);
        }
    }
    return result;
}

// Where the larger of f (falling along the chain) and g (rising) takes over: f = g, or the end nearest to it.
template <class Falling, class Rising>
Spot crossing(const std::vector<HullEdge>& chain, Falling f, Rising g) {
    for (std::size_t k = 0; k < chain.size(); ++k) {
        const HullEdge& edge = chain[k];
        const GainPair end = edge.at(edge.last), begin = edge.at(edge.first);
        if (f(end) > g(end)) continue;
        const double before = f(begin) - g(begin), after = f(end) - g(end);
        const double part = before > 0 ? before / (before - after) : 0.0;
        return {k, edge.first + part * (edge.last - edge.first)};
    }
    return {chain.size() - 1, chain.back().last};
}

double logarithm(double weight, double gain) {
    return weight > 0 ? weight * std::log(std::max(gain, 0.0)) : 0.0;
}

// On an edge d/dt [a ln x + b ln y] = a x'/x + b y'/y = 0 is linear in t: t = −(a x' y0 + b y' x0) / ((a + b) x' y').
Spot product_spot(const std::vector<HullEdge>& chain, double a, double b) {
    Spot best;
    double greatest = -infinity;
    for (std::size_t k = 0; k < chain.size(); ++k) {
        const HullEdge& edge = chain[k];
        const double dx = edge.b.x - edge.a.x, dy = edge.b.y - edge.a.y;
        double t = edge.first;
        if (dx * dy < 0)
            t = std::clamp(-(a * dx * edge.a.y + b * dy * edge.a.x) / ((a + b) * dx * dy), edge.first, edge.last);
        const GainPair here = edge.at(t);
        const double value = logarithm(a, here.x) + logarithm(b, here.y);
        if (!(value > greatest)) continue;
        greatest = value;
        best = {k, t};
    }
    return best;
}

Lottery lottery_at(const std::vector<HullEdge>& chain, Spot spot, const Disagreement& disagreement) {
    const HullEdge& edge = chain[spot.edge];
    const GainPair gain = edge.at(spot.t);
    Lottery result;
    if (edge.from == edge.to || spot.t <= 0.0)
        result.chances = {{edge.from, 1.0}};
    else if (spot.t >= 1.0)
        result.chances = {{edge.to, 1.0}};
    else
        result.chances = {{edge.from, 1.0 - spot.t}, {edge.to, spot.t}};
    std::sort(result.chances.begin(), result.chances.end(),
              [](const Chance& a, const Chance& b) { return a.outcome < b.outcome; });
    result.payoff = {disagreement.payoff[0] + gain.x, disagreement.payoff[1] + gain.y};
    return result;
}

}  // namespace

HullDeals hull_deals_by_edges(const Payoffs& payoffs, const Disagreement& disagreement, const DealOptions& options) {
    assert(payoffs.extents()[0] == 2);
    HullDeals result;
    result.ideal.assign(2, 0.0);
    std::vector<Corner> points;
    for (const Outcome o : Positions<Outcome>(payoffs.extents()[1])) {
        const auto& struck = options.struck_out;
        if (disagreement.outcome == o || std::find(struck.begin(), struck.end(), o) != struck.end()) continue;
        points.push_back(
            {o, {payoffs(Side{0}, o) - disagreement.payoff[0], payoffs(Side{1}, o) - disagreement.payoff[1]}});
    }
    if (points.empty()) return result;
    GainPair anywhere{-infinity, -infinity};
    for (const Corner& each : points) anywhere = {std::max(anywhere.x, each.gain.x), std::max(anywhere.y, each.gain.y)};
    const std::vector<HullEdge> chain = chain_of(points);
    const auto x_of = [](const GainPair& gain) { return gain.x; };
    const auto y_of = [](const GainPair& gain) { return gain.y; };
    const auto lottery = [&](const std::vector<HullEdge>& along, Spot spot) {
        return lottery_at(along, spot, disagreement);
    };
    const auto gains_of = [&](const Lottery& each) {
        return GainPair{each.payoff[0] - disagreement.payoff[0], each.payoff[1] - disagreement.payoff[1]};
    };

    const std::vector<HullEdge> zone = accepted(chain, options.tie);
    result.open = !zone.empty();
    result.nearest = lottery(chain, crossing(chain, x_of, y_of));
    const GainPair nearest = gains_of(result.nearest);
    result.shortfall = {std::max(0.0, -nearest.x), std::max(0.0, -nearest.y)};
    result.nearest.value = result.open ? 0.0 : std::max(result.shortfall[0], result.shortfall[1]);
    if (!result.open) return result;

    const Spot best_of_0{0, zone.front().first}, best_of_1{zone.size() - 1, zone.back().last};
    const double within_0 = std::max(0.0, gains_of(lottery(zone, best_of_0)).x);
    const double within_1 = std::max(0.0, gains_of(lottery(zone, best_of_1)).y);
    const double nothing = nothing_in_lotteries * options.tie;
    const bool gains_0 = within_0 > nothing, gains_1 = within_1 > nothing;
    if (!gains_0) result.nothing_to_gain.push_back(Side{0});
    if (!gains_1) result.nothing_to_gain.push_back(Side{1});
    const bool everything = options.ideal_over == IdealOver::everything;
    result.ideal = {everything ? std::max(0.0, anywhere.x) : within_0,
                    everything ? std::max(0.0, anywhere.y) : within_1};

    const double a = options.weight.empty() ? 1.0 : options.weight[0],
                 b = options.weight.empty() ? 1.0 : options.weight[1];
    const Spot one_gains = gains_0 ? best_of_0 : best_of_1;  // where at most one party has something to gain
    const bool both = gains_0 && gains_1;
    const auto product = [&](double weight_0, double weight_1) {
        const Spot spot = !both             ? one_gains
                          : weight_0 <= 0.0 ? best_of_1
                          : weight_1 <= 0.0 ? best_of_0
                                            : product_spot(zone, weight_0, weight_1);
        Lottery found = lottery(zone, spot);
        const GainPair gain = gains_of(found);
        const double w0 = gains_0 ? weight_0 : 0.0, w1 = gains_1 ? weight_1 : 0.0;
        found.value = w0 + w1 > 0 ? std::exp((logarithm(w0, gain.x) + logarithm(w1, gain.y)) / (w0 + w1)) : 0.0;
        return found;
    };
    result.nash = product(1.0, 1.0);
    result.weighted_nash = product(a, b);

    const double unit_0 = result.ideal[0], unit_1 = result.ideal[1];
    result.kalai_smorodinsky = lottery(zone, both ? crossing(
                                                        zone, [&](const GainPair& g) { return g.x / unit_0; },
                                                        [&](const GainPair& g) { return g.y / unit_1; })
                                                  : one_gains);
    const GainPair ks = gains_of(result.kalai_smorodinsky);
    result.kalai_smorodinsky.value = both ? std::min(ks.x / unit_0, ks.y / unit_1) : gains_0 || gains_1 ? 1.0 : 0.0;
    result.equal_gains = lottery(zone, crossing(zone, x_of, y_of));
    const GainPair equal = gains_of(result.equal_gains);
    result.equal_gains.value = std::min(equal.x, equal.y);

    result.greatest_total.value = -infinity;
    for (std::size_t k = 0; k < zone.size(); ++k)
        for (const double t : {zone[k].first, zone[k].last}) {
            const GainPair gain = zone[k].at(t);
            if (gain.x + gain.y <= result.greatest_total.value) continue;
            result.greatest_total = lottery(zone, {k, t});
            result.greatest_total.value = gain.x + gain.y;
        }
    return result;
}

}  // namespace parley::dispute::bargaining

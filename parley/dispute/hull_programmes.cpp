// Any number of parties: every solution on the hull but Nash's is a linear programme over the lotteries, and Nash's a
// sequence of them.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "parley/dispute/hull.hpp"
#include "parley/dispute/linear_programme.hpp"

namespace parley {
namespace {

using Numbers = std::vector<double>;

// Lotteries over the outcomes of `columns`, gains over no deal.
struct Lotteries {
    std::vector<Outcome> columns;
    std::vector<Numbers> gain;  // by column, then party
    std::size_t parties = 0;
    double gap = 0.0;  // the largest so far
    bool proved = true;

    // maximise Σ_p objective(p)·G(p) + share·t subject to G(p) ≥ least(p) + each(p)·t, Σλ = 1, where t ≥ 0.
    struct Best {
        bool exists = false;
        Numbers chance, gain;
        double share = 0.0;
    };
    Best best(const Numbers& objective, const Numbers& least, const Numbers& each, double share) {
        const std::size_t n = columns.size();
        LinearProgramme programme(parties + 2, n + 1);
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t p = 0; p < parties; ++p) {
                programme.at(p, k) = -gain[k][p];
                programme.c[k] += objective[p] * gain[k][p];
            }
            programme.at(parties, k) = 1.0;
            programme.at(parties + 1, k) = -1.0;
        }
        for (std::size_t p = 0; p < parties; ++p) {
            programme.at(p, n) = each[p];
            programme.b[p] = -least[p];
        }
        programme.b[parties] = 1.0;
        programme.b[parties + 1] = -1.0;
        programme.c[n] = share;
        const LinearSolution solution = solve(programme);
        Best result;
        if (solution.certified != Certified::optimum) {
            proved &= solution.certified == Certified::infeasible;
            return result;
        }
        gap = std::max(gap, solution.gap);
        result.exists = true;
        result.chance.assign(solution.x.begin(), solution.x.end() - 1);
        result.share = solution.x.back();
        result.gain.assign(parties, 0.0);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t p = 0; p < parties; ++p) result.gain[p] += result.chance[k] * gain[k][p];
        return result;
    }
};

// Raises the smallest G/unit as far as it goes, then the next; parties whose unit is 0 only keep what they have.
Lotteries::Best leximin(Lotteries& lotteries, const Numbers& unit, const Numbers& floor, double tie) {
    const std::size_t parties = lotteries.parties;
    Numbers least = floor, each(parties, 0.0);
    std::vector<bool> open(parties);
    for (std::size_t p = 0; p < parties; ++p) open[p] = unit[p] > 0;
    Lotteries::Best found = lotteries.best(Numbers(parties, 0.0), least, each, 0.0);
    const double slack = 1e-3 * tie;  // so that the next programme is not empty by rounding
    while (found.exists && std::find(open.begin(), open.end(), true) != open.end()) {
        for (std::size_t p = 0; p < parties; ++p) each[p] = open[p] ? unit[p] : 0.0;
        const Lotteries::Best raised = lotteries.best(Numbers(parties, 0.0), least, each, 1.0);
        if (!raised.exists) break;
        found = raised;
        for (std::size_t p = 0; p < parties; ++p)
            if (open[p]) least[p] = std::max(floor[p], raised.share * unit[p] - slack);
        bool closed_one = false;
        std::size_t lowest = parties;
        double lowest_room = 0.0;
        for (std::size_t p = 0; p < parties; ++p) {
            if (!open[p]) continue;
            Numbers objective(parties, 0.0);
            objective[p] = 1.0;
            const Lotteries::Best most = lotteries.best(objective, least, Numbers(parties, 0.0), 0.0);
            const double room = most.exists ? (most.gain[p] - raised.share * unit[p]) / unit[p] : 0.0;
            if (lowest == parties || room < lowest_room) {
                lowest = p;
                lowest_room = room;
            }
            if (room > 10 * tie / unit[p]) continue;
            open[p] = false;
            closed_one = true;
        }
        if (!closed_one) open[lowest] = false;
    }
    return found;
}

// Grows a set of lotteries that nobody loses by, from each party's best: the product's maximum over their mixtures
// sets prices q = weight/G, and a lottery worth more than 1 at these prices joins. Σ q·G = 1, so that what the best of
// all lotteries is worth beyond 1 bounds what the logarithm can still gain.
Lotteries::Best product(Lotteries& lotteries, std::vector<Lotteries::Best> known, const Numbers& weight, double tie) {
    const std::size_t parties = lotteries.parties;
    const Numbers nothing(parties, 0.0);
    Lotteries::Best result = known.front();
    double closest = 1.0;
    for (int round = 0; round < 200; ++round) {
        std::vector<Numbers> points;
        for (const Lotteries::Best& each : known) {
            points.push_back(each.gain);
            for (double& gain : points.back()) gain = std::max(gain, 0.0);
        }
        const Numbers mix = greatest_product(points, weight);
        Lotteries::Best mixed{true, Numbers(lotteries.columns.size(), 0.0), nothing, 0.0};
        for (std::size_t v = 0; v < known.size(); ++v) {
            for (std::size_t k = 0; k < mixed.chance.size(); ++k) mixed.chance[k] += mix[v] * known[v].chance[k];
            for (std::size_t p = 0; p < parties; ++p) mixed.gain[p] += mix[v] * points[v][p];
        }
        Numbers price(parties, 0.0);
        for (std::size_t p = 0; p < parties; ++p)
            if (weight[p] > 0) price[p] = weight[p] / mixed.gain[p];
        const Lotteries::Best better = lotteries.best(price, Numbers(parties, -1e-3 * tie), nothing, 0.0);
        if (!better.exists) break;
        const double worth = std::inner_product(price.begin(), price.end(), better.gain.begin(), 0.0) - 1.0;
        if (worth < closest) {
            closest = worth;
            result = mixed;
        }
        if (worth <= 1e-12) break;
        known.push_back(better);
    }
    lotteries.gap = std::max(lotteries.gap, closest);
    return result;
}

}  // namespace

HullDeals hull_deals_by_programmes(const Payoffs& payoffs, const Disagreement& disagreement,
                                   const DealOptions& options) {
    const std::size_t parties = payoffs.extents()[0];
    HullDeals result;
    result.ideal.assign(parties, 0.0);
    Lotteries lotteries;
    lotteries.parties = parties;
    // Outcomes to which somebody can object would not be drawn: a better one does as well.
    DealOptions exact = options;
    exact.tie = 0.0;
    if (disagreement.outcome) exact.struck_out.push_back(*disagreement.outcome);
    lotteries.columns = pareto_set(payoffs, exact);
    if (lotteries.columns.empty()) return result;
    double deepest = 0.0;
    for (const Outcome o : lotteries.columns) {
        lotteries.gain.emplace_back();
        for (const Side p : Positions<Side>(parties)) {
            lotteries.gain.back().push_back(payoffs(p, o) - disagreement.payoff[p.value]);
            deepest = std::max(deepest, -lotteries.gain.back().back());
        }
    }
    const Numbers nothing(parties, 0.0), ones(parties, 1.0), no_loss(parties, -1e-3 * options.tie);
    const auto lottery = [&](const Lotteries::Best& best) {
        Lottery each;
        if (!best.exists) return each;
        double sum = 0.0;
        for (std::size_t k = 0; k < best.chance.size(); ++k) {
            if (!(best.chance[k] > 1e-11)) continue;
            each.chances.push_back({lotteries.columns[k], best.chance[k]});
            sum += best.chance[k];
        }
        for (Chance& chance : each.chances) chance.probability /= sum;
        for (std::size_t p = 0; p < parties; ++p) each.payoff.push_back(disagreement.payoff[p] + best.gain[p]);
        return each;
    };

    // The least worst shortfall: every gain is at least t − deepest.
    const Lotteries::Best nearest = lotteries.best(nothing, Numbers(parties, -deepest), ones, 1.0);
    result.nearest = lottery(nearest);
    const double worst = std::max(0.0, deepest - nearest.share);
    result.open = nearest.exists && worst <= options.tie;
    result.nearest.value = result.open ? 0.0 : worst;
    for (std::size_t p = 0; nearest.exists && p < parties; ++p)
        result.shortfall.push_back(std::max(0.0, -nearest.gain[p]));
    const auto finish = [&] {
        result.gap = lotteries.proved ? lotteries.gap : HUGE_VAL;
        return result;
    };
    if (!result.open) return finish();

    // In a zone that is one point wide the floor is where that point lies.
    Numbers floor = no_loss;
    for (double& each : floor) each = std::min(each, nearest.share - deepest);
    std::vector<Lotteries::Best> favourites;
    Numbers unit(parties, 0.0);
    for (const Side p : Positions<Side>(parties)) {
        Numbers objective = nothing;
        objective[p.value] = 1.0;
        const Lotteries::Best favourite = lotteries.best(objective, floor, nothing, 0.0);
        if (!favourite.exists) continue;
        favourites.push_back(favourite);
        const double within = std::max(0.0, favourite.gain[p.value]);
        double anywhere = 0.0;
        for (const Numbers& gain : lotteries.gain) anywhere = std::max(anywhere, gain[p.value]);
        result.ideal[p.value] = options.ideal_over == IdealOver::zone ? within : anywhere;
        unit[p.value] = within > options.tie ? result.ideal[p.value] : 0.0;
        if (within <= options.tie) result.nothing_to_gain.push_back(p);
    }
    const Lotteries::Best ks = leximin(lotteries, unit, floor, options.tie);
    result.kalai_smorodinsky = lottery(ks);
    if (result.nothing_to_gain.size() < parties) {
        result.kalai_smorodinsky.value = HUGE_VAL;
        for (std::size_t p = 0; p < parties; ++p)
            if (unit[p] > 0)
                result.kalai_smorodinsky.value = std::min(result.kalai_smorodinsky.value, ks.gain[p] / unit[p]);
    }
    const Lotteries::Best equal = leximin(lotteries, ones, floor, options.tie);
    result.equal_gains = lottery(equal);
    result.equal_gains.value = *std::min_element(equal.gain.begin(), equal.gain.end());
    const Lotteries::Best total = lotteries.best(ones, floor, nothing, 0.0);
    result.greatest_total = lottery(total);
    result.greatest_total.value = std::accumulate(total.gain.begin(), total.gain.end(), 0.0);

    const auto nash = [&](Numbers weight) {
        for (std::size_t p = 0; p < parties; ++p)
            if (!(unit[p] > 0)) weight[p] = 0.0;
        const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
        if (!(sum > 0)) return lottery(favourites.front());
        for (double& each : weight) each /= sum;
        const Lotteries::Best found = product(lotteries, favourites, weight, options.tie);
        Lottery each = lottery(found);
        double logarithm = 0.0;
        for (std::size_t p = 0; p < parties; ++p)
            if (weight[p] > 0) logarithm += weight[p] * std::log(found.gain[p]);
        each.value = std::exp(logarithm);
        return each;
    };
    result.nash = nash(ones);
    result.weighted_nash = options.weight.empty() ? result.nash : nash(options.weight);
    return finish();
}

HullDeals hull_deals(const Payoffs& payoffs, const Disagreement& disagreement, const DealOptions& options) {
    return payoffs.extents()[0] == 2 ? hull_deals_by_edges(payoffs, disagreement, options)
                                     : hull_deals_by_programmes(payoffs, disagreement, options);
}

}  // namespace parley

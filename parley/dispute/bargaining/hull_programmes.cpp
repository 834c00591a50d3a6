// Any number of parties: every solution on the hull but Nash's is a linear programme over the lotteries, and Nash's a
// sequence of them.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "parley/dispute/bargaining/hull.hpp"
#include "parley/numerics/linear_programme.hpp"

namespace parley::dispute::bargaining {
namespace {

using Numbers = std::vector<double>;
// Part of a tie by which conditions give way, so that rounding leaves no programme empty.
constexpr double rounding_room = 0.1;

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
        numerics::LinearProgramme programme(parties + 2, n + 1);
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
        const numerics::LinearSolution solution = solve(programme);
        Best result;
        if (solution.certified != numerics::Certified::optimum) {
            proved &= solution.certified == numerics::Certified::infeasible;
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

// Raises the smallest (G − floor)/unit as far as it goes, then the next; parties whose unit is 0 only keep the floor.
Lotteries::Best leximin(Lotteries& lotteries, const Numbers& unit, const Numbers& floor, double tie) {
    const std::size_t parties = lotteries.parties;
    const Numbers nothing(parties, 0.0);
    Numbers least = floor;          // raised where a party is done
    std::vector<std::size_t> open;  // parties that are not
    for (std::size_t p = 0; p < parties; ++p)
        if (unit[p] > 0) open.push_back(p);
    Lotteries::Best found = lotteries.best(nothing, least, nothing, 0.0);
    while (found.exists && !open.empty()) {
        Numbers each = nothing;
        for (const std::size_t p : open) each[p] = unit[p];
        const Lotteries::Best raised = lotteries.best(nothing, least, each, 1.0);
        if (!raised.exists) return raised;
        found = raised;
        Numbers reached = least;
        for (const std::size_t p : open) reached[p] += raised.share * unit[p] - rounding_room * tie;
        // Done are those who cannot rise while the others keep what they have; by rounding, at least the one nearest.
        Numbers room;
        for (const std::size_t p : open) {
            Numbers objective = nothing;
            objective[p] = 1.0;
            const Lotteries::Best most = lotteries.best(objective, reached, nothing, 0.0);
            if (!most.exists) return most;
            room.push_back(most.gain[p] - reached[p]);
        }
        const double enough = std::max(10 * tie, *std::min_element(room.begin(), room.end()));
        std::vector<std::size_t> still;
        for (std::size_t k = 0; k < open.size(); ++k)
            if (room[k] > enough)
                still.push_back(open[k]);
            else
                least[open[k]] = reached[open[k]];
        open = still;
    }
    return found;
}

// Grows a set of lotteries that nobody loses by, from each party's best: the product's maximum over their mixtures
// sets prices q = weight/G, and a lottery worth more than 1 at these prices joins. Σ q·G = 1, so that what the best of
// all lotteries is worth beyond 1 bounds what the logarithm can still gain.
Lotteries::Best product(Lotteries& lotteries, std::vector<Lotteries::Best> known, const Numbers& weight,
                        const Numbers& floor) {
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
        const Lotteries::Best better = lotteries.best(price, floor, nothing, 0.0);
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
    const Numbers nothing(parties, 0.0), ones(parties, 1.0);
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
        each.payoff.assign(parties, 0.0);
        for (const Side p : Positions<Side>(parties))
            for (const Chance& chance : each.chances)
                each.payoff[p.value] += chance.probability * payoffs(p, chance.outcome);
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

    // No loss, or in a zone that is one point wide what that point loses; with room for rounding.
    const Numbers floor(parties, std::min(0.0, nearest.share - deepest) - rounding_room * options.tie);
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
        const bool gains = within > nothing_in_lotteries * options.tie;
        unit[p.value] = gains ? result.ideal[p.value] : 0.0;
        if (!gains) result.nothing_to_gain.push_back(p);
    }
    const Lotteries::Best ks = leximin(lotteries, unit, floor, options.tie);
    const Lotteries::Best equal = leximin(lotteries, ones, floor, options.tie);
    const Lotteries::Best total = lotteries.best(ones, floor, nothing, 0.0);
    if (!ks.exists || !equal.exists || !total.exists || favourites.size() < parties) {
        lotteries.proved = false;
        return finish();
    }
    result.kalai_smorodinsky = lottery(ks);
    if (result.nothing_to_gain.size() < parties) {
        result.kalai_smorodinsky.value = HUGE_VAL;
        for (std::size_t p = 0; p < parties; ++p)
            if (unit[p] > 0)
                result.kalai_smorodinsky.value = std::min(result.kalai_smorodinsky.value, ks.gain[p] / unit[p]);
    }
    result.equal_gains = lottery(equal);
    result.equal_gains.value = *std::min_element(equal.gain.begin(), equal.gain.end());
    result.greatest_total = lottery(total);
    result.greatest_total.value = std::accumulate(total.gain.begin(), total.gain.end(), 0.0);

    const auto nash = [&](Numbers weight) {
        for (std::size_t p = 0; p < parties; ++p)
            if (!(unit[p] > 0)) weight[p] = 0.0;
        const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
        if (!(sum > 0)) return lottery(favourites.front());
        for (double& each : weight) each /= sum;
        const Lotteries::Best found = product(lotteries, favourites, weight, floor);
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

}  // namespace parley::dispute::bargaining

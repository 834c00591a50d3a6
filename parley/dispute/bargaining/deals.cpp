#include "parley/dispute/bargaining/deals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "parley/core/infinity.hpp"

namespace parley::dispute::bargaining {
namespace {

std::vector<Outcome> on_the_table(const Payoffs& payoffs, const DealOptions& options) {
    std::vector<bool> struck_out(payoffs.extents()[1]);
    for (const Outcome o : options.struck_out)
        if (o.value < struck_out.size()) struck_out[o.value] = true;
    std::vector<Outcome> result;
    for (const Outcome o : Positions<Outcome>(struck_out.size()))
        if (!struck_out[o.value]) result.push_back(o);
    return result;
}

// u − d of one outcome, by party.
std::vector<double> gains(const Payoffs& payoffs, const Disagreement& disagreement, Outcome o) {
    std::vector<double> result(payoffs.extents()[0]);
    for (const Side p : Positions<Side>(result.size())) result[p.value] = payoffs(p, o) - disagreement.payoff[p.value];
    return result;
}

struct Candidate {
    Outcome outcome;
    std::vector<double> gain;
};

std::vector<Candidate> candidates_of(const Payoffs& payoffs, const Disagreement& disagreement,
                                     const std::vector<Outcome>& among) {
    std::vector<Candidate> result;
    for (const Outcome o : among) result.push_back({o, gains(payoffs, disagreement, o)});
    return result;
}

// The candidates whose smallest score is greatest, among these those whose second smallest is, and so on. Level by
// level, so that near ties cannot go round in circles.
std::vector<std::size_t> leximin(std::vector<std::vector<double>> scores, double tie) {
    std::vector<std::size_t> left(scores.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    if (left.empty()) return left;
    for (auto& each : scores) std::sort(each.begin(), each.end());
    for (std::size_t level = 0; level < scores.front().size(); ++level) {
        double best = -infinity;
        for (const std::size_t k : left) best = std::max(best, scores[k][level]);
        left.erase(
            std::remove_if(left.begin(), left.end(), [&](std::size_t k) { return scores[k][level] < best - tie; }),
            left.end());
    }
    return left;
}

BargainingPoint leximin_point(const std::vector<Candidate>& zone, const std::vector<double>& unit, double tie) {
    BargainingPoint point;
    std::vector<std::vector<double>> scores;
    double finest = infinity;
    for (const double each : unit)
        if (each > 0) finest = std::min(finest, each);
    for (const Candidate& each : zone) {
        scores.emplace_back();
        for (std::size_t p = 0; p < unit.size(); ++p)
            if (unit[p] > 0) scores.back().push_back(each.gain[p] / unit[p]);
    }
    for (const std::size_t k : leximin(scores, tie / finest)) {
        if (point.outcomes.empty() && !scores[k].empty())
            point.value = *std::min_element(scores[k].begin(), scores[k].end());
        point.outcomes.push_back(zone[k].outcome);
    }
    return point;
}

// Σ a ln g over those who gain, and how far ties in the payoffs move it.
struct Product {
    std::size_t gaining = 0;
    double logarithm = 0.0, play = 0.0, weight = 0.0;
};

Product product_of(const std::vector<double>& gain, const std::vector<double>& weight, double tie) {
    Product result;
    for (std::size_t p = 0; p < gain.size(); ++p) {
        if (!(gain[p] > tie) || !(weight[p] > 0)) continue;
        ++result.gaining;
        result.logarithm += weight[p] * std::log(gain[p]);
        result.play += weight[p] * tie / gain[p];
        result.weight += weight[p];
    }
    return result;
}

BargainingPoint nash_point(const std::vector<Candidate>& zone, const std::vector<double>& weight, double tie) {
    BargainingPoint point;
    if (zone.empty()) return point;
    std::vector<Product> products;
    for (const Candidate& each : zone) products.push_back(product_of(each.gain, weight, tie));
    const auto less = [](const Product& a, const Product& b) {
        return a.gaining != b.gaining ? a.gaining < b.gaining : a.logarithm < b.logarithm;
    };
    const Product best = *std::max_element(products.begin(), products.end(), less);
    point.value = best.gaining > 0 ? std::exp(best.logarithm / best.weight) : 0.0;
    for (std::size_t k = 0; k < zone.size(); ++k)
        if (products[k].gaining == best.gaining &&
            products[k].logarithm >= best.logarithm - products[k].play - best.play)
            point.outcomes.push_back(zone[k].outcome);
    return point;
}

BargainingPoint greatest_sum(const std::vector<Candidate>& among, double tie) {
    BargainingPoint point;
    if (among.empty()) return point;
    const auto total = [](const Candidate& each) { return std::accumulate(each.gain.begin(), each.gain.end(), 0.0); };
    point.value = -infinity;
    for (const Candidate& each : among) point.value = std::max(point.value, total(each));
    for (const Candidate& each : among)
        if (total(each) >= point.value - tie * static_cast<double>(each.gain.size()))
            point.outcomes.push_back(each.outcome);
    return point;
}

NearestDeal nearest_deal(const std::vector<Candidate>& among, double tie) {
    NearestDeal result;
    std::vector<std::vector<double>> losses;
    for (const Candidate& each : among) {
        losses.push_back(each.gain);
        for (double& gain : losses.back()) gain = std::min(gain, 0.0);
    }
    const std::vector<std::size_t> nearest = leximin(losses, tie);
    for (const std::size_t k : nearest) result.outcomes.push_back(among[k].outcome);
    if (nearest.empty()) return result;
    for (const double loss : losses[nearest.front()]) result.shortfall.push_back(std::max(0.0, -loss));
    result.worst = *std::max_element(result.shortfall.begin(), result.shortfall.end());
    for (const Side p : Positions<Side>(result.shortfall.size())) {
        if (result.shortfall[p.value] > tie) result.objecting.push_back(p);
        if (result.shortfall[p.value] > tie && result.shortfall[p.value] >= result.worst - tie)
            result.binding.push_back(p);
    }
    return result;
}

}  // namespace

Disagreement disagreement_at(const Payoffs& payoffs, Outcome outcome) {
    Disagreement result;
    for (const Side p : Positions<Side>(payoffs.extents()[0])) result.payoff.push_back(payoffs(p, outcome));
    result.outcome = outcome;
    return result;
}

std::vector<Outcome> pareto_set(const Payoffs& payoffs, const DealOptions& options) {
    struct Ranked {
        Outcome outcome;
        std::vector<double> payoff;
        double total = 0.0;
    };
    const Disagreement nothing{std::vector<double>(payoffs.extents()[0], 0.0), {}};
    std::vector<Ranked> ranked;
    for (const Outcome o : on_the_table(payoffs, options)) {
        ranked.push_back({o, gains(payoffs, nothing, o)});
        for (const double each : ranked.back().payoff) ranked.back().total += each;
    }
    // Those with the greatest totals first: who is dominated is so by one of them as a rule.
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.total > b.total; });
    const auto dominates = [&](const Ranked& a, const Ranked& b) {
        bool better = false;
        for (std::size_t p = 0; p < a.payoff.size(); ++p) {
            if (a.payoff[p] < b.payoff[p] - options.tie) return false;
            better |= a.payoff[p] > b.payoff[p] + options.tie;
        }
        return better;
    };
    std::vector<Outcome> result;
    for (const Ranked& each : ranked)
        if (std::none_of(ranked.begin(), ranked.end(), [&](const Ranked& other) { return dominates(other, each); }))
            result.push_back(each.outcome);
    std::sort(result.begin(), result.end());
    return result;
}

Zone zone_of_agreement(const Payoffs& payoffs, const Disagreement& disagreement, const DealOptions& options) {
    assert(disagreement.payoff.size() == payoffs.extents()[0]);
    Zone zone;
    std::vector<Outcome> possible = on_the_table(payoffs, options);
    if (disagreement.outcome)
        possible.erase(std::remove(possible.begin(), possible.end(), *disagreement.outcome), possible.end());
    const std::vector<Candidate> among = candidates_of(payoffs, disagreement, possible);
    for (const Candidate& each : among) {
        if (*std::min_element(each.gain.begin(), each.gain.end()) < -options.tie) continue;
        zone.outcomes.push_back(each.outcome);
        zone.anyone_gains |= *std::max_element(each.gain.begin(), each.gain.end()) > options.tie;
    }
    if (zone.outcomes.empty()) zone.nearest = nearest_deal(among, options.tie);
    return zone;
}

Deals deals(const Payoffs& payoffs, const Disagreement& disagreement, const DealOptions& options) {
    const std::size_t parties = payoffs.extents()[0];
    assert(options.weight.empty() || options.weight.size() == parties);
    Deals result;
    result.disagreement = disagreement;
    result.pareto = pareto_set(payoffs, options);
    result.zone = zone_of_agreement(payoffs, disagreement, options);
    const std::vector<Candidate> all = candidates_of(payoffs, disagreement, on_the_table(payoffs, options));
    result.greatest_anywhere = greatest_sum(all, options.tie);
    result.ideal.assign(parties, 0.0);
    if (!result.zone.open()) return result;

    const std::vector<Candidate> zone = candidates_of(payoffs, disagreement, result.zone.outcomes);
    const auto greatest_gains = [&](const std::vector<Candidate>& among) {
        std::vector<double> greatest(parties, 0.0);
        for (const Candidate& each : among)
            for (std::size_t p = 0; p < parties; ++p) greatest[p] = std::max(greatest[p], each.gain[p]);
        return greatest;
    };
    const std::vector<double> within = greatest_gains(zone);
    result.ideal = options.ideal_over == IdealOver::zone ? within : greatest_gains(all);
    std::vector<double> unit = result.ideal;  // 0: left out
    for (const Side p : Positions<Side>(parties))
        if (within[p.value] <= options.tie) {
            result.nothing_to_gain.push_back(p);
            unit[p.value] = 0.0;
        }
    const std::vector<double> equal(parties, 1.0);
    result.nash = nash_point(zone, equal, options.tie);
    result.weighted_nash = nash_point(zone, options.weight.empty() ? equal : options.weight, options.tie);
    result.kalai_smorodinsky = leximin_point(zone, unit, options.tie);
    result.equal_gains = leximin_point(zone, equal, options.tie);
    result.greatest_total = greatest_sum(zone, options.tie);
    return result;
}

std::vector<std::vector<Acceptance>> acceptances(const space::PayoffTerms& terms, const Disagreement& disagreement,
                                                 double tie) {
    const Payoffs table = payoffs(terms);
    std::vector<std::vector<Acceptance>> result(table.extents()[1], std::vector<Acceptance>(terms.size()));
    for (const Outcome o : Positions<Outcome>(table.extents()[1]))
        for (const Side p : Positions<Side>(terms.size())) {
            Acceptance& each = result[o.value][p.value];
            each.gain = table(p, o) - disagreement.payoff[p.value];
            each.accepts = each.gain >= -tie;
            if (disagreement.outcome) each.because = deciding_term(terms, p, *disagreement.outcome, o, tie);
        }
    return result;
}

std::vector<Outcome> best_for(const Payoffs& payoffs, Side side, const std::vector<Outcome>& among, double tie) {
    double best = -infinity;
    for (const Outcome o : among) best = std::max(best, payoffs(side, o));
    std::vector<Outcome> result;
    for (const Outcome o : among)
        if (payoffs(side, o) >= best - tie) result.push_back(o);
    return result;
}

}  // namespace parley::dispute::bargaining

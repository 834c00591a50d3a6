#include "parley/dispute/bargaining/what_if.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/infinity.hpp"

namespace parley::dispute::bargaining {
namespace {

// A weight that may change.
struct Dial {
    std::size_t side, term;
    double weight, range;
};

std::vector<Dial> dials_of(const space::PayoffTerms& terms) {
    std::vector<Dial> result;
    for (std::size_t p = 0; p < terms.size(); ++p)
        for (std::size_t k = 0; k < terms[p].size(); ++k) {
            const space::PayoffTerm& term = terms[p][k];
            if (term.once || term.kind == space::TermKind::economy || term.indicator.empty()) continue;
            const auto ends = std::minmax_element(term.indicator.begin(), term.indicator.end());
            if (*ends.second > *ends.first) result.push_back({p, k, term.weight, *ends.second - *ends.first});
        }
    return result;
}

// Σ over the parties in `who` of U(better) − U(worse) ≥ margin.
struct Comparison {
    std::vector<std::size_t> who;
    Outcome better, worse;
};

// minimise Σ |change·range| subject to the comparisons. Unknowns are the points by which each dial is turned up and
// down, all ≥ 0; where signs stay, turning a weight towards zero ends there.
WhatIf least_change(const space::PayoffTerms& terms, const std::vector<Comparison>& comparisons, Outcome outcome,
                    const WhatIfOptions& options) {
    const std::vector<Dial> dials = dials_of(terms);
    const std::size_t n = dials.size();
    std::vector<std::size_t> ending;  // dials that end at zero
    for (std::size_t k = 0; k < n; ++k)
        if (options.signs_stay && dials[k].weight != 0) ending.push_back(k);
    const Payoffs now = payoffs(terms);
    numerics::LinearProgramme programme(comparisons.size() + ending.size(), 2 * n);
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        const auto& [who, better, worse] = comparisons[i];
        programme.b[i] = -options.margin;
        for (const std::size_t p : who) programme.b[i] += now(Side{p}, better) - now(Side{p}, worse);
        for (std::size_t k = 0; k < n; ++k) {
            if (std::find(who.begin(), who.end(), dials[k].side) == who.end()) continue;
            const std::vector<double>& indicator = terms[dials[k].side][dials[k].term].indicator;
            const double per_point = (indicator[better.value] - indicator[worse.value]) / dials[k].range;
            programme.at(i, 2 * k) = -per_point;
            programme.at(i, 2 * k + 1) = per_point;
        }
    }
    for (std::size_t i = 0; i < ending.size(); ++i) {
        const Dial& dial = dials[ending[i]];
        const std::size_t row = comparisons.size() + i;
        programme.at(row, 2 * ending[i]) = dial.weight < 0 ? 1.0 : -1.0;
        programme.at(row, 2 * ending[i] + 1) = dial.weight < 0 ? -1.0 : 1.0;
        programme.b[row] = std::abs(dial.weight) * dial.range;
    }
    // Later dials cost a little more.
    for (std::size_t k = 0; k < n; ++k)
        programme.c[2 * k] = programme.c[2 * k + 1] =
            -1 - options.same * static_cast<double>(k) / static_cast<double>(n);
    const numerics::LinearSolution solution = solve(programme);

    WhatIf result;
    result.certified = solution.certified;
    result.gap = solution.gap;
    result.outcome = outcome;
    if (!result.possible()) return result;
    for (std::size_t k = 0; k < n; ++k) {
        const double turned = solution.x[2 * k] - solution.x[2 * k + 1];
        if (std::abs(turned) <= 1e-12) continue;
        double to = dials[k].weight + turned / dials[k].range;
        if (std::abs(to) <= 1e-12 * std::abs(dials[k].weight)) to = 0.0;  // all the way, but for rounding
        result.changes.push_back({Side{dials[k].side}, dials[k].term, dials[k].weight, to, std::abs(turned)});
        result.points += std::abs(turned);
    }
    const Payoffs then = payoffs(with_changes(terms, result.changes));
    result.margin = infinity;
    for (const Comparison& each : comparisons) {
        double difference = 0.0;
        for (const std::size_t p : each.who) difference += then(Side{p}, each.better) - then(Side{p}, each.worse);
        result.margin = std::min(result.margin, difference);
    }
    return result;
}

}  // namespace

WhatIf acceptable_if(const space::PayoffTerms& terms, Outcome disagreement, Outcome outcome,
                     const WhatIfOptions& options) {
    std::vector<Comparison> comparisons;
    for (std::size_t p = 0; p < terms.size(); ++p) comparisons.push_back({{p}, outcome, disagreement});
    return least_change(terms, comparisons, outcome, options);
}

WhatIf greatest_total_if(const space::PayoffTerms& terms, Outcome outcome, const WhatIfOptions& options) {
    std::vector<std::size_t> everybody;
    for (std::size_t p = 0; p < terms.size(); ++p) everybody.push_back(p);
    std::vector<Comparison> comparisons;
    for (const Outcome o : Positions<Outcome>(payoffs(terms).extents()[1]))
        if (o != outcome) comparisons.push_back({everybody, outcome, o});
    return least_change(terms, comparisons, outcome, options);
}

WhatIf nash_stable_if(const space::PayoffTerms& terms, Outcome outcome,
                      const std::vector<std::vector<Outcome>>& reachable, const WhatIfOptions& options) {
    std::vector<Comparison> comparisons;
    for (std::size_t p = 0; p < reachable.size(); ++p)
        for (const Outcome o : reachable[p])
            if (o != outcome) comparisons.push_back({{p}, outcome, o});
    return least_change(terms, comparisons, outcome, options);
}

WhatIf first_of_the_least(std::vector<WhatIf> ways, double same) {
    double least = infinity;
    for (const WhatIf& each : ways) least = std::min(least, each.points);
    for (WhatIf& each : ways)
        if (each.points <= least * (1 + same)) return std::move(each);
    return {};
}

space::PayoffTerms with_changes(space::PayoffTerms terms, const std::vector<WeightChange>& changes) {
    for (const WeightChange& each : changes) terms[each.side.value][each.term].weight = each.to;
    return terms;
}

}  // namespace parley::dispute::bargaining

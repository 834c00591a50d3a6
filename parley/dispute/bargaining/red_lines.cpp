#include "parley/dispute/bargaining/red_lines.hpp"

#include <algorithm>

namespace parley::dispute::bargaining {
namespace {

std::vector<double> payoffs_at(const Payoffs& payoffs, const Deals& deals, const BargainingPoint& point) {
    if (point.outcomes.empty()) return deals.disagreement.payoff;
    std::vector<double> result;
    for (const Side p : Positions<Side>(payoffs.extents()[0])) result.push_back(payoffs(p, point.outcomes.front()));
    return result;
}

std::vector<double> best_of_each(const Payoffs& payoffs, const Deals& deals) {
    std::vector<double> result = deals.disagreement.payoff;
    for (const Side p : Positions<Side>(result.size()))
        for (const Outcome o : deals.zone.outcomes) result[p.value] = std::max(result[p.value], payoffs(p, o));
    return result;
}

std::vector<double> difference(std::vector<double> a, const std::vector<double>& b) {
    for (std::size_t p = 0; p < a.size(); ++p) a[p] -= b[p];
    return a;
}

}  // namespace

RedLinePrice price_of(const RedLine& line, const Payoffs& payoffs, const Disagreement& disagreement,
                      const DealOptions& options) {
    RedLinePrice result;
    result.crossed = deals(payoffs, disagreement, options);
    DealOptions held = options;
    held.struck_out.insert(held.struck_out.end(), line.crossing.begin(), line.crossing.end());
    result.held = deals(payoffs, disagreement, held);
    const auto price = [&](BargainingPoint Deals::*point) {
        return difference(payoffs_at(payoffs, result.crossed, result.crossed.*point),
                          payoffs_at(payoffs, result.held, result.held.*point));
    };
    result.best = difference(best_of_each(payoffs, result.crossed), best_of_each(payoffs, result.held));
    result.nash = price(&Deals::nash);
    result.weighted_nash = price(&Deals::weighted_nash);
    result.kalai_smorodinsky = price(&Deals::kalai_smorodinsky);
    result.equal_gains = price(&Deals::equal_gains);
    result.greatest_total = price(&Deals::greatest_total);
    return result;
}

RedLine together(const std::vector<RedLine>& lines) {
    RedLine result;
    for (const RedLine& each : lines) {
        result.name += (result.name.empty() ? "" : ", ") + each.name;
        result.crossing.insert(result.crossing.end(), each.crossing.begin(), each.crossing.end());
    }
    std::sort(result.crossing.begin(), result.crossing.end());
    result.crossing.erase(std::unique(result.crossing.begin(), result.crossing.end()), result.crossing.end());
    return result;
}

}  // namespace parley::dispute::bargaining

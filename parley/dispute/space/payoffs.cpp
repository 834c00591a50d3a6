#include "parley/dispute/space/payoffs.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace parley::dispute::space {
namespace {

std::vector<double> zero_or_one(const std::vector<bool>& facts) {
    return std::vector<double>(facts.begin(), facts.end());
}

std::size_t outcomes_of(const PayoffTerms& terms) {
    for (const auto& of_party : terms)
        if (!of_party.empty()) return of_party.front().indicator.size();
    return 0;
}

Payoffs summed(const PayoffTerms& terms, bool once) {
    Payoffs result({terms.size(), outcomes_of(terms)});
    for (std::size_t p = 0; p < terms.size(); ++p)
        for (const PayoffTerm& term : terms[p]) {
            assert(term.indicator.size() == result.extents()[1]);
            if (term.once != once) continue;
            double* row = result.row(Side{p});
            for (std::size_t o = 0; o < term.indicator.size(); ++o) row[o] += term.at(Outcome{o});
        }
    return result;
}

}  // namespace

PayoffTerm economy_term(std::string name, double weight, const std::vector<double>& welfare_factor) {
    PayoffTerm term{std::move(name), TermKind::economy, weight, {}, false};
    for (const double factor : welfare_factor) term.indicator.push_back(100.0 * std::log(factor));
    return term;
}

PayoffTerm level_term(std::string name, double weight, const std::vector<bool>& holds) {
    return {std::move(name), TermKind::level, weight, zero_or_one(holds), false};
}

PayoffTerm red_line_term(std::string name, double cost, const std::vector<bool>& crossed) {
    return {std::move(name), TermKind::red_line, -cost, zero_or_one(crossed), false};
}

Payoffs payoffs(const PayoffTerms& terms) {
    return summed(terms, false);
}

Payoffs once_payoffs(const PayoffTerms& terms) {
    return summed(terms, true);
}

DecidingTerm deciding_term(const PayoffTerms& terms, Side side, Outcome from, Outcome to, double tie) {
    DecidingTerm result;
    const std::vector<PayoffTerm>& of_party = terms[side.value];
    for (const PayoffTerm& term : of_party)
        if (!term.once) result.total += term.at(to) - term.at(from);
    const bool likes = result.total >= -tie;
    for (std::size_t k = 0; k < of_party.size(); ++k) {
        if (of_party[k].once) continue;
        const double difference = of_party[k].at(to) - of_party[k].at(from);
        if (likes ? difference > result.difference : difference < result.difference) {
            result.term = k;
            result.difference = difference;
        }
    }
    result.alone = result.term && (result.total - result.difference >= -tie) != likes;
    return result;
}

}  // namespace parley::dispute::space

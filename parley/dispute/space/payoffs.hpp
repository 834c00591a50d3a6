#pragma once
// U_p(o) as a sum of named terms, so that it can be said which of them decides between two outcomes.
// docs/dispute/deals.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/core/payoffs.hpp"

namespace parley::dispute::space {

/// Where a term of a payoff comes from.
enum class TermKind {
    economy,  ///< weight · 100 ln Ŵ of an economy that the party speaks for; the unit of all others, so never in doubt
    indicator,  ///< weight · any reported quantity
    level,      ///< weight where a level holds, 0 elsewhere
    red_line    ///< − cost where the line is crossed, 0 elsewhere; the weight is − cost
};

/// weight · indicator(o): points a year, or point-years where `once`.
struct PayoffTerm {
    std::string name;
    TermKind kind = TermKind::indicator;
    double weight = 0.0;            ///< points per unit of the indicator
    std::vector<double> indicator;  ///< by outcome, in the indicator's own unit
    bool once = false;              ///< paid on the day, not year by year

    double at(Outcome o) const { return weight * indicator[o.value]; }
};

/// By party, then in the order in which they were named. All indicators have the same number of outcomes.
using PayoffTerms = std::vector<std::vector<PayoffTerm>>;

/// A point is one percent of real income: weight · 100 ln Ŵ(o). `welfare_factor` > 0, by outcome.
[[nodiscard]] PayoffTerm economy_term(std::string name, double weight, const std::vector<double>& welfare_factor);
/// The bare fact that a level holds is worth `weight` points a year.
[[nodiscard]] PayoffTerm level_term(std::string name, double weight, const std::vector<bool>& holds);
/// Crossing the line costs `cost` ≥ 0 points a year.
[[nodiscard]] PayoffTerm red_line_term(std::string name, double cost, const std::vector<bool>& crossed);

/// U_p(o), the flows only.
[[nodiscard]] Payoffs payoffs(const PayoffTerms& terms);
/// Σ of the terms paid once, point-years.
[[nodiscard]] Payoffs once_payoffs(const PayoffTerms& terms);

/// Which flow decides whether a party likes `to` better than `from`: the one that pulls hardest in the direction in
/// which the whole sum goes (towards acceptance where the sum does not move).
struct DecidingTerm {
    std::optional<std::size_t> term;  ///< position among the party's terms; none if no term pulls that way
    double difference = 0.0;          ///< of that term, points a year
    double total = 0.0;               ///< U(to) − U(from)
    bool alone = false;               ///< without it the answer would be the other one
};
/// A total within `tie` of zero counts as no loss.
[[nodiscard]] DecidingTerm deciding_term(const PayoffTerms& terms, Side side, Outcome from, Outcome to,
                                         double tie = 1e-9);

}  // namespace parley::dispute::space

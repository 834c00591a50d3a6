#pragma once
// The price of a red line: what each party could have with the line crossed, less what it has while the line holds.
// docs/dispute/deals.md.
#include <string>
#include <vector>

#include "parley/dispute/bargaining/deals.hpp"

namespace parley::dispute::bargaining {

/// A refusal that takes outcomes off the table.
struct RedLine {
    std::string name;
    std::vector<Outcome> crossing;  ///< the outcomes that cross it
};

/// Points a year by party, ≥ 0 where the line costs it something. Where a solution has several outcomes, the first;
/// where there is no zone, no deal.
struct RedLinePrice {
    Deals crossed;             ///< with every outcome on the table
    Deals held;                ///< with those that cross the line struck out
    std::vector<double> best;  ///< of the best that the party can have with the others' consent; never below zero
    std::vector<double> nash, weighted_nash, kalai_smorodinsky, equal_gains, greatest_total;

    bool closes_the_zone() const { return crossed.zone.open() && !held.zone.open(); }
};
/// The disagreement outcome stays what it is, whichever lines it crosses.
[[nodiscard]] RedLinePrice price_of(const RedLine& line, const Payoffs& payoffs, const Disagreement& disagreement,
                                    const DealOptions& options = {});

/// Lines held together, whoever holds them: they may cost more, or less, than the sum of their prices.
[[nodiscard]] RedLine together(const std::vector<RedLine>& lines);

}  // namespace parley::dispute::bargaining

#pragma once
// The deal space with lotteries over outcomes: the convex hull of the payoffs. What no single outcome reaches, and a
// bound on what any does. docs/dispute/deals.md.
#include <vector>

#include "parley/dispute/bargaining/deals.hpp"

namespace parley::dispute::bargaining {

struct Chance {
    Outcome outcome;
    double probability = 0.0;
};

/// A lottery over outcomes and what it is worth.
struct Lottery {
    std::vector<Chance> chances;  ///< by outcome, probabilities above zero that sum to one; none if there is no zone
    std::vector<double> payoff;   ///< by party, expected
    double value = 0.0;           ///< what is greatest there, as in BargainingPoint
};

/// Ties by which a party must gain in some lottery of the zone, or it has nothing to gain: a lottery turns a loss
/// within a tie into gains of several.
inline constexpr double nothing_in_lotteries = 100.0;

/// Lotteries over outcomes other than the disagreement outcome; solutions as in Deals, unique but for the total.
struct HullDeals {
    bool open = false;                  ///< some lottery is one that nobody likes less than no deal
    Lottery nearest;                    ///< whose worst shortfall is least; value: that shortfall, 0 in an open zone
    std::vector<double> shortfall;      ///< by party at `nearest`
    std::vector<double> ideal;          ///< by party, its greatest gain
    std::vector<Side> nothing_to_gain;  ///< parties that no lottery of the zone makes better off
    Lottery nash, weighted_nash, kalai_smorodinsky, equal_gains, greatest_total;
    double gap = 0.0;  ///< the largest gap of the certificates: the points are best to this relative error
};

/// Two parties: along the edges of the hull, in closed form. More: by linear programmes.
[[nodiscard]] HullDeals hull_deals(const Payoffs& payoffs, const Disagreement& disagreement,
                                   const DealOptions& options = {});

/// The two ways by themselves; the first for two parties only, the second for any number.
[[nodiscard]] HullDeals hull_deals_by_edges(const Payoffs& payoffs, const Disagreement& disagreement,
                                            const DealOptions& options = {});
[[nodiscard]] HullDeals hull_deals_by_programmes(const Payoffs& payoffs, const Disagreement& disagreement,
                                                 const DealOptions& options = {});

/// Shares of `points` (gains ≥ 0 by point, then party; each party of weight > 0 gains in one of them) whose average G
/// makes Σ_p weight(p)·ln G(p) greatest; the weights sum to one. Parties of weight 0 do not count.
[[nodiscard]] std::vector<double> greatest_product(const std::vector<std::vector<double>>& points,
                                                   const std::vector<double>& weight);

}  // namespace parley::dispute::bargaining

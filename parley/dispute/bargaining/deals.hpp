#pragma once
// The deal space: what nobody can object to, what nobody likes less than no deal, and where bargaining theory points.
// Definitions and sources: docs/dispute/deals.md. Any number of parties; payoffs in points a year.
#include <optional>
#include <vector>

#include "parley/dispute/space/payoffs.hpp"

namespace parley::dispute::bargaining {

/// What each party has without a deal.
struct Disagreement {
    std::vector<double> payoff;      ///< by party
    std::optional<Outcome> outcome;  ///< when it is one of the outcomes; that one is then no deal
};
[[nodiscard]] Disagreement disagreement_at(const Payoffs& payoffs, Outcome outcome);

/// Over which outcomes the most that a party could hope for is taken (Kalai–Smorodinsky).
enum class IdealOver {
    zone,       ///< those that nobody likes less than no deal
    everything  ///< all on the table
};

struct DealOptions {
    double tie = 1e-9;                ///< payoffs this near are equal: u ≥ d is u ≥ d − tie
    std::vector<double> weight;       ///< bargaining power by party, ≥ 0, any scale; empty: equal
    std::vector<Outcome> struck_out;  ///< outcomes that are off the table
    IdealOver ideal_over = IdealOver::zone;
};

/// Outcomes than which no other is better for somebody (by more than a tie) and worse for nobody; in order.
[[nodiscard]] std::vector<Outcome> pareto_set(const Payoffs& payoffs, const DealOptions& options = {});

/// The outcomes nearest to acceptance by all: those whose worst shortfall d − u is least, then the second worst, …
struct NearestDeal {
    std::vector<Outcome> outcomes;  ///< all that tie; none only if there is nothing but the disagreement outcome
    std::vector<double> shortfall;  ///< by party at the first of them, max(0, d − u)
    double worst = 0.0;
    std::vector<Side> objecting;  ///< parties with a shortfall
    std::vector<Side> binding;    ///< those among them with the worst
};

/// Outcomes other than the disagreement outcome with u ≥ d for every party.
struct Zone {
    std::vector<Outcome> outcomes;
    bool anyone_gains = false;  ///< false in a zone whose outcomes are worth no more than no deal
    NearestDeal nearest;        ///< filled where the zone is empty

    bool open() const { return !outcomes.empty(); }
};
[[nodiscard]] Zone zone_of_agreement(const Payoffs& payoffs, const Disagreement& disagreement,
                                     const DealOptions& options = {});

/// Where a bargaining solution points: all outcomes that tie, in order; none without a zone.
struct BargainingPoint {
    std::vector<Outcome> outcomes;
    double value = 0.0;  ///< what is greatest there, see Deals
};

/// g = u − d are gains; solutions choose among the zone's outcomes.
struct Deals {
    Disagreement disagreement;
    std::vector<Outcome> pareto;  ///< among all outcomes, the disagreement outcome too
    Zone zone;
    std::vector<double> ideal;          ///< by party, its greatest gain within the zone, or as the options say
    std::vector<Side> nothing_to_gain;  ///< parties whose greatest gain within the zone is a tie with no deal
    BargainingPoint nash;               ///< as many gain as can; value: Π g^a, Σ a = 1, over those who do; equal a
    BargainingPoint weighted_nash;      ///< a in proportion to the options' weights
    BargainingPoint kalai_smorodinsky;  ///< value: the smallest g/ideal, those with nothing to gain left out
    BargainingPoint equal_gains;        ///< value: the smallest g
    BargainingPoint greatest_total;     ///< value: Σ g
    BargainingPoint greatest_anywhere;  ///< Σ g over every outcome, in the zone or not: what transfers could aim at
};
[[nodiscard]] Deals deals(const Payoffs& payoffs, const Disagreement& disagreement, const DealOptions& options = {});

/// What a party says to an outcome, and because of what.
struct Acceptance {
    bool accepts = false;         ///< u ≥ d
    double gain = 0.0;            ///< u − d
    space::DecidingTerm because;  ///< of no deal against the outcome; needs a disagreement outcome
};
/// [outcome][party].
[[nodiscard]] std::vector<std::vector<Acceptance>> acceptances(const space::PayoffTerms& terms,
                                                               const Disagreement& disagreement, double tie = 1e-9);

/// The outcomes of a list that one party likes best, all that tie.
[[nodiscard]] std::vector<Outcome> best_for(const Payoffs& payoffs, Side side, const std::vector<Outcome>& among,
                                            double tie = 1e-9);

}  // namespace parley::dispute::bargaining

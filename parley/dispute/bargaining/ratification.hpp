#pragma once
// A deal must also pass at home (Putnam 1988): what passes, who blocks, and what it would take to buy them.
// docs/dispute/deals.md.
#include <string>
#include <vector>

#include "parley/core/payoffs.hpp"
#include "parley/dispute/bargaining/power.hpp"

namespace parley::dispute::bargaining {

/// A faction with a say.
struct Voter {
    std::string name;
    double votes = 1.0;
    bool veto = false;
    std::vector<double> payoff;  ///< by outcome, its own points a year
    double no_deal = 0.0;        ///< its payoff without a deal
};

enum class PassingRule {
    leader,     ///< one voter decides
    majority,   ///< votes in favour reach the quota, or without one are more than half
    unanimity,  ///< everybody
    veto        ///< nobody with a veto objects; with a quota, it must be reached too
};

/// Vetoes count under majority and veto.
struct HomeFront {
    PassingRule rule = PassingRule::leader;
    std::vector<Voter> voters;
    std::size_t leader = 0;  ///< position of the voter who decides
    double quota = 0.0;      ///< votes needed; 0: see the rules
};

/// The same as a voting game, for the voters' power and for the counts below.
[[nodiscard]] VotingGame voting_game(const HomeFront& home);

/// How an outcome fares at home. Voters by position; a voter accepts what it likes no less than no deal.
struct Passage {
    bool passes = false;
    double votes_in_favour = 0.0;
    std::vector<std::size_t> objectors;  ///< all who object
    std::vector<std::size_t> blockers;   ///< of a failure: those whose objection counts
    std::vector<std::size_t> pivotal;    ///< of a failure: blockers each of whom could let it pass alone
};
[[nodiscard]] Passage passage(const HomeFront& home, Outcome outcome, double tie = 1e-9);

/// The least that has to be paid to objectors, each what it loses, for an outcome to pass.
struct Compensation {
    bool possible = false;  ///< false: not even with everybody's consent
    double points = 0.0;    ///< Σ over those paid, each in its own points a year
    std::vector<std::size_t> paid;
    std::vector<double> each;  ///< points, in the order of `paid`
};
[[nodiscard]] Compensation cheapest_passage(const HomeFront& home, Outcome outcome, double tie = 1e-9);

}  // namespace parley::dispute::bargaining

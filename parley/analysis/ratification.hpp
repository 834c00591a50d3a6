#pragma once
// Whether deals pass at home: the factions of a scenario's parties, each with its own wants. docs/dispute/deals.md.
#include <string>
#include <vector>

#include "parley/dispute/bargaining/ratification.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::analysis {

/// A party's factions as voters, in the order of the file; without factions the party itself, who decides.
struct PartyRatification {
    Side party;
    dispute::bargaining::HomeFront home;
    bool own_wants = false;  ///< whether some faction wants anything else than its party
    dispute::bargaining::VotingPower power;
    std::size_t passing = 0;  ///< outcomes that pass, of all that can be reached
};

/// How one outcome fares with one party.
struct PassageInParty {
    dispute::bargaining::Passage passage;
    dispute::bargaining::Compensation cheapest;  ///< of a failure
};

struct Ratification {
    std::vector<PartyRatification> parties;
    std::vector<Outcome> passing;  ///< outcomes but for no deal that pass with all
    /// By party: its objections alone are what an outcome fails by, counted over all outcomes.
    std::vector<std::size_t> sole_objector;
};

/// No deal is the study's disagreement: a faction accepts what it likes no less.
[[nodiscard]] Ratification ratification_of(const pricing::Worth& dispute);
/// By party.
[[nodiscard]] std::vector<PassageInParty> passages_of(const Ratification& at_home, Outcome outcome);

}  // namespace parley::analysis

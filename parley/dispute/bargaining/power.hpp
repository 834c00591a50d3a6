#pragma once
// Who has how much say in a vote: Banzhaf's and Shapley and Shubik's indices, exactly. docs/dispute/deals.md.
#include <vector>

namespace parley::dispute::bargaining {

/// Yes votes carry a motion when they reach the quota and nobody with a veto says no. A quota of zero is
/// reached without a vote, so that vetoes alone decide.
struct VotingGame {
    std::vector<double> votes;         ///< by voter, ≥ 0, any scale
    double quota = 0.0;                ///< in votes
    bool more_than_the_quota = false;  ///< true: must be passed, not only reached (a simple majority: half of all)
    std::vector<bool> veto;            ///< by voter; empty: none

    bool has_veto(std::size_t voter) const { return !veto.empty() && veto[voter]; }
    bool enough(double yes) const;                     ///< votes, vetoes apart; to 1e-9 of the quota
    bool carries(const std::vector<bool>& yes) const;  ///< by voter
};

/// By voter. All zero if no coalition carries a motion, or every one does.
struct VotingPower {
    std::vector<double> swing_chance;    ///< that its vote decides when all others vote at random (Penrose 1946)
    std::vector<double> banzhaf;         ///< the same, scaled to sum to one (Banzhaf 1965)
    std::vector<double> shapley_shubik;  ///< that it is the one who tips when all join in a random order (1954)
};
/// By a generating function over the distinct sums of votes: exact, quick for whole votes or up to some 20 voters.
[[nodiscard]] VotingPower voting_power(const VotingGame& game);

}  // namespace parley::dispute::bargaining

#include "parley/analysis/ratification.hpp"

namespace parley::analysis {
namespace {

dispute::bargaining::PassingRule passing_rule(const scenario::Party& party) {
    if (party.ratification == "weighted-majority") return dispute::bargaining::PassingRule::majority;
    if (party.ratification == "unanimity") return dispute::bargaining::PassingRule::unanimity;
    return party.ratification == "veto" ? dispute::bargaining::PassingRule::veto
                                        : dispute::bargaining::PassingRule::leader;
}

dispute::bargaining::Voter voter_of(const pricing::Worth& dispute, const std::string& name,
                                    const std::vector<dispute::space::PayoffTerm>& terms) {
    dispute::bargaining::Voter voter;
    voter.name = name;
    const Payoffs worth = dispute::space::payoffs({terms});
    voter.payoff.assign(worth.begin(), worth.end());
    voter.no_deal = voter.payoff[dispute.disagreement.value];
    return voter;
}

PartyRatification party_at_home(const pricing::Worth& dispute, std::size_t p) {
    const scenario::Party& party = dispute.scenario().parties[p];
    PartyRatification result;
    result.party = Side{p};
    if (party.factions.empty()) {
        result.home.voters.push_back(voter_of(dispute, party.name, dispute.terms[p]));
    } else {
        result.home.rule = passing_rule(party);
        for (std::size_t f = 0; f < party.factions.size(); ++f) {
            const scenario::Faction& faction = party.factions[f];
            dispute::bargaining::Voter voter = voter_of(dispute, faction.name, faction_terms(dispute, p, faction.id));
            voter.votes = faction.votes;
            voter.veto = faction.veto;
            for (std::size_t o = 0; o < voter.payoff.size(); ++o)
                result.own_wants = result.own_wants || voter.payoff[o] != dispute.payoffs(Side{p}, Outcome{o});
            if (faction.leads) result.home.leader = f;
            result.home.voters.push_back(std::move(voter));
        }
    }
    result.power = voting_power(voting_game(result.home));
    return result;
}

}  // namespace

Ratification ratification_of(const pricing::Worth& dispute) {
    Ratification result;
    for (std::size_t p = 0; p < dispute.scenario().parties.size(); ++p)
        result.parties.push_back(party_at_home(dispute, p));
    result.sole_objector.resize(result.parties.size());
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        std::vector<std::size_t> against;
        for (std::size_t p = 0; p < result.parties.size(); ++p) {
            if (passage(result.parties[p].home, Outcome{o}, pricing::payoff_tie).passes)
                ++result.parties[p].passing;
            else
                against.push_back(p);
        }
        if (against.empty() && Outcome{o} != dispute.disagreement) result.passing.push_back(Outcome{o});
        if (against.size() == 1) ++result.sole_objector[against.front()];
    }
    return result;
}

std::vector<PassageInParty> passages_of(const Ratification& at_home, Outcome outcome) {
    std::vector<PassageInParty> result;
    for (const PartyRatification& party : at_home.parties) {
        PassageInParty each{passage(party.home, outcome, pricing::payoff_tie), {}};
        if (!each.passage.passes) each.cheapest = cheapest_passage(party.home, outcome, pricing::payoff_tie);
        result.push_back(std::move(each));
    }
    return result;
}

}  // namespace parley::analysis

#include "parley/dispute/bargaining/ratification.hpp"

#include <algorithm>

namespace parley::dispute::bargaining {
namespace {

double loss(const Voter& voter, Outcome outcome) {
    return voter.no_deal - voter.payoff[outcome.value];
}

// A choice of objectors to pay: what it brings and costs.
struct Package {
    double votes = 0.0, points = 0.0;
    std::vector<std::size_t> paid;
};

// Leaves out choices than which another brings as many votes for no more.
void prune(std::vector<Package>& choices) {
    std::stable_sort(choices.begin(), choices.end(), [](const Package& a, const Package& b) {
        return a.points != b.points ? a.points < b.points : a.votes > b.votes;
    });
    std::vector<Package> kept;
    for (Package& each : choices)
        if (kept.empty() || each.votes > kept.back().votes) kept.push_back(std::move(each));
    choices = std::move(kept);
}

}  // namespace

VotingGame voting_game(const HomeFront& home) {
    const std::size_t count = home.voters.size();
    VotingGame game;
    game.votes.assign(count, 0.0);
    game.veto.assign(count, false);
    double all = 0.0;
    switch (home.rule) {
        case PassingRule::leader:
            game.votes[home.leader] = 1.0;
            game.quota = 1.0;
            break;
        case PassingRule::unanimity:
            game.veto.assign(count, true);
            break;
        case PassingRule::majority:
        case PassingRule::veto:
            for (std::size_t voter = 0; voter < count; ++voter) {
                game.votes[voter] = home.voters[voter].votes;
                game.veto[voter] = home.voters[voter].veto;
                all += game.votes[voter];
            }
            game.quota = home.quota;
            if (home.rule == PassingRule::majority && !(home.quota > 0)) {
                game.quota = all / 2;
                game.more_than_the_quota = true;
            }
            break;
    }
    return game;
}

Passage passage(const HomeFront& home, Outcome outcome, double tie) {
    const VotingGame game = voting_game(home);
    Passage result;
    std::vector<bool> yes;
    for (std::size_t voter = 0; voter < home.voters.size(); ++voter) {
        yes.push_back(loss(home.voters[voter], outcome) <= tie);
        if (yes[voter])
            result.votes_in_favour += game.votes[voter];
        else
            result.objectors.push_back(voter);
    }
    result.passes = game.carries(yes);
    if (result.passes) return result;
    const bool votes_lack = !game.enough(result.votes_in_favour);
    for (const std::size_t voter : result.objectors) {
        if (!game.has_veto(voter) && !(votes_lack && game.votes[voter] > 0)) continue;
        result.blockers.push_back(voter);
        yes[voter] = true;
        if (game.carries(yes)) result.pivotal.push_back(voter);
        yes[voter] = false;
    }
    return result;
}

Compensation cheapest_passage(const HomeFront& home, Outcome outcome, double tie) {
    const VotingGame game = voting_game(home);
    const Passage now = passage(home, outcome, tie);
    Compensation result;
    // Whoever has a veto and objects must be paid; of the others, the cheapest choice that brings the votes.
    std::vector<Package> choices(1);
    for (const bool with_veto : {true, false})
        for (const std::size_t voter : now.objectors) {
            if (game.has_veto(voter) != with_veto || (!with_veto && !(game.votes[voter] > 0))) continue;
            std::vector<Package> paying = choices;
            for (Package& each : paying) {
                each.votes += game.votes[voter];
                each.points += loss(home.voters[voter], outcome);
                each.paid.push_back(voter);
            }
            if (with_veto)
                choices = std::move(paying);
            else
                choices.insert(choices.end(), paying.begin(), paying.end());
            prune(choices);
        }
    const auto cheapest = std::find_if(choices.begin(), choices.end(), [&](const Package& each) {
        return game.enough(now.votes_in_favour + each.votes);
    });
    if (cheapest == choices.end()) return result;
    result.possible = true;
    result.points = cheapest->points;
    result.paid = cheapest->paid;
    std::sort(result.paid.begin(), result.paid.end());
    for (const std::size_t voter : result.paid) result.each.push_back(loss(home.voters[voter], outcome));
    return result;
}

}  // namespace parley::dispute::bargaining

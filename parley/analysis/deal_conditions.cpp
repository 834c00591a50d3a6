#include "parley/analysis/deal_conditions.hpp"

#include "parley/analysis/agreements.hpp"
#include "parley/core/names.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace parley::analysis {
namespace {

constexpr std::size_t most_stages = 10;
constexpr double a_month = 30.0 / 365;
constexpr dispute::bargaining::WhatIfOptions by_order{true, 0.0, pricing::same_change};

dispute::bargaining::DealOptions with_ties() {
    dispute::bargaining::DealOptions options;
    options.tie = pricing::payoff_tie;
    return options;
}

bool is_in(const std::vector<Outcome>& list, Outcome o) {
    return std::find(list.begin(), list.end(), o) != list.end();
}

// The least of the changes that make one of these outcomes acceptable to all; of those that are as small the first.
dispute::bargaining::WhatIf least_opening(const pricing::Worth& dispute, const std::vector<Outcome>& left_out) {
    std::vector<dispute::bargaining::WhatIf> ways;
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        if (Outcome{o} == dispute.disagreement || is_in(left_out, Outcome{o})) continue;
        dispute::bargaining::WhatIf each =
            dispute::bargaining::acceptable_if(dispute.terms, dispute.disagreement, Outcome{o}, by_order);
        if (each.possible()) ways.push_back(std::move(each));
    }
    return first_of_the_least(std::move(ways), 2 * pricing::same_change);
}

dispute::bargaining::WhatIf nash_if(const pricing::Worth& dispute, const dispute::graph_model::Moves& moves,
                                    Outcome at) {
    std::vector<std::vector<Outcome>> reachable;
    for (std::size_t p = 0; p < moves.parties; ++p) {
        reachable.emplace_back();
        for (const dispute::graph_model::StateIndex to :
             reach(moves, p, static_cast<dispute::graph_model::StateIndex>(at.value)))
            reachable.back().push_back(Outcome{to});
    }
    return dispute::bargaining::nash_stable_if(dispute.terms, at, reachable, by_order);
}

// The deal of an analysis: Nash's, or the nearest to one.
std::optional<Outcome> deal_of(const dispute::bargaining::Deals& deals) {
    if (!deals.nash.outcomes.empty()) return deals.nash.outcomes.front();
    if (!deals.zone.nearest.outcomes.empty()) return deals.zone.nearest.outcomes.front();
    return {};
}

dispute::talks::ExchangeSide exchange_side(const pricing::Worth& dispute, Side side, double rate, Outcome deal) {
    const auto worth = [&](Outcome o) {
        return dispute::attrition::present_worth(dispute.payoffs(side, o), rate, dispute.once(side, o));
    };
    dispute::talks::ExchangeSide result;
    result.name = in_sentence(dispute.scenario().parties[side.value].name);
    result.nothing = worth(dispute.disagreement);
    result.first_only = worth(dispute.status_quo);
    result.both = worth(deal);
    result.discount_rate = rate;
    return result;
}

// The tree below one round; `factor` discounts its date to the first, `before` is what has been earned until then.
class TalksTree {
public:
    TalksTree(const pricing::Worth& dispute, const dispute::talks::Negotiation& talks, std::vector<Outcome> offers,
              dispute::talks::ExtensiveGame& game)
        : dispute_(dispute), talks_(talks), offers_(std::move(offers)), game_(game) {}

    std::size_t round(std::size_t k) {
        const Side proposer = talks_.rounds[k].proposer;
        const std::size_t node =
            add_decision(game_, proposer, fmt::format("Round {}: {} speaks", k + 1, game_.players[proposer.value]));
        for (const Outcome offer : offers_)
            branch(game_, node, "offer " + levels_in_words(dispute_, offer), answer(k, offer, 1));
        branch(game_, node, "offer nothing", refused(k));
        return node;
    }

private:
    std::size_t answer(std::size_t k, Outcome offer, std::size_t turn) {
        const std::size_t parties = game_.players.size();
        if (turn == parties)
            return add_end(game_, "agreement",
                           at_first(talks_.rounds[k].years, [&](Side p) { return talks_.worth(p, offer); }));
        const Side who{(talks_.rounds[k].proposer.value + turn) % parties};
        const std::size_t node = add_decision(game_, who, fmt::format("{} answers", game_.players[who.value]));
        branch(game_, node, "accept", answer(k, offer, turn + 1));
        branch(game_, node, "refuse", refused(k));
        return node;
    }
    std::size_t refused(std::size_t k) {
        if (k + 1 < talks_.rounds.size()) return round(k + 1);
        return add_end(game_, "no agreement",
                       at_first(talks_.deadline, [&](Side p) { return talks_.parties[p.value].outside; }));
    }
    // Worths on a date, as of the first round: what flows until then is counted too.
    template <class Worth>
    std::vector<double> at_first(double years, const Worth& worth) const {
        std::vector<double> result;
        for (const Side p : Positions<Side>(game_.players.size())) {
            const double rate = talks_.parties[p.value].discount_rate;
            const double since = years - talks_.rounds.front().years, factor = std::exp(-rate * since);
            const double flow = rate > 0 ? (1 - factor) / rate : since;
            result.push_back(factor * worth(p) + flow * talks_.parties[p.value].flow);
        }
        return result;
    }

    const pricing::Worth& dispute_;
    const dispute::talks::Negotiation& talks_;
    std::vector<Outcome> offers_;
    dispute::talks::ExtensiveGame& game_;
};

}  // namespace

DealConditions deal_conditions(const pricing::Worth& dispute, const DealAnalysis& analysis) {
    DealConditions result;
    const dispute::bargaining::Disagreement breakdown =
        dispute::bargaining::disagreement_at(dispute.payoffs, dispute.disagreement);
    result.hull = hull_deals(dispute.payoffs, breakdown, with_ties());
    result.at_home = ratification_of(dispute);
    result.deal = deal_of(analysis.deals);
    if (!analysis.deals.zone.open()) result.opening = least_opening(dispute, {});
    for (const OnConditions& each : analysis.on_conditions)
        if (!each.zone.open())
            result.conditions.push_back({each.party, least_opening(dispute, breaking_conditions(dispute, each.party))});
    if (result.deal)
        result.greatest_total = dispute::bargaining::greatest_total_if(dispute.terms, *result.deal, by_order);
    return result;
}

StandoffConditions standoff_conditions(const pricing::Worth& dispute, const StandoffAnalysis& analysis) {
    StandoffConditions result;
    const auto today = static_cast<dispute::graph_model::StateIndex>(dispute.status_quo.value);
    const auto breakdown = static_cast<dispute::graph_model::StateIndex>(dispute.disagreement.value);
    result.left_by_no_group = left_by_no_group(analysis.moves, analysis.preferences);
    result.today = foresight_at(analysis.moves, analysis.preferences, today);
    result.breakdown = foresight_at(analysis.moves, analysis.preferences, breakdown);
    result.today_rests_if = rests_if(analysis.moves, analysis.preferences, today);
    result.today_nash = nash_if(dispute, analysis.moves, dispute.status_quo);
    result.breakdown_nash = nash_if(dispute, analysis.moves, dispute.disagreement);
    return result;
}

std::vector<Precondition> preconditions(const pricing::Worth& dispute) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::vector<Precondition> result;
    if (scenario.parties.size() != 2 || pricing::patience_of(dispute, 0) == nullptr ||
        pricing::patience_of(dispute, 1) == nullptr)
        return result;
    const dispute::bargaining::Disagreement breakdown =
        dispute::bargaining::disagreement_at(dispute.payoffs, dispute.disagreement);
    for (std::size_t p = 0; p < 2; ++p) {
        const Side second{p}, first{1 - p};
        Precondition each;
        each.first = first;
        each.second = second;
        for (const scenario::Stance& stance : scenario.stances) {
            const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
            if (stance.party == scenario.parties[p].id && stance.faction.empty() && stance.before == "deal" &&
                issue.owner == scenario.parties[1 - p].id)
                each.conditions.push_back(issue.label + ": " + issue.levels[level_position(issue, stance.level)].label);
        }
        if (each.conditions.empty()) continue;
        dispute::bargaining::DealOptions options = with_ties();
        options.struck_out = breaking_conditions(dispute, second);
        options.struck_out.push_back(dispute.status_quo);
        const dispute::bargaining::Deals deals = dispute::bargaining::deals(dispute.payoffs, breakdown, options);
        const auto deal = deal_of(deals);
        if (!deal) continue;
        each.deal = *deal;
        each.acceptable = deals.zone.open();
        for (std::size_t k = 0; k < 2; ++k) {
            const Side side = k == 0 ? first : second;
            each.exchange.sides[k] =
                exchange_side(dispute, side, *pricing::discount_rate(dispute, side.value), each.deal);
        }
        each.at_once = exchange_at_once(each.exchange);
        each.open_ended = open_ended_exchange(each.exchange, a_month);
        // Cut in ten, the last part must cost the second no more than a tenth of all: a stake of that much does it.
        each.stake = std::max(
            0.0, (each.exchange.sides[1].first_only - each.exchange.sides[1].both) / static_cast<double>(most_stages));
        if (each.stake > 0) {
            dispute::talks::Exchange staked = each.exchange;
            staked.sides[1].at_stake = each.stake;
            each.stages = fewest_stages(staked, most_stages);
        }
        result.push_back(std::move(each));
    }
    return result;
}

dispute::talks::ExtensiveGame talks_tree(const pricing::Worth& dispute, const TalksAnalysis& analysis,
                                         std::size_t order) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::vector<double> rate;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) rate.push_back(*pricing::discount_rate(dispute, p));
    const dispute::talks::Negotiation talks =
        talks_of(dispute, dispute.payoffs, dispute.once, dispute.disagreement, rate, order);
    std::vector<Outcome> offers;
    const auto add = [&](const std::vector<Outcome>& list) {
        for (const Outcome o : list)
            if (!is_in(offers, o)) offers.push_back(o);
    };
    for (const TalksAnalysis::Order& each : analysis.orders)
        for (const dispute::talks::TalksMove& move : each.play.moves)
            if (move.offer) add({*move.offer});
    dispute::bargaining::DealOptions options = with_ties();
    options.struck_out = not_offered(dispute, dispute.payoffs, dispute.disagreement);
    const dispute::bargaining::Deals points =
        deals(dispute.payoffs, dispute::bargaining::disagreement_at(dispute.payoffs, dispute.disagreement), options);
    for (const dispute::bargaining::BargainingPoint* point :
         {&points.nash, &points.kalai_smorodinsky, &points.equal_gains})
        if (!point->outcomes.empty()) add({point->outcomes.front()});
    std::sort(offers.begin(), offers.end());
    dispute::talks::ExtensiveGame game;
    game.title = scenario.title + ": the talks, " + in_sentence(scenario.parties[order].name) + " speaks first";
    for (const scenario::Party& party : scenario.parties) game.players.push_back(party.name);
    (void)TalksTree(dispute, talks, std::move(offers), game).round(0);
    return game;
}

std::string standoff_nfg(const pricing::Worth& dispute, const StandoffGame& game) {
    const scenario::Scenario& scenario = dispute.scenario();
    using dispute::talks::gambit_label;
    const std::array<dispute::attrition::Contender, 2>& sides = game.game.sides;
    std::string result = "NFG 1 R " + gambit_label(scenario.title + ": the standoff, once") + " { " +
                         gambit_label(scenario.parties[0].name) + " " + gambit_label(scenario.parties[1].name) +
                         " }\n\n" + "{ { \"insist\" \"give in\" }\n  { \"insist\" \"give in\" } }\n\"\"\n\n{\n";
    const auto cell = [&](const char* name, auto worth) {
        result += fmt::format("{{ {} {}, {} }}\n", gambit_label(name), worth(sides[0], 0), worth(sides[1], 1));
    };
    cell("standoff", [](const dispute::attrition::Contender& side, int) {
        return dispute::attrition::present_worth(side.standoff, side.discount_rate);
    });
    cell("first gives in",
         [](const dispute::attrition::Contender& side, int k) { return k == 0 ? side.yielding : side.prevailing; });
    cell("second gives in",
         [](const dispute::attrition::Contender& side, int k) { return k == 1 ? side.yielding : side.prevailing; });
    cell("both give in",
         [](const dispute::attrition::Contender& side, int) { return (side.yielding + side.prevailing) / 2; });
    return result + "}\n1 2 3 4\n";
}

}  // namespace parley::analysis

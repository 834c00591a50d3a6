#include "parley/analysis/deals_and_standoff.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/dispute/graph_model/stability.hpp"

namespace parley::analysis {
namespace {

std::size_t parties_of(const pricing::Worth& dispute) {
    return dispute.scenario().parties.size();
}

dispute::bargaining::DealOptions deal_options() {
    dispute::bargaining::DealOptions options;
    options.tie = pricing::payoff_tie;
    return options;
}

PricedRedLine priced(const pricing::Worth& dispute, Side holder, std::size_t term) {
    PricedRedLine result{holder, term, -dispute.terms[holder.value][term].weight, 0, {}};
    dispute::space::PayoffTerms without = dispute.terms;
    dispute::space::PayoffTerm& line = without[holder.value][term];
    dispute::bargaining::RedLine crossed{line.name, {}};
    for (std::size_t o = 0; o < line.indicator.size(); ++o)
        if (line.indicator[o] != 0.0) crossed.crossing.push_back(Outcome{o});
    result.crossing = crossed.crossing.size();
    line.weight = 0.0;
    const Payoffs worth = payoffs(without);
    result.price =
        price_of(crossed, worth, dispute::bargaining::disagreement_at(worth, dispute.disagreement), deal_options());
    return result;
}

// The outcomes in which a level of the scenario holds.
bool holds(const pricing::Worth& dispute, Outcome o, const scenario::Stance& stance) {
    const scenario::Scenario& scenario = dispute.scenario();
    const std::size_t i = issue_position(scenario, stance.issue);
    const std::size_t l = level_position(scenario.issues[i], stance.level);
    for (std::size_t k = 0; k < dispute.table().issue.size(); ++k)
        if (dispute.table().issue[k] == i) return dispute.table().level[k][dispute.space.level(o, k)] == l;
    return l == 0;
}

bool is_condition(const scenario::Scenario& scenario, const scenario::Stance& stance, std::size_t party) {
    return stance.party == scenario.parties[party].id && stance.faction.empty() && stance.before == "deal";
}

std::vector<Outcome> both(std::vector<Outcome> one, const std::vector<Outcome>& other) {
    one.insert(one.end(), other.begin(), other.end());
    std::sort(one.begin(), one.end());
    one.erase(std::unique(one.begin(), one.end()), one.end());
    return one;
}

std::vector<OnConditions> on_conditions(const pricing::Worth& dispute,
                                        const dispute::bargaining::Disagreement& breakdown) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::vector<OnConditions> result;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        OnConditions each{Side{p}, {}, 0, {}};
        for (const scenario::Stance& stance : scenario.stances) {
            if (!is_condition(scenario, stance, p)) continue;
            const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
            each.conditions.push_back(issue.label + ": " + issue.levels[level_position(issue, stance.level)].label);
        }
        if (each.conditions.empty()) continue;
        dispute::bargaining::DealOptions options = deal_options();
        options.struck_out = breaking_conditions(dispute, Side{p});
        each.meeting = dispute.space.size() - options.struck_out.size();
        options.struck_out = both(options.struck_out, not_offered(dispute, dispute.payoffs, dispute.disagreement));
        each.zone = zone_of_agreement(dispute.payoffs, breakdown, options);
        result.push_back(std::move(each));
    }
    return result;
}

}  // namespace

std::vector<Outcome> breaking_conditions(const pricing::Worth& dispute, std::optional<Side> of) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::vector<Outcome> result;
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        bool met = true;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            for (const scenario::Stance& stance : scenario.stances)
                if ((!of || of->value == p) && is_condition(scenario, stance, p))
                    met = met && holds(dispute, Outcome{o}, stance);
        if (!met) result.push_back(Outcome{o});
    }
    return result;
}

DealAnalysis analyse_deals(const pricing::Worth& dispute) {
    DealAnalysis result;
    const dispute::bargaining::Disagreement breakdown =
        dispute::bargaining::disagreement_at(dispute.payoffs, dispute.disagreement);
    dispute::bargaining::DealOptions options = deal_options();
    options.struck_out = not_offered(dispute, dispute.payoffs, dispute.disagreement);
    result.deals = deals(dispute.payoffs, breakdown, options);
    result.agreements = agreements_of(dispute, usual_groups(dispute.scenario()));
    result.acceptance = acceptances(dispute.terms, breakdown, pricing::payoff_tie);
    result.on_conditions = on_conditions(dispute, breakdown);
    result.objections.resize(parties_of(dispute));
    for (const auto& outcome : result.acceptance)
        for (std::size_t p = 0; p < outcome.size(); ++p) result.objections[p] += outcome[p].accepts ? 0 : 1;
    for (std::size_t p = 0; p < dispute.terms.size(); ++p)
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t)
            if (dispute.terms[p][t].kind == dispute::space::TermKind::red_line)
                result.red_lines.push_back(priced(dispute, Side{p}, t));
    if (!result.deals.zone.open() && !result.deals.zone.nearest.outcomes.empty())
        result.opening = dispute::bargaining::acceptable_if(dispute.terms, dispute.disagreement,
                                                            result.deals.zone.nearest.outcomes.front(),
                                                            {true, 0.0, pricing::same_change});
    return result;
}

std::vector<Outcome> outcomes_of_interest(const pricing::Worth& dispute, const DealAnalysis& analysis) {
    const dispute::bargaining::Deals& deals = analysis.deals;
    std::vector<Outcome> result;
    const auto add = [&](const std::vector<Outcome>& outcomes, std::size_t most) {
        result.insert(result.end(), outcomes.begin(),
                      outcomes.begin() + static_cast<std::ptrdiff_t>(std::min(most, outcomes.size())));
    };
    for (const std::optional<Outcome>& named : dispute.named)
        if (named) result.push_back(*named);
    for (const dispute::bargaining::BargainingPoint* point :
         {&deals.nash, &deals.kalai_smorodinsky, &deals.equal_gains, &deals.greatest_total, &deals.greatest_anywhere})
        add(point->outcomes, 1);
    add(deals.zone.nearest.outcomes, 1);
    for (const OnConditions& each : analysis.on_conditions) add(each.zone.nearest.outcomes, 1);
    const std::vector<Outcome>& zone = deals.zone.outcomes;
    for (const Outcome o : deals.pareto)
        if (std::find(zone.begin(), zone.end(), o) != zone.end()) result.push_back(o);
    add(zone, zone.size());
    add(deals.pareto, deals.pareto.size());
    return result;
}

namespace {

// Giving in is accepting the deal that is best for the other side, among those that nobody likes less.
std::string by_the_best_deals(const Payoffs& payoffs, Outcome no_deal, std::array<Outcome, 2>& giving_in) {
    const dispute::bargaining::Zone zone =
        zone_of_agreement(payoffs, dispute::bargaining::disagreement_at(payoffs, no_deal), deal_options());
    if (!zone.open()) return "there is no deal to give in to: the zone of agreement is empty";
    for (const Side i : {Side{0}, Side{1}}) {
        const Side other{1 - i.value};
        const std::vector<Outcome> best =
            dispute::bargaining::best_for(payoffs, other, zone.outcomes, pricing::payoff_tie);
        giving_in[i.value] = dispute::bargaining::best_for(payoffs, i, best, pricing::payoff_tie).front();
    }
    return {};
}

// Giving in is meeting all that the other demands of one, what both have threatened taken back.
std::string by_demands(const pricing::Worth& dispute, std::array<Outcome, 2>& giving_in) {
    const scenario::Scenario& scenario = dispute.scenario();
    for (std::size_t i = 0; i < 2; ++i) {
        std::vector<std::size_t> at;
        for (std::size_t k = 0; k < dispute.table().issue.size(); ++k)
            at.push_back(dispute.space.level(dispute.status_quo, k));
        for (const dispute::endings::Act& act : dispute.acts)
            if (act.withdrawn) at[act.issue] = *act.withdrawn;
        bool any = false;
        for (const scenario::Stance& stance : scenario.stances) {
            if (stance.says != "demand" || !stance.faction.empty() || stance.party != scenario.parties[1 - i].id)
                continue;
            const std::size_t issue = issue_position(scenario, stance.issue);
            const std::string& owner = scenario.issues[issue].owner;
            if (!owner.empty() && owner != scenario.parties[i].id) continue;
            for (std::size_t k = 0; k < at.size(); ++k)
                for (std::size_t l = 0; l < dispute.table().level[k].size(); ++l)
                    if (dispute.table().issue[k] == issue && l != 0 &&
                        scenario.issues[issue].levels[dispute.table().level[k][l]].id == stance.level) {
                        at[k] = l;
                        any = true;
                    }
        }
        if (!any)
            return "the scenario has no demand on " + in_sentence(scenario.parties[i].name) +
                   " that it could give in to";
        std::size_t code = 0;
        for (std::size_t k = 0; k < at.size(); ++k) code += at[k] * dispute.space.stride(k);
        const auto outcome = dispute.space.find(code);
        if (!outcome)
            return "what is demanded of " + in_sentence(scenario.parties[i].name) + " cannot all be met together";
        giving_in[i] = *outcome;
    }
    return {};
}

}  // namespace

StandoffGame standoff_game(const pricing::Worth& dispute, const Payoffs& payoffs, const Payoffs& once, Outcome no_deal,
                           const std::vector<double>& rate, const std::vector<double>& reputation) {
    StandoffGame result;
    if (payoffs.extents()[0] != 2) {
        result.none = "who gives in first is a question of two parties";
        return result;
    }
    result.none = dispute.acts.empty() ? by_the_best_deals(payoffs, no_deal, result.giving_in)
                                       : by_demands(dispute, result.giving_in);
    if (!result.none.empty()) return result;
    for (std::size_t i = 0; i < 2; ++i) {
        const Outcome yields = result.giving_in[i], prevails = result.giving_in[1 - i];
        const Side side{i};
        if (!(payoffs(side, prevails) > payoffs(side, yields) + pricing::payoff_tie)) {
            result.none = "both want the same deal: nobody has to give in";
            return result;
        }
        result.game.sides[i] =
            dispute::attrition::contender({payoffs(side, no_deal), payoffs(side, yields), payoffs(side, prevails),
                                           once(side, yields), once(side, prevails), rate[i], reputation[i]});
    }
    for (std::size_t i = 0; i < 2 && !dispute.acts.empty(); ++i) {
        const Side side{i};
        const double yields = payoffs(side, result.giving_in[i]), prevails = payoffs(side, result.giving_in[1 - i]);
        if (yields - payoffs(side, no_deal) > least_cost_of_waiting * (prevails - yields)) continue;
        result.none = fmt::format(
            "waiting costs {} about nothing, so this is no war of attrition: without a deal it has {:+.3f} points a "
            "year, {:+.3f} if it gives in",
            in_sentence(dispute.scenario().parties[i].name), payoffs(side, no_deal), yields);
        return result;
    }
    result.concessions = concessions(result.game);
    result.none = result.concessions.refused;
    return result;
}

std::optional<Refusal> standoff_too_long(const dispute::graph_model::Work& work, const std::string& file,
                                         double budget) {
    const double seconds = dispute::graph_model::seconds_of(work.steps());
    if (seconds <= budget) return {};
    return Refusal{{Option::none, file},
                   fmt::format("a standoff that is looked through in {:g} s", budget),
                   fmt::format("one that may take {:.3g} s: {} outcomes, {:.0f} moves (mark what is on nobody's table "
                               "'counterfactual: true')",
                               seconds, work.outcomes, work.moves),
                   Option::budget};
}

OrRefusal<StandoffAnalysis> analyse_standoff(const pricing::Worth& dispute, double budget) {
    StandoffAnalysis result;
    const std::string& file = dispute.scenario().file;
    if (auto refusal = standoff_too_long(dispute::graph_model::work_of(dispute.space), file, budget)) return *refusal;
    std::optional<dispute::graph_model::Moves> moves = dispute::graph_model::moves_of(dispute.space);
    if (!moves)
        return Refusal{{Option::none, file},
                       fmt::format("at most {} moves", dispute::graph_model::most_moves),
                       "more (mark what is on nobody's table 'counterfactual: true')"};
    result.moves = std::move(*moves);
    result.preferences = dispute::graph_model::preferences_of(dispute.payoffs, pricing::payoff_tie);
    if (auto refusal = standoff_too_long(work_of(result.moves, result.preferences), file, budget)) return *refusal;
    const dispute::graph_model::Stability marks = stability(result.moves, result.preferences);
    const dispute::graph_model::StatusQuo from = status_quo(
        result.moves, result.preferences, static_cast<dispute::graph_model::StateIndex>(dispute.status_quo.value));
    std::vector<RestingPlace> all;
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        RestingPlace place{Outcome{o}, {}, {}, {}};
        bool any = false;
        const auto state = static_cast<dispute::graph_model::StateIndex>(o);
        if (from.by_improvements.reaches(state)) place.improvements = from.by_improvements.moves_to(state);
        if (from.by_moves.reaches(state)) place.moves = from.by_moves.moves_to(state);
        for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c) {
            bool stable = true;
            for (std::size_t p = 0; p < parties_of(dispute); ++p)
                stable = stable && stable_by(dispute::graph_model::all_concepts[c], marks.marks[p][o]);
            place.by[c] = stable;
            any = any || stable;
            result.count[c] += stable ? 1 : 0;
            result.reached[c] += stable && place.improvements ? 1 : 0;
        }
        if (any) all.push_back(place);
    }
    const auto concepts = [](const RestingPlace& place) { return std::count(place.by.begin(), place.by.end(), true); };
    std::stable_sort(all.begin(), all.end(), [&](const RestingPlace& a, const RestingPlace& b) {
        if (a.improvements.has_value() != b.improvements.has_value()) return a.improvements.has_value();
        if (concepts(a) != concepts(b)) return concepts(a) > concepts(b);
        return a.improvements.value_or(0) < b.improvements.value_or(0);
    });
    result.resting = std::move(all);
    dispute::graph_model::Judge judge(result.moves, result.preferences);
    for (const dispute::graph_model::Concept by :
         {dispute::graph_model::Concept::nash, dispute::graph_model::Concept::seq})
        for (std::size_t p = 0; p < parties_of(dispute); ++p) {
            result.today.push_back(
                judge.verdict(by, Side{p}, static_cast<dispute::graph_model::StateIndex>(dispute.status_quo.value)));
            result.breakdown.push_back(
                judge.verdict(by, Side{p}, static_cast<dispute::graph_model::StateIndex>(dispute.disagreement.value)));
        }
    std::vector<double> rate, reputation;
    for (std::size_t p = 0; p < parties_of(dispute); ++p) {
        const scenario::Party& party = dispute.scenario().parties[p];
        if (pricing::patience_of(dispute, p) == nullptr || !party.committed) {
            result.game.none = "the scenario does not say how patient " + party.name +
                               " is, or how likely it is that it never gives in";
            return result;
        }
        rate.push_back(*pricing::discount_rate(dispute, p));
        reputation.push_back(party.committed->value);
    }
    result.game = standoff_game(dispute, dispute.payoffs, dispute.once, dispute.disagreement, rate, reputation);
    return result;
}

dispute::graph_model::DisputeNames names_of(const pricing::Worth& dispute) {
    dispute::graph_model::DisputeNames names;
    for (const scenario::Party& party : dispute.scenario().parties) names.parties.push_back(in_sentence(party.name));
    for (std::size_t o = 0; o < dispute.space.size(); ++o) {
        const std::string name = name_of(dispute, Outcome{o});
        names.states.push_back("“" + (name.empty() ? levels_in_words(dispute, Outcome{o}) : name) + "”");
    }
    return names;
}

}  // namespace parley::analysis

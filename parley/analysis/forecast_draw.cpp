#include "parley/analysis/forecast_draw.hpp"

#include <cmath>
#include <limits>

namespace parley::analysis {
namespace {

double drawn(const Quantity& quantity, numerics::RandomStream& stream) {
    if (!(quantity.low < quantity.high)) return quantity.value;
    switch (quantity.distribution) {
        case Distribution::uniform:
            return stream.uniform(quantity.low, quantity.high);
        case Distribution::triangular:
            return stream.triangular(quantity.low, quantity.value, quantity.high);
        case Distribution::log_uniform:
            return stream.log_uniform(quantity.low, quantity.high);
    }
    return quantity.value;
}

bool better(double a, double b) {
    return a > b + pricing::payoff_tie;
}

Chances& of(Drawn& drawn, Lens lens) {
    return drawn.by[static_cast<std::size_t>(lens)];
}

bool agree(const std::array<Chances, 5>& by) {
    int first = -1;
    for (const Chances& each : by) {
        if (each.deal + each.standoff + each.escalation == 0) continue;
        const int most = each.deal >= each.standoff && each.deal >= each.escalation ? 0
                         : each.standoff >= each.escalation                         ? 1
                                                                                    : 2;
        if (first >= 0 && most != first) return false;
        first = most;
    }
    return true;
}

}  // namespace

std::vector<Unsure> unsure(const pricing::DisputeStudy& dispute) {
    std::vector<Unsure> result;
    const scenario::Scenario& scenario = dispute.study.scenario;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t)
            if (dispute.weights[p][t] != nullptr)
                result.push_back({scenario.parties[p].name + ": " + dispute.terms[p][t].name, dispute.weights[p][t]});
        if (scenario.parties[p].patience)
            result.push_back({scenario.parties[p].name + ": patience", &*scenario.parties[p].patience});
        if (scenario.parties[p].committed)
            result.push_back({scenario.parties[p].name + ": committed", &*scenario.parties[p].committed});
    }
    return result;
}

Drawn OneDraw::operator()(std::uint64_t seed, std::uint64_t k) const {
    Drawn result;
    numerics::RandomStream stream(seed, k);
    const scenario::Scenario& scenario = dispute_.study.scenario;
    std::vector<std::vector<double>> weight;
    std::vector<double> rate, reputation;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        weight.emplace_back(dispute_.terms[p].size(), 0.0);
        for (std::size_t t = 0; t < dispute_.terms[p].size(); ++t)
            if (dispute_.weights[p][t] != nullptr)
                result.numbers.push_back(weight[p][t] = drawn(*dispute_.weights[p][t], stream));
        if (scenario.parties[p].patience) {
            result.numbers.push_back(drawn(*scenario.parties[p].patience, stream));
            rate.push_back(std::log1p(result.numbers.back()));
        }
        if (scenario.parties[p].committed) {
            result.numbers.push_back(drawn(*scenario.parties[p].committed, stream));
            reputation.push_back(result.numbers.back());
        }
    }
    const dispute::space::PayoffTerms terms = with_weights(dispute_, weight);
    const Payoffs payoffs = dispute::space::payoffs(terms), once = once_payoffs(terms);
    bargaining(payoffs, result);
    moves(payoffs, result);
    const bool patient = rate.size() == scenario.parties.size();
    if (patient && reputation.size() == 2) attrition(payoffs, once, rate, reputation, result);
    if (patient && scenario.talks) talks(payoffs, once, rate, result);
    for (const std::optional<Outcome>& named : dispute_.named)
        for (const Side p : Positions<Side>(scenario.parties.size()))
            result.named_points.push_back(named ? payoffs(p, *named) - payoffs(p, dispute_.status_quo)
                                                : std::numeric_limits<double>::quiet_NaN());
    result.agree = agree(result.by);
    return result;
}

Chances OneDraw::called(const Payoffs& payoffs, Outcome o) const {
    bool worse = false, gain = false;
    for (const Side p : Positions<Side>(payoffs.extents()[0])) {
        worse = worse || better(payoffs(p, dispute_.status_quo), payoffs(p, o));
        gain = gain || better(payoffs(p, o), payoffs(p, dispute_.status_quo));
    }
    if (worse) return {0, 0, 1};
    return gain ? Chances{1, 0, 0} : Chances{0, 1, 0};
}

void OneDraw::bargaining(const Payoffs& payoffs, Drawn& result) const {
    dispute::bargaining::DealOptions options;
    options.tie = pricing::payoff_tie;
    const dispute::bargaining::Deals all =
        deals(payoffs, dispute::bargaining::disagreement_at(payoffs, dispute_.disagreement), options);
    result.deal_possible = all.zone.open() && all.zone.anyone_gains;
    of(result, Lens::bargaining) = result.deal_possible ? Chances{1, 0, 0} : called(payoffs, dispute_.disagreement);
    result.deal_on_conditions = result.deal_possible;
    if (!breaking_.empty()) {
        options.struck_out = breaking_;
        const dispute::bargaining::Zone zone =
            zone_of_agreement(payoffs, dispute::bargaining::disagreement_at(payoffs, dispute_.disagreement), options);
        result.deal_on_conditions = zone.open() && zone.anyone_gains;
        of(result, Lens::conditions) =
            result.deal_on_conditions ? Chances{1, 0, 0} : called(payoffs, dispute_.disagreement);
    }
    if (!result.deal_possible || all.nash.outcomes.empty()) return;
    result.nash = all.nash.outcomes.front();
    for (const Side p : Positions<Side>(payoffs.extents()[0]))
        result.nash_gain.push_back(payoffs(p, *result.nash) - payoffs(p, dispute_.disagreement));
}

void OneDraw::moves(const Payoffs& payoffs, Drawn& result) const {
    const dispute::graph_model::Preferences preferences =
        dispute::graph_model::preferences_of(payoffs, pricing::payoff_tie);
    dispute::graph_model::Judge judge(moves_, preferences);
    const auto rests = [&](dispute::graph_model::StateIndex state) {
        for (std::size_t p = 0; p < moves_.parties; ++p)
            if (!judge.stable(dispute::graph_model::Concept::seq, Side{p}, state)) return false;
        return true;
    };
    const auto today = static_cast<dispute::graph_model::StateIndex>(dispute_.status_quo.value);
    if (rests(today)) {
        of(result, Lens::moves) = {0, 1, 0};
        return;
    }
    dispute::graph_model::Explorer explorer(moves_);
    explorer.set_out(movers_within(moves_, std::vector<bool>(moves_.parties, true)), today, &preferences);
    std::vector<bool> seen(moves_.states);
    seen[today] = true;
    while (const dispute::graph_model::Arrival* arrival = explorer.next()) {
        const dispute::graph_model::StateIndex state = arrival->step.to;
        if (seen[state]) continue;
        seen[state] = true;
        if (!rests(state)) continue;
        of(result, Lens::moves) = called(payoffs, Outcome{state});
        return;
    }
    of(result, Lens::moves) = {0, 1, 0};
}

void OneDraw::attrition(const Payoffs& payoffs, const Payoffs& once, const std::vector<double>& rate,
                        const std::vector<double>& reputation, Drawn& result) const {
    const StandoffGame game = standoff_game(dispute_, payoffs, once, rate, reputation);
    const Chances lasting = called(payoffs, dispute_.disagreement);
    const double ends = game.none.empty() ? 1.0 - game.concessions.never : (result.deal_possible ? 1.0 : 0.0);
    if (game.none.empty()) result.gives_in = {game.concessions.yields[0], game.concessions.yields[1]};
    of(result, Lens::attrition) = {ends + (1 - ends) * lasting.deal, (1 - ends) * lasting.standoff,
                                   (1 - ends) * lasting.escalation};
}

void OneDraw::talks(const Payoffs& payoffs, const Payoffs& once, const std::vector<double>& rate, Drawn& result) const {
    const dispute::talks::Negotiation talks = talks_of(dispute_, payoffs, once, rate, 0);
    const dispute::talks::TalksPlay course = play(talks);
    if (!course) return;
    Outcome end = dispute_.disagreement;
    for (std::size_t k = 0; k < dispute_.named.size(); ++k)
        if (dispute_.study.scenario.outcomes[k].id == dispute_.study.scenario.talks->ends) end = *dispute_.named[k];
    of(result, Lens::talks) = course.agreement && *course.agreement != end ? Chances{1, 0, 0} : called(payoffs, end);
}

}  // namespace parley::analysis

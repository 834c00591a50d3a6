#include "parley/analysis/forecast_draw.hpp"

#include <cmath>
#include <limits>

namespace parley::analysis {
namespace {

double drawn(const StatedNumber& quantity, numerics::RandomStream& stream) {
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

std::vector<Unsure> unsure(const pricing::Worth& dispute) {
    using Kind = scenario::Parameter::Kind;
    std::vector<Unsure> result;
    const scenario::Scenario& scenario = dispute.scenario();
    const std::vector<scenario::Parameter> all = parameters(scenario);
    const auto add = [&](std::size_t party, Kind kind, std::size_t position, const std::string& what,
                         std::optional<std::size_t> term = {}) {
        for (const scenario::Parameter& of : all)
            if (of.kind == kind && of.position == position)
                result.push_back({of, scenario.parties[party].name + ": " + what, party, term});
    };
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = dispute.origins[p][t];
            if (from.weight == nullptr) continue;
            const Kind kind = from.kind == pricing::TermOrigin::Kind::red_line ? Kind::cost : Kind::weight;
            add(p, kind, from.position, dispute.terms[p][t].name, t);
        }
        add(p, Kind::patience, p, "patience");
        add(p, Kind::committed, p, "committed");
    }
    return result;
}

Drawn OneDraw::operator()(std::uint64_t seed, std::uint64_t k) const {
    Drawn result;
    numerics::RandomStream stream(seed, k);
    const scenario::Scenario& scenario = dispute_.scenario();
    std::vector<std::vector<double>> weight;
    for (const auto& terms : dispute_.terms) weight.emplace_back(terms.size(), 0.0);
    std::vector<double> rate, reputation;
    for (const Unsure& each : unsure_) {
        const double value = drawn(*each.parameter.number, stream);
        result.numbers.push_back(value);
        if (each.term) weight[each.party][*each.term] = value;
        if (each.parameter.kind == scenario::Parameter::Kind::patience) rate.push_back(std::log1p(value));
        if (each.parameter.kind == scenario::Parameter::Kind::committed) reputation.push_back(value);
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
        if (dispute_.scenario().outcomes[k].id == dispute_.scenario().talks->ends) end = *dispute_.named[k];
    of(result, Lens::talks) = course.agreement && *course.agreement != end ? Chances{1, 0, 0} : called(payoffs, end);
}

}  // namespace parley::analysis

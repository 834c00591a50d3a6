#include "parley/analysis/forecast_draw.hpp"

#include <algorithm>
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

Chances& of(Drawn& drawn, Lens lens) {
    return drawn.by[static_cast<std::size_t>(lens)];
}

bool agree(const std::array<Chances, 5>& by) {
    std::ptrdiff_t first = -1;
    for (const Chances& each : by) {
        if (!each.known()) continue;
        const auto most = std::max_element(each.of.begin(), each.of.end()) - each.of.begin();
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
                result.push_back({of, scenario.parties[party].name + ": " + what, party, term, {}, false});
    };
    const auto add_said = [&](std::size_t party, Kind kind, const StatedNumber& number, const std::string& what) {
        scenario::Parameter of;
        of.kind = kind;
        of.position = party;
        of.number = &number;
        result.push_back({of, scenario.parties[party].name + ": " + what, party, {}, {}, true});
    };
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = dispute.origins[p][t];
            if (from.weight == nullptr) continue;
            if (from.kind == pricing::TermOrigin::Kind::said) {
                add_said(p, Kind::weight, *from.weight, dispute.terms[p][t].name);
                result.back().term = t;
                result.back().want = from.position;
                continue;
            }
            const Kind kind = from.kind == pricing::TermOrigin::Kind::red_line ? Kind::cost : Kind::weight;
            add(p, kind, from.position, dispute.terms[p][t].name, t);
        }
        if (scenario.parties[p].patience)
            add(p, Kind::patience, p, "patience");
        else if (const StatedNumber* patience = pricing::patience_of(dispute, p))
            add_said(p, Kind::patience, *patience, "patience");
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
    // What the record has is drawn together: one row of its draws.
    const pricing::SaidWants* wants = dispute_.wants.get();
    const std::size_t row = wants == nullptr ? 0 : static_cast<std::size_t>(stream.below(wants->asked.said.size()));
    for (const Unsure& each : unsure_) {
        const double value = !each.said  ? drawn(*each.parameter.number, stream)
                             : each.want ? wants->asked.said[row][each.party][*each.want]
                                         : wants->patience_draws[row][each.party];
        result.numbers.push_back(value);
        if (each.term) weight[each.party][*each.term] = value;
        if (each.parameter.kind == scenario::Parameter::Kind::patience) rate.push_back(std::log1p(value));
        if (each.parameter.kind == scenario::Parameter::Kind::committed) reputation.push_back(value);
    }
    const dispute::space::PayoffTerms terms = with_weights(dispute_, weight);
    By by{dispute::space::payoffs(terms), once_payoffs(terms), {}, {}};
    by.no_deal = no_deal_by(dispute_, by.payoffs);
    by.not_offered = not_offered(dispute_, by.payoffs, by.no_deal);
    const Payoffs& payoffs = by.payoffs;
    bargaining(by, result);
    moves(by, result);
    const bool patient = rate.size() == scenario.parties.size();
    if (patient && reputation.size() == 2) attrition(by, rate, reputation, result);
    if (patient && scenario.talks) talks(by, rate, result);
    for (const std::optional<Outcome>& named : dispute_.named)
        for (const Side p : Positions<Side>(scenario.parties.size()))
            result.named_points.push_back(named ? payoffs(p, *named) - payoffs(p, dispute_.status_quo)
                                                : std::numeric_limits<double>::quiet_NaN());
    result.agree = agree(result.by);
    return result;
}

Chances OneDraw::ends(Outcome outcome, bool is_signed) const {
    const scenario::Scenario& scenario = dispute_.scenario();
    return Chances(
        ending_of(facts_of(dispute_, outcome, is_signed ? pricing::everybody(scenario) : pricing::nobody(scenario))));
}

void OneDraw::bargaining(const By& by, Drawn& result) const {
    dispute::bargaining::DealOptions options;
    options.tie = pricing::payoff_tie;
    options.struck_out = by.not_offered;
    const dispute::bargaining::Disagreement without = dispute::bargaining::disagreement_at(by.payoffs, by.no_deal);
    const auto ended = [&](const dispute::bargaining::Deals& deals) {
        return deals.nash.outcomes.empty() ? ends(by.no_deal, false) : ends(deals.nash.outcomes.front(), true);
    };
    const dispute::bargaining::Deals all = deals(by.payoffs, without, options);
    result.deal_possible = all.zone.open() && all.zone.anyone_gains;
    of(result, Lens::bargaining) = result.deal_possible ? ended(all) : ends(by.no_deal, false);
    result.deal_on_conditions = result.deal_possible;
    if (!breaking_.empty()) {
        options.struck_out.insert(options.struck_out.end(), breaking_.begin(), breaking_.end());
        const dispute::bargaining::Deals kept = deals(by.payoffs, without, options);
        result.deal_on_conditions = kept.zone.open() && kept.zone.anyone_gains;
        of(result, Lens::conditions) = result.deal_on_conditions ? ended(kept) : ends(by.no_deal, false);
    }
    if (!result.deal_possible || all.nash.outcomes.empty()) return;
    result.nash = all.nash.outcomes.front();
    for (const Side p : Positions<Side>(by.payoffs.extents()[0]))
        result.nash_gain.push_back(by.payoffs(p, *result.nash) - by.payoffs(p, by.no_deal));
}

void OneDraw::moves(const By& by, Drawn& result) const {
    const dispute::graph_model::Preferences preferences =
        dispute::graph_model::preferences_of(by.payoffs, pricing::payoff_tie);
    dispute::graph_model::Judge judge(moves_, preferences);
    const auto rests = [&](dispute::graph_model::StateIndex state) {
        for (std::size_t p = 0; p < moves_.parties; ++p)
            if (!judge.stable(dispute::graph_model::Concept::seq, Side{p}, state)) return false;
        return true;
    };
    const auto today = static_cast<dispute::graph_model::StateIndex>(dispute_.status_quo.value);
    if (rests(today)) {
        of(result, Lens::moves) = ends(dispute_.status_quo, false);
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
        of(result, Lens::moves) = ends(Outcome{state}, false);
        return;
    }
    of(result, Lens::moves) = ends(dispute_.status_quo, false);
}

void OneDraw::attrition(const By& by, const std::vector<double>& rate, const std::vector<double>& reputation,
                        Drawn& result) const {
    const StandoffGame game = standoff_game(dispute_, by.payoffs, by.once, by.no_deal, rate, reputation);
    if (!game.none.empty()) return;
    result.gives_in = {game.concessions.yields[0], game.concessions.yields[1]};
    Chances& chances = of(result, Lens::attrition);
    for (std::size_t i = 0; i < 2; ++i) chances.add(ends(game.giving_in[i], true), game.concessions.yields[i]);
    chances.add(ends(by.no_deal, false), game.concessions.never);
}

// Without a chance that they break down talks of parties that know all of each other agree always: no chance is called.
void OneDraw::talks(const By& by, const std::vector<double>& rate, Drawn& result) const {
    const scenario::TalksCalendar& calendar = *dispute_.scenario().talks;
    if (!calendar.breakdown) return;
    const dispute::talks::TalksPlay course = play(talks_of(dispute_, by.payoffs, by.once, by.no_deal, rate, 0));
    if (!course) return;
    Chances& chances = of(result, Lens::talks);
    const Outcome end = end_of_talks(dispute_, by.no_deal);
    const double agreed = course.agreement ? course.chance_of_agreement : 0.0;
    if (course.agreement) chances.add(ends(*course.agreement, *course.agreement != end), agreed);
    chances.add(ends(end, false), 1.0 - agreed);
}

}  // namespace parley::analysis

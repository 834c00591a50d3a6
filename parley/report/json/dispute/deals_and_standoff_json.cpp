#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/endings_json.hpp"
#include "parley/report/json/dispute/space_json.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

Json deals_json(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis) {
    Json result = dispute_head("parley/deals/1", dispute);
    const dispute::bargaining::Deals& deals = analysis.deals;
    result["zone"] = {{"open", deals.zone.open()},
                      {"count", deals.zone.outcomes.size()},
                      {"shortfall", deals.zone.open() ? Json(0.0) : or_null(deals.zone.nearest.worst)},
                      {"outcomes", outcomes_json(dispute, deals.zone.outcomes)},
                      {"nearest", outcomes_json(dispute, deals.zone.nearest.outcomes)}};
    result["ideal_gain"] = by_party(dispute.scenario(), deals.ideal);
    result["pareto"] = outcomes_json(dispute, deals.pareto);
    result["points"] = {{"nash", point_json(dispute, deals.nash)},
                        {"kalai_smorodinsky", point_json(dispute, deals.kalai_smorodinsky)},
                        {"equal_gains", point_json(dispute, deals.equal_gains)},
                        {"greatest_total", point_json(dispute, deals.greatest_total)},
                        {"greatest_anywhere", point_json(dispute, deals.greatest_anywhere)}};
    Json objections = Json::array();
    for (std::size_t o = 0; o < analysis.acceptance.size(); ++o)
        for (std::size_t p = 0; p < analysis.acceptance[o].size(); ++p) {
            const dispute::bargaining::Acceptance& says = analysis.acceptance[o][p];
            if (says.accepts) continue;
            objections.push_back(
                {{"outcome", o},
                 {"party", dispute.scenario().parties[p].id},
                 {"gain", says.gain},
                 {"because", says.because.term ? Json(dispute.terms[p][*says.because.term].name) : Json(nullptr)}});
        }
    result["objections"] = objections;
    Json conditions = Json::array();
    for (const analysis::OnConditions& each : analysis.on_conditions)
        conditions.push_back({{"party", dispute.scenario().parties[each.party.value].id},
                              {"conditions", each.conditions},
                              {"meeting", each.meeting},
                              {"zone", each.zone.outcomes.size()},
                              {"shortfall", each.zone.open() ? Json(0.0) : or_null(each.zone.nearest.worst)}});
    result["on_conditions"] = conditions;
    Json lines = Json::array();
    for (const analysis::PricedRedLine& line : analysis.red_lines)
        lines.push_back({{"name", dispute.terms[line.holder.value][line.term].name},
                         {"party", dispute.scenario().parties[line.holder.value].id},
                         {"cost", line.cost},
                         {"crossing", line.crossing},
                         {"closes_the_zone", line.price.closes_the_zone()},
                         {"price_best", by_party(dispute.scenario(), line.price.best)},
                         {"price_nash", by_party(dispute.scenario(), line.price.nash)}});
    result["red_lines"] = lines;
    result["agreements"] = agreements_json(dispute, analysis.agreements);
    result["space"] = space_json(dispute);
    result["manifest"] = dispute_manifest(dispute);
    return result;
}

Json standoff_json(const pricing::Worth& dispute, const analysis::StandoffAnalysis& analysis) {
    Json result = dispute_head("parley/standoff/1", dispute);
    const dispute::graph_model::DisputeNames names = analysis::names_of(dispute);
    const auto verdicts = [&](const std::vector<dispute::graph_model::StabilityVerdict>& of) {
        Json list = Json::array();
        for (const dispute::graph_model::StabilityVerdict& each : of)
            list.push_back({{"party", dispute.scenario().parties[each.party.value].id},
                            {"concept", name(each.by)},
                            {"stable", each.stable},
                            {"words", sentence(each, analysis.moves, analysis.preferences, names)}});
        return list;
    };
    result["verdicts_today"] = verdicts(analysis.today);
    result["verdicts_disagreement"] = verdicts(analysis.breakdown);
    Json count = Json::object(), reached = Json::object();
    for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c) {
        count[std::string(name(dispute::graph_model::all_concepts[c]))] = analysis.count[c];
        reached[std::string(name(dispute::graph_model::all_concepts[c]))] = analysis.reached[c];
    }
    result["equilibria"] = count;
    result["equilibria_reached"] = reached;
    Json resting = Json::array();
    for (const analysis::RestingPlace& place : analysis.resting) {
        Json each = outcome_json(dispute, place.outcome);
        Json by = Json::array();
        for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c)
            if (place.by[c]) by.push_back(name(dispute::graph_model::all_concepts[c]));
        each["concepts"] = by;
        each["improvements_from_today"] = place.improvements ? Json(*place.improvements) : Json(nullptr);
        each["moves_from_today"] = place.moves ? Json(*place.moves) : Json(nullptr);
        resting.push_back(each);
    }
    result["resting"] = resting;
    const analysis::StandoffGame& game = analysis.game;
    if (!game.none.empty()) {
        result["giving_in"] = {{"none", game.none}};
    } else {
        Json sides = Json::array();
        for (std::size_t i = 0; i < 2; ++i)
            sides.push_back({{"party", dispute.scenario().parties[i].id},
                             {"giving_in", outcome_json(dispute, game.giving_in[i])},
                             {"standoff", game.game.sides[i].standoff},
                             {"yielding", game.game.sides[i].yielding},
                             {"prevailing", game.game.sides[i].prevailing},
                             {"discount_rate", game.game.sides[i].discount_rate},
                             {"reputation", game.game.sides[i].reputation},
                             {"rate", or_null(game.concessions.rate[i])},
                             {"at_once", game.concessions.at_once[i]},
                             {"yields", game.concessions.yields[i]}});
        result["giving_in"] = {{"sides", sides},
                               {"never", game.concessions.never},
                               {"mean_years", or_null(game.concessions.mean_years)},
                               {"words", in_words(game.concessions, {names.parties[0], names.parties[1]})}};
    }
    result["manifest"] = dispute_manifest(dispute);
    return result;
}

}  // namespace parley::report::json

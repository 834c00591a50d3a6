#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/words/dispute_words.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json within_json(const analysis::DrawsWithin& within, const std::string& name) {
    return {{"from", within.from},
            {"to", within.to},
            {"name", name.empty() ? Json(nullptr) : Json(name)},
            {"draws", within.draws},
            {"value", within.value}};
}

Json tornadoes_json(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    Json result = Json::array();
    for (const analysis::Tornado& tornado : forecast.tornadoes) {
        const bool deal = tornado.of == analysis::Tornado::Of::deal;
        Json bars = Json::array();
        for (const analysis::TornadoBar& bar : tornado.bars)
            bars.push_back({{"what", bar.what},
                            {"unit", words::name_of(bar.unit)},
                            {"low", within_json(bar.low, bar.low_name)},
                            {"high", within_json(bar.high, bar.high_name)}});
        result.push_back({{"of", deal ? "deal" : "nash_gain"},
                          {"party", deal ? Json(nullptr) : Json(dispute.scenario().parties[tornado.party.value].id)},
                          {"bars", bars}});
    }
    return result;
}

// Why there is no band where there is none; null where there are both.
Json not_drawn(const analysis::OutcomeBand& band) {
    if (band.income_usd_m) return nullptr;
    return band.points ? "elasticities and sizes of measures stay as they are: real income is not drawn"
                       : "nothing that these figures depend on has a range and is drawn";
}

Json bands_json(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json result = Json::array();
    for (const analysis::OutcomeBand& band : forecast.bands)
        result.push_back({{"outcome", scenario.outcomes[band.outcome].id},
                          {"label", scenario.outcomes[band.outcome].label},
                          {"party", scenario.parties[band.party.value].id},
                          {"points_now", or_null(band.points_now)},
                          {"points", band.points ? Json(*band.points) : Json(nullptr)},
                          {"real_income_usd_m_now", or_null(band.income_now_usd_m)},
                          {"real_income_usd_m", band.income_usd_m ? Json(*band.income_usd_m) : Json(nullptr)},
                          {"not_drawn", not_drawn(band)}});
    return result;
}

Json lenses_json(const analysis::Forecast& forecast) {
    Json result = Json::object();
    for (const analysis::Lens lens : analysis::all_lenses) {
        const auto l = static_cast<std::size_t>(lens);
        const analysis::Chances& chances = forecast.by[l];
        Json each = nullptr;
        if (chances.known()) {
            for (const dispute::endings::Ending ending : dispute::endings::all_endings)
                each[name_of(ending)] = chances[ending];
            each["agreement_error"] = forecast.agreement_error[l];
            each["answering"] = forecast.answering[l];
        }
        result[name_of(lens)] = std::move(each);
    }
    return result;
}

}  // namespace

Json sweep_json(const pricing::SweepPlan& plan, std::size_t equilibria) {
    Json inputs = Json::array();
    for (const pricing::SweepInput& input : plan.inputs)
        inputs.push_back(
            {{"what", input.what}, {"unit", words::name_of(input.unit)}, {"low", input.low}, {"high", input.high}});
    return {{"points", plan.points.size()},
            {"seed", plan.options.seed},
            {"equilibria", equilibria},
            {"elasticities", plan.sources},
            {"elasticity_factor", {plan.options.lowest_factor, plan.options.highest_factor}},
            {"inputs", inputs}};
}

Json forecast_json(const pricing::Worth& dispute, const analysis::Forecast& forecast, const pricing::Sweep* sweep) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json result{
        {"schema", "parley/forecast/1"}, {"status", name_of(model::Status::converged)}, {"title", scenario.title}};
    result["seed"] = forecast.seed;
    result["count"] = forecast.count;
    result["disagreement"] = no_deal_id(dispute);
    result["lenses"] = lenses_json(forecast);
    result["all_agree"] = forecast.all_agree;
    result["gives_in"] = forecast.gives_in.empty() ? Json(nullptr) : by_party(dispute.scenario(), forecast.gives_in);
    result["leverage"] = Json::array();
    if (!forecast.tornadoes.empty())
        for (const analysis::TornadoBar& bar : forecast.tornadoes.front().bars)
            result["leverage"].push_back(
                {{"what", bar.what}, {"deal_where_low", bar.low.value}, {"deal_where_high", bar.high.value}});
    result["tornadoes"] = tornadoes_json(dispute, forecast);
    result["nash_gain"] = Json::object();
    for (std::size_t p = 0; p < forecast.nash_gain.size(); ++p)
        result["nash_gain"][scenario.parties[p].id] = forecast.nash_gain[p];
    result["in_deal"] = Json::array();
    for (const analysis::LevelChance& each : forecast.in_deal) {
        const scenario::Issue& issue = scenario.issues[dispute.table().issue[each.issue]];
        const scenario::Level& level = issue.levels[dispute.table().level[each.issue][each.level]];
        result["in_deal"].push_back(
            {{"issue", issue.id}, {"level", level.id}, {"label", level.label}, {"share", each.share}});
    }
    result["bands"] = bands_json(dispute, forecast);
    result["sweep"] = sweep != nullptr ? sweep_json(sweep->plan, dispute.deal_space().sets.size()) : Json(nullptr);
    result["manifest"] = dispute_manifest(dispute);
    return result;
}

}  // namespace parley::report::json

#include "parley/report/json/dispute/dispute_json.hpp"

#include "parley/report/json/dispute/endings_json.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/version.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

namespace {

const char* kind_of(dispute::space::TermKind kind) {
    switch (kind) {
        case dispute::space::TermKind::economy:
            return "real_income";
        case dispute::space::TermKind::indicator:
            return "indicator";
        case dispute::space::TermKind::level:
            return "level";
        case dispute::space::TermKind::red_line:
            return "red_line";
    }
    return "";
}

}  // namespace

Json by_party(const scenario::Scenario& scenario, const std::vector<double>& values) {
    Json result = Json::object();
    for (std::size_t p = 0; p < values.size(); ++p) result[scenario.parties[p].id] = or_null(values[p]);
    return result;
}

Json outcome_json(const pricing::Worth& dispute, Outcome o) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json levels = Json::object();
    for (std::size_t k = 0; k < dispute.table().issue.size(); ++k) {
        const scenario::Issue& issue = scenario.issues[dispute.table().issue[k]];
        levels[issue.id] = issue.levels[dispute.table().level[k][dispute.space.level(o, k)]].id;
    }
    Json points = Json::object(), income = Json::object();
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        points[scenario.parties[p].id] = dispute.payoffs(Side{p}, o);
        income[scenario.parties[p].id] = dispute.income_usd_m(Side{p}, o);
    }
    return {{"number", o.value},
            {"name", name_of(dispute, o)},
            {"levels", levels},
            {"words", levels_in_words(dispute, o)},
            {"points", points},
            {"real_income_usd_m", income},
            {"endings", endings_json(dispute, o)}};
}

Json outcomes_json(const pricing::Worth& dispute, const std::vector<Outcome>& outcomes) {
    Json result = Json::array();
    for (const Outcome o : outcomes) result.push_back(outcome_json(dispute, o));
    return result;
}

Json dispute_head(const char* schema, const pricing::Worth& dispute) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json result{{"schema", schema}, {"status", name_of(model::Status::converged)}, {"title", scenario.title}};
    result["disagreement"] = {{"id", no_deal_id(dispute)},
                              {"outcome", outcome_json(dispute, dispute.disagreement)},
                              {"no_deal", no_deal_json(dispute)}};
    result["today"] = outcome_json(dispute, dispute.status_quo);
    Json parties = Json::array();
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        Json terms = Json::array();
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t) {
            const dispute::space::PayoffTerm& term = dispute.terms[p][t];
            const StatedNumber* weight = dispute.origins[p][t].weight;
            terms.push_back({{"name", term.name},
                             {"kind", kind_of(term.kind)},
                             {"weight", term.weight},
                             {"range", weight != nullptr ? Json{weight->low, weight->high} : Json(nullptr)},
                             {"once", term.once}});
        }
        parties.push_back({{"id", scenario.parties[p].id}, {"name", scenario.parties[p].name}, {"terms", terms}});
    }
    result["parties"] = parties;
    result["outcomes"] = {{"asked", dispute.asked()},
                          {"reached", dispute.space.size()},
                          {"out_of_reach", dispute.out_of_reach.size()},
                          {"equilibria", dispute.prices().equilibria.size()}};
    return result;
}

namespace {

Json manifest_of(const pricing::Setting& setting, const pricing::Prices* prices) {
    double largest = setting.base().max_residual;
    if (prices != nullptr)
        for (const pricing::OutcomeEconomics& each : prices->equilibria)
            if (each.status == model::Status::converged) largest = std::max(largest, each.max_residual);
    return {{"parley", version},
            {"world", setting.world().name},
            {"world_sha256", setting.base().sha256},
            {"scenario", setting.scenario().id},
            {"scenario_sha256", setting.scenario().sha256},
            {"closure", name_of(setting.options.deficits)},
            {"elasticities", setting.world().elasticity_source},
            {"inputs", setting.options.inputs},
            {"max_residual", or_null(largest)}};
}

}  // namespace

Json dispute_manifest(const pricing::Worth& dispute) {
    return manifest_of(dispute.setting(), &dispute.prices());
}

Json unsolved_json(const char* schema, const pricing::Setting& setting, const pricing::Prices* prices) {
    return {{"schema", schema},
            {"status", name_of(prices != nullptr ? prices->status() : setting.base().status)},
            {"title", setting.scenario().title},
            {"manifest", manifest_of(setting, prices)}};
}

Json point_json(const pricing::Worth& dispute, const dispute::bargaining::BargainingPoint& point) {
    return {{"value", point.outcomes.empty() ? Json(nullptr) : or_null(point.value)},
            {"outcomes", outcomes_json(dispute, point.outcomes)}};
}

}  // namespace parley::report::json

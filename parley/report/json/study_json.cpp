#include "parley/report/json/study_json.hpp"

#include "parley/core/text.hpp"
#include "parley/core/version.hpp"
#include "parley/model/welfare.hpp"
#include "parley/report/json/grounds_json.hpp"
#include "parley/report/json/priced_json.hpp"
#include "parley/report/json/quantity_json.hpp"
#include "parley/report/json/range_json.hpp"
#include "parley/report/json/trade_json.hpp"
#include "parley/report/words/answer_words.hpp"
#include "parley/report/words/measure_words.hpp"
#include "parley/report/words/quantity_words.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json measure_json(const pricing::NamedOutcomes& study, const scenario::MeasureWords& words,
                  const pricing::ResolvedMeasure& resolved) {
    Json result{{"kind", name_of(words.kind)},
                {"words", words::measure_in_words(study.base().world, words, resolved)},
                {"line", words.line}};
    if (!resolved.answer) result["amount"] = quantity_json(words.amount);
    result["by"] = words.by;
    result["on"] = words.on;
    result["sectors"] = words.sectors;
    if (!words.answers.empty()) result["answers"] = words.answers;
    if (!words.rates.empty()) result["rates"] = words.rates;
    if (words.covers) result["covers"] = quantity_json(*words.covers);
    if (!words.products.empty()) result["products"] = words.products;
    if (!words.list.empty()) result["list"] = words.list;
    if (!words.except_list.empty()) result["except_list"] = words.except_list;
    if (!words.except.empty()) result["except"] = words.except;
    if (words.as_listed) result["as_listed"] = true;
    if (words.claimed) result["claimed"] = quantity_json(*words.claimed);
    if (!words.instead_of.empty()) result["instead_of"] = words.instead_of;
    if (!words.rent.empty()) result["rent"] = words.rent;
    if (words.within) result["within"] = quantity_json(*words.within);
    if (words.above) result["above"] = quantity_json(*words.above);
    if (words.over) result["over"] = quantity_json(*words.over);
    if (words.duty_part) result["duty_part"] = quantity_json(*words.duty_part);
    if (!words.by_means_of.empty()) result["by_means_of"] = words.by_means_of;
    result["trade_in_scope_usd_m"] = resolved.trade_in_scope_usd_m;
    if (!words.saver.empty()) result["saver"] = words.saver;
    if (!words.like.empty()) result["like"] = words.like;
    result["priced"] = true;
    return result;
}

// What is set to one's own advantage: rates in percent, as solved.
Json answers_json(const world::World& world, const pricing::SetEquilibrium& each) {
    Json result = Json::array();
    for (const pricing::Answer& answer : each.answers) {
        const words::MeanDuties mean = words::mean_duties(answer);
        Json rates = Json::array();
        for (const strategy::ChosenRate& rate : answer.found.rates)
            rates.push_back(
                {{"partner",
                  rate.variable.partner ? Json(world.economies[rate.variable.partner->value].code) : Json(nullptr)},
                 {"sector",
                  rate.variable.sector ? Json(world.sectors[rate.variable.sector->value].code) : Json(nullptr)},
                 {"before_pct", 100 * rate.today},
                 {"rate_pct", 100 * rate.rate},
                 {"trade_usd_m", rate.variable.base_trade_usd_m}});
        result.push_back({{"words", words::answer_in_words(world, answer)},
                          {"by", world.economies[answer.wanted.by.value].code},
                          {"answers", answer.wanted.answers},
                          {"nothing_to_answer", answer.nothing_to_answer},
                          {"mean_before_pct", 100 * mean.before},
                          {"mean_pct", 100 * mean.after},
                          {"gain_pct", 100 * (answer.found.value / answer.found.value_before - 1)},
                          {"rates", std::move(rates)}});
    }
    return result;
}

Json levels_json(const pricing::NamedOutcomes& study) {
    Json result = Json::array();
    std::size_t next = 0;  // in study.setting().levels, which has the same order
    for (std::size_t i = 0; i < study.scenario().issues.size(); ++i) {
        const scenario::Issue& issue = study.scenario().issues[i];
        for (std::size_t l = 0; l < issue.levels.size(); ++l) {
            const bool acts = next < study.setting().levels.size() && study.setting().levels[next].issue == i &&
                              study.setting().levels[next].level == l;
            const pricing::PricedLevel* priced = acts ? &study.setting().levels[next++] : nullptr;
            Json measures = Json::array();
            for (std::size_t m = 0; priced != nullptr && m < priced->measures.size(); ++m)
                measures.push_back(measure_json(study, issue.levels[l].measures[m], priced->measures[m]));
            result.push_back({{"issue", issue.id},
                              {"level", issue.levels[l].id},
                              {"label", issue.levels[l].label},
                              {"owner", issue.owner.empty() ? "joint" : issue.owner},
                              {"present", l == 0},
                              {"counterfactual", issue.counterfactual},
                              {"priced", true},
                              {"ends", issue.levels[l].ends},
                              {"measures", std::move(measures)}});
        }
    }
    return result;
}

// That of the options, unless a measure moves saving.
const char* closure_of(const pricing::NamedOutcomes& study, const pricing::SetEquilibrium& each) {
    return model::name_of(each.priced.closure.deficits == model::Deficits::saving ? model::Deficits::saving
                                                                                  : study.setting().options.deficits);
}

// Real income of each party's economies together, as payoffs count it.
Json by_party_json(const pricing::NamedOutcomes& study, const pricing::SetEquilibrium& each,
                   const pricing::Spread& spread) {
    Json result = Json::array();
    for (std::size_t p = 0; p < study.scenario().parties.size(); ++p) {
        const std::vector<Economy>& economies = study.setting().economies[p];
        const pricing::IncomeChange own = income_change(study.base().world, each.priced, economies);
        const auto pct = [](const pricing::IncomeChange& change) { return 100 * (change.factor - 1); };
        Json party{{"id", study.scenario().parties[p].id}, {"income_pct", pct(own)}, {"income_usd_m", own.usd_m}};
        if (!spread.at.empty())
            party["ranges"] = {
                {"income_pct",
                 range_json(
                     spread.of(pct(own), [&](const auto& there) { return pct(income_change(there, economies)); }),
                     spread.over)},
                {"income_usd_m",
                 range_json(
                     spread.of(own.usd_m, [&](const auto& there) { return income_change(there, economies).usd_m; }),
                     spread.over)}};
        result.push_back(std::move(party));
    }
    return result;
}

Json outcomes_json(const pricing::NamedOutcomes& study) {
    Json result = Json::array();
    for (const pricing::PricedOutcome& each : study.outcomes) {
        const scenario::NamedOutcome& outcome = study.scenario().outcomes[each.outcome];
        result.push_back(
            outcome_json(study.scenario(), outcome, levels_of(study.scenario(), outcome), each.equilibrium));
    }
    return result;
}

Json equilibria_json(const pricing::NamedOutcomes& study, TradeFlows flows) {
    Json result = Json::array();
    for (std::size_t k = 0; k < study.equilibria.size(); ++k) {
        result.push_back(equilibrium_json(study, study.equilibria[k], study.elsewhere.spread(k)));
        const pricing::OutcomeResult& priced = study.equilibria[k].priced;
        if (flows == TradeFlows::too && priced.solved())
            result.back()["trade"] = trade_json(
                {study.base().world, priced, study.setting().parties, study.setting().pairs, study.setting().parties});
    }
    return result;
}

Json baseline_json(const pricing::NamedOutcomes& study) {
    Json result = Json::array();
    for (std::size_t k = 0; k < study.scenario().baseline.size(); ++k) {
        const auto& [id, words] = study.scenario().baseline[k];
        result.push_back({{"id", id},
                          {"kind", scenario::name_of(words.kind)},
                          {"amount", quantity_json(words.amount)},
                          {"over", words.over ? quantity_json(*words.over) : Json(nullptr)},
                          {"by", words.by},
                          {"on", words.on},
                          {"sectors", words.sectors},
                          {"rate", k < study.setting().baseline_rates.size() && study.setting().baseline_rates[k] != 0.0
                                       ? Json(study.setting().baseline_rates[k])
                                       : Json(nullptr)},
                          {"from", words.in_force_from.empty() ? Json(nullptr) : Json(words.in_force_from)},
                          {"came", pricing::came_since(words, study.base().world.year) ? "since" : "calibrated"}});
        if (!words.in_force_until.empty()) result.back()["until"] = words.in_force_until;
        if (!pricing::is_in_force(words, study.scenario().day)) result.back()["not_in_force"] = true;
    }
    return result;
}

Json statements_json(const pricing::NamedOutcomes& study) {
    const world::World& world = study.base().world;
    Json result = Json::array();
    for (const scenario::Statement& each : study.scenario().statements) {
        Json item{{"id", each.id}, {"text", each.text}};
        if (each.amount) item["amount"] = quantity_json(*each.amount);
        for (const scenario::Citation& citation : scenario::citations(study.scenario()))
            if (citation.where == "statements." + each.id) item["evidence"] = evidence_json(citation.evidence);
        if (!each.assumption.empty()) item["assumption"] = each.assumption;
        if (!each.deficit_of.empty())
            item["in_the_table_usd_m"] = -model::bilateral_balance(
                world, world.flow, *world.find_economy(each.deficit_of), *world.find_economy(each.deficit_with), true);
        result.push_back(std::move(item));
    }
    return result;
}

Json parties_json(const pricing::NamedOutcomes& study) {
    Json result = Json::array();
    for (const scenario::Party& party : study.scenario().parties) {
        Json item{{"id", party.id}, {"name", party.name}, {"economies", party.economies}};
        if (party.patience) item["patience"] = quantity_json(*party.patience);
        if (party.committed) item["committed"] = quantity_json(*party.committed);
        result.push_back(std::move(item));
    }
    return result;
}

Json manifest_json(const pricing::NamedOutcomes& study) {
    const pricing::Base& base = study.base();
    Json chosen = base_options_json(base, study.setting().options);
    chosen["seed"] = study.scenario().draws ? Json(study.scenario().draws->seed) : Json(nullptr);
    return {{"program", "parley"},
            {"version", version},
            {"world", base_world_json(base)},
            {"scenario",
             {{"id", study.scenario().id},
              {"file", printable(study.scenario().file)},
              {"sha256", study.scenario().sha256}}},
            {"options", std::move(chosen)},
            {"base",
             {{"status", model::name_of(base.status)},
              {"resolved", base.resolved},
              {"max_residual", or_null(base.max_residual)},
              {"worst_equation", base.worst_equation},
              {"passes", base.passes}}}};
}

}  // namespace

nlohmann::ordered_json outcome_json(const scenario::Scenario& scenario, const scenario::NamedOutcome& outcome,
                                    const std::vector<std::size_t>& at, std::optional<std::size_t> equilibrium) {
    Json levels = Json::object();
    for (std::size_t i = 0; i < at.size(); ++i) levels[scenario.issues[i].id] = scenario.issues[i].levels[at[i]].id;
    return {{"id", outcome.id},
            {"label", outcome.label},
            {"after_the_event", outcome.after_the_event},
            {"levels", std::move(levels)},
            {"priced", true},
            {"not_priced", Json::array()},
            {"equilibrium", equilibrium ? Json(*equilibrium) : Json(nullptr)}};
}

nlohmann::ordered_json equilibrium_json(const pricing::NamedOutcomes& study, const pricing::SetEquilibrium& each,
                                        const pricing::Spread& spread) {
    const model::Equilibrium& at = each.priced.equilibrium;
    Json levels = Json::array(), rates = Json::array();
    for (const std::size_t k : each.levels) {
        const scenario::Issue& issue = study.scenario().issues[study.setting().levels[k].issue];
        levels.push_back(issue.id + "." + issue.levels[study.setting().levels[k].level].id);
    }
    for (std::size_t k = 0; k < each.subsidy_rates.size(); ++k)
        if (each.subsidy_rates[k] != 0.0)
            rates.push_back({{"words", name_of(each.words[k]->kind)}, {"rate", each.subsidy_rates[k]}});
    Json item{{"levels", std::move(levels)},         {"closure", closure_of(study, each)},
              {"status", model::name_of(at.status)}, {"max_residual", or_null(at.max_residual)},
              {"worst_equation", at.worst_equation}, {"passes", at.passes},
              {"subsidy_rates", std::move(rates)},   {"condition_residual", or_null(each.condition_residual)},
              {"quantities", Json::array()},         {"unreachable", Json::array()}};
    if (!each.answers.empty()) item["best_answers"] = answers_json(study.base().world, each);
    for (const policy::ConditionResult& quantity : each.quantities)
        item["quantities"].push_back(quantity_json(quantity));
    for (const policy::Unreachable& target : each.unreachable)
        item["unreachable"].push_back(
            {{"what", target.what}, {"target_usd_m", target.target_usd_m}, {"best_usd_m", target.best_usd_m}});
    if (!each.priced.solved()) return item;
    item["by_party"] = by_party_json(study, each, spread);
    add_priced(item, {study.base().world, each.priced, study.setting().parties, study.setting().pairs,
                      study.setting().parties, parley::name_of, spread});
    return item;
}

namespace {

// What the file says; what is computed needs a price for every outcome, which only the dispute's commands find.
nlohmann::ordered_json no_deal_json(const scenario::Scenario& scenario) {
    return scenario.no_deal ? nlohmann::ordered_json(scenario.no_deal->outcome) : nlohmann::ordered_json(nullptr);
}

}  // namespace

nlohmann::ordered_json study_json(const pricing::NamedOutcomes& study, TradeFlows flows) {
    Json result{{"schema", study_schema},
                {"status", model::name_of(study.status())},
                {"title", study.scenario().title},
                {"closure", name_of(study.setting().options.deficits)},
                {"numeraire", "world value added"},
                {"parties", parties_json(study)},
                {"baseline", baseline_json(study)},
                {"levels", levels_json(study)},
                {"outcomes", outcomes_json(study)},
                {"disagreement", no_deal_json(study.scenario())},
                {"ranges", elsewhere_json(study.elsewhere)},
                {"equilibria", equilibria_json(study, flows)},
                {"statements", statements_json(study)},
                {"manifest", manifest_json(study)}};
    if (study.movers) result["movers"] = movers_json(study);
    return result;
}

}  // namespace parley::report::json

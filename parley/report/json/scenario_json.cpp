#include "parley/report/json/scenario_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "parley/report/json/grounds_json.hpp"
#include "parley/report/words/measure_words.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

const char* distribution_name(Distribution distribution) {
    return distribution == Distribution::uniform      ? "uniform"
           : distribution == Distribution::triangular ? "triangular"
                                                      : "log-uniform";
}

Json number_json(const std::string& name, const std::string& label, const StatedNumber& quantity, bool lever) {
    Json result = quantity_json(quantity);
    result.erase("range");
    result["name"] = name;
    result["label"] = label;
    result["low"] = quantity.low_text.empty() ? Json(nullptr) : Json(quantity.low);
    result["high"] = quantity.high_text.empty() ? Json(nullptr) : Json(quantity.high);
    result["distribution"] = quantity.low_text.empty() ? Json(nullptr) : Json(distribution_name(quantity.distribution));
    result["lever"] = lever;
    return result;
}

Json numbers_json(const scenario::Scenario& scenario) {
    Json result = Json::array();
    const std::vector<scenario::Parameter> duties = new_duties(scenario);
    // One lever for all new duties, where they begin as one.
    const bool one = !duties.empty() && std::all_of(duties.begin(), duties.end(), [&](const scenario::Parameter& each) {
        return each.number->value == duties.front().number->value;
    });
    if (one) {
        Json all = number_json(scenario::duty_rate_id, "Rate of the new duties", *duties.front().number, true);
        for (const scenario::Parameter& each : duties) {
            if (each.number->low_text.empty()) continue;
            if (all["low"].is_null() || each.number->low < all["low"].get<double>()) all["low"] = each.number->low;
            if (all["high"].is_null() || each.number->high > all["high"].get<double>()) all["high"] = each.number->high;
        }
        result.push_back(std::move(all));
    }
    for (const scenario::Parameter& each : parameters(scenario)) {
        if (each.kind == scenario::Parameter::Kind::statement) continue;  // nothing moves with it
        const bool duty = std::any_of(duties.begin(), duties.end(),
                                      [&](const scenario::Parameter& other) { return other.id == each.id; });
        result.push_back(number_json(each.id, each.words, *each.number, duty && !one));
    }
    return result;
}

Json issues_json(const pricing::Setting& setting) {
    Json result = Json::array();
    std::size_t next = 0;  // in setting.levels, which has the same order
    for (std::size_t i = 0; i < setting.scenario().issues.size(); ++i) {
        const scenario::Issue& issue = setting.scenario().issues[i];
        Json levels = Json::array();
        for (std::size_t l = 0; l < issue.levels.size(); ++l) {
            const scenario::Level& level = issue.levels[l];
            const bool acts =
                next < setting.levels.size() && setting.levels[next].issue == i && setting.levels[next].level == l;
            const pricing::PricedLevel* priced = acts ? &setting.levels[next++] : nullptr;
            Json words = Json::array();
            for (std::size_t m = 0; priced != nullptr && m < priced->measures.size(); ++m)
                words.push_back(words::measure_in_words(setting.world(), level.measures[m], priced->measures[m]));
            levels.push_back({{"id", level.id},
                              {"name", level.label},
                              {"present", l == 0},
                              {"counterfactual", level.counterfactual},
                              {"priced", true},
                              {"requires", Json(level.needs)},
                              {"words", std::move(words)}});
        }
        result.push_back({{"id", issue.id},
                          {"name", issue.label},
                          {"owner", issue.owner.empty() ? "joint" : issue.owner},
                          {"counterfactual", issue.counterfactual},
                          {"irreversible", issue.irreversible},
                          {"binding", issue.binding},
                          {"levels", std::move(levels)}});
    }
    return result;
}

Json stances_json(const scenario::Scenario& scenario) {
    Json result = Json::array();
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const scenario::Stance& stance = scenario.stances[k];
        Json each{{"party", stance.party + (stance.faction.empty() ? "" : "." + stance.faction)},
                  {"level", stance.issue + "." + stance.level},
                  {"says", stance.says}};
        if (!stance.note.empty()) each["note"] = stance.note;
        if (!stance.before.empty()) each["before"] = stance.before;
        if (stance.cost) each["cost"] = quantity_json(*stance.cost);
        if (!stance.assumption.empty()) each["assumption"] = stance.assumption;
        // Its own citation is one of words, which stands between its line and that of the next.
        const std::size_t end = k + 1 < scenario.stances.size() ? scenario.stances[k + 1].line : std::size_t(-1);
        for (const scenario::Citation& citation : scenario::citations(scenario))
            if (citation.value.empty() && citation.where.starts_with("stances, ") &&
                citation.evidence.line >= stance.line && citation.evidence.line < end)
                each["evidence"] = evidence_json(citation.evidence);
        result.push_back(std::move(each));
    }
    return result;
}

struct MapCode {
    std::string_view code;
    std::vector<std::string_view> numeric;
};

const auto& map_codes() {
    static const std::array codes{
        MapCode{"USA", {"840"}},
        MapCode{"CHN", {"156", "344", "446"}},
        MapCode{"GBR", {"826"}},
        MapCode{"JPN", {"392"}},
        MapCode{"KOR", {"410"}},
        MapCode{"TWN", {"158"}},
        MapCode{"CAN", {"124"}},
        MapCode{"MEX", {"484"}},
        MapCode{"BRA", {"076"}},
        MapCode{"ARG", {"032"}},
        MapCode{"AUS", {"036"}},
        MapCode{"IND", {"356"}},
        MapCode{"IDN", {"360"}},
        MapCode{"VNM", {"704"}},
        MapCode{"THA", {"764"}},
        MapCode{"MYS", {"458"}},
        MapCode{"SGP", {"702"}},
        MapCode{"RUS", {"643"}},
        MapCode{"SAU", {"682"}},
        MapCode{"TUR", {"792"}},
        MapCode{"CHE", {"756"}},
        MapCode{"ZAF", {"710"}},
        MapCode{"NOR", {"578"}},
        MapCode{"NZL", {"554"}},
        MapCode{"CHL", {"152"}},
        MapCode{"COL", {"170"}},
        MapCode{"PER", {"604"}},
        MapCode{"ISR", {"376"}},
        MapCode{"PHL", {"608"}},
        MapCode{"EU27",
                {"040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300", "348", "372",
                 "380", "428", "440", "442", "470", "528", "616", "620", "642", "703", "705", "724", "752"}},
    };
    return codes;
}

}  // namespace

nlohmann::ordered_json scenario_json(const pricing::Setting& setting) {
    const scenario::Scenario& scenario = setting.scenario();
    Json sources = Json::array(), parties = Json::array(), factions = Json::array(), elasticities = Json::array();
    for (const scenario::ScenarioSource& each : scenario.sources)
        sources.push_back({{"id", each.id},
                           {"title", each.title},
                           {"published", each.published.empty() ? Json(nullptr) : Json(each.published)}});
    for (const scenario::Party& party : scenario.parties) {
        parties.push_back({{"id", party.id}, {"name", party.name}, {"economies", party.economies}});
        for (const scenario::Faction& each : party.factions)
            factions.push_back({{"party", party.id}, {"id", each.id}, {"name", each.name}});
    }
    for (const world::ElasticitySource& each : setting.world().elasticity_sources)
        elasticities.push_back({{"id", each.name}, {"title", each.name}});
    return {{"id", scenario.id},
            {"title", scenario.title},
            {"sources", std::move(sources)},
            {"parties", std::move(parties)},
            {"factions", std::move(factions)},
            {"issues", issues_json(setting)},
            {"stances", stances_json(scenario)},
            {"numbers", numbers_json(scenario)},
            {"elasticities", std::move(elasticities)}};
}

nlohmann::ordered_json economies_json(const world::World& world) {
    Json result = Json::array();
    for (const Economy n : world.each_economy()) {
        Json numeric = Json::array();
        for (const MapCode& each : map_codes())
            if (each.code == world.economies[n.value].code)
                for (const std::string_view code : each.numeric) numeric.push_back(code);
        result.push_back({{"code", world.economies[n.value].code},
                          {"name", world.economies[n.value].name},
                          {"iso_numeric", std::move(numeric)}});
    }
    return result;
}

}  // namespace parley::report::json

#include "parley/report/json/brief/brief_data.hpp"

#include <optional>

#include "parley/analysis/findings/lens_conclusions.hpp"
#include "parley/core/text.hpp"
#include "parley/core/version.hpp"
#include "parley/report/json/attribution_json.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/json/brief/story_json.hpp"
#include "parley/report/json/dispute/conflict_json.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/dispute/record_json.hpp"
#include "parley/report/json/scenario_json.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/json/tree_json.hpp"

namespace parley::report::json {

nlohmann::ordered_json engine_tree(const pricing::Setting& setting, const tables::YamlNode& root) {
    tables::YamlNode placed = root;  // its duties by date in the world's own codes: a page does not look them up
    for (auto& each : placed.keys)
        if (each.key == scenario::duties_in_force_key)
            each.value = scenario::duties_in_force_tree(setting.scenario().duties_in_force);
    return {{"file", printable(setting.scenario().file)},
            {"id", setting.scenario().id},
            {"sha256", setting.scenario().sha256},
            {"world_source", setting.base().source},
            {"root", tree_json(placed)}};
}

nlohmann::ordered_json brief_json(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    nlohmann::ordered_json result{{"schema", brief_schema}};
    for (const char* part : {"scenario", "tree", "study", "deals", "standoff", "talks", "forecast", "attribution",
                             "precedents", "record", "course"})
        result[part] = nullptr;
    result["economies"] = nlohmann::ordered_json::array();
    result["manifest"] = {{"program", "parley"}, {"version", version}};
    for (const char* part : {"highlights", "findings", "positions", "calendar"})
        result[part] = nlohmann::ordered_json::array();
    result["named_endings"] = nlohmann::ordered_json::object();
    result["conflict"] = conflict_json(conflict, analysis);
    tell_findings(result);
    return result;
}

nlohmann::ordered_json brief_json(const analysis::Brief& brief, const tables::YamlNode& root) {
    using Json = nlohmann::ordered_json;
    Json result{{"schema", brief_schema},
                {"scenario", scenario_json(brief.setting())},
                {"tree", engine_tree(brief.setting(), root)},
                {"study", study_json(brief.named)},
                {"deals", nullptr},
                {"standoff", nullptr},
                {"talks", nullptr},
                {"forecast", nullptr},
                {"attribution", nullptr},
                {"precedents", nullptr},
                {"record", nullptr},
                {"course", nullptr},
                {"economies", economies_json(brief.setting().world())},
                {"manifest", nullptr},
                {"highlights", Json::array()},
                {"findings", Json::array()},
                {"positions", positions_json(brief.setting().scenario())},
                {"calendar", calendar_json(brief.setting().scenario())},
                {"named_endings", Json::object()},
                {"conflict", nullptr}};
    result["manifest"] = result["study"]["manifest"];
    if (brief.worth) result["named_endings"] = named_endings_json(*brief.worth);
    std::optional<analysis::Footing> footing;
    if (brief.worth) footing = analysis::footing_of(*brief.worth);
    const auto concluded = [&](std::vector<analysis::Conclusion> conclusions) {
        add_sources(*brief.worth, brief.elsewhere, conclusions, analysis::NoDealThere::same);
        return conclusions_json(*brief.worth, *footing, conclusions);
    };
    if (brief.deals) {
        result["deals"] = deals_json(*brief.worth, *brief.deals);
        result["deals"]["conclusions"] = conclusions_json(
            *brief.worth, *footing, conclusions_of(*brief.worth, *footing, *brief.deals, brief.elsewhere));
        add_deal_conditions(result["deals"], *brief.worth, *brief.deals, deal_conditions(*brief.worth, *brief.deals));
        add_ranges(result["deals"], *brief.worth, brief.elsewhere);
        // Of thousands of objections how large each is stands a second time where the space has all payoffs.
        if (result["deals"].contains("space"))
            for (Json& each : result["deals"]["objections"]) each.erase("gain");
    }
    if (brief.standoff) {
        result["standoff"] = standoff_json(*brief.worth, *brief.standoff);
        result["standoff"]["conclusions"] = concluded(conclusions_of(*brief.worth, *footing, *brief.standoff));
        add_standoff_conditions(result["standoff"], *brief.worth, standoff_conditions(*brief.worth, *brief.standoff));
    }
    if (brief.talks) {
        result["talks"] = talks_json(*brief.worth, *brief.talks);
        result["talks"]["conclusions"] = concluded(conclusions_of(*brief.worth, *footing, *brief.talks));
        add_preconditions(result["talks"], *brief.worth, analysis::preconditions(*brief.worth));
    }
    if (brief.forecast)
        result["forecast"] = forecast_json(*brief.worth, *brief.forecast, brief.sweep ? &*brief.sweep : nullptr);
    if (brief.attribution) result["attribution"] = attribution_json(*brief.attribution);
    for (const analysis::LeftOut& each : brief.left_out)
        result["left_out"].push_back({{"section", each.section}, {"why", in_one_line(each.why)}});
    tell_findings(result);
    return result;
}

}  // namespace parley::report::json

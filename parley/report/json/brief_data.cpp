#include "parley/report/json/brief_data.hpp"

#include "parley/core/sha256.hpp"
#include "parley/core/version.hpp"
#include "parley/report/json/attribution_json.hpp"
#include "parley/report/json/brief_highlights.hpp"
#include "parley/report/json/dispute/conflict_json.hpp"
#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"
#include "parley/report/json/scenario_json.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::report::json {

nlohmann::ordered_json engine_tree(const scenario::ScenarioText& text, const std::string& world_source) {
    return {{"file", text.file},
            {"id", text.id},
            {"sha256", sha256_hex(text.text)},
            {"world_source", world_source},
            {"root", tree_json(tables::parse_yaml(text.file, text.text, true))}};
}

nlohmann::ordered_json brief_json(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    nlohmann::ordered_json result{{"schema", brief_schema}};
    for (const char* part : {"scenario", "tree", "study", "deals", "standoff", "talks", "forecast", "attribution"})
        result[part] = nullptr;
    result["economies"] = nlohmann::ordered_json::array();
    result["manifest"] = {{"program", "parley"}, {"version", version}};
    result["highlights"] = nlohmann::ordered_json::array();
    result["conflict"] = conflict_json(conflict, analysis);
    return result;
}

nlohmann::ordered_json brief_json(const analysis::BriefStudy& brief) {
    using Json = nlohmann::ordered_json;
    const pricing::Study& study = brief.study;
    Json result{{"schema", brief_schema},
                {"scenario", scenario_json(study)},
                {"tree", engine_tree(brief.text, study.base.source)},
                {"study", study_json(study)},
                {"deals", nullptr},
                {"standoff", nullptr},
                {"talks", nullptr},
                {"forecast", nullptr},
                {"attribution", nullptr},
                {"economies", economies_json(study.base.world)},
                {"manifest", nullptr},
                {"highlights", Json::array()},
                {"conflict", nullptr}};
    result["manifest"] = result["study"]["manifest"];
    if (brief.deals) {
        result["deals"] = deals_json(*brief.dispute, &*brief.deals);
        add_deeper_deals(result["deals"], *brief.dispute, *brief.deals, deeper_deals(*brief.dispute, *brief.deals));
    }
    if (brief.standoff) {
        result["standoff"] = standoff_json(*brief.dispute, &*brief.standoff);
        add_deeper_standoff(result["standoff"], *brief.dispute, deeper_standoff(*brief.dispute, *brief.standoff));
    }
    if (brief.talks) {
        result["talks"] = talks_json(*brief.dispute, &*brief.talks);
        add_preconditions(result["talks"], *brief.dispute, analysis::preconditions(*brief.dispute));
    }
    if (brief.forecast)
        result["forecast"] = forecast_json(*brief.dispute, &*brief.forecast, brief.sweep ? &*brief.sweep : nullptr);
    if (brief.attribution) result["attribution"] = attribution_json(*brief.attribution);
    for (const Highlight& each : highlights(result))
        result["highlights"].push_back({{"text", each.text}, {"section", each.section}});
    return result;
}

}  // namespace parley::report::json

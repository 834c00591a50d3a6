#include "parley/report/json/brief/story_json.hpp"

#include "parley/analysis/findings/calendar.hpp"
#include "parley/analysis/findings/positions.hpp"
#include "parley/dispute/endings/endings.hpp"
#include "parley/report/json/grounds_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json line_json(const analysis::findings::Position& position) {
    Json line{{"id", position.id}, {"text", position.text}};
    if (!position.issue.empty()) line["issue"] = position.issue;
    if (!position.evidence.source.empty()) line["evidence"] = evidence_json(position.evidence);
    if (!position.assumption.empty()) line["assumption"] = position.assumption;
    return line;
}

}  // namespace

nlohmann::ordered_json positions_json(const scenario::Scenario& scenario) {
    using analysis::findings::Position;
    const std::vector<Position> all = analysis::findings::positions(scenario);
    Json result = Json::array();
    for (const scenario::Party& party : scenario.parties) {
        Json groups = Json::array();
        for (const analysis::findings::PositionKind kind : analysis::findings::all_position_kinds) {
            Json lines = Json::array();
            for (const Position& each : all)
                if (each.party == party.id && each.kind == kind) lines.push_back(line_json(each));
            if (!lines.empty())
                groups.push_back({{"kind", analysis::findings::name_of(kind)},
                                  {"heading", analysis::findings::heading_of(kind)},
                                  {"lines", std::move(lines)}});
        }
        if (!groups.empty())
            result.push_back({{"party", party.id}, {"name", party.name}, {"groups", std::move(groups)}});
    }
    return result;
}

nlohmann::ordered_json calendar_json(const scenario::Scenario& scenario) {
    Json result = Json::array();
    for (const analysis::findings::DatedEvent& each : analysis::findings::calendar(scenario)) {
        Json event{{"date", each.date}, {"kind", analysis::findings::name_of(each.kind)}};
        if (!each.party.empty()) event["party"] = each.party;
        event["text"] = each.text;
        event["assumed"] = each.assumed;
        result.push_back(std::move(event));
    }
    return result;
}

nlohmann::ordered_json named_endings_json(const pricing::Worth& worth) {
    const scenario::Scenario& scenario = worth.scenario();
    Json result = Json::object();
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k) {
        const scenario::NamedOutcome& named = scenario.outcomes[k];
        if (!worth.named[k] || named.after_the_event) continue;
        const dispute::endings::Ending ending =
            ending_of(facts_of(worth, *worth.named[k], pricing::signatories_of(scenario, named.signatories)));
        result[named.id] = {{"ending", name_of(ending)}, {"words", in_words(ending)}};
    }
    return result;
}

}  // namespace parley::report::json

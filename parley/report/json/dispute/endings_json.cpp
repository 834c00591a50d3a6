#include "parley/report/json/dispute/endings_json.hpp"

#include <cstdint>

#include "parley/report/json/dispute/dispute_json.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

namespace {

// A count that may be too large for a whole number.
nlohmann::ordered_json whole(double count) {
    if (count < 1e15) return static_cast<std::int64_t>(count);
    return count;
}

const scenario::Level& level_of(const pricing::Worth& dispute, const dispute::endings::Act& act) {
    const pricing::OnTheTable& table = dispute.table();
    return dispute.scenario().issues[table.issue[act.issue]].levels[table.level[act.issue][act.level]];
}

Json acts_json(const pricing::Worth& dispute) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json acts = Json::array();
    if (!dispute.computed) return acts;
    for (const std::size_t k : dispute.computed->order) {
        const dispute::endings::Act& act = dispute.acts[k];
        const dispute::endings::Credibility& each = dispute.computed->credibility[k];
        const scenario::Level& level = level_of(dispute, act);
        acts.push_back({{"by", scenario.parties[act.by.value].id},
                        {"issue", scenario.issues[dispute.table().issue[act.issue]].id},
                        {"level", level.id},
                        {"kind", act.withdrawn ? "threat" : "answer"},
                        {"announced", level.announced->on},
                        {"due", level.announced->due.empty() ? Json(nullptr) : Json(level.announced->due)},
                        {"reached", each.reached},
                        {"possible", each.possible},
                        {"taken", each.taken},
                        {"credible", each.credible()},
                        {"gain", each.gain},
                        {"backing_down", each.backing_down},
                        {"needed", each.needed}});
    }
    return acts;
}

Json signatories(const scenario::Scenario& scenario, const pricing::Signed& by) {
    Json result = Json::array();
    for (std::size_t p = 0; p < by.size(); ++p)
        if (by[p]) result.push_back(scenario.parties[p].id);
    return result;
}

// Between each two that threaten and are threatened.
Json pairs_json(const pricing::Worth& dispute, Outcome outcome, const pricing::Signed& by) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json result = Json::array();
    for (const pricing::ThreatPair& pair : dispute.pairs)
        result.push_back({{"threatens", scenario.parties[pair.threatens.value].id},
                          {"threatened", scenario.parties[pair.threatened.value].id},
                          {"ending", name_of(ending_of(facts_of(pair, dispute.space, outcome, by)))}});
    return result;
}

}  // namespace

Json endings_json(const pricing::Worth& dispute, Outcome outcome) {
    const scenario::Scenario& scenario = dispute.scenario();
    return {{"signed", name_of(ending_of(facts_of(dispute, outcome, pricing::everybody(scenario))))},
            {"unsigned", name_of(ending_of(facts_of(dispute, outcome, pricing::nobody(scenario))))}};
}

Json no_deal_json(const pricing::Worth& dispute) {
    const bool set = dispute.deal_space().disagreement.has_value();
    Json result{{"from", set ? "set" : "computed"}};
    result["computed"] = dispute.computed ? outcome_json(dispute, dispute.computed->outcome) : Json(nullptr);
    result["order_matters"] =
        dispute.computed ? Json(!(dispute.computed->outcome == *dispute.in_reverse)) : Json(nullptr);
    result["in_reverse"] = dispute.in_reverse ? outcome_json(dispute, *dispute.in_reverse) : Json(nullptr);
    result["acts"] = acts_json(dispute);
    result["pairs"] = pairs_json(dispute, dispute.disagreement, pricing::nobody(dispute.scenario()));
    return result;
}

Json agreements_json(const pricing::Worth& dispute, const analysis::Agreements& agreements) {
    const scenario::Scenario& scenario = dispute.scenario();
    Json groups = Json::array();
    for (const analysis::GroupAgreement& each : agreements.of) {
        Json group{{"signatories", signatories(scenario, each.group.by)},
                   {"label", each.group.label},
                   {"measures", each.group.measures_stay ? "stay" : "end"},
                   {"asked", whole(each.asked)},
                   {"possible", each.content.size()},
                   {"acceptable", each.acceptable.size()},
                   {"best", nullptr},
                   {"before_replies", nullptr},
                   {"gain", nullptr},
                   {"gives_in", nullptr},
                   {"pairs", nullptr}};
        Json outcomes = Json::array();
        for (const std::size_t c : each.acceptable) outcomes.push_back(each.end[c].value);
        group["outcomes"] = outcomes;
        if (each.best) {
            const Outcome end = each.end[*each.best];
            group["best"] = outcome_json(dispute, end);
            group["before_replies"] = outcome_json(dispute, each.content[*each.best]);
            group["gain"] = by_party(scenario, each.gain);
            if (each.gives_in) group["gives_in"] = scenario.parties[each.gives_in->value].id;
            group["pairs"] = pairs_json(dispute, end, each.group.by);
        }
        groups.push_back(std::move(group));
    }
    Json after = Json::array();
    for (const auto& row : agreements.after) {
        after.push_back(Json::array());
        for (const std::optional<std::size_t>& each : row) after.back().push_back(each ? Json(*each) : Json(nullptr));
    }
    return {{"groups", groups}, {"after", after}};
}

}  // namespace parley::report::json

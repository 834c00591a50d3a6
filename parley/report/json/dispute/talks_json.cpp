#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

const char* word_of(dispute::talks::TalksMove::Answer answer) {
    switch (answer) {
        case dispute::talks::TalksMove::Answer::agreed:
            return "accepted";
        case dispute::talks::TalksMove::Answer::refused:
            return "refused";
        case dispute::talks::TalksMove::Answer::left:
            return "left";
    }
    return "";
}

Json rounds_json(const pricing::Worth& dispute, const analysis::TalksAnalysis& analysis,
                 const analysis::TalksAnalysis::Order& order) {
    Json rounds = Json::array();
    for (std::size_t k = 0; k < order.play.moves.size(); ++k) {
        const dispute::talks::TalksMove& move = order.play.moves[k];
        rounds.push_back({{"date", k < analysis.dates.size() ? Json(analysis.dates[k]) : Json(nullptr)},
                          {"proposer", dispute.scenario().parties[order.proposers[k].value].id},
                          {"reached", k < order.play.rounds_reached},
                          {"offer", move.offer ? outcome_json(dispute, *move.offer) : Json(nullptr)},
                          {"accepted", move.offer && move.answer == dispute::talks::TalksMove::Answer::agreed},
                          {"answer", move.offer ? Json(word_of(move.answer)) : Json(nullptr)},
                          {"worth_before", by_party(dispute.scenario(), move.value)},
                          {"worth_if_refused", by_party(dispute.scenario(), move.after_refusal)}});
    }
    return rounds;
}

}  // namespace

Json talks_json(const pricing::Worth& dispute, const analysis::TalksAnalysis& analysis) {
    Json result = dispute_head("parley/talks/1", dispute);
    result["dates"] = analysis.dates;
    result["deadline"] = analysis.deadline;
    result["at_the_deadline"] = outcome_json(dispute, analysis.at_the_deadline);
    Json orders = Json::array();
    for (const analysis::TalksAnalysis::Order& order : analysis.orders) {
        Json each{{"first", dispute.scenario().parties[order.proposers.front().value].id}};
        if (order.play) {
            each["rounds"] = rounds_json(dispute, analysis, order);
            each["agreed"] = order.play.agreement.has_value();
            each["ending"] = name_of(ending_of(facts_of(
                dispute, order.play.agreement.value_or(analysis.at_the_deadline),
                order.play.agreement ? pricing::everybody(dispute.scenario()) : pricing::nobody(dispute.scenario()))));
            each["years"] = order.play.years;
            each["end"] = outcome_json(dispute, order.play.agreement.value_or(analysis.at_the_deadline));
        } else {
            each["none"] = order.play.refused;
        }
        orders.push_back(each);
    }
    result["orders"] = orders;
    result["manifest"] = dispute_manifest(dispute);
    return result;
}

}  // namespace parley::report::json

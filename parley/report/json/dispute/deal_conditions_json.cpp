#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "parley/report/json/dispute/deal_conditions_json.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/foresight_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

// The manifest stays last.
void add_before_manifest(Json& document, std::initializer_list<std::pair<const char*, Json>> members) {
    const Json manifest = document["manifest"];
    document.erase("manifest");
    for (const auto& [key, value] : members) document[key] = value;
    document["manifest"] = manifest;
}

const std::string& id_of(const pricing::Worth& dispute, Side party) {
    return dispute.scenario().parties[party.value].id;
}

Json lottery_json(const pricing::Worth& dispute, const dispute::bargaining::Lottery& lottery) {
    if (lottery.chances.empty()) return nullptr;
    Json chances = Json::array();
    for (const dispute::bargaining::Chance& each : lottery.chances)
        chances.push_back({{"outcome", each.outcome.value}, {"probability", each.probability}});
    return {{"value", or_null(lottery.value)},
            {"points", by_party(dispute.scenario(), lottery.payoff)},
            {"chances", chances}};
}

// Not finer than it is known: wants and payoffs come from equilibria that are solved to a tolerance.
double to_six_digits(double value) {
    return value == 0 || !std::isfinite(value) ? value : std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr);
}

Json change_json(const pricing::Worth& dispute, const dispute::bargaining::WhatIf& what) {
    if (!what.possible()) return {{"possible", false}};
    Json changes = Json::array();
    for (const dispute::bargaining::WeightChange& each : what.changes)
        changes.push_back({{"party", id_of(dispute, each.side)},
                           {"term", dispute.terms[each.side.value][each.term].name},
                           {"from", each.from},
                           {"to", to_six_digits(each.to)},
                           {"points", to_six_digits(each.points)}});
    return {{"possible", true},
            {"points", to_six_digits(what.points)},
            {"outcome", outcome_json(dispute, what.outcome)},
            {"changes", changes}};
}

Json change_or_null(const pricing::Worth& dispute, const std::optional<dispute::bargaining::WhatIf>& what) {
    return what ? change_json(dispute, *what) : Json(nullptr);
}

const char* rule_name(dispute::bargaining::PassingRule rule) {
    switch (rule) {
        case dispute::bargaining::PassingRule::leader:
            return "leader";
        case dispute::bargaining::PassingRule::majority:
            return "weighted-majority";
        case dispute::bargaining::PassingRule::unanimity:
            return "unanimity";
        case dispute::bargaining::PassingRule::veto:
            return "veto";
    }
    return "";
}

Json names_of_voters(const dispute::bargaining::HomeFront& home, const std::vector<std::size_t>& voters) {
    Json result = Json::array();
    for (const std::size_t voter : voters) result.push_back(home.voters[voter].name);
    return result;
}

Json passages_json(const pricing::Worth& dispute, const analysis::Ratification& at_home, Outcome o) {
    Json result = Json::array();
    const std::vector<analysis::PassageInParty> passages = passages_of(at_home, o);
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const dispute::bargaining::HomeFront& home = at_home.parties[p].home;
        const analysis::PassageInParty& each = passages[p];
        Json bought = nullptr;
        if (!each.passage.passes && each.cheapest.possible) {
            Json paid = Json::array();
            for (std::size_t k = 0; k < each.cheapest.paid.size(); ++k)
                paid.push_back({{"voter", home.voters[each.cheapest.paid[k]].name}, {"points", each.cheapest.each[k]}});
            bought = {{"points", each.cheapest.points}, {"paid", paid}};
        }
        result.push_back({{"party", id_of(dispute, Side{p})},
                          {"passes", each.passage.passes},
                          {"objectors", names_of_voters(home, each.passage.objectors)},
                          {"blockers", names_of_voters(home, each.passage.blockers)},
                          {"pivotal", names_of_voters(home, each.passage.pivotal)},
                          {"bought_for", bought}});
    }
    return result;
}

Json at_home_json(const pricing::Worth& dispute, const analysis::DealConditions& deeper) {
    Json parties = Json::array();
    for (const analysis::PartyRatification& each : deeper.at_home.parties) {
        Json voters = Json::array();
        for (std::size_t v = 0; v < each.home.voters.size(); ++v)
            voters.push_back(
                {{"name", each.home.voters[v].name},
                 {"votes", each.home.voters[v].votes},
                 {"veto", each.home.voters[v].veto},
                 {"leads", each.home.rule == dispute::bargaining::PassingRule::leader && each.home.leader == v},
                 {"banzhaf", each.power.banzhaf[v]},
                 {"shapley_shubik", each.power.shapley_shubik[v]}});
        parties.push_back({{"party", id_of(dispute, each.party)},
                           {"rule", rule_name(each.home.rule)},
                           {"own_wants", each.own_wants},
                           {"passing", each.passing},
                           {"voters", voters}});
    }
    Json passing = Json::array();
    for (const Outcome o : deeper.at_home.passing) passing.push_back(o.value);
    return {{"parties", parties},
            {"passing_with_all", passing},
            {"deal", deeper.deal ? Json{{"outcome", outcome_json(dispute, *deeper.deal)},
                                        {"passages", passages_json(dispute, deeper.at_home, *deeper.deal)}}
                                 : Json(nullptr)}};
}

const char* fault_name(dispute::talks::ExchangeFault fault) {
    switch (fault) {
        case dispute::talks::ExchangeFault::none:
            return "none";
        case dispute::talks::ExchangeFault::first_unwilling:
            return "first unwilling";
        case dispute::talks::ExchangeFault::second_unwilling:
            return "second unwilling";
        case dispute::talks::ExchangeFault::walks_away:
            return "walks away";
    }
    return "";
}

}  // namespace

void add_deal_conditions(Json& deals, const pricing::Worth& dispute, const analysis::DealAnalysis&,
                         const analysis::DealConditions& deeper) {
    const dispute::bargaining::HullDeals& hull = deeper.hull;
    Json conditions = Json::array();
    for (const analysis::ConditionsMet& each : deeper.conditions) {
        Json change = change_json(dispute, each.opening);
        change["party"] = id_of(dispute, each.party);
        conditions.push_back(change);
    }
    add_before_manifest(deals, {{"hull",
                                 {{"open", hull.open},
                                  {"ideal_gain", by_party(dispute.scenario(), hull.ideal)},
                                  {"nash", lottery_json(dispute, hull.nash)},
                                  {"kalai_smorodinsky", lottery_json(dispute, hull.kalai_smorodinsky)},
                                  {"equal_gains", lottery_json(dispute, hull.equal_gains)},
                                  {"greatest_total", lottery_json(dispute, hull.greatest_total)},
                                  {"nearest", lottery_json(dispute, hull.nearest)}}},
                                {"at_home", at_home_json(dispute, deeper)},
                                {"what_if",
                                 {{"opening", change_or_null(dispute, deeper.opening)},
                                  {"conditions", conditions},
                                  {"greatest_total", change_or_null(dispute, deeper.greatest_total)}}}});
}

void add_standoff_conditions(Json& standoff, const pricing::Worth& dispute,
                             const analysis::StandoffConditions& deeper) {
    std::vector<std::string> ids;
    for (const scenario::Party& party : dispute.scenario().parties) ids.push_back(party.id);
    Json groups = nullptr;
    if (deeper.left_by_no_group) {
        const std::vector<bool>& firm = *deeper.left_by_no_group;
        groups = {{"universally_stable", std::count(firm.begin(), firm.end(), true)},
                  {"today", bool{firm[dispute.status_quo.value]}},
                  {"disagreement", bool{firm[dispute.disagreement.value]}}};
    }
    add_before_manifest(standoff,
                        {{"coalitions", groups},
                         {"foresight", deeper.today ? Json{{"today", foresight_json(ids, deeper.today)},
                                                           {"disagreement", foresight_json(ids, deeper.breakdown)}}
                                                    : Json(nullptr)},
                         {"rests_if", rests_json(ids, deeper.today_rests_if)},
                         {"what_if",
                          {{"today_nash", change_json(dispute, deeper.today_nash)},
                           {"disagreement_nash", change_json(dispute, deeper.breakdown_nash)}}}});
}

void add_preconditions(Json& talks, const pricing::Worth& dispute, const std::vector<analysis::Precondition>& list) {
    Json result = Json::array();
    for (const analysis::Precondition& each : list)
        result.push_back({{"first", id_of(dispute, each.first)},
                          {"second", id_of(dispute, each.second)},
                          {"conditions", each.conditions},
                          {"deal", outcome_json(dispute, each.deal)},
                          {"acceptable", each.acceptable},
                          {"holds", each.at_once.holds},
                          {"fault", fault_name(each.at_once.fault)},
                          {"short_by", each.at_once.short_by},
                          {"first_loses", each.at_once.first_loses},
                          {"words", in_words(each.at_once, each.exchange)},
                          {"open_ended",
                           {{"holds", bool(each.open_ended) && each.open_ended.holds},
                            {"ratio", or_null(each.open_ended.ratio)},
                            {"first_share", or_null(each.open_ended.first_share)}}},
                          {"stake", each.stake},
                          {"stages", each.stages ? Json(*each.stages) : Json(nullptr)}});
    add_before_manifest(talks, {{"preconditions", result}});
}

}  // namespace parley::report::json

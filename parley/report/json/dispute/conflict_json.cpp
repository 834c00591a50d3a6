#include "parley/report/json/dispute/conflict_json.hpp"
#include "parley/core/text.hpp"
#include "parley/core/version.hpp"
#include "parley/dispute/graph_model/verdicts.hpp"
#include "parley/report/json/dispute/foresight_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json conflict_levels_json(const scenario::Conflict& conflict, Outcome o) {
    Json levels = Json::array();
    for (std::size_t k = 0; k < conflict.space.agenda().issues.size(); ++k)
        levels.push_back(conflict.space.agenda().issues[k].levels[conflict.space.level(o, k)]);
    return levels;
}

// The concepts by which an outcome is stable for everybody.
Json rests_by_json(const dispute::graph_model::Stability& stability, std::size_t outcome) {
    Json rests = Json::array();
    for (const dispute::graph_model::Concept each : dispute::graph_model::all_concepts) {
        bool all = true;
        for (const auto& marks : stability.marks) all = all && stable_by(each, marks[outcome]);
        if (all) rests.push_back(name(each));
    }
    return rests;
}

Json stable_json(const dispute::graph_model::Stability& stability, std::size_t outcome) {
    Json stable = Json::array();
    for (const auto& marks : stability.marks) {
        Json by = Json::array();
        for (const dispute::graph_model::Concept each : dispute::graph_model::all_concepts)
            if (stable_by(each, marks[outcome])) by.push_back(name(each));
        stable.push_back(by);
    }
    return stable;
}

Json conflict_outcomes_json(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    Json outcomes = Json::array();
    const bool there = analysis.left_out.empty();
    for (std::size_t o = 0; o < conflict.space.size(); ++o) {
        const auto state = static_cast<dispute::graph_model::StateIndex>(o);
        Json ranks = Json::array(), points = Json::array();
        for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
            ranks.push_back(conflict.preferences.rank[p][o]);
            if (conflict.payoffs) points.push_back((*conflict.payoffs)(Side{p}, Outcome{o}));
        }
        const auto steps = [&](const dispute::graph_model::Attainable& ways) {
            return ways.reaches(state) ? Json(ways.moves_to(state)) : Json(nullptr);
        };
        outcomes.push_back(
            {{"number", o},
             {"levels", conflict_levels_json(conflict, Outcome{o})},
             {"ranks", ranks},
             {"points", conflict.payoffs ? points : Json(nullptr)},
             {"stable", there ? stable_json(analysis.stability, o) : Json(nullptr)},
             {"equilibrium", there ? rests_by_json(analysis.stability, o) : Json(nullptr)},
             {"left_by_no_group",
              analysis.left_by_no_group ? Json(bool{(*analysis.left_by_no_group)[o]}) : Json(nullptr)},
             {"improvements_from_today",
              analysis.from_today ? steps(analysis.from_today->by_improvements) : Json(nullptr)},
             {"moves_from_today", analysis.from_today ? steps(analysis.from_today->by_moves) : Json(nullptr)}});
        if (analysis.seen_rightly)
            outcomes.back()["equilibrium_if_seen_rightly"] = rests_by_json(*analysis.seen_rightly, o);
    }
    return outcomes;
}

Json perceived_json(const scenario::Conflict& conflict) {
    Json list = Json::array();
    for (const scenario::Conflict::Misperceived& each : conflict.misperceived)
        list.push_back({{"by", conflict.parties[each.by.value]},
                        {"of", conflict.parties[each.of.value]},
                        {"ranks", conflict.views[each.by.value].rank[each.of.value]}});
    return list;
}

Json conflict_groups_json(const scenario::Conflict& conflict) {
    Json list = Json::array();
    for (const std::vector<Side>& group : conflict.groups) {
        list.push_back(Json::array());
        for (const Side side : group) list.back().push_back(conflict.parties[side.value]);
    }
    return list;
}

Json conflict_verdicts_json(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    Json verdicts = Json::array();
    if (!conflict.today || !analysis.left_out.empty()) return verdicts;
    const dispute::graph_model::DisputeNames names = names_of(conflict);
    for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
        dispute::graph_model::Judge judge(analysis.moves, view_of(conflict, Side{p}));
        const dispute::graph_model::StabilityVerdict says =
            judge.verdict(dispute::graph_model::Concept::seq, Side{p},
                          static_cast<dispute::graph_model::StateIndex>(conflict.today->value));
        verdicts.push_back({{"party", conflict.parties[p]},
                            {"concept", name(says.by)},
                            {"stable", says.stable},
                            {"words", sentence(says, analysis.moves, view_of(conflict, Side{p}), names)}});
    }
    return verdicts;
}

Json numbers_of(const std::vector<Outcome>& outcomes) {
    Json result = Json::array();
    for (const Outcome o : outcomes) result.push_back(o.value);
    return result;
}

Json conflict_deals_json(const dispute::bargaining::Deals& deals) {
    const auto point = [](const dispute::bargaining::BargainingPoint& at) {
        return Json{{"value", at.outcomes.empty() ? Json(nullptr) : Json(at.value)},
                    {"outcomes", numbers_of(at.outcomes)}};
    };
    return {{"zone", numbers_of(deals.zone.outcomes)},
            {"pareto", numbers_of(deals.pareto)},
            {"points",
             {{"nash", point(deals.nash)},
              {"kalai_smorodinsky", point(deals.kalai_smorodinsky)},
              {"equal_gains", point(deals.equal_gains)},
              {"greatest_total", point(deals.greatest_total)}}}};
}

}  // namespace

Json conflict_json(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    Json issues = Json::array();
    for (const dispute::space::AgendaItem& item : conflict.space.agenda().issues) {
        Json owners = Json::array();
        for (const Side side : item.owners) owners.push_back(conflict.parties[side.value]);
        issues.push_back({{"name", item.name}, {"owners", owners}, {"levels", item.levels}});
    }
    const auto number = [](const std::optional<Outcome>& o) { return o ? Json(o->value) : Json(nullptr); };
    Json result{{"schema", "parley/conflict/1"},
                {"title", conflict.title},
                {"citation", conflict.citation},
                {"parties", conflict.parties},
                {"issues", issues},
                {"today", number(conflict.today)},
                {"disagreement", number(conflict.disagreement)},
                {"outcomes", conflict_outcomes_json(conflict, analysis)},
                {"verdicts_today", conflict_verdicts_json(conflict, analysis)},
                {"asked", number(analysis.asked)},
                {"foresight", foresight_json(conflict.parties, analysis.foresight)},
                {"rests_if", rests_json(conflict.parties, analysis.rests_if)},
                {"deals", analysis.deals ? conflict_deals_json(*analysis.deals) : Json(nullptr)},
                {"manifest",
                 {{"parley", version}, {"conflict", printable(conflict.file)}, {"conflict_sha256", conflict.sha256}}}};
    // Only where there is something to say.
    if (!analysis.left_out.empty()) result["left_out"] = analysis.left_out;
    if (!conflict.reservation.empty()) result["reservation"] = conflict.reservation;
    if (!conflict.groups.empty()) result["groups"] = conflict_groups_json(conflict);
    if (!conflict.misperceived.empty()) result["perceived"] = perceived_json(conflict);
    return result;
}

}  // namespace parley::report::json

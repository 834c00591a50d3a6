#include "parley/report/json/wars/war_json.hpp"

#include <cmath>

#include "parley/core/version.hpp"
#include "parley/report/json/priced_json.hpp"
#include "parley/report/words/war_words.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;
using strategy::Lever;

Json war_pct(double factor) {
    return or_null(100 * (factor - 1));
}

std::string code_in_war(const world::World& world, Economy n) {
    return world.economies[n.value].code;
}

Json codes_in_war(const world::World& world, const std::vector<Economy>& economies) {
    Json result = Json::array();
    for (const Economy n : economies) result.push_back(code_in_war(world, n));
    return result;
}

Json rates_together_json(const pricing::RatesTogether& rates) {
    return {{"mean_today_pct", 100 * rates.today}, {"mean_pct", 100 * rates.chosen},
            {"median_pct", 100 * rates.median},    {"lowest_pct", 100 * rates.low},
            {"highest_pct", 100 * rates.high},     {"trade_usd_m", rates.trade_usd_m}};
}

Json war_rates_json(const world::World& world, const std::vector<strategy::ChosenRate>& rates) {
    Json result = Json::array();
    for (const strategy::ChosenRate& each : rates)
        result.push_back(
            {{"lever", name_of(each.variable.lever)},
             {"partner", each.variable.partner ? Json(code_in_war(world, *each.variable.partner)) : Json(nullptr)},
             {"sector", each.variable.sector ? Json(world.sectors[each.variable.sector->value].code) : Json(nullptr)},
             {"today_pct", 100 * each.today},
             {"rate_pct", 100 * each.rate},
             {"at_bound", each.at_bound},
             {"slope", or_null(each.gradient)},
             {"trade_usd_m", each.variable.base_trade_usd_m}});
    return result;
}

Json war_side_json(const pricing::WarStudy& study, const pricing::SideStudy& side) {
    const world::World& world = study.base.world;
    Json result{{"name", side.name},
                {"economies", codes_in_war(world, side.members)},
                {"chooses", side.chooses},
                {"before", side.value_before},
                {"after", side.value},
                {"gain_pct", 100 * side.gain()},
                {"largest_slope", or_null(side.projected_gradient)},
                {"deviation_gain", or_null(side.deviation_gain)}};
    Json summary = Json::object();
    for (const Lever lever : {Lever::duty, Lever::export_tax, Lever::production_subsidy})
        if (const auto all = rates_together(side, lever); all.count > 0) {
            Json of = rates_together_json(all);
            of["by_partner"] = Json::object();
            for (const Economy n : world.each_economy())
                if (const auto each = rates_together(side, lever, n); each.count > 0)
                    of["by_partner"][code_in_war(world, n)] = rates_together_json(each);
            of["by_sector"] = Json::object();
            for (const Sector s : world.each_sector())
                if (const auto each = rates_together(side, lever, {}, s); each.count > 0)
                    of["by_sector"][world.sectors[s.value].code] = rates_together_json(each);
            summary[name_of(lever)] = std::move(of);
        }
    result["summary"] = std::move(summary);
    result["rates"] = war_rates_json(world, side.rates);
    return result;
}

Json war_economies_json(const pricing::WarStudy& study) {
    const world::World& world = study.base.world;
    const pricing::OutcomeResult& from = study.start ? *study.start : study.before;
    Json result = Json::array();
    for (const Economy n : world.each_economy()) {
        const double before = from.welfare.welfare_factor(n), after = study.after.welfare.welfare_factor(n);
        const pricing::Earned then = earned(world, study.after, n), base = earned(world, from, n);
        result.push_back(
            {{"code", code_in_war(world, n)},
             {"name", world.economies[n.value].name},
             {"before_pct", war_pct(before)},
             {"after_pct", war_pct(after)},
             {"change_pct", war_pct(after / before)},
             {"wages_pct", war_pct(then.wage_factor / base.wage_factor)},
             {"profits_pct", then.profit_factor && base.profit_factor
                                 ? war_pct(*then.profit_factor / *base.profit_factor)
                                 : Json(nullptr)},
             {"real_wage_pct", war_pct(study.after.welfare.real_wage_factor(n) / from.welfare.real_wage_factor(n))},
             {"duty_revenue_usd_m", study.after.duty_revenue_new_usd_m(n)}});
    }
    return result;
}

Json war_clubs_json(const pricing::WarStudy& study) {
    Json result = Json::array();
    for (const strategy::Club& club : study.clubs.clubs) {
        Json members = Json::array();
        for (const std::size_t k : club.members) members.push_back(study.choosers[k].name);
        Json each{{"members", std::move(members)},
                  {"verdict", name_of(club.war.verdict)},
                  {"nobody_leaves", club.nobody_leaves},
                  {"nobody_joins", club.nobody_joins},
                  {"stable", club.stable()}};
        if (club.war.verdict == strategy::Verdict::found) {
            each["deviation_gain"] = or_null(club.war.deviation_gain);
            each["sides"] = Json::array();
            for (const strategy::Chooser& side : study.choosers)
                each["sides"].push_back(
                    {{"name", side.name},
                     {"change_pct", war_pct(words::income_factor(study, side, club.war.welfare_factor))}});
        }
        result.push_back(std::move(each));
    }
    return result;
}

Json war_search_json(const pricing::WarStudy& study) {
    const strategy::BestAnswer& answer = study.answer;
    Json search{{"equilibria", answer.equilibria + study.war.equilibria + study.talks.equilibria},
                {"gradients", answer.gradients + study.war.gradients + study.talks.gradients}};
    switch (study.question.play) {
        case pricing::Play::best_answer:
        case pricing::Play::in_kind:
            search["starts"] = study.question.answer.starts;
            search["starts_arrived"] = answer.starts_arrived;
            search["optima_found"] = answer.optima_found;
            search["optimum_gains_pct"] = Json::array();
            for (const double gain : answer.optimum_gains) search["optimum_gains_pct"].push_back(100 * gain);
            search["curvature"] = or_null(answer.curvature);
            search["flat"] = {{"kept", study.question.answer.kept}, {"from", answer.flat_from}, {"to", answer.flat_to}};
            break;
        case pricing::Play::war:
            search["starts"] = study.question.war.starts;
            search["starts_arrived"] = study.war.starts_arrived;
            search["nash_points_found"] = study.war.nash_points_found;
            search["deviation_gain"] = study.question.war.verify ? or_null(study.war.deviation_gain) : Json(nullptr);
            search["rounds"] = study.war.rounds;
            break;
        case pricing::Play::talks: {
            search["efficiency_gap_pct"] = 100 * study.talks.efficiency_gap;
            search["largest_slope"] = or_null(study.talks.projected_gradient);
            search["from"] = name_of(study.question.talks.from);
            search["rule"] = name_of(study.question.talks.rule);
            Json signing = Json::array();
            for (const strategy::TalksSide& side : study.talks.sides)
                signing.push_back(
                    {{"name", side.name}, {"signs", side.signs}, {"side_payment_usd_m", side.side_payment_usd_m}});
            search["signing"] = std::move(signing);
            break;
        }
        case pricing::Play::clubs:
            break;
    }
    return search;
}

Json war_manifest_json(const pricing::WarStudy& study) {
    const pricing::Base& base = study.base;
    const auto or_none = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    return Json{{"program", "parley"},
                {"version", version},
                {"world", base_world_json(base)},
                {"duties", {{"source", or_none(study.duties_source)}, {"sha256", or_none(study.duties_sha256)}}},
                {"weights", {{"source", or_none(study.weights_source)}, {"sha256", or_none(study.weights_sha256)}}},
                {"options", base_options_json(base, study.options)},
                {"base", {{"resolved", base.resolved}, {"max_residual", base.max_residual}, {"passes", base.passes}}}};
}

}  // namespace

nlohmann::ordered_json war_json(const pricing::WarStudy& study) {
    const pricing::WarQuestion& question = study.question;
    Json instruments = Json::array({"duty"});
    if (question.export_taxes) instruments.push_back("export tax");
    if (question.production_subsidies) instruments.push_back("production subsidy");
    Json result{{"schema", war_schema},
                {"play", name_of(question.play)},
                {"verdict", name_of(study.verdict)},
                {"why", study.why},
                {"closure", name_of(study.options.deficits)},
                {"numeraire", "world value added"},
                {"choice",
                 {{"rates", name_of(question.rates)},
                  {"instruments", std::move(instruments)},
                  {"least_pct", 100 * question.least},
                  {"most_pct", 100 * question.most},
                  {"on", question.on},
                  {"sectors", question.sectors},
                  {"order", question.war.order == strategy::Order::first_moves ? "first moves" : "at once"},
                  {"after", study.weights_source.empty() ? "real income" : "weighed sector income"}}}};
    if (study.found()) {
        if (question.play == pricing::Play::clubs) {
            result["clubs"] = war_clubs_json(study);
        } else {
            result["max_residual"] = or_null(study.after.equilibrium.max_residual);
            result["sides"] = Json::array();
            for (const pricing::SideStudy& side : study.sides) result["sides"].push_back(war_side_json(study, side));
            result["economies"] = war_economies_json(study);
        }
        result["search"] = war_search_json(study);
    }
    result["manifest"] = war_manifest_json(study);
    return result;
}

}  // namespace parley::report::json

#include "parley/report/solve_json.hpp"

#include <cmath>

#include "parley/core/version.hpp"

namespace parley {
namespace {

using Json = nlohmann::ordered_json;

Json percent(double factor) {
    return 100.0 * (factor - 1.0);
}

Json economy_json(const DutyStudy& study, Economy n) {
    const World& world = study.base.world;
    const Priced& priced = study.priced;
    const bool exact = priced.exact.status == Status::converged;
    const auto part = [&](const Table<Economy>& table) { return exact ? Json(100.0 * table(n)) : Json(nullptr); };
    const double revenue = priced.duty_revenue_new_usd_m(n);
    return Json{{"code", world.economies[n.value].code},
                {"name", world.economies[n.value].name},
                {"welfare_pct", percent(priced.welfare.welfare_factor(n))},
                {"welfare_usd_m", priced.welfare.welfare_usd_m(n)},
                {"real_wage_pct", percent(priced.welfare.real_wage_factor(n))},
                {"consumer_price_pct", percent(priced.welfare.consumer_price_factor(n))},
                {"tot_pct", 100.0 * priced.one_step.terms_of_trade(n)},
                {"vot_pct", 100.0 * priced.one_step.volume_of_trade(n)},
                {"tot_exact_pct", part(priced.exact.terms_of_trade)},
                {"vot_exact_pct", part(priced.exact.volume_of_trade)},
                {"fiscal_exact_pct", part(priced.exact.fiscal)},
                {"transfers_exact_pct", part(priced.exact.transfers)},
                {"duty_revenue_usd_m", revenue},
                {"duty_revenue_base_usd_m", priced.duty_revenue_base_usd_m(n)},
                {"duty_revenue_change_usd_m", revenue - priced.duty_revenue_base_usd_m(n)},
                {"income_base_usd_m", world.income(n)}};
}

Json balances_json(const DutyStudy& study) {
    Json result = Json::array();
    for (const auto& [economy, partner] : study.pairs) {
        const World& world = study.base.world;
        const BalanceChange balance = balance_change(world, study.priced, economy, partner);
        result.push_back({{"economy", world.economies[economy.value].code},
                          {"partner", world.economies[partner.value].code},
                          {"goods_base_usd_m", balance.goods_base},
                          {"goods_usd_m", balance.goods_new},
                          {"goods_and_services_base_usd_m", balance.all_base},
                          {"goods_and_services_usd_m", balance.all_new}});
    }
    return result;
}

Json sectors_json(const DutyStudy& study) {
    const World& world = study.base.world;
    Json result = Json::array();
    for (const Economy n : study.parties)
        for (const Sector s : world.each_sector()) {
            const bool absent = is_absent(world, n, s);
            result.push_back(
                {{"economy", world.economies[n.value].code},
                 {"sector", world.sectors[s.value].code},
                 {"name", world.sectors[s.value].name},
                 {"output_base_usd_m", absent ? Json(nullptr) : Json(world.output(n, s))},
                 {"output_pct", absent ? Json(nullptr) : percent(study.priced.output_factor(n, s))},
                 {"output_usd_m", absent ? Json(nullptr) : Json(output_change_usd_m(world, study.priced, n, s))}});
        }
    return result;
}

Json measures_json(const DutyStudy& study) {
    Json result = Json::array();
    for (std::size_t k = 0; k < study.rows.size(); ++k) {
        const DutyRow& row = study.rows[k];
        Json measure{{"line", row.line > 0 ? Json(row.line) : Json(nullptr)},
                     {"importer", row.importer},
                     {"exporter", row.exporter},
                     {"sector", row.sector}};
        measure[row.change.kind == DutyChange::Kind::add ? "add_points" : "rate_pct"] = 100.0 * row.change.rate;
        measure["covers_usd_m"] = row.change.covers_usd_m ? Json(*row.change.covers_usd_m) : Json(nullptr);
        measure["trade_in_scope_usd_m"] = study.trade_in_scope_usd_m[k];
        result.push_back(std::move(measure));
    }
    return result;
}

Json manifest_json(const DutyStudy& study) {
    const Base& base = study.base;
    const SolveOptions& solve = study.options.solve;
    return Json{{"program", "parley"},
                {"version", version},
                {"world",
                 {{"name", base.world.name},
                  {"year", base.world.year},
                  {"source", base.source},
                  {"sha256", base.sha256},
                  {"economies", base.world.economy_count()},
                  {"sectors", base.world.sector_count()}}},
                {"duties",
                 {{"source", study.duties_source},
                  {"sha256", study.duties_sha256.empty() ? Json(nullptr) : Json(study.duties_sha256)},
                  {"changes", study.rows.size()}}},
                {"options",
                 {{"closure", name_of(study.options.deficits)},
                  {"elasticities", base.world.elasticity_source},
                  {"inputs", study.options.inputs},
                  {"tolerance", solve.tolerance},
                  {"max_iterations", solve.max_iterations}}},
                {"base", {{"resolved", base.resolved}, {"max_residual", base.max_residual}, {"passes", base.passes}}}};
}

}  // namespace

nlohmann::ordered_json solve_json(const DutyStudy& study) {
    Json result{{"schema", solve_schema},
                {"status", name_of(study.status())},
                {"max_residual", std::isfinite(study.max_residual()) ? Json(study.max_residual()) : Json(nullptr)},
                {"worst_equation", study.worst_equation()},
                {"passes", study.priced.equilibrium.passes},
                {"closure", name_of(study.options.deficits)},
                {"numeraire", "world value added"}};
    if (study.status() == Status::converged) {
        const World& world = study.base.world;
        result["economies"] = Json::array();
        for (const Economy n : world.each_economy()) result["economies"].push_back(economy_json(study, n));
        Json parties = Json::array();
        for (const Economy n : study.parties) parties.push_back(world.economies[n.value].code);
        result["parties"] = std::move(parties);
        result["balances"] = balances_json(study);
        result["sectors"] = sectors_json(study);
        result["decomposition"] = {{"status", name_of(study.priced.exact.status)},
                                   {"nodes", study.priced.exact.nodes},
                                   {"gap_pct", 100.0 * study.priced.exact.gap}};
    }
    result["measures"] = measures_json(study);
    result["manifest"] = manifest_json(study);
    return result;
}

}  // namespace parley

#include "parley/report/json/priced_json.hpp"

#include <cmath>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/report/json/fields.hpp"
#include "parley/report/json/range_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json change_pct(double factor) {
    return 100.0 * (factor - 1.0);
}

double pct(double factor) {
    return 100.0 * (factor - 1.0);
}

Json economy_ranges(const words::Shown& shown, Economy n) {
    const pricing::Spread& spread = shown.spread;
    const model::Welfare& welfare = shown.priced.welfare;
    const auto of = [&](double own, const auto& read) { return range_json(spread.of(own, read), spread.over); };
    const auto of_factor = [&](Table<Economy> model::Welfare::*factor) {
        return of(pct((welfare.*factor)(n)),
                  [&](const pricing::Figures& there) { return pct((there.welfare.*factor)(n)); });
    };
    const double revenue = shown.priced.duty_revenue_new_usd_m(n) - shown.priced.duty_revenue_base_usd_m(n);
    return {{"welfare_pct", of_factor(&model::Welfare::welfare_factor)},
            {"welfare_usd_m",
             of(welfare.welfare_usd_m(n), [&](const auto& there) { return there.welfare.welfare_usd_m(n); })},
            {"net_income_pct", of_factor(&model::Welfare::net_income_factor)},
            {"net_income_usd_m",
             of(welfare.net_income_usd_m(n), [&](const auto& there) { return there.welfare.net_income_usd_m(n); })},
            {"real_wage_pct", of_factor(&model::Welfare::real_wage_factor)},
            {"consumer_price_pct", of_factor(&model::Welfare::consumer_price_factor)},
            {"duty_revenue_change_usd_m",
             of(revenue, [&](const auto& there) { return there.duty_revenue_change_usd_m(n); })}};
}

Json economy_json(const words::Shown& shown, Economy n) {
    const world::World& world = shown.world;
    const pricing::OutcomeResult& priced = shown.priced;
    const bool exact = priced.exact.status == model::Status::converged;
    const double revenue = priced.duty_revenue_new_usd_m(n);
    const double known = value_added_in_income(world)(n);
    const double at_held_wages = priced.prices.at_held_wages(n);
    Fields result(28);
    result.add("code", world.economies[n.value].code)
        .add("name", world.economies[n.value].name)
        .add("welfare_pct", change_pct(priced.welfare.welfare_factor(n)))
        .add("welfare_usd_m", priced.welfare.welfare_usd_m(n))
        .add("net_income_pct", change_pct(priced.welfare.net_income_factor(n)))
        .add("net_income_usd_m", priced.welfare.net_income_usd_m(n))
        .add("real_wage_pct", change_pct(priced.welfare.real_wage_factor(n)))
        .add("consumer_price_pct", change_pct(priced.welfare.consumer_price_factor(n)))
        .add("held_wages_price_pct", change_pct(at_held_wages))
        .add("held_wages_price_of_duties_pct", change_pct(priced.prices.of_duties(n)))
        .add("held_wages_cost_usd_m", (at_held_wages - 1.0) * world.income(n) * known)
        .add("tot_pct", 100.0 * priced.one_step.terms_of_trade(n))
        .add("vot_pct", 100.0 * priced.one_step.volume_of_trade(n));
    for (const model::ExactPart& part : model::exact_parts)
        result.add((part.short_name + std::string("_exact_pct")).c_str(),
                   exact ? Json(100.0 * (priced.exact.*part.of)(n)) : Json(nullptr));
    result.add("duty_revenue_usd_m", revenue)
        .add("duty_revenue_base_usd_m", priced.duty_revenue_base_usd_m(n))
        .add("duty_revenue_change_usd_m", revenue - priced.duty_revenue_base_usd_m(n))
        .add("income_base_usd_m", world.income(n) * known)
        .add("net_income_base_usd_m", (world.income(n) - world.deficit(n)) * known);
    if (!shown.spread.at.empty()) result.add("ranges", economy_ranges(shown, n));
    return result.done();
}

Json balances_json(const words::Shown& shown) {
    Json result = Json::array();
    const pricing::Spread& spread = shown.spread;
    for (std::size_t k = 0; k < shown.pairs.size(); ++k) {
        const auto& [economy, partner] = shown.pairs[k];
        const world::World& world = shown.world;
        const pricing::BalanceChange balance = balance_change(world, shown.priced, economy, partner);
        result.push_back({{"economy", world.economies[economy.value].code},
                          {"partner", world.economies[partner.value].code},
                          {"goods_base_usd_m", balance.goods_base},
                          {"goods_usd_m", balance.goods_new},
                          {"goods_and_services_base_usd_m", balance.all_base},
                          {"goods_and_services_usd_m", balance.all_new}});
        if (spread.at.empty()) continue;
        const auto of = [&](double pricing::BalanceChange::*figure) {
            return range_json(spread.of(balance.*figure, [&](const auto& there) { return there.balances[k].*figure; }),
                              spread.over);
        };
        result.back()["ranges"] = {{"goods_usd_m", of(&pricing::BalanceChange::goods_new)},
                                   {"goods_and_services_usd_m", of(&pricing::BalanceChange::all_new)}};
    }
    return result;
}

Json sectors_json(const words::Shown& shown) {
    const world::World& world = shown.world;
    Json result = Json::array();
    for (const Economy n : shown.parties)
        for (const Sector s : world.each_sector()) {
            const bool absent = pricing::is_absent(world, n, s);
            result.push_back(
                Fields(7)
                    .add("economy", world.economies[n.value].code)
                    .add("sector", world.sectors[s.value].code)
                    .add("name", world.sectors[s.value].name)
                    .add("output_base_usd_m", absent ? Json(nullptr) : Json(world.output(n, s)))
                    .add("output_pct", absent ? Json(nullptr) : change_pct(shown.priced.output_factor(n, s)))
                    .add("output_usd_m", absent ? Json(nullptr) : Json(output_change_usd_m(world, shown.priced, n, s)))
                    .done());
            if (absent || shown.spread.at.empty()) continue;
            result.back()["ranges"] = {
                {"output_pct",
                 range_json(shown.spread.of(pct(shown.priced.output_factor(n, s)),
                                            [&](const auto& there) { return pct(there.output_factor(n, s)); }),
                            shown.spread.over)},
                {"output_usd_m",
                 range_json(shown.spread.of(output_change_usd_m(world, shown.priced, n, s),
                                            [&](const auto& there) { return there.output_change_usd_m(n, s); }),
                            shown.spread.over)}};
        }
    return result;
}

Json market_json(const world::World& world, const pricing::Market& market) {
    const auto change = [](const std::optional<double>& factor) {
        return factor ? change_pct(*factor) : Json(nullptr);
    };
    Json sectors = Json::array();
    for (const pricing::SectorReturn& each : market.sectors)
        sectors.push_back({{"sector", world.sectors[each.sector.value].code}, {"return_pct", change_pct(each.factor)}});
    return {{"economy", world.economies[market.economy.value].code},
            {"all_pct", change_pct(market.all_factor)},
            {"goods_pct", change(market.goods_factor)},
            {"services_pct", change(market.services_factor)},
            {"sectors", std::move(sectors)}};
}

}  // namespace

Json or_null(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

nlohmann::ordered_json base_world_json(const pricing::Base& base) {
    return {{"name", base.world.name},
            {"year", base.world.year},
            {"source", base.source},
            {"sha256", base.sha256},
            {"economies", base.world.economy_count()},
            {"sectors", base.world.sector_count()}};
}

nlohmann::ordered_json base_options_json(const pricing::Base& base, const pricing::BaseOptions& options) {
    const model::FactorMarket& factors = options.factors;
    return {{"closure", name_of(options.deficits)},
            {"saving_elasticity", options.saving.saving_elasticity},
            {"investment_elasticity", options.saving.investment_elasticity},
            {"factors", name_of(factors)},
            {"kappa", factors.is_mobile() ? Json(nullptr) : Json(factors.kappa)},
            {"scale", options.scale ? Json(pricing::scale_source(base.world)) : Json(nullptr)},
            {"elasticities", base.world.elasticity_source},
            {"services_elasticity", options.services_elasticity ? Json(*options.services_elasticity) : Json(nullptr)},
            {"inputs", options.inputs},
            {"tolerance", options.solve.tolerance},
            {"max_iterations", options.solve.max_iterations}};
}

void add_priced(nlohmann::ordered_json& object, const words::Shown& shown) {
    const world::World& world = shown.world;
    object["interest_factor"] = shown.priced.equilibrium.point.interest_hat;
    Json& economies = object["economies"] = Json::array();
    for (const Economy n : world.each_economy()) economies.push_back(economy_json(shown, n));
    Json parties = Json::array();
    for (const Economy n : shown.parties) parties.push_back(world.economies[n.value].code);
    object["parties"] = std::move(parties);
    object["balances"] = balances_json(shown);
    object["sectors"] = sectors_json(shown);
    if (has_markets(shown.priced)) {
        object["markets"] = Json::array();
        for (const Economy n : shown.parties)
            object["markets"].push_back(market_json(world, market(world, shown.priced, n)));
    }
    object["decomposition"] = {{"status", name_of(shown.priced.exact.status)},
                               {"nodes", shown.priced.exact.nodes},
                               {"gap_pct", 100.0 * shown.priced.exact.gap}};
    if (!shown.spread.unsettled.empty()) object["ranges_without"] = unsettled_json(shown.spread);
}

}  // namespace parley::report::json

#include "parley/report/json/world_json.hpp"

#include "parley/core/version.hpp"
#include "parley/world/info.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

namespace {

struct Sum {
    double flow = 0.0, duty = 0.0;
    void add(const world::World& world, Economy buyer, Economy seller, Sector s) {
        flow += world.flow(buyer, seller, s);
        duty += world.duty_rate(buyer, seller, s) * world.flow(buyer, seller, s);
    }
    // Where nothing is bought there is no average.
    [[nodiscard]] Json duty_pct() const { return flow > 0 ? Json(100 * duty / flow) : Json(nullptr); }
};

Json partner_json(const world::World& world, Economy economy, Economy partner) {
    Sum sold, bought, goods_sold, goods_bought;
    for (const Sector s : world.each_sector()) {
        sold.add(world, partner, economy, s);
        bought.add(world, economy, partner, s);
        if (!world.sectors[s.value].goods) continue;
        goods_sold.add(world, partner, economy, s);
        goods_bought.add(world, economy, partner, s);
    }
    return {{"id", world.economies[partner.value].code},
            {"name", world.economies[partner.value].name},
            {"exports_usd_m", sold.flow},
            {"imports_usd_m", bought.flow},
            {"goods_exports_usd_m", goods_sold.flow},
            {"goods_imports_usd_m", goods_bought.flow},
            {"goods_duty_levied_pct", goods_bought.duty_pct()},
            {"goods_duty_faced_pct", goods_sold.duty_pct()}};
}

Json sector_json(const world::World& world, Economy economy, Economy partner, Sector s) {
    Sum sold, bought;
    sold.add(world, partner, economy, s);
    bought.add(world, economy, partner, s);
    return {{"id", world.sectors[s.value].code},     {"name", world.sectors[s.value].name},
            {"goods", world.sectors[s.value].goods}, {"exports_usd_m", sold.flow},
            {"imports_usd_m", bought.flow},          {"duty_levied_pct", bought.duty_pct()},
            {"duty_faced_pct", sold.duty_pct()}};
}

}  // namespace

nlohmann::ordered_json world_json(const pricing::LoadedWorld& loaded) {
    const world::World& world = loaded.world;
    const world::WorldInfo info = describe(world);
    const auto code = [&](Economy n) { return world.economies[n.value].code; };
    Json economies = Json::array(), sectors = Json::array(), pairs = Json::array(), elasticities = Json::array(),
         from = Json::array(), identities = Json::array();
    const world::NationalAccounts& accounts = world.accounts;
    const auto account = [&](const Table<Economy>& rate, Economy n) {
        return rate.empty() ? Json(nullptr) : Json(100 * rate(n));
    };
    for (const world::EconomyFigures& each : info.by_economy)
        economies.push_back(
            {{"code", code(each.economy)},
             {"name", world.economies[each.economy.value].name},
             {"members", world.economies[each.economy.value].members},
             {"value_added_usd_m", each.value_added_usd_m},
             {"income_usd_m", each.income_usd_m},
             {"investment_pct", account(accounts.investment_rate, each.economy)},
             {"saving_pct", account(accounts.saving_rate, each.economy)},
             {"investment_from",
              accounts.investment_from.empty() ? Json(nullptr) : Json(accounts.investment_from[each.economy.value])},
             {"exports_usd_m", each.exports_usd_m},
             {"imports_usd_m", each.imports_usd_m},
             {"goods_balance_usd_m", each.goods_balance_usd_m},
             {"services_balance_usd_m", each.services_balance_usd_m},
             {"duty_revenue_usd_m", each.duty_revenue_usd_m},
             {"goods_duty_levied_pct", 100 * each.average_duty},
             {"goods_duty_faced_pct", 100 * each.average_duty_faced}});
    for (const world::SectorFigures& each : info.by_sector) {
        const world::SectorInfo& sector = world.sectors[each.sector.value];
        sectors.push_back({{"code", sector.code},
                           {"name", sector.name},
                           {"goods", sector.goods},
                           {"traded", sector.traded},
                           {"output_usd_m", each.output_usd_m},
                           {"trade_usd_m", each.trade_usd_m},
                           {"average_duty_pct", 100 * each.average_duty},
                           {"highest_duty_pct", 100 * each.highest_duty},
                           {"theta", each.theta}});
    }
    for (const world::PairFigures& each : info.pairs)
        pairs.push_back({{"importer", code(each.importer)},
                         {"exporter", code(each.exporter)},
                         {"goods_usd_m", each.goods_usd_m},
                         {"services_usd_m", each.services_usd_m},
                         {"average_duty_pct", 100 * each.average_duty}});
    for (const world::Identity& each : info.identities)
        identities.push_back({{"what", each.what}, {"gap", each.gap}, {"where", each.where}});
    for (const world::ElasticitySource& source : world.elasticity_sources) elasticities.push_back(source.name);
    for (const world::DataSource& source : world.sources)
        from.push_back({{"title", source.title}, {"terms", source.terms}});
    Json result{{"schema", "parley/world/1"},
                {"name", world.name},
                {"year", world.year},
                {"source", loaded.source},
                {"sha256", info.data_sha256},
                {"inputs", info.has_inputs},
                {"elasticities", elasticities},
                {"default_elasticities", world.elasticity_source},
                {"flows", info.flows},
                {"zero_flows", info.zero_flows},
                {"absent_sectors", info.absent_sectors},
                {"is_base", base_gap(world).size <= world::base_tolerance},
                {"identities", identities},
                {"economies", economies},
                {"sectors", sectors},
                {"pairs", pairs},
                {"sources", from},
                {"build_steps", world.build_steps}};
    if (!world.rebased.empty()) result["rebased"] = world.rebased;
    return result;
}

Json world_trade_json(const world::World& world, Economy economy, std::optional<Economy> partner) {
    Json partners = Json::array(), sectors = Json::array();
    for (const Economy other : world.each_economy())
        if (other != economy && (!partner || other == *partner))
            partners.push_back(partner_json(world, economy, other));
    if (partner)
        for (const Sector s : world.each_sector()) sectors.push_back(sector_json(world, economy, *partner, s));
    return {{"schema", "parley/world-trade/1"},
            {"economy", world.economies[economy.value].code},
            {"partner", partner ? Json(world.economies[partner->value].code) : Json(nullptr)},
            {"partners", partners},
            {"sectors", sectors},
            {"manifest",
             {{"parley", version},
              {"world", world.name},
              {"year", world.year},
              {"world_sha256", describe(world).data_sha256}}}};
}

}  // namespace parley::report::json

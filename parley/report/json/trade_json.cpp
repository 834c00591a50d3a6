#include "parley/report/json/trade_json.hpp"

#include "parley/pricing/counterfactual/trade.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

void add_totals(Json& object, const pricing::TradeTotals& totals) {
    object["imports_base_usd_m"] = totals.imports_base;
    object["imports_usd_m"] = totals.imports_new;
    object["exports_base_usd_m"] = totals.exports_base;
    object["exports_usd_m"] = totals.exports_new;
}

}  // namespace

Json trade_json(const words::Shown& shown) {
    const world::World& world = shown.world;
    const auto code = [&](Economy n) { return world.economies[n.value].code; };
    Json partners = Json::array(), sectors = Json::array(), flows = Json::array();
    for (const Economy n : shown.parties) {
        for (const Economy partner : world.each_economy()) {
            if (partner == n) continue;
            partners.push_back({{"economy", code(n)}, {"partner", code(partner)}});
            add_totals(partners.back(), trade_with(world, shown.priced, n, partner));
        }
        for (const Sector s : world.each_sector()) {
            sectors.push_back({{"economy", code(n)}, {"sector", world.sectors[s.value].code}});
            add_totals(sectors.back(), trade_in(world, shown.priced, n, s));
            sectors.back()["price_pct"] = 100 * (price_factor(shown.priced, n, s) - 1);
        }
    }
    for (const auto& [a, b] : shown.pairs)
        for (const auto& [buyer, seller] : {std::pair{a, b}, std::pair{b, a}})
            for (const Sector s : world.each_sector()) {
                const pricing::TradeFlow flow = trade_flow(world, shown.priced, buyer, seller, s);
                if (flow.base_usd_m == 0.0) continue;
                flows.push_back({{"buyer", code(buyer)},
                                 {"seller", code(seller)},
                                 {"sector", world.sectors[s.value].code},
                                 {"base_usd_m", flow.base_usd_m},
                                 {"usd_m", flow.new_usd_m}});
            }
    return {{"by_partner", std::move(partners)}, {"by_sector", std::move(sectors)}, {"flows", std::move(flows)}};
}

}  // namespace parley::report::json

#include "parley/report/json/brief/trade_in_brief.hpp"

#include <algorithm>
#include <cmath>

#include "parley/pricing/counterfactual/trade.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t sector_flows = 64;             // of two parties all there are of some thirty sectors
constexpr std::size_t sector_flows_of_several = 16;  // of more, so that a file of seven stays one to be mailed
constexpr std::size_t sectors_moved = 4;             // of a party, by news of one ending
constexpr double least_share = 0.005;                // of paths

double in_thousands(double usd_m) {
    return std::round(usd_m * 1000) / 1000;
}

struct Sold {
    std::size_t seller{}, buyer{};
    Sector sector{};
    double base = 0, now = 0;
};

// What a party's economies sell another's in a sector.
Sold sold(const pricing::NamedOutcomes& study, const pricing::OutcomeResult& priced, std::size_t seller,
          std::size_t buyer, Sector sector) {
    Sold result{seller, buyer, sector, 0, 0};
    for (const Economy from : study.setting().economies[seller])
        for (const Economy to : study.setting().economies[buyer]) {
            const pricing::TradeFlow flow = trade_flow(study.base().world, priced, to, from, sector);
            result.base += flow.base_usd_m;
            result.now += flow.new_usd_m;
        }
    return result;
}

Json flow_json(const pricing::NamedOutcomes& study, const Sold& flow, const Json& sector) {
    Json result{{"seller", study.scenario().parties[flow.seller].id},
                {"buyer", study.scenario().parties[flow.buyer].id}};
    if (!sector.is_null()) result["sector"] = sector;
    result["base_usd_m"] = in_thousands(flow.base);
    result["usd_m"] = in_thousands(flow.now);
    return result;
}

Json flows_json(const pricing::NamedOutcomes& study, const pricing::OutcomeResult& priced) {
    const world::World& world = study.base().world;
    const std::size_t parties = study.scenario().parties.size();
    Json result = Json::array();
    std::vector<Sold> by_sector;
    for (std::size_t seller = 0; seller < parties; ++seller)
        for (std::size_t buyer = 0; buyer < parties; ++buyer) {
            if (seller == buyer) continue;
            Sold all{seller, buyer, {}, 0, 0};
            for (const Sector sector : world.each_sector()) {
                by_sector.push_back(sold(study, priced, seller, buyer, sector));
                all.base += by_sector.back().base;
                all.now += by_sector.back().now;
            }
            result.push_back(flow_json(study, all, nullptr));
        }
    const auto change = [](const Sold& of) { return std::abs(of.now - of.base); };
    std::erase_if(by_sector, [&](const Sold& of) { return change(of) < 0.0005; });
    std::stable_sort(by_sector.begin(), by_sector.end(),
                     [&](const Sold& a, const Sold& b) { return change(a) > change(b); });
    by_sector.resize(std::min(by_sector.size(), parties > 2 ? sector_flows_of_several : sector_flows));
    for (const Sold& flow : by_sector) result.push_back(flow_json(study, flow, world.sectors[flow.sector.value].name));
    return result;
}

void keep_what_moves_most(Json& by_party) {
    for (auto& [party, returns] : by_party.items()) {
        Json& sectors = returns["sectors"];
        std::stable_sort(sectors.begin(), sectors.end(), [](const Json& a, const Json& b) {
            return std::abs(a["percent"].get<double>()) > std::abs(b["percent"].get<double>());
        });
        if (sectors.size() > sectors_moved)
            sectors.erase(sectors.begin() + static_cast<std::ptrdiff_t>(sectors_moved), sectors.end());
    }
}

}  // namespace

Json trade_in_brief(const pricing::NamedOutcomes& study) {
    Json result = Json::array();
    for (std::size_t k = 0; k < study.equilibria.size(); ++k) {
        const pricing::OutcomeResult& priced = study.equilibria[k].priced;
        if (priced.solved()) result.push_back({{"equilibrium", k}, {"flows", flows_json(study, priced)}});
    }
    return result;
}

Json markets_in_brief(Json markets) {
    keep_what_moves_most(markets["expected"]);
    Json endings = Json::array();
    for (Json& each : markets["endings"])
        if (each["share"].get<double>() >= least_share) {
            keep_what_moves_most(each["moves"]);
            endings.push_back(std::move(each));
        }
    markets["endings"] = std::move(endings);
    return markets;
}

}  // namespace parley::report::json

#include "parley/report/json/range_json.hpp"

#include <cmath>

namespace parley::report::json {

using Json = nlohmann::ordered_json;

namespace {

Json ends(const pricing::Range& range) {
    if (!std::isfinite(range.low)) return nullptr;  // what is not known has no range
    return {{"low", range.low}, {"high", range.high}};
}

}  // namespace

Json range_json(const std::optional<pricing::Range>& range, const char* over) {
    if (!range || !std::isfinite(range->low)) return nullptr;  // what is not known has no range
    return {{"low", range->low}, {"high", range->high}, {"over", over}, {"n", range->n}};
}

Json elsewhere_json(const pricing::Elsewhere& elsewhere) {
    if (!elsewhere.asked()) return nullptr;
    return {{"over", elsewhere.over()}, {"sources", elsewhere.sources()}, {"points", elsewhere.points}};
}

Json unsettled_json(const pricing::Spread& spread) {
    Json result = Json::array();
    for (const pricing::Spread::Unsettled& each : spread.unsettled)
        result.push_back({{"source", each.source}, {"points", each.points}, {"why", each.problem}});
    return result;
}

nlohmann::ordered_json movers_json(const pricing::NamedOutcomes& named) {
    const pricing::Movers& movers = *named.movers;
    Json result{{"outcome", named.scenario().outcomes[movers.outcome].id},
                {"label", named.scenario().outcomes[movers.outcome].label},
                {"cited", movers.cited},
                {"movers", Json::array()}};
    for (const pricing::Movers::Mover& each : movers.movers) {
        Json item{{"what", each.what},
                  {"from", each.from.empty() ? Json(nullptr) : Json(each.from)},
                  {"to", each.to.empty() ? Json(nullptr) : Json(each.to)},
                  {"of_base", each.of_base},
                  {"by_party", Json::array()},
                  {"without", each.without}};
        for (std::size_t p = 0; p < movers.reported.size(); ++p)
            item["by_party"].push_back({{"id", named.scenario().parties[p].id},
                                        {"income_usd_m", ends(each.usd_m[p])},
                                        {"income_pct", ends(each.pct[p])}});
        result["movers"].push_back(std::move(item));
    }
    return result;
}

}  // namespace parley::report::json

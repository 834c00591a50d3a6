#include "parley/report/json/range_json.hpp"

#include <cmath>

namespace parley::report::json {

using Json = nlohmann::ordered_json;

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

}  // namespace parley::report::json

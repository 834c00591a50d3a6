#include "parley/report/json/dispute/foresight_json.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

Json foresight_json(const std::vector<std::string>& parties,
                    const std::optional<dispute::graph_model::Foresight>& foresight) {
    if (!foresight) return nullptr;
    Json result = Json::array();
    for (std::size_t p = 0; p < foresight->stable.size(); ++p)
        result.push_back(
            {{"party", parties[p]},
             {"stays_by_horizon", foresight->stable[p]},
             {"non_myopic", foresight->non_myopic ? Json(bool{(*foresight->non_myopic)[p]}) : Json(nullptr)}});
    return result;
}

Json rests_json(const std::vector<std::string>& parties, const std::vector<dispute::graph_model::RestsIf>& list) {
    Json result = Json::array();
    for (const dispute::graph_model::RestsIf& each : list) {
        Json by = Json::object();
        for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c) {
            const dispute::graph_model::InverseShare& share = each.inverse.by[c];
            Json one = {{"share", share.share}, {"low", share.low}, {"high", share.high}};
            if (each.inverse.enumerated)
                one["nearest"] = share.nearest ? Json{{"pairs_reversed", share.nearest->pairs_reversed},
                                                      {"ranks", share.nearest->ranking}}
                                               : Json(nullptr);
            by[std::string(name(dispute::graph_model::all_concepts[c]))] = one;
        }
        result.push_back({{"party", parties[each.party.value]},
                          {"enumerated", each.inverse.enumerated},
                          {"rankings", each.inverse.rankings},
                          {"by", by}});
    }
    return result;
}

}  // namespace parley::report::json

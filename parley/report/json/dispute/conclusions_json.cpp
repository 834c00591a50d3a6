#include "parley/report/json/dispute/conclusions_json.hpp"

namespace parley::report::json {

nlohmann::ordered_json conclusions_json(const pricing::Worth& worth, const analysis::Footing& footing,
                                        const std::vector<analysis::Conclusion>& conclusions) {
    using Json = nlohmann::ordered_json;
    const auto& parties = worth.scenario().parties;
    Json result = Json::array();
    for (const analysis::Conclusion& is : conclusions) {
        Json hinges = Json::array(), statements = Json::array();
        for (const dispute::record::Hinge& hinge : is.standing.hinges)
            hinges.push_back({{"party", parties[hinge.party].id},
                              {"term", footing.parties[hinge.party].terms[hinge.term].name},
                              {"median", hinge.median},
                              {"at", hinge.at},
                              {"share", hinge.share}});
        for (const analysis::IfNotMeant& each : is.statements)
            statements.push_back({{"party", parties[each.party].id},
                                  {"statement", footing.parties[each.party].said[each.statement].name},
                                  {"share_without", each.share}});
        result.push_back({{"words", is.words},
                          {"party", is.party ? Json(parties[*is.party].id) : Json(nullptr)},
                          {"outcome", is.outcome ? Json(is.outcome->value) : Json(nullptr)},
                          {"necessarily", is.necessarily ? Json(*is.necessarily) : Json(nullptr)},
                          {"possibly", is.possibly ? Json(*is.possibly) : Json(nullptr)},
                          {"solved_points", is.party ? Json(is.solved) : Json(nullptr)},
                          {"assumed_points", is.party ? Json(is.assumed) : Json(nullptr)},
                          {"at_median", is.standing.at_median},
                          {"share", is.standing.share},
                          {"prior_share", is.standing.prior_share},
                          {"hinges", std::move(hinges)},
                          {"statements", std::move(statements)},
                          {"opposite_by", is.opposite_by}});
    }
    return result;
}

}  // namespace parley::report::json

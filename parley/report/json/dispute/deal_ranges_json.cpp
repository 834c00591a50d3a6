#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/json/range_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json ranges_json(const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere,
                 const pricing::OutcomeRanges& of) {
    const char* over = elsewhere.asked.over();
    Json points = Json::object(), gain = Json::object(), income = Json::object();
    for (std::size_t p = 0; p < of.by_party.size(); ++p) {
        const std::string& id = dispute.scenario().parties[p].id;
        points[id] = range_json(of.by_party[p].points, over);
        gain[id] = range_json(of.by_party[p].gain, over);
        income[id] = range_json(of.by_party[p].income_usd_m, over);
    }
    return {{"points", points},
            {"gain_over_no_deal", gain},
            {"real_income_usd_m", income},
            {"worse_than_no_deal_by", of.unacceptable},
            {"no_result_by", of.unsettled}};
}

// Outcomes stand at many places of the document; each has its number.
void add_to(Json& value, const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere) {
    if (value.is_object() && value.contains("number") && value.contains("points")) {
        const auto* ranges = elsewhere.find(Outcome{value["number"].get<std::size_t>()});
        if (ranges != nullptr) value["ranges"] = ranges_json(dispute, elsewhere, *ranges);
        return;
    }
    if (value.is_structured())
        for (Json& each : value) add_to(each, dispute, elsewhere);
}

}  // namespace

void add_ranges(Json& deals, const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere) {
    add_to(deals, dispute, elsewhere);
    deals["ranges"] = elsewhere_json(elsewhere.asked);
}

}  // namespace parley::report::json

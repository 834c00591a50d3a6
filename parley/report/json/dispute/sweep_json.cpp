#include "parley/report/json/dispute/sweep_json.hpp"

#include "parley/core/version.hpp"
#include "parley/report/json/dispute/dispute_json.hpp"
#include "parley/report/json/dispute/forecast_json.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

Json sweep_document(const pricing::DealSpace& space, const pricing::Sweep& sweep) {
    const scenario::Scenario& scenario = space.scenario();
    Json points = Json::array();
    for (std::size_t k = 0; k < sweep.at.size(); ++k) {
        const pricing::SweepPoint& point = sweep.plan.points[k];
        Json outcomes = Json::object();
        for (const scenario::NamedOutcome& outcome : scenario.outcomes) {
            const auto set = set_of_named(space, outcome);
            if (!set) continue;
            outcomes[outcome.id] = reached(sweep, k, *set)
                                       ? by_party(space.scenario(), sweep.at[k].equilibria[*set].income_usd_m)
                                       : Json(nullptr);
        }
        points.push_back({{"elasticities", sweep.plan.sources[point.source]},
                          {"elasticity_factor", point.factor},
                          {"numbers", point.numbers},
                          {"real_income_usd_m", outcomes}});
    }
    return {{"schema", "parley/sweep/1"},
            {"status", name_of(sweep.status())},
            {"title", scenario.title},
            {"sweep", sweep_json(sweep.plan, space.sets.size())},
            {"points", points},
            {"manifest",
             {{"parley", version},
              {"world", space.setting().base().world.name},
              {"world_sha256", space.setting().base().sha256},
              {"scenario", scenario.id},
              {"scenario_sha256", scenario.sha256}}}};
}

}  // namespace parley::report::json

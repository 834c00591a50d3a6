#include "parley/report/json/attribution_json.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/version.hpp"
#include "parley/report/json/priced_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(analysis::Cause::Kind kind) {
    switch (kind) {
        case analysis::Cause::Kind::saving:
            return "saving";
        case analysis::Cause::Kind::export_subsidies:
            return "export_subsidies";
        case analysis::Cause::Kind::production_subsidies:
            return "production_subsidies";
        case analysis::Cause::Kind::duties:
            return "duties";
        case analysis::Cause::Kind::barrier:
            return "barrier";
    }
    return "";
}

Json manifest_json(const analysis::Attribution& attribution) {
    const pricing::Base& base = attribution.base();
    return {{"program", "parley"},
            {"version", version},
            {"world", base_world_json(base)},
            {"scenario", attribution.scenario.empty()
                             ? Json(nullptr)
                             : Json{{"id", attribution.scenario}, {"sha256", attribution.scenario_sha256}}},
            {"options", base_options_json(base, attribution.options)}};
}

}  // namespace

nlohmann::ordered_json attribution_json(const analysis::Attribution& attribution) {
    const world::World& world = attribution.base().world;
    const bool solved = attribution.status == model::Status::converged;
    const bool saving =
        std::any_of(attribution.causes.begin(), attribution.causes.end(),
                    [](const analysis::Cause& cause) { return cause.kind == analysis::Cause::Kind::saving; });
    Json result{
        {"schema", attribute_schema},
        {"status", model::name_of(attribution.status)},
        {"of", attribution.of_balance ? "goods_balance" : "real_income"},
        {"economy", world.economies[attribution.economy.value].code},
        {"partner", attribution.of_balance ? Json(world.economies[attribution.partner.value].code) : Json(nullptr)},
        {"closure", model::name_of(saving ? model::Deficits::saving : attribution.options.deficits)},
        {"max_residual", std::isfinite(attribution.max_residual) ? Json(attribution.max_residual) : Json(nullptr)},
        {"worst_equation", attribution.worst},
        {"passes", attribution.passes}};
    if (solved) {
        result["base_usd_m"] = attribution.with_all();
        result["left_usd_m"] = attribution.without_any();
        result["causes"] = Json::array();
        for (std::size_t k = 0; k < attribution.causes.size(); ++k)
            result["causes"].push_back({{"id", attribution.causes[k].id},
                                        {"kind", name_of(attribution.causes[k].kind)},
                                        {"label", attribution.causes[k].label},
                                        {"share_usd_m", attribution.shapley_usd_m[k]},
                                        {"alone_usd_m", attribution.alone(k)}});
        result["equilibria"] = Json::array();
        for (std::size_t set = 0; set < attribution.value_usd_m.size(); ++set) {
            Json off = Json::array();
            for (std::size_t k = 0; k < attribution.causes.size(); ++k)
                if ((set >> k & 1U) != 0) off.push_back(attribution.causes[k].id);
            result["equilibria"].push_back({{"off", std::move(off)}, {"value_usd_m", attribution.value_usd_m[set]}});
        }
    }
    result["manifest"] = manifest_json(attribution);
    return result;
}

}  // namespace parley::report::json

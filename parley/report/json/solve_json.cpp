#include "parley/report/json/solve_json.hpp"

#include <cmath>

#include "parley/core/version.hpp"
#include "parley/report/json/priced_json.hpp"
#include "parley/report/json/range_json.hpp"
#include "parley/report/json/trade_json.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

Json measures_json(const pricing::DutyStudy& study) {
    Json result = Json::array();
    for (std::size_t k = 0; k < study.rows.size(); ++k) {
        const pricing::DutyRow& row = study.rows[k];
        Json measure{{"line", row.line > 0 ? Json(row.line) : Json(nullptr)},
                     {"importer", row.importer},
                     {"exporter", row.exporter},
                     {"sector", row.sector}};
        measure[row.change.kind == policy::DutyChange::Kind::add ? "add_points" : "rate_pct"] = 100.0 * row.change.rate;
        measure["covers_usd_m"] = row.change.covers_usd_m ? Json(*row.change.covers_usd_m) : Json(nullptr);
        measure["trade_in_scope_usd_m"] = study.trade_in_scope_usd_m[k];
        result.push_back(std::move(measure));
    }
    return result;
}

Json manifest_json(const pricing::DutyStudy& study) {
    const pricing::Base& base = study.base;
    return Json{{"program", "parley"},
                {"version", version},
                {"world", base_world_json(base)},
                {"duties",
                 {{"source", study.duties_source},
                  {"sha256", study.duties_sha256.empty() ? Json(nullptr) : Json(study.duties_sha256)},
                  {"changes", study.rows.size()}}},
                {"options", base_options_json(base, study.options)},
                {"base", {{"resolved", base.resolved}, {"max_residual", base.max_residual}, {"passes", base.passes}}}};
}

}  // namespace

nlohmann::ordered_json solve_json(const pricing::DutyStudy& study) {
    Json result{{"schema", solve_schema},
                {"status", name_of(study.status())},
                {"max_residual", std::isfinite(study.max_residual()) ? Json(study.max_residual()) : Json(nullptr)},
                {"worst_equation", study.worst_equation()},
                {"passes", study.priced.equilibrium.passes},
                {"closure", name_of(study.options.deficits)},
                {"numeraire", "world value added"}};
    if (study.status() == model::Status::converged) {
        const words::Shown shown{
            study.base.world, study.priced, study.parties, study.pairs, {}, parley::name_of, study.elsewhere.spread(0)};
        add_priced(result, shown);
        result["trade"] = trade_json(shown);
        result["ranges"] = elsewhere_json(study.elsewhere);
    }
    result["measures"] = measures_json(study);
    result["manifest"] = manifest_json(study);
    return result;
}

}  // namespace parley::report::json

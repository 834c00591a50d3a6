#include "parley/report/json/duties_json.hpp"

#include "parley/core/version.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;
using Says = products::ProductList::Says;

Json percent_or_null(const std::optional<double>& share) {
    return share ? Json(100 * *share) : Json(nullptr);
}

Json head(const world::World& world) {
    return Json{{"schema", duties_schema},
                {"program", "parley"},
                {"version", version},
                {"world", {{"name", world.name}, {"year", world.year}}}};
}

Json sector_json(const world::World& world, const pricing::ListStudy& study, const pricing::SectorOfList& sector) {
    Json result{{"products", sector.listed}, {"of_products", sector.products}};
    result["value_usd_m"] = study.list.has_values ? Json(sector.value_usd_m) : Json(nullptr);
    result["trade_usd_m"] = study.question.importer ? Json(sector.trade_usd_m) : Json(nullptr);
    result["covered_pct"] = percent_or_null(sector.covered_share);
    result[study.list.says == Says::level ? "rate_pct" : "add_points"] = percent_or_null(sector.mean_rate);
    Json classes = Json::array(), exporters = Json::array();
    for (const auto& [rate, share] : sector.classes)
        classes.push_back(
            {{study.list.says == Says::level ? "rate_pct" : "add_points", 100 * rate}, {"covered_pct", 100 * share}});
    for (const auto& [exporter, share] : sector.by_exporter)
        exporters.push_back({{"exporter", world.economies[exporter.value].code}, {"covered_pct", 100 * share}});
    result["classes"] = std::move(classes);
    result["by_exporter"] = std::move(exporters);
    return result;
}

const char* name_of(std::optional<products::Edition> edition) {
    if (!edition) return "2017+2022";
    switch (*edition) {
        case products::Edition::hs2012:
            return "2012";
        case products::Edition::hs2017:
            return "2017";
        case products::Edition::hs2022:
            break;
    }
    return "2022";
}

Json list_json(const world::World& world, const pricing::ListStudy& study) {
    Json exporters = Json::array(), sectors = Json::array();
    for (const Economy i : study.question.exporters) exporters.push_back(world.economies[i.value].code);
    for (const pricing::SectorOfList& sector : study.sectors) {
        Json each{{"sector", world.sectors[sector.sector.value].code}};
        each.update(sector_json(world, study, sector));
        sectors.push_back(std::move(each));
    }
    return Json{{"name", study.list.name},
                {"sha256", study.list.sha256},
                {"edition", name_of(study.list.edition)},
                {"importer",
                 study.question.importer ? Json(world.economies[study.question.importer->value].code) : Json(nullptr)},
                {"exporters", std::move(exporters)},
                {"weights", study.weights.empty() ? Json(nullptr) : Json(study.weights)},
                {"products_without_value", study.without_value},
                {"all", sector_json(world, study, study.all)},
                {"sectors", std::move(sectors)}};
}

}  // namespace

nlohmann::ordered_json lists_json(const world::World& world, const std::vector<pricing::ListStudy>& studies) {
    Json result = head(world), lists = Json::array();
    for (const pricing::ListStudy& study : studies) lists.push_back(list_json(world, study));
    result["lists"] = std::move(lists);
    return result;
}

nlohmann::ordered_json day_json(const world::World& world, const pricing::DayStudy& study) {
    const auto code = [&](Economy n) { return world.economies[n.value].code; };
    Json result = head(world), pairs = Json::array(), duties = Json::array();
    for (const pricing::PairOnDay& pair : study.pairs)
        pairs.push_back({{"importer", code(pair.importer)},
                         {"exporter", code(pair.exporter)},
                         {"from", pair.from},
                         {"until", pair.until},
                         {"trade_usd_m", pair.trade_usd_m},
                         {"added_points", 100 * pair.added},
                         {"added_points_by_table_weights", percent_or_null(pair.added_by_own_weights)},
                         {"covered_pct", percent_or_null(pair.covered_share)},
                         {"rate_pct", 100 * pair.rate_then}});
    for (const pricing::DutyOnDay& each : study.duties)
        duties.push_back({{"importer", code(each.importer)},
                          {"exporter", code(each.exporter)},
                          {"sector", world.sectors[each.sector.value].code},
                          {"from", each.duty.from},
                          {"until", each.duty.until},
                          {"trade_usd_m", each.trade_usd_m},
                          {"base_rate_pct", 100 * each.base_rate},
                          {"added_points", 100 * each.added()},
                          {"covered_pct", percent_or_null(each.duty.covered_share)},
                          {"rate_pct", 100 * each.rate_then()}});
    result["date"] = study.day;
    if (!study.note.empty()) result["note"] = study.note;
    result["pairs"] = std::move(pairs);
    result["duties"] = std::move(duties);
    return result;
}

}  // namespace parley::report::json

#include "parley/scenario/carried/duties_in_force.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

using tables::YamlNode;

constexpr double most_weight = 1e9;  // USD m: above all trade there is
constexpr const char* form = "IMPORTER EXPORTER SECTOR level|points RATE COVERED WEIGHT YEAR:POINTS…";

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

DutyInForce read_duty(const tables::YamlMap& map, const YamlNode& node) {
    const std::vector<std::string> parts = parts_of(node.text);
    DutyInForce duty;
    bool fits = node.kind == YamlNode::Kind::scalar && parts.size() >= 7 && parts.size() < 40;
    if (fits) {
        duty = {parts[0], parts[1], parts[2], parts[3] == "level", 0.0, 1.0, 0.0, {}};
        fits = (duty.is_level || parts[3] == "points") && parse_number(parts[4], duty.rate) &&
               parse_number(parts[5], duty.covered_share) && parse_number(parts[6], duty.weight) &&
               std::abs(duty.rate) <= 10 && duty.covered_share > 0 && duty.covered_share <= 1 && duty.weight >= 0 &&
               duty.weight <= most_weight;
    }
    for (std::size_t k = 7; fits && k < parts.size(); ++k) {
        const std::size_t colon = parts[k].find(':');
        double year = 0.0, points = 0.0;
        fits = colon != std::string::npos && parse_number(parts[k].substr(0, colon), year) &&
               parse_number(parts[k].substr(colon + 1), points) && year >= 1900 && year <= 2200;
        if (fits) duty.points_in.emplace_back(static_cast<int>(year), points);
    }
    if (!fits) map.fail(node, form, shown(node.text));
    return duty;
}

}  // namespace

double DutyInForce::carried_in(int year) const {
    for (const auto& [each, points] : points_in)
        if (each == year) return points;
    return 0.0;
}

YamlNode duties_in_force_tree(const std::vector<DutyInForce>& duties) {
    YamlNode rows, root;
    rows.kind = YamlNode::Kind::list;
    for (const DutyInForce& duty : duties) {
        YamlNode row;
        row.kind = YamlNode::Kind::scalar;
        row.text = fmt::format("{} {} {} {} {:.9g} {:.9g} {:.9g}", duty.importer, duty.exporter, duty.sector,
                               duty.is_level ? "level" : "points", duty.rate, duty.covered_share, duty.weight);
        for (const auto& [year, points] : duty.points_in) row.text += fmt::format(" {}:{:.9g}", year, points);
        rows.items.push_back(std::move(row));
    }
    root.kind = YamlNode::Kind::map;
    root.keys.push_back({"rows", std::move(rows)});
    return root;
}

std::vector<DutyInForce> read_duties_in_force(const std::string& file, const YamlNode& node) {
    const tables::YamlMap map(file, node, duties_in_force_key, {"rows"});
    std::vector<DutyInForce> result;
    for (const YamlNode& row : map.list("rows")) result.push_back(read_duty(map, row));
    return result;
}

}  // namespace parley::scenario

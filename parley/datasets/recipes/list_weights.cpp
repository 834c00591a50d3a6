#include "parley/datasets/recipes/list_weights.hpp"

#include <algorithm>

namespace parley::datasets {
namespace {

// A list, the months between which nothing else came into force, and its points at first.
struct Step {
    const char* list;
    const char* before;
    const char* after;
    double points;
};
constexpr Step steps[] = {{"1", "2018-04", "2018-07", 25},
                          {"2", "2018-07", "2018-08", 25},
                          {"3", "2018-08", "2018-09", 10},
                          {"4A", "2019-06", "2019-09", 15}};
constexpr const char* on_no_list = "";

// Value by sector and list, the others under the empty name.
using Values = std::map<std::pair<std::string, std::string>, double>;

Values published(const tables::Csv& csv) {
    const std::size_t importer = csv.column({"importer"}), month = csv.column({"month"}),
                      sector = csv.column({"sector"}), weight = csv.column({"weight_usd_m"}),
                      added = csv.column({"added_points"}), metals = csv.column({"of_which_232_points"});
    std::map<std::pair<std::string, std::string>, double> duty_at;  // sector, month → points times USD m, without 232
    Values values;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (csv.text(row, importer) != "USA") continue;
        const double usd_m = csv.amount(row, weight);
        duty_at[{csv.text(row, sector), csv.text(row, month)}] =
            usd_m * (csv.amount(row, added) - csv.amount(row, metals));
        values[{csv.text(row, sector), on_no_list}] = usd_m;
    }
    for (auto& [key, left] : Values(values))
        for (const Step& step : steps) {
            // By the rise of the mean: a product that other lists have in part is covered before.
            const double rise = duty_at[{key.first, step.after}] - duty_at[{key.first, step.before}];
            const double on_list = std::max(0.0, rise / step.points);
            values[{key.first, step.list}] = on_list;
            values[key] -= on_list;
        }
    return values;
}

}  // namespace

ListWeights list_weights(const tables::Csv& sectors, const ByCode& imports,
                         const std::map<std::string, std::string>& sector_of,
                         const std::map<std::string, ByCode>& lines) {
    // Each product in parts: on each list that came into force, and the rest.
    std::map<std::string, ByCode> parts;  // list → product → share of its lines
    for (const auto& [code, sector] : sector_of) {
        double left = 1.0;
        for (const Step& step : steps) {
            const auto list = lines.find(step.list);
            if (list == lines.end()) continue;
            const auto on = list->second.find(code);
            if (on == list->second.end()) continue;
            parts[step.list][code] = on->second;
            left -= on->second;
        }
        if (left > 1e-9) parts[on_no_list][code] = left;
    }
    Values ours, counts;
    for (const auto& [list, codes] : parts)
        for (const auto& [code, share] : codes) {
            const auto value = imports.find(code);
            ours[{sector_of.at(code), list}] += value == imports.end() ? 0.0 : share * value->second;
            counts[{sector_of.at(code), list}] += share;
        }
    Values targets = published(sectors);
    ListWeights result;
    for (const auto& [list, codes] : parts)
        for (const auto& [code, share] : codes) {
            const std::pair key(sector_of.at(code), list);
            const auto value = imports.find(code);
            const double usd_m = ours[key] > 0
                                     ? (value == imports.end() ? 0.0 : share * value->second) * targets[key] / ours[key]
                                     : share * targets[key] / counts[key];
            result.usd_m[code] += usd_m;
            if (list != on_no_list) result.covered[list][code] = usd_m;
        }
    for (auto& [list, codes] : result.covered)
        for (auto& [code, usd_m] : codes)  // a product without value: by its lines, which is all that is known
            usd_m = result.usd_m[code] > 0 ? usd_m / result.usd_m[code] : lines.at(list).at(code);
    return result;
}

}  // namespace parley::datasets

#include "parley/datasets/recipes/build_duties.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/recipes/duties_source.hpp"
#include "parley/datasets/recipes/list_weights.hpp"
#include "parley/products/bundled.hpp"
#include "parley/products/date.hpp"
#include "parley/products/groups.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::datasets {
namespace {

tables::Csv table(const std::filesystem::path& from, const char* name) {
    const std::string path = (from / name).string();
    return {path, tables::read_file(path)};
}

// The added points of one importer by product and the day from which they hold: us-china-2018-2020.csv.
struct ByProduct {
    std::map<std::string, std::map<std::string, double>> points;  // hs6 → day → points without section 232
    std::map<std::string, std::set<std::string>> days;            // importer → days on which it changed something
};

ByProduct read_by_product(const tables::Csv& csv) {
    const std::size_t importer = csv.column({"importer"}), day = csv.column({"date"}), hs6 = csv.column({"hs6"}),
                      added = csv.column({"added_points"}), metals = csv.column({"of_which_232_points"});
    ByProduct result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (!products::is_day(csv.text(row, day))) csv.fail(row, "a day", shown(csv.text(row, day)));
        result.days[csv.text(row, importer)].insert(csv.text(row, day));
        auto& of_product = result.points[csv.text(row, hs6)];
        if (csv.text(row, importer) == "USA")
            of_product[csv.text(row, day)] = csv.number(row, added) - csv.number(row, metals);
    }
    return result;
}

// How HS 2017 differs from HS 2012: hs-2012-to-2017.csv.
struct Renumbered {
    std::map<std::string, std::vector<std::string>>
        gone;                      // codes that HS 2017 lacks → those that have their goods since
    std::set<std::string> is_new;  // codes that HS 2012 lacks
};

Renumbered read_renumbered(const tables::Csv& csv) {
    const std::size_t before = csv.column({"hs2012"}), since = csv.column({"hs2017"});
    Renumbered result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (csv.text(row, before).empty())
            result.is_new.insert(csv.text(row, since));
        else
            result.gone[csv.text(row, before)].push_back(csv.text(row, since));
    }
    return result;
}

using Sectors = std::map<std::string, std::string>;  // hs6 → sector

// Where goods of several codes are in several sectors, that of which the United States bought most in 2024.
std::string main_sector(const std::vector<std::string>& codes, const Sectors& sectors, const ByCode& imports,
                        std::set<std::string>& all) {
    std::map<std::string, double> usd_m;
    for (const std::string& code : codes)
        if (const auto sector = sectors.find(code); sector != sectors.end()) {
            const auto bought = imports.find(code);
            usd_m[sector->second] += bought == imports.end() ? 0.0 : bought->second;
        }
    if (usd_m.empty()) throw InputError("hs-2012-to-2017.csv", 0, "a sector for " + codes.front(), "none");
    for (const auto& [sector, value] : usd_m) all.insert(sector);
    return std::max_element(usd_m.begin(), usd_m.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

ByCode all_imports(const tables::Csv& csv) {
    const std::size_t hs6 = csv.column({"hs6"}), value = csv.column({"imports_usd_m"});
    ByCode result;
    for (std::size_t row = 0; row < csv.row_count(); ++row) result[csv.text(row, hs6)] += csv.amount(row, value);
    return result;
}

// Sector first, so that like lines stand together. No descriptions: their terms are not settled.
std::string concordance_csv(const tables::Csv& csv, const ByProduct& hs2017, const Renumbered& renumbered,
                            const ByCode& imports, std::vector<SplitCode>& split) {
    const std::size_t hs6 = csv.column({"hs6"}), sector = csv.column({"sector"}), basis = csv.column({"basis"});
    Sectors sectors;
    for (std::size_t row = 0; row < csv.row_count(); ++row) sectors[csv.text(row, hs6)] = csv.text(row, sector);
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& code = csv.text(row, hs6);
        if (renumbered.gone.count(code) > 0) continue;
        const bool of_2022 = csv.text(row, basis) == "hs6", of_2017 = !of_2022 || hs2017.points.count(code) > 0;
        const char* editions = !of_2017                             ? "2022"
                               : renumbered.is_new.count(code) == 0 ? (of_2022 ? "2012+2017+2022" : "2012+2017")
                                                                    : (of_2022 ? "2017+2022" : "2017");
        lines.push_back(fmt::format("{},{},{},{}\n", csv.text(row, sector), editions, csv.text(row, basis), code));
    }
    for (const auto& [code, since] : renumbered.gone) {
        std::set<std::string> all;
        const std::string main = main_sector(since, sectors, imports, all);
        lines.push_back(fmt::format("{},2012,{},{}\n", main, all.size() == 1 ? "successor" : "successors", code));
        if (all.size() > 1) split.push_back({code, since, {all.begin(), all.end()}, main});
    }
    std::sort(lines.begin(), lines.end());
    std::string text = "sector,editions,basis,hs6\n";
    for (const std::string& line : lines) text += line;
    return text;
}

// The state at a month's end holds from the importer's last change in or before that month until its next.
struct State {
    std::string from, until;
};

std::map<std::string, State> states_of(const std::set<std::string>& months, const std::set<std::string>& days) {
    std::map<std::string, State> states;
    std::string before;
    for (const std::string& month : months) {
        const auto after = days.upper_bound(products::last_day(month));
        if (after == days.begin()) continue;
        const std::string from = *std::prev(after);
        const bool same = !before.empty() && states[before].from == from;
        if (!before.empty() && !same) states[before].until = products::day_before(from);
        if (same) continue;  // nothing changed since
        states[month] = {from, us_china_until};
        before = month;
    }
    return states;
}

constexpr const char* by_date_columns =
    "importer,exporter,from,until,sector,rate_pct,add_points,of_which_232_points,covered_pct,weight_usd_m,flow_2017_"
    "usd_m\n";

// What China bought from the United States in 2017, by sector, in the tables that world-2017 is made of.
std::map<std::string, std::string> flows_to_china(const tables::Csv& csv) {
    const std::size_t importer = csv.column({"importer"}), exporter = csv.column({"exporter"}),
                      sector = csv.column({"sector"}), value = csv.column({"value_usd_m"});
    std::map<std::string, std::string> result;
    for (std::size_t row = 0; row < csv.row_count(); ++row)
        if (csv.text(row, importer) == "CHN" && csv.text(row, exporter) == "USA")
            result[csv.text(row, sector)] = fmt::format("{:.6g}", csv.amount(row, value));
    return result;
}

std::string us_china_rows(const tables::Csv& csv, const ByProduct& by_product, const tables::Csv& flows) {
    const std::map<std::string, std::string> of_china = flows_to_china(flows);
    const std::size_t importer = csv.column({"importer"}), exporter = csv.column({"exporter"}),
                      month = csv.column({"month"}), sector = csv.column({"sector"}),
                      weight = csv.column({"weight_usd_m"}), added = csv.column({"added_points"}),
                      metals = csv.column({"of_which_232_points"}), covered = csv.column({"covered_pct"});
    std::set<std::string> months;
    for (std::size_t row = 0; row < csv.row_count(); ++row) months.insert(csv.text(row, month));
    std::map<std::string, std::map<std::string, State>> states;
    for (const auto& [code, days] : by_product.days) states[code] = states_of(months, days);
    std::string text;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& code = csv.text(row, importer);
        const auto state = states[code].find(csv.text(row, month));
        if (state == states[code].end()) continue;
        // China's weights are sums of trade that may not be passed on; its rates are law.
        const bool american = code == "USA";
        text += fmt::format("{},{},{},{},{},,{},{},{},{},{}\n", code, csv.text(row, exporter), state->second.from,
                            state->second.until, csv.text(row, sector), csv.number(row, added), csv.number(row, metals),
                            csv.number(row, covered), american ? csv.text(row, weight) : "",
                            american ? "" : of_china.at(csv.text(row, sector)));
    }
    return text;
}

std::string us_2025_rows(const tables::Csv& csv) {
    const std::size_t day = csv.column({"date"}), partner = csv.column({"partner"}), sector = csv.column({"sector"}),
                      imports = csv.column({"imports_2024_usd_m"}), before = csv.column({"duty_2024_pct"}),
                      added = csv.column({"add_points"});
    std::set<std::string> days;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (!products::is_day(csv.text(row, day))) csv.fail(row, "a day", shown(csv.text(row, day)));
        days.insert(csv.text(row, day));
    }
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const auto next = days.upper_bound(csv.text(row, day));
        const std::string until = next == days.end() ? us_2026_until : products::day_before(*next);
        lines.push_back(fmt::format("USA,{},{},{},{},{:.6g},,,,{},\n", csv.text(row, partner), csv.text(row, day),
                                    until, csv.text(row, sector), csv.number(row, before) + csv.number(row, added),
                                    csv.text(row, imports)));
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

std::string imports_csv(const tables::Csv& csv, const std::set<std::string>& known) {
    const std::size_t importer = csv.column({"importer"}), exporter = csv.column({"exporter"}),
                      hs6 = csv.column({"hs6"}), value = csv.column({"imports_usd_m"});
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < csv.row_count(); ++row)
        if (csv.number(row, value) >= least_import_usd_m && known.count(csv.text(row, hs6)) > 0)
            lines.push_back(fmt::format("{},{},{},{:.4g}\n", csv.text(row, importer), csv.text(row, exporter),
                                        csv.text(row, hs6), csv.number(row, value)));
    std::sort(lines.begin(), lines.end());
    std::string text = "importer,exporter,hs6,imports_usd_m\n";
    for (const std::string& line : lines) text += line;
    return text;
}

// What the points of a product rose by on the day on which a list came into force.
double rise_on(const std::map<std::string, double>& points, const std::string& day) {
    const auto on = points.find(day);
    if (on == points.end()) return 0.0;
    return on->second - (on == points.begin() ? 0.0 : std::prev(on)->second);
}

struct Lists {
    std::map<std::string, ByCode> covered;        // list → hs6 → share of the product's lines
    std::map<std::string, std::size_t> left_out;  // list → products whose lines are all newer
};

Lists lists_of(const tables::Csv& csv, const ByProduct& by_product) {
    const std::size_t hts = csv.column({"hts"}), list = csv.column({"list"}), from = csv.column({"from_1"}),
                      points = csv.column({"points_1"});
    Lists lists;
    std::map<std::string, double> elsewhere;  // hs6 → share on lists that came into force
    std::map<std::string, std::set<std::string>> never_in_force;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string hs6 = csv.text(row, hts).substr(0, 6), &name = csv.text(row, list);
        if (csv.text(row, from).empty()) {
            never_in_force[name].insert(hs6);
            continue;
        }
        if (lists.covered[name].count(hs6) > 0) continue;
        const auto known = by_product.points.find(hs6);
        const double share = known == by_product.points.end()
                                 ? 0.0
                                 : rise_on(known->second, csv.text(row, from)) / csv.number(row, points);
        lists.covered[name][hs6] = share;
        elsewhere[hs6] += share;
    }
    for (const auto& [name, codes] : never_in_force)
        for (const std::string& hs6 : codes) lists.covered[name][hs6] = 1.0 - elsewhere[hs6];
    for (auto& [name, codes] : lists.covered)
        lists.left_out[name] = std::erase_if(codes, [](const auto& each) { return each.second < 1e-3; });
    return lists;
}

// Imports from China in 2024 by codes of HS 2017: what a heading's new codes have goes to those that they replaced.
ByCode from_china(const tables::Csv& csv, const products::Concordance& concordance) {
    const std::size_t exporter = csv.column({"exporter"}), hs6 = csv.column({"hs6"}),
                      value = csv.column({"imports_usd_m"});
    std::vector<double> usd_m(concordance.size());
    for (std::size_t row = 0; row < csv.row_count(); ++row)
        if (const std::size_t at = concordance.find(csv.text(row, hs6));
            csv.text(row, exporter) == "CHN" && at < concordance.size())
            usd_m[at] += csv.amount(row, value);
    usd_m = values_in_edition(concordance, std::move(usd_m), products::Edition::hs2022, products::Edition::hs2017);
    ByCode result;
    for (std::size_t k = 0; k < concordance.size(); ++k) result[concordance[k].hs6] = usd_m[k];
    return result;
}

std::string china_csv(const ByCode& usd_m) {
    std::string text = "importer,exporter,hs6,imports_usd_m\n";
    for (const auto& [hs6, value] : usd_m)
        if (value >= least_import_usd_m) text += fmt::format("USA,CHN,{},{:.4g}\n", hs6, value);
    return text;
}

// A listed product whose listed lines had no trade is still on the list.
constexpr double least_covered_pct = 0.01;

std::string list_csv(const ByCode& codes) {
    std::string text = "hs6,covered_pct\n";
    for (const auto& [hs6, share] : codes)
        text += fmt::format("{},{:.4g}\n", hs6, std::clamp(100 * share, least_covered_pct, 100.0));
    return text;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> build_duties(const std::filesystem::path& from) {
    const ByProduct by_product = read_by_product(table(from, "duties/us-china-2018-2020.csv"));
    const tables::Csv imports = table(from, "duties/us-imports-2024-hs6.csv");
    const std::string renumbered =
        products::bundled_table("hs-2012-to-2017", "codes of the HS that changed between 2012 and 2017");
    std::vector<SplitCode> split;
    const std::string concordance_text =
        concordance_csv(table(from, "hs6-to-sector/hs6-to-sector.csv"), by_product,
                        read_renumbered(tables::Csv("hs-2012-to-2017.csv", renumbered)), all_imports(imports), split);
    const products::Concordance concordance = products::read_concordance("hs6-to-sector.csv", concordance_text);
    std::set<std::string> known;
    std::map<std::string, std::string> sectors_of_2017;
    for (const products::Product& product : concordance.all()) {
        known.insert(product.hs6);
        sectors_of_2017[product.hs6] = product.sector;
    }
    const tables::Csv by_sector = table(from, "duties/us-china-2018-2020-sectors.csv");
    Lists lists = lists_of(table(from, "duties/us-301-lists.csv"), by_product);
    const ListWeights weights =
        list_weights(by_sector, from_china(imports, concordance), sectors_of_2017, lists.covered);
    for (const auto& [name, codes] : weights.covered) lists.covered[name] = codes;

    std::vector<std::pair<std::string, std::string>> files{
        {"hs6-to-sector.csv", concordance_text},
        {"hs-2012-to-2017.csv", renumbered},
        {"by-date.csv", by_date_columns + us_china_rows(by_sector, by_product, table(from, "icio2017/flows.csv")) +
                            us_2025_rows(table(from, "duties/us-2025-2026.csv"))},
        {"us-imports-2024.csv", imports_csv(imports, known)},
        {"us-from-china-2017.csv", china_csv(weights.usd_m)},
    };
    std::vector<ListNote> notes;
    for (const auto& [name, codes] : lists.covered) {
        files.emplace_back("us-301-" + lower(name) + ".csv", list_csv(codes));
        const auto partly =
            std::count_if(codes.begin(), codes.end(), [](const auto& each) { return each.second < 0.999; });
        notes.push_back(
            {"us-301-" + lower(name), codes.size(), static_cast<std::size_t>(partly), lists.left_out.at(name)});
    }
    files.emplace_back("SOURCE.md", duties_source_page(notes, split));
    files.emplace_back("NOTICE", duties_notice());
    return files;
}

}  // namespace parley::datasets

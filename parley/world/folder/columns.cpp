#include "parley/world/folder/columns.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"

namespace parley::world {
namespace {

const std::vector<std::string> importer_names{"importer", "destination", "iso3_d", "importer_iso3"};
const std::vector<std::string> exporter_names{"exporter", "origin", "iso3_o", "exporter_iso3"};

std::string joined(const std::vector<std::string>& words, const char* separator) {
    std::string result;
    for (const std::string& word : words) result += (result.empty() ? "" : separator) + word;
    return result;
}

// The one column among these; no position when there is none.
std::optional<std::size_t> only_column(const tables::Csv& csv, const std::vector<std::string>& names) {
    std::optional<std::size_t> result;
    for (std::size_t k = 0; k < csv.columns().size(); ++k) {
        if (std::find(names.begin(), names.end(), csv.columns()[k]) == names.end()) continue;
        if (result)
            throw InputError(csv.file(), 1, "one of the columns " + joined(names, ", "),
                             csv.columns()[*result] + " and " + csv.columns()[k]);
        result = k;
    }
    return result;
}

std::size_t needed_column(const tables::Csv& csv, const std::vector<std::string>& names) {
    if (const auto found = only_column(csv, names)) return *found;
    throw InputError(csv.file(), 1, "a column " + joined(names, " or "), csv.shown_columns());
}

}  // namespace

std::size_t importer_column(const tables::Csv& csv) {
    return needed_column(csv, importer_names);
}

std::size_t exporter_column(const tables::Csv& csv) {
    return needed_column(csv, exporter_names);
}

std::vector<std::string> with_party_columns(std::vector<std::string> others) {
    others.insert(others.end(), importer_names.begin(), importer_names.end());
    others.insert(others.end(), exporter_names.begin(), exporter_names.end());
    return others;
}

UnitColumn money_column(const tables::Csv& csv, std::string_view stem) {
    static constexpr struct {
        const char* ending;
        double unit;
    } endings[] = {{"_usd_m", 1.0}, {"_usd_th", 1e-3}, {"_usd", 1e-6}, {"_usd_bn", 1e3}};
    std::vector<std::string> names;
    for (const auto& each : endings) names.push_back(std::string(stem) + each.ending);
    const std::size_t at = needed_column(csv, names);
    const auto which = std::find(names.begin(), names.end(), csv.columns()[at]) - names.begin();
    return {at, endings[which].unit};
}

std::optional<UnitColumn> rate_column(const tables::Csv& csv, std::initializer_list<std::string_view> stems) {
    std::vector<std::string> names;
    for (const std::string_view stem : stems) {
        const std::string bare(stem);
        if (csv.has_column(bare))
            throw InputError(
                csv.file(), 1,
                fmt::format("a column that says its unit: {0}_rate (0.25 is 25 %) or {0}_pct (25 is 25 %)", bare),
                "a column " + shown(bare));
        names.push_back(bare + "_rate");
        names.push_back(bare + "_pct");
    }
    const auto at = only_column(csv, names);
    if (!at) return {};
    return UnitColumn{*at, csv.columns()[*at].ends_with("_pct") ? 0.01 : 1.0};
}

double rate(const tables::Csv& csv, std::size_t row, const UnitColumn& column, double highest, double lowest) {
    const double value = csv.number(row, column.at);
    const bool percent = column.unit != 1.0;
    const std::string& name = csv.columns()[column.at];
    if (value * column.unit > highest)
        csv.fail(row,
                 fmt::format("at most {:g} in column {} ({} {}; a source whose rates go higher declares highest_rate)",
                             highest / column.unit, name, percent ? "percent: 25 is" : "a share: 0.25 is", "25 %"),
                 shown(csv.text(row, column.at)) + (percent ? "" : ", which looks like percent"));
    if (!(value * column.unit > lowest))
        csv.fail(row, fmt::format("more than {:g} in column {}", lowest / column.unit, name),
                 shown(csv.text(row, column.at)));
    // Division rounds to the nearest share that a person would write; multiplying by 0.01 does not.
    return percent ? value / 100.0 : value;
}

double share(const tables::Csv& csv, std::size_t row, std::size_t column, double least) {
    const double value = csv.number(row, column);
    if (!(value >= least && value <= 1.0 + 1e-6))
        csv.fail(row, fmt::format("a share between {:g} and 1 in column {}", least, csv.columns()[column]),
                 shown(csv.text(row, column)) + (value > 1.0 && value <= 100.0 ? ", which looks like percent" : ""));
    return value;
}

void refuse_unknown_columns(const tables::Csv& csv, const std::vector<std::string>& known) {
    for (const std::string& name : csv.columns()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto longer = std::find_if(known.begin(), known.end(), [&](const std::string& each) {
            return !name.empty() && each.starts_with(name + "_");
        });
        const std::string meant = longer != known.end() ? *longer : nearest(name, known);
        std::string all;
        for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
        throw InputError(csv.file(), 1, "only columns that this table has",
                         shown(name) + (meant.empty() ? "; they are " + all : "; did you mean " + meant + "?"));
    }
}

Codes::Codes(std::string kind, std::vector<std::string> codes) : kind_(std::move(kind)), codes_(std::move(codes)) {
    for (std::size_t k = 0; k < codes_.size(); ++k) positions_.emplace(codes_[k], k);
}

std::optional<std::size_t> Codes::find(std::string_view code) const {
    const auto found = positions_.find(code);
    if (found == positions_.end()) return {};
    return found->second;
}

std::size_t Codes::at(const std::string& file, std::size_t line, std::string_view code) const {
    if (const auto found = find(code)) return *found;
    const std::string meant = code.empty() ? "" : nearest(std::string(code), codes_);
    throw InputError(
        file, line, "a known " + kind_,
        (code.empty() ? "a blank cell" : shown(code)) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
}

std::size_t Codes::at(const tables::Csv& csv, std::size_t row, std::size_t column) const {
    return at(csv.file(), csv.line(row), csv.cell(row, column));
}

std::size_t CodeColumn::at(std::size_t row) {
    const std::string_view cell = csv_.cell(row, column_);
    const std::vector<std::string>& all = codes_.all();
    if (cell == all[last_]) return last_;
    const std::size_t next = last_ + 1 < all.size() ? last_ + 1 : 0;
    last_ = cell == all[next] ? next : codes_.at(csv_, row, column_);
    return last_;
}

Codes economy_codes(const World& world) {
    std::vector<std::string> codes;
    for (const EconomyInfo& economy : world.economies) codes.push_back(economy.code);
    return {"economy", std::move(codes)};
}

Codes sector_codes(const World& world) {
    std::vector<std::string> codes;
    for (const SectorInfo& sector : world.sectors) codes.push_back(sector.code);
    return {"sector", std::move(codes)};
}

void FirstLines::mark(const tables::Csv& csv, std::size_t row, std::size_t cell, std::string_view what,
                      std::initializer_list<std::size_t> key) {
    if (lines_[cell] == 0) {
        lines_[cell] = csv.line(row);
        return;
    }
    std::string text;
    for (const std::size_t column : key) text += (text.empty() ? "" : ",") + csv.text(row, column);
    mark(csv, row, cell, what, text);
}

void FirstLines::mark(const tables::Csv& csv, std::size_t row, std::size_t cell, std::string_view what,
                      const std::string& key) {
    if (lines_[cell] != 0)
        csv.fail(row, fmt::format("each {} once", what), fmt::format("{} as in line {}", key, lines_[cell]));
    lines_[cell] = csv.line(row);
}

Codes economies_named_in(const tables::Csv& csv) {
    const std::size_t at = csv.column({"economy"});
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < csv.row_count(); ++row)
        if (std::find(codes.begin(), codes.end(), csv.text(row, at)) == codes.end()) {
            if (csv.text(row, at).empty()) csv.fail(row, "a code in column economy", "a blank cell");
            codes.push_back(csv.text(row, at));
        }
    return Codes("economy", std::move(codes));
}

}  // namespace parley::world

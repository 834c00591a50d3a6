#include "parley/products/duties_by_date.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/products/bundled.hpp"
#include "parley/products/date.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::products {
namespace {

std::string day_at(const tables::Csv& csv, std::size_t row, std::size_t column) {
    const std::string& day = csv.text(row, column);
    if (!is_day(day))
        csv.fail(row, "a day such as 2019-09-01 in column " + csv.columns()[column],
                 day.empty() ? "a blank cell" : shown(day));
    return day;
}

std::optional<double> optional_amount(const tables::Csv& csv, std::size_t row, const char* column) {
    if (!csv.has_column(column)) return std::nullopt;
    const std::size_t at = csv.column({column});
    if (csv.text(row, at).empty()) return std::nullopt;
    return csv.amount(row, at);
}

void read_rate(const tables::Csv& csv, std::size_t row, DatedDuty& duty) {
    const std::optional<double> level = optional_amount(csv, row, "rate_pct");
    const std::optional<double> added = optional_amount(csv, row, "add_points");
    if (level.has_value() == added.has_value())
        csv.fail(row, "one of rate_pct and add_points in a row", level ? "both" : "blank cells");
    duty.is_level = level.has_value();
    duty.rate = (level ? *level : *added) / 100;
    if (duty.rate > 100 * world::usual_highest_rate)
        csv.fail(row, "a duty in percent (25 is 25 %)", fmt::format("{:g}", 100 * duty.rate));
    if (const auto covered = optional_amount(csv, row, "covered_pct")) {
        if (*covered > 100) csv.fail(row, "at most 100 in column covered_pct", fmt::format("{:g}", *covered));
        if (*covered == 0 && duty.rate > 0)
            csv.fail(row, "points on the part of trade that covered_pct says", "points, and nothing that they cover");
        duty.covered_share = *covered / 100;
    }
}

// A cell and its row, for the look that no two rows of one cell overlap.
struct Span {
    std::string cell, from, until;
    std::size_t row = 0;
};

void refuse_overlaps(const tables::Csv& csv, std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return std::tie(a.cell, a.from, a.row) < std::tie(b.cell, b.from, b.row);
    });
    for (std::size_t k = 1; k < spans.size(); ++k)
        if (spans[k].cell == spans[k - 1].cell && spans[k].from <= spans[k - 1].until)
            csv.fail(spans[k].row, "one duty on a day",
                     fmt::format("a second one on {}, see line {}", spans[k].from, csv.line(spans[k - 1].row)));
}

bool is_of(const DatedDuty& duty, const std::string& importer, const std::string& exporter) {
    return (importer.empty() || duty.importer == importer) && (exporter.empty() || duty.exporter == exporter);
}

// "USA on CHN 2018-01-01 to 2024-09-26": what the table has of them, or of all.
std::string spans_of(const DutiesByDate& table, const std::string& importer, const std::string& exporter) {
    std::vector<std::tuple<std::string, std::string, std::string>> spans;  // who, from, until
    for (const DatedDuty& duty : table.all()) {
        if (!is_of(duty, importer, exporter)) continue;
        const std::string who = duty.importer + (exporter.empty() ? "" : " on " + duty.exporter);
        spans.emplace_back(who, duty.from, duty.until);
    }
    std::sort(spans.begin(), spans.end());
    std::string text, who, until;
    for (const auto& [name, from, end] : spans) {
        if (name == who && from <= until) {
            until = std::max(until, end);
            continue;
        }
        if (name == who && day_before(from) == until) {
            until = end;
            continue;
        }
        if (!who.empty()) text += " to " + until;
        text += (text.empty() ? "" : ", ") + name + " " + from;
        who = name;
        until = end;
    }
    return text.empty() ? text : text + " to " + until;
}

}  // namespace

DutiesByDate::DutiesByDate(std::string file, std::vector<DatedDuty> duties)
    : file_(std::move(file)), duties_(std::move(duties)) {}

DutiesByDate read_duties_by_date(const std::string& file, std::string_view text) {
    const tables::Csv csv(file, text);
    world::refuse_unknown_columns(
        csv, world::with_party_columns({"sector", "from", "until", "rate_pct", "add_points", "of_which_232_points",
                                        "covered_pct", "weight_usd_m", "flow_2017_usd_m", "source"}));
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"}), from = csv.column({"from"}), until = csv.column({"until"});
    std::vector<DatedDuty> duties;
    std::vector<Span> spans;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        DatedDuty duty{csv.text(row, importer), csv.text(row, exporter), csv.text(row, sector), day_at(csv, row, from),
                       day_at(csv, row, until)};
        for (const std::size_t column : {importer, exporter, sector})
            if (csv.text(row, column).empty())
                csv.fail(row, "a code in column " + csv.columns()[column], "a blank cell");
        if (duty.importer == duty.exporter) csv.fail(row, "an exporter other than the importer", shown(duty.exporter));
        if (duty.until < duty.from) csv.fail(row, "until on or after from", duty.until + " before " + duty.from);
        read_rate(csv, row, duty);
        duty.weight_usd_m = optional_amount(csv, row, "weight_usd_m");
        duty.flow_2017_usd_m = optional_amount(csv, row, "flow_2017_usd_m");
        spans.push_back({duty.importer + '\n' + duty.exporter + '\n' + duty.sector, duty.from, duty.until, row});
        duties.push_back(std::move(duty));
    }
    if (duties.empty()) throw InputError(file, 0, "at least one duty", "none");
    refuse_overlaps(csv, std::move(spans));
    return {file, std::move(duties)};
}

const DutiesByDate& bundled_duties() {
    static const DutiesByDate table =
        read_duties_by_date("duties by date", bundled_table("by-date", "duties in force by date"));
    return table;
}

std::vector<DatedDuty> in_force(const DutiesByDate& table, const std::string& day, const std::string& importer,
                                const std::string& exporter) {
    if (!is_day(day)) throw InputError(table.file(), 0, "a day such as 2019-09-01", shown(day));
    std::vector<DatedDuty> found;
    for (const DatedDuty& duty : table.all())
        if (is_of(duty, importer, exporter) && duty.from <= day && day <= duty.until) found.push_back(duty);
    if (!found.empty()) return found;
    const std::string known = spans_of(table, importer, exporter);
    const std::string who = (importer.empty() ? "anybody" : importer) + (exporter.empty() ? "" : " on " + exporter);
    throw InputError(table.file(), 0,
                     known.empty() ? "a pair that the table has: " + spans_of(table, "", "") : "a day in " + known,
                     known.empty() ? who : day);
}

}  // namespace parley::products

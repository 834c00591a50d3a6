#include "parley/pricing/duties/duties_csv.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/policy/codes.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::pricing {
namespace {

using DutyKind = policy::DutyChange::Kind;

// The columns that say how much, and how.
struct RateColumn {
    const char* name;
    DutyKind kind;
    double one;  // how the file writes a rate of one: 100 in percent
    const char* meaning;
};
constexpr RateColumn rate_columns[] = {
    {"rate_pct", DutyKind::set, 100.0, "a duty in percent, 25 is 25 %"},
    {"add_points", DutyKind::add, 100.0, "points on top of the duty, 25 is 25 points"},
    {"duty_rate", DutyKind::set, 1.0, "a duty as a share, 0.25 is 25 %"},
    {"add_rate", DutyKind::add, 1.0, "a share on top of the duty, 0.25 is 25 points"},
};

void check_columns(const tables::Csv& csv) {
    for (const char* bare : {"tariff", "rate", "duty"})
        if (csv.has_column(bare))
            throw InputError(csv.file(), 1,
                             "a column that says its unit: rate_pct (25 is 25 %) or duty_rate (0.25 is 25 %)",
                             "a column " + shown(bare));
    std::vector<std::string> known{"sector"};
    for (const RateColumn& column : rate_columns) known.push_back(column.name);
    known.insert(known.end(), {"covers_usd_bn", "note"});
    world::refuse_unknown_columns(csv, world::with_party_columns(known));
}

// The rate columns that the file has; at least one.
std::vector<std::pair<std::size_t, RateColumn>> rate_columns_of(const tables::Csv& csv) {
    std::vector<std::pair<std::size_t, RateColumn>> result;
    for (const RateColumn& column : rate_columns)
        if (csv.has_column(column.name)) result.emplace_back(csv.column({column.name}), column);
    if (result.empty()) {
        std::string expected = "one of the columns";
        for (const RateColumn& column : rate_columns) expected += fmt::format(" {} ({}),", column.name, column.meaning);
        expected.pop_back();
        throw InputError(csv.file(), 1, expected, "none of them");
    }
    return result;
}

// Nobody announces duties of which every one is below a point, but many write 0.25 for 25 %: such a file is refused,
// and told how to write either meaning so that it cannot be mistaken.
void check_percent(const tables::Csv& csv, std::size_t column, const RateColumn& meaning) {
    std::size_t suspect = csv.row_count();
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (csv.text(row, column).empty()) continue;
        const double value = std::abs(csv.number(row, column));
        if (value >= 1.0 || csv.text(row, column)[0] == '+') return;  // a sign says points: "+0.75"
        if (value > 0.0 && suspect == csv.row_count()) suspect = row;
    }
    if (suspect == csv.row_count()) return;
    const double value = csv.number(suspect, column);
    csv.fail(suspect, fmt::format("percent in column {} (25 is 25 %)", meaning.name),
             fmt::format("only values below 1, such as {0:g}, which look like shares: write {1:g} for {1:g} %, or, if "
                         "{0:g} % is meant, {2:g} in column {3}",
                         value, 100 * value, value / 100, meaning.kind == DutyKind::set ? "duty_rate" : "add_rate"));
}

void check_rate(const std::string& file, std::size_t line, double rate, DutyKind kind, bool share,
                const DutyLimits& limits) {
    const auto shown_rate = [&](double value) {
        return share ? fmt::format("{:g}", value)
                     : fmt::format("{:g} {}", 100 * value, kind == DutyKind::set ? "%" : "points");
    };
    if (!(std::abs(rate) <= limits.highest_rate))
        throw InputError(Refusal{
            {Option::none, file, line},
            "at most " + shown_rate(limits.highest_rate),
            shown_rate(rate) +
                (share && rate <= 100 * limits.highest_rate ? ", which looks like percent in a column of shares" : ""),
            Option::highest_duty});
    if (!(rate > -1.0)) throw InputError(file, line, "more than " + shown_rate(-1.0), shown_rate(rate));
}

template <class Code>
void resolve_codes(const std::string& file, std::size_t line, const world::World& world, const std::string& text,
                   std::optional<policy::UnknownCode> (*find)(const world::World&, const std::string&,
                                                              std::vector<Code>&),
                   std::vector<Code>& result) {
    if (const auto problem = find(world, text, result)) throw InputError(file, line, problem->expected, problem->found);
}

void check_scope(const std::string& file, std::size_t line, const policy::FlowScope& scope,
                 const std::string& importer) {
    if (scope.buyers.size() == 1 && scope.sellers.size() == 1 && scope.buyers[0] == scope.sellers[0])
        throw InputError(file, line, "an exporter other than the importer (home trade bears no duty)", shown(importer));
}

}  // namespace

std::vector<DutyRow> read_duties(const std::string& file, std::string_view text, const world::World& world,
                                 const DutyLimits& limits) {
    const tables::Csv csv(file, text);
    const std::size_t importer = world::importer_column(csv);
    const std::size_t exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"});
    check_columns(csv);
    const auto rates = rate_columns_of(csv);
    const bool has_cover = csv.has_column("covers_usd_bn");
    const std::size_t cover = has_cover ? csv.column({"covers_usd_bn"}) : 0;
    if (csv.row_count() == 0) throw InputError(file, 0, "at least one change of a duty", "none");

    std::vector<DutyRow> result;
    std::map<std::string, std::size_t> seen;  // what a row is about → its line
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        DutyRow duty{csv.line(row), csv.text(row, importer), csv.text(row, exporter), csv.text(row, sector), {}};
        resolve_codes(file, duty.line, world, duty.importer, policy::find_economies, duty.change.scope.buyers);
        resolve_codes(file, duty.line, world, duty.exporter, policy::find_economies, duty.change.scope.sellers);
        resolve_codes(file, duty.line, world, duty.sector, policy::find_sectors, duty.change.scope.sectors);
        check_scope(file, duty.line, duty.change.scope, duty.importer);

        const RateColumn* used = nullptr;
        for (const auto& [at, column] : rates) {
            if (rates.size() > 1 && csv.text(row, at).empty()) continue;
            if (used != nullptr)
                csv.fail(row, "one rate in a row", fmt::format("both {} and {}", used->name, column.name));
            used = &column;
            duty.change.kind = column.kind;
            duty.change.rate = csv.number(row, at) / column.one;
            duty.change.import_subsidy = limits.import_subsidies;
            check_rate(file, duty.line, duty.change.rate, column.kind, column.one == 1.0, limits);
        }
        if (used == nullptr) csv.fail(row, "a rate in one of the columns", "blank cells");
        if (has_cover && !csv.text(row, cover).empty()) duty.change.covers_usd_m = 1000.0 * csv.amount(row, cover);

        // The same scope may come twice only as different amounts of trade (a first list of 50 bn, a second of 200).
        const std::string what =
            duty.importer + '\n' + duty.exporter + '\n' + duty.sector + '\n' + (has_cover ? csv.text(row, cover) : "");
        const auto [same, is_new] = seen.emplace(what, duty.line);
        if (!is_new)
            csv.fail(row, "each importer, exporter and sector once",
                     fmt::format("{},{},{} as in line {}", duty.importer, duty.exporter, duty.sector, same->second));
        result.push_back(std::move(duty));
    }
    for (const auto& [at, column] : rates)
        if (column.one != 1.0) check_percent(csv, at, column);
    return result;
}

model::Wedges duty_wedges(const world::World& world, const Subject& written, const std::vector<DutyRow>& rows) {
    std::vector<policy::DutyChange> changes;
    for (const DutyRow& row : rows) changes.push_back(row.change);
    model::Wedges wedges = model::no_change(world);
    const auto refusal = apply(world, changes, wedges);
    if (!refusal) return wedges;
    std::string found = refusal->found;
    if (refusal->other) {
        const std::size_t line = rows[*refusal->other].line;
        found += line > 0 ? fmt::format(" (see line {})", line) : "";
    }
    Subject where = written;
    where.line = rows[refusal->change].line;
    throw InputError(
        Refusal{where, refusal->expected, found, refusal->by_subsidy ? Option::import_subsidy : Option::none});
}

}  // namespace parley::pricing

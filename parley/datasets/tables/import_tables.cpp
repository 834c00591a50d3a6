#include "parley/datasets/tables/import_tables.hpp"

#include <algorithm>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/world/limits.hpp"

namespace parley::datasets {

tables::Csv open_table(const std::filesystem::path& folder, const std::string& name) {
    const std::string path = (folder / name).string();
    return tables::Csv(path, tables::read_file(path));
}

world::Codes read_code_list(const tables::Csv& csv, const std::string& column, const std::string& kind) {
    const std::size_t at = csv.column({column});
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& code = csv.text(row, at);
        if (code.empty()) csv.fail(row, "a code in column " + column, "a blank cell");
        if (std::find(codes.begin(), codes.end(), code) != codes.end())
            csv.fail(row, "each " + kind + " once", shown(code) + " a second time");
        codes.push_back(code);
    }
    if (codes.empty()) throw InputError(csv.file(), 0, "at least one " + kind, "none");
    return world::Codes(kind, std::move(codes));
}

SourceFlows read_source_flows(const tables::Csv& csv, const world::Codes& economies, const world::Codes& sectors,
                              AbsentRows absent, double highest_rate) {
    const std::size_t count = economies.all().size(), goods = sectors.all().size();
    if (!world::fits(count, goods))
        throw InputError(csv.file(), 0, "a table of a size that can be solved",
                         std::to_string(count) + " economies and " + std::to_string(goods) + " sectors");
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"});
    const world::UnitColumn value = world::money_column(csv, "value");
    const auto duty = world::rate_column(csv, {"tariff"});
    if (!duty) throw InputError(csv.file(), 1, "a column tariff_rate or tariff_pct", "neither");

    SourceFlows flows;
    flows.value_usd_m = Table<Buyer, Seller, Sector>({count, count, goods});
    flows.duty_rate = Table<Buyer, Seller, Sector>({count, count, goods});
    world::FirstLines first(count * count * goods);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, importer)}, i{economies.at(csv, row, exporter)};
        const Sector s{sectors.at(csv, row, sector)};
        first.mark(csv, row, (n.value * count + i.value) * goods + s.value, "importer, exporter and sector",
                   csv.text(row, importer) + ", " + csv.text(row, exporter) + ", " + csv.text(row, sector));
        flows.value_usd_m(n, i, s) = csv.amount(row, value.at) * value.unit;
        const double levied = rate(csv, row, *duty, highest_rate);
        if (levied < 0) csv.fail(row, "a duty that is not negative", shown(csv.text(row, duty->at)));
        if (n == i && levied != 0) csv.fail(row, "no duty on what is bought at home", shown(csv.text(row, duty->at)));
        flows.duty_rate(n, i, s) = levied;
    }
    if (absent == AbsentRows::are_errors && csv.row_count() != count * count * goods)
        for (std::size_t cell = 0; cell < count * count * goods; ++cell)
            if (!first.given(cell))
                throw InputError(csv.file(), 0, "a row for each importer, exporter and sector",
                                 "none for " + economies.all()[cell / goods / count] + ", " +
                                     economies.all()[cell / goods % count] + ", " + sectors.all()[cell % goods]);
    return flows;
}

std::vector<SourceNumbers> read_source_numbers(const tables::Csv& csv, const std::string& column,
                                               const world::Codes& sectors) {
    const std::size_t source = csv.column({"source"}), sector = csv.column({"sector"}), number = csv.column({column});
    std::vector<SourceNumbers> result;
    std::vector<world::FirstLines> first;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& name = csv.text(row, source);
        if (name.empty()) csv.fail(row, "the name of a source", "a blank cell");
        std::size_t which = 0;
        while (which < result.size() && result[which].source != name) ++which;
        if (which == result.size()) {
            result.push_back({name, std::vector<double>(sectors.all().size())});
            first.emplace_back(sectors.all().size());
        }
        const std::size_t s = sectors.at(csv, row, sector);
        first[which].mark(csv, row, s, "source and sector", name + ", " + csv.text(row, sector));
        const double value = csv.amount(row, number);
        if (column == "theta" && !world::is_usable_theta(value))
            csv.fail(row, world::theta_rule, shown(csv.text(row, number)));
        result[which].by_sector[s] = value;
    }
    if (result.empty()) throw InputError(csv.file(), 0, "at least one source", "none");
    for (std::size_t which = 0; which < result.size(); ++which)
        for (std::size_t s = 0; s < sectors.all().size(); ++s)
            if (!first[which].given(s))
                throw InputError(csv.file(), 0, "a row for each sector of source " + result[which].source,
                                 "none for sector " + sectors.all()[s]);
    return result;
}

std::vector<world::ElasticitySource> read_elasticity_sources(const tables::Csv& csv, const world::Codes& sectors) {
    std::vector<world::ElasticitySource> result;
    for (SourceNumbers& each : read_source_numbers(csv, "theta", sectors))
        result.push_back({each.source, std::move(each.by_sector)});
    return result;
}

void take_duty_out(SourceFlows& flows) {
    for (std::size_t cell = 0; cell < flows.value_usd_m.size(); ++cell)
        flows.value_usd_m.data()[cell] /= 1 + flows.duty_rate.data()[cell];
}

void choose_elasticities(world::World& world, const std::string& source, const std::string& usual,
                         const std::string& file) {
    const std::string& wanted = source.empty() ? usual : source;
    if (use_elasticities(world, wanted)) return;
    std::string known;
    for (const world::ElasticitySource& each : world.elasticity_sources)
        known += (known.empty() ? "" : ", ") + each.name;
    throw InputError(file, 0, "elasticities from one of " + known, shown(wanted));
}

int year_of_table(const std::filesystem::path& from, const BuildOptions& options, const std::string& example) {
    if (options.purchaser_valuation)
        throw InputError(from.string(), 0, "basic prices: these values exclude duties", "purchaser valuation");
    const int year = year_in_name(from.filename().string());
    if (year == 0)
        throw InputError(from.string(), 0, "a name that has the year, as " + example, from.filename().string());
    return year;
}

std::string text_of_table(const std::filesystem::path& from) {
    std::string text = tables::read_file(from.string());
    if (text.starts_with("PK\x03\x04"))
        throw InputError(from.string(), 0, "a CSV: open the workbook and save its sheet as CSV, or unpack the archive",
                         "a workbook or a zip archive");
    if (text.starts_with("\x89HDF") || text.starts_with("MATLAB"))
        throw InputError(from.string(), 0, "a CSV: write the matrices as one table with heads", "a file of MATLAB");
    return text;
}

MappedCodes mapped_codes(const BuildOptions& options) {
    if (options.mapping.empty()) return {};
    return {options.mapping, tables::read_file(options.mapping)};
}

BuiltWorld built_from_table(world::World world, const BuildOptions& options, const std::string& file) {
    choose_elasticities(world, options.elasticities, "assumed", file);
    BuiltWorld built;
    // Not the notes: they name the file, and the same table gives the same bytes wherever it lies.
    built.source_md =
        source_page(world, {{"Values", "At basic prices. There are no duties in an input-output table.\n"}});
    built.world = std::move(world);
    return built;
}

void complete_or_throw(world::World& world, const std::string& file) {
    if (const auto breach = complete(world)) throw InputError(file, 0, breach->rule, breach->found);
}

}  // namespace parley::datasets

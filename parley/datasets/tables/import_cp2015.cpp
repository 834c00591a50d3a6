#include "parley/datasets/tables/import_cp2015.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/tables/import_tables.hpp"

namespace parley::datasets {
namespace {

// The duties of 1993 reach 270 %: the source is trusted that far (and by a hair for the percent's rounding).
constexpr double highest_duty = 2.7 + 1e-9;

struct Tables {
    tables::Csv sectors, flows, production, inputs;
    world::Codes economies, sector_ids;
};

Tables open_tables(const std::filesystem::path& folder) {
    tables::Csv sectors = open_table(folder, "sectors.csv"), flows = open_table(folder, "flows.csv");
    tables::Csv production = open_table(folder, "production.csv"), inputs = open_table(folder, "inputs.csv");
    const std::size_t at = production.column({"economy"});
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < production.row_count(); ++row)
        if (std::find(codes.begin(), codes.end(), production.text(row, at)) == codes.end()) {
            if (production.text(row, at).empty()) production.fail(row, "a code in column economy", "a blank cell");
            codes.push_back(production.text(row, at));
        }
    world::Codes ids = read_code_list(sectors, "id", "sector");
    return {std::move(sectors),
            std::move(flows),
            std::move(production),
            std::move(inputs),
            world::Codes("economy", std::move(codes)),
            std::move(ids)};
}

void read_sectors(world::World& world, const tables::Csv& csv) {
    const std::size_t id = csv.column({"id"}), name = csv.column({"name"});
    const std::size_t tradable = csv.column({"tradable"}), theta = csv.column({"theta"});
    world::ElasticitySource elasticities{"CP", {}};
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& flag = csv.text(row, tradable);
        if (flag != "0" && flag != "1") csv.fail(row, "0 or 1 in column tradable", shown(flag));
        world.sectors.push_back({csv.text(row, id), csv.text(row, name), flag == "1", flag == "1"});
        elasticities.theta.push_back(csv.amount(row, theta));
        if (!world::is_usable_theta(elasticities.theta.back()))
            csv.fail(row, world::theta_rule, shown(csv.text(row, theta)));
    }
    world.elasticity_sources = {elasticities};
}

double read_duty(const tables::Csv& csv, std::size_t row, std::size_t column) {
    const double levied = world::rate(csv, row, {column, 0.01}, highest_duty);
    if (levied < 0) csv.fail(row, "a duty that is not negative", shown(csv.text(row, column)));
    return levied;
}

// Foreign trade in the traded sectors; every pair must be there.
void read_trade(Cp2015& data, const Tables& tables) {
    world::World& world = data.world;
    const tables::Csv& csv = tables.flows;
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"}), before = csv.column({"tariff_pct_1993"});
    const std::size_t after = csv.column({"tariff_pct_2005"});
    const world::UnitColumn value = world::money_column(csv, "value");
    const std::size_t count = world.economy_count(), goods = world.sector_count();
    world::FirstLines first(count * count * goods);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{tables.economies.at(csv, row, importer)}, i{tables.economies.at(csv, row, exporter)};
        const Sector s{tables.sector_ids.at(csv, row, sector)};
        if (n == i)
            csv.fail(row, "trade between two economies", "imports of " + csv.text(row, importer) + " from itself");
        if (!world.sectors[s.value].traded)
            csv.fail(row, "a traded sector", "sector " + world.sectors[s.value].code + ", which is not");
        first.mark(csv, row, (n.value * count + i.value) * goods + s.value, "importer, exporter and sector",
                   csv.text(row, importer) + ", " + csv.text(row, exporter) + ", " + csv.text(row, sector));
        world.flow(n, i, s) = csv.amount(row, value.at) * value.unit;
        world.duty_rate(n, i, s) = read_duty(csv, row, before);
        data.duty_rate_2005(n, i, s) = read_duty(csv, row, after);
    }
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (n != i && world.sectors[s.value].traded &&
                    !first.given((n.value * count + i.value) * goods + s.value))
                    throw InputError(csv.file(), 0, "a row for each importer, exporter and traded sector",
                                     "none for " + world.economies[n.value].code + ", " +
                                         world.economies[i.value].code + ", " + world.sectors[s.value].code);
}

// Value-added shares, and home purchases: output less exports, output raised to exports where it is smaller.
void read_production(Cp2015& data, const Tables& tables) {
    world::World& world = data.world;
    const tables::Csv& csv = tables.production;
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"});
    const std::size_t number = csv.column({"value_added_share"});
    const world::UnitColumn output = world::money_column(csv, "gross_output");
    world::FirstLines first(world.economy_count() * world.sector_count());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{tables.economies.at(csv, row, economy)};
        const Sector s{tables.sector_ids.at(csv, row, sector)};
        first.mark(csv, row, n.value * world.sector_count() + s.value, "economy and sector",
                   csv.text(row, economy) + ", " + csv.text(row, sector));
        world.value_added_share(n, s) = world::share(csv, row, number);
        const double produced = csv.amount(row, output.at) * output.unit;
        double exports = 0.0;
        for (const Economy buyer : world.each_economy())
            if (buyer != n) exports += world.flow(buyer, n, s);
        if (produced < exports) ++data.outputs_raised;
        world.flow(n, n, s) = std::max(produced, exports) - exports;
    }
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector())
            if (!first.given(n.value * world.sector_count() + s.value))
                throw InputError(csv.file(), 0, "a row for each economy and sector",
                                 "none for " + world.economies[n.value].code + ", " + world.sectors[s.value].code);
}

// γ(n,s,r) = (1 − γ(n,r)) × share of intermediates. Absent rows are zero shares; a sector that uses inputs needs some.
void read_inputs(world::World& world, const Tables& tables) {
    const tables::Csv& csv = tables.inputs;
    const std::size_t economy = csv.column({"economy"}), supplying = csv.column({"supplying_sector"});
    const std::size_t user = csv.column({"using_sector"}), number = csv.column({"share_of_intermediates"});
    const std::size_t goods = world.sector_count();
    world::FirstLines first(world.economy_count() * goods * goods);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{tables.economies.at(csv, row, economy)};
        const Sector s{tables.sector_ids.at(csv, row, supplying)}, r{tables.sector_ids.at(csv, row, user)};
        first.mark(csv, row, (n.value * goods + s.value) * goods + r.value, "economy, supplying and using sector",
                   csv.text(row, economy) + ", " + csv.text(row, supplying) + ", " + csv.text(row, user));
        world.input_share(n, s, r) = world::share(csv, row, number, -0.01);
    }
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const std::string place = world.economies[n.value].code + ", using sector " + world.sectors[r.value].code;
            double sum = 0.0;
            for (const Sector s : world.each_sector()) sum += world.input_share(n, s, r);
            const double inputs = 1 - world.value_added_share(n, r);
            if (inputs == 0) {
                for (const Sector s : world.each_sector()) world.input_share(n, s, r) = 0;
                continue;
            }
            if (!(std::abs(sum - 1) <= 1e-5))
                throw InputError(csv.file(), 0, "shares of intermediates that sum to one within 1e-5",
                                 fmt::format("{:.9g} for {}", sum, place));
            for (const Sector s : world.each_sector()) world.input_share(n, s, r) *= inputs / sum;
        }
}

}  // namespace

Cp2015 import_cp2015(const std::filesystem::path& folder) {
    const Tables tables = open_tables(folder);
    Cp2015 data;
    world::World& world = data.world;
    world.name = "cp2015";
    world.year = 1993;
    world.sources = {{"Caliendo & Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA: replication files",
                      "for tests, not for shipping; cite"}};
    for (const std::string& code : tables.economies.all()) world.economies.push_back({code, economy_name(code), {}});
    read_sectors(world, tables.sectors);
    allocate(world);
    data.duty_rate_2005 = world.duty_rate;
    read_trade(data, tables);
    read_production(data, tables);
    read_inputs(world, tables);
    choose_elasticities(world, "", "CP", tables.sectors.file());
    data.largest_negative_remainder = final_shares_from_remainder(world);
    world.build_steps = {
        "trade in USD thousand and output in USD made USD million; duties of 1993 from percent; values exclude duties",
        fmt::format(
            "home purchases of tradables are output less exports; {} outputs raised to exports; sectors that are "
            "not traded are bought at home only",
            data.outputs_raised),
        "input shares are (1 - value-added share) x share of intermediates, the latter rescaled to sum to one (they "
        "miss "
        "it by less than 2e-6)",
        fmt::format(
            "final shares are what inputs leave of expenditure, negatives set to zero (the largest {:.4g} of its "
            "economy's value added) and the rest rescaled: they do not clear the markets, so the base is solved "
            "once when the world is loaded",
            data.largest_negative_remainder)};
    complete_or_throw(world, tables.production.file());
    return data;
}

std::string duties_csv(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate,
                       const std::vector<std::string>& parties) {
    const auto party = [&](Economy n) {
        return parties.empty() ||
               std::find(parties.begin(), parties.end(), world.economies[n.value].code) != parties.end();
    };
    std::string text = "importer,exporter,sector,rate_pct\n";
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (n != i && party(n) && party(i) && world.sectors[s.value].traded)
                    // Twelve digits: the percent as published, without the rounding of its share.
                    text +=
                        fmt::format("{},{},{},{:.12g}\n", world.economies[n.value].code, world.economies[i.value].code,
                                    world.sectors[s.value].code, 100 * duty_rate(n, i, s));
    return text;
}

BuiltWorld build_cp2015(const std::filesystem::path& from, const BuildOptions& options) {
    if (options.purchaser_valuation)
        throw InputError((from / "flows.csv").string(), 0, "border valuation: these values exclude duties",
                         "purchaser valuation");
    Cp2015 data = import_cp2015(from);
    choose_elasticities(data.world, options.elasticities, "CP", (from / "sectors.csv").string());
    BuiltWorld built;
    built.extra_files["duties-nafta-2005.csv"] = duties_csv(data.world, data.duty_rate_2005, {"MEX", "CAN", "USA"});
    built.extra_files["duties-2005.csv"] = duties_csv(data.world, data.duty_rate_2005, {});
    built.world = std::move(data.world);
    built.source_md =
        source_page(built.world, {{"Beside the world",
                                   "duties-nafta-2005.csv: the duties of 2005 among Mexico, Canada and the "
                                   "United States. duties-2005.csv: those of all pairs (up to 177.7 %).\n"}});
    return built;
}

}  // namespace parley::datasets

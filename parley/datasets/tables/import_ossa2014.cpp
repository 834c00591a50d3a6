#include "parley/datasets/tables/import_ossa2014.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/world/european_union.hpp"

namespace parley::datasets {
namespace {

// σ > 1 by sector: demand for one of many firms, and with it the markup.
std::vector<double> read_sigma(const tables::Csv& csv) {
    const std::size_t at = csv.column({"sigma"});
    std::vector<double> sigma;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const double value = csv.number(row, at);
        if (!world::is_usable_theta(value - 1))
            csv.fail(row, "an elasticity of substitution above 1", shown(csv.text(row, at)));
        sigma.push_back(value);
    }
    return sigma;
}

// A number for each economy and sector, each once.
template <class Read>
void read_cells(const tables::Csv& csv, const char* who, const world::Codes& economies, const world::Codes& sectors,
                const Read& read) {
    const std::size_t economy = csv.column({who}), sector = csv.column({"sector"});
    const std::size_t count = sectors.all().size();
    world::FirstLines first(economies.all().size() * count);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::size_t n = economies.at(csv, row, economy), s = sectors.at(csv, row, sector);
        first.mark(csv, row, n * count + s, std::string(who) + " and sector",
                   csv.text(row, economy) + ", " + csv.text(row, sector));
        read(row, Economy{n}, Sector{s});
    }
    for (std::size_t cell = 0; cell < economies.all().size() * count; ++cell)
        if (!first.given(cell))
            throw InputError(csv.file(), 0, fmt::format("a row for each {} and sector", who),
                             "none for " + economies.all()[cell / count] + ", " + sectors.all()[cell % count]);
}

world::EconomyInfo economy_of(const std::string& code) {
    if (code == "EU") {
        // The Union of 2007: of today's members all but Croatia, and the United Kingdom.
        std::vector<std::string> members = world::eu27_members();
        members.erase(std::remove(members.begin(), members.end(), "HRV"), members.end());
        members.insert(std::upper_bound(members.begin(), members.end(), "GBR"), "GBR");
        return {code, "European Union of 2007", members};
    }
    return {code, economy_name(code), {}};
}

std::string duties_csv(const Ossa2014& data) {
    std::string text = "importer,exporter,sector,rate_pct\n";
    for (const Economy n : data.world.each_economy())
        for (const Sector s : data.world.each_sector())
            text += fmt::format("{},*,{},{:.12g}\n", data.world.economies[n.value].code,
                                data.world.sectors[s.value].code, 100 * data.noncooperative_duty_rate(n, s));
    return text;
}

std::string weights_csv(const Ossa2014& data) {
    std::string text = "economy,sector,weight\n";
    for (const Economy n : data.world.each_economy())
        for (const Sector s : data.world.each_sector())
            text += fmt::format("{},{},{}\n", data.world.economies[n.value].code, data.world.sectors[s.value].code,
                                data.political_weight(n, s));
    return text;
}

}  // namespace

Ossa2014 import_ossa2014(const std::filesystem::path& folder) {
    const tables::Csv sectors = open_table(folder, "sectors.csv"), flows = open_table(folder, "flows.csv");
    const tables::Csv duties = open_table(folder, "noncooperative_tariffs.csv");
    const tables::Csv weights = open_table(folder, "political_weights.csv");
    const world::Codes sector_codes = read_code_list(sectors, "code", "sector");
    const world::Codes economy_codes = world::economies_named_in(weights);
    const std::vector<double> sigma = read_sigma(sectors);

    Ossa2014 data;
    world::World& world = data.world;
    world.name = "ossa2014";
    world.year = 2007;
    world.sources = {
        {"Ossa (2014), Trade Wars and Trade Talks with Data, American Economic Review 104(12): replication "
         "files; flows after aggregate imbalances were taken out",
         "for tests, not for shipping; cite"}};
    for (const std::string& code : economy_codes.all()) world.economies.push_back(economy_of(code));
    const std::size_t name = sectors.column({"name"});
    for (std::size_t s = 0; s < sigma.size(); ++s)
        world.sectors.push_back({sector_codes.all()[s], sectors.text(s, name), true, true});
    allocate(world);
    SourceFlows trade =
        read_source_flows(flows, economy_codes, sector_codes, AbsentRows::are_errors, highest_rate_of_ossa2014);
    world.flow = std::move(trade.value_usd_m);
    world.duty_rate = std::move(trade.duty_rate);
    world.elasticity_sources = {{"Ossa", sigma}};
    for (double& theta : world.elasticity_sources[0].theta) theta -= 1;
    choose_elasticities(world, "", "Ossa", sectors.file());
    world.profit_rate = Table<Seller, Sector>(world.production_subsidy_rate.extents());
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            world.profit_rate(i, s) = 1 / (sigma[s.value] - 1);  // eq:markup
            world.production_subsidy_rate(i, s) = -world.profit_rate(i, s);
        }
    final_shares_from_remainder(world);
    world.build_steps = {
        "values at border prices: the duty comes on top",
        "trade elasticity = sigma - 1; no inputs: wages and profits are all of a sale",
        "a fixed number of firms takes 1/(sigma - 1) over cost: that much tax on production, which is their profit"};
    complete_or_throw(world, flows.file());

    data.noncooperative_duty_rate = Table<Buyer, Sector>(world.expenditure.extents());
    const auto rate = world::rate_column(duties, {"tariff"});
    if (!rate) throw InputError(duties.file(), 1, "a column tariff_rate or tariff_pct", "neither");
    read_cells(duties, "importer", economy_codes, sector_codes, [&](std::size_t row, Economy n, Sector s) {
        data.noncooperative_duty_rate(n, s) = world::rate(duties, row, *rate, highest_rate_of_ossa2014);
    });
    data.political_weight = Table<Economy, Sector>(world.expenditure.extents());
    const std::size_t lambda = weights.column({"lambda"});
    read_cells(weights, "economy", economy_codes, sector_codes, [&](std::size_t row, Economy n, Sector s) {
        data.political_weight(n, s) = weights.amount(row, lambda);
    });
    return data;
}

BuiltWorld build_ossa2014(const std::filesystem::path& from, const BuildOptions& options) {
    if (options.purchaser_valuation)
        throw InputError((from / "flows.csv").string(), 0, "border valuation: these values exclude duties",
                         "purchaser valuation");
    Ossa2014 data = import_ossa2014(from);
    choose_elasticities(data.world, options.elasticities, "Ossa", (from / "sectors.csv").string());
    BuiltWorld built;
    built.extra_files["duties-noncooperative.csv"] = duties_csv(data);
    built.extra_files["political-weights.csv"] = weights_csv(data);
    built.world = std::move(data.world);
    built.source_md =
        source_page(built.world, {{"Beside the world",
                                   "duties-noncooperative.csv: duties that were levied where no agreement bound them, "
                                   "by importer and sector; not the duties of a trade war in equilibrium. "
                                   "political-weights.csv: what a dollar of income in a sector counts for its "
                                   "government, of mean one in each economy.\n"}});
    return built;
}

}  // namespace parley::datasets

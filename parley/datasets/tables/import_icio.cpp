#include "parley/datasets/tables/import_icio.hpp"

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"

namespace parley::datasets {
namespace {

constexpr const char* services_of_wiod2014 = "s16";

// `service` is the source's one aggregate of services.
FlowSource read_flow_source(const std::filesystem::path& folder, const std::string& service) {
    const tables::Csv sector_table = open_table(folder, "sectors.csv");
    world::Codes economies = read_code_list(open_table(folder, "economies.csv"), "code", "economy");
    world::Codes sectors = read_code_list(sector_table, "code", "sector");
    if (!sectors.find(service)) throw InputError(sector_table.file(), 0, "a sector " + service, "none");
    SourceFlows flows = read_source_flows(open_table(folder, "flows.csv"), economies, sectors, AbsentRows::are_zero);
    auto elasticities = read_elasticity_sources(open_table(folder, "elasticities.csv"), sectors);
    return {std::move(economies), std::move(sectors), std::move(flows), std::move(elasticities)};
}

std::vector<world::SectorInfo> sectors_with_names(const std::filesystem::path& folder, const FlowSource& source,
                                                  const std::string& service) {
    const tables::Csv csv = open_table(folder, "sectors.csv");
    std::vector<world::SectorInfo> sectors;
    for (std::size_t s = 0; s < source.sectors.all().size(); ++s) {
        const std::string& code = source.sectors.all()[s];
        sectors.push_back({code, csv.text(s, csv.column({"name"})), code != service, true});
    }
    return sectors;
}

BuiltWorld without_inputs(world::World world, const std::filesystem::path& from, const BuildOptions& options,
                          const std::string& usual) {
    choose_elasticities(world, options.elasticities, usual, (from / "elasticities.csv").string());
    world.build_steps.push_back("no inputs: value added is all of cost, final shares are expenditure shares");
    drop_inputs(world);
    complete_or_throw(world, (from / "flows.csv").string());
    BuiltWorld built{std::move(world), ""};
    built.source_md = source_page(built.world, {});
    return built;
}

}  // namespace

FlowSource read_icio(const std::filesystem::path& folder) {
    return read_flow_source(folder, services_of_icio);
}

FlowSource read_wiod2014(const std::filesystem::path& folder) {
    return read_flow_source(folder, services_of_wiod2014);
}

world::World world_of_flows(const FlowSource& source, const std::vector<world::SectorInfo>& sectors,
                            const BuildOptions& options) {
    world::World world;
    for (const std::string& code : source.economies.all()) world.economies.push_back({code, economy_name(code), {}});
    world.sectors = sectors;
    world.elasticity_sources = source.elasticities;
    allocate(world);
    SourceFlows flows = source.flows;
    if (options.zero_service_duties) {
        std::size_t dropped = 0;
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector())
                    if (!sectors[s.value].goods && flows.duty_rate(n, i, s) != 0) {
                        flows.duty_rate(n, i, s) = 0;
                        ++dropped;
                    }
        world.build_steps.push_back(fmt::format("{} duties on services dropped", dropped));
    }
    if (options.purchaser_valuation) {
        take_duty_out(flows);
        world.build_steps.push_back("values read as including the duty (purchaser): X = value / (1 + t)");
    } else {
        world.build_steps.push_back("values read at border prices: the duty comes on top");
    }
    world.flow = std::move(flows.value_usd_m);
    world.duty_rate = std::move(flows.duty_rate);
    return world;
}

BuiltWorld build_icio(int year, const std::filesystem::path& from, const BuildOptions& options) {
    const FlowSource source = read_icio(from);
    std::vector<world::SectorInfo> sectors = sectors_with_names(from, source, services_of_icio);
    for (world::SectorInfo& sector : sectors)
        for (const SectorJoin& join : sectors_of_icio2017())
            if (join.sector.code == sector.code) sector = join.sector;
    world::World world = world_of_flows(source, sectors, options);
    world.name = fmt::format("icio{}", year);
    world.year = year;
    world.sources = {oecd_icio_2025(year), teti_duties(), lashkaripour_compilation()};
    return without_inputs(std::move(world), from, options, "LL");
}

BuiltWorld build_wiod2014(const std::filesystem::path& from, const BuildOptions& options) {
    const FlowSource source = read_wiod2014(from);
    world::World world = world_of_flows(source, sectors_with_names(from, source, services_of_wiod2014), options);
    world.name = "wiod2014";
    world.year = 2014;
    world.sources = {wiod_2016(), lashkaripour_compilation()};
    return without_inputs(std::move(world), from, options, "IS");
}

world::DataSource oecd_icio_2025(int year) {
    return {fmt::format("OECD Inter-Country Input-Output tables, 2025 codes, year {}", year), "CC BY 4.0; cite OECD"};
}
world::DataSource teti_duties() {
    return {"Teti (2024), Global Tariff Database: average duty rates", "cite the author"};
}
world::DataSource lashkaripour_compilation() {
    return {"A. Lashkaripour: compilation of the flows, duties and trade elasticities of eight studies",
            "cite the compiler with the sources"};
}
world::DataSource icio7x44_source() {
    return {
        "OECD ICIO 2021 edition, WITS duties, Lashkaripour & Lugovskyy (2023) trade and scale elasticities, year 2017, "
        "7 economies × 44 sectors, as compiled for a graduate course",
        "OECD: CC BY 4.0; cite all three"};
}
world::DataSource wiod_2016() {
    return {"World Input-Output Database, 2016 release, year 2014 (Timmer et al. 2015)", "CC BY 4.0; cite"};
}
world::DataSource wiod_2013() {
    return {"World Input-Output Database, 2013 release, year 2011 (Timmer et al. 2015)", "cite"};
}
world::DataSource us_duties_2018_2020() {
    return {
        "US duties on Chinese goods, 2018-20: Federal Register notices under sections 232 and 301, USITC's list of "
        "codes "
        "as kept by Mike Waugh, by sector with weights of the US Census",
        "public domain; compilation MIT, copyright 2020 Mike Waugh"};
}
world::DataSource china_duties_2018_2020() {
    return {
        "Chinese duties on US goods, 2018-20: Bown, Jung & Zhang (2019), PIIE, and notices of China's Tariff "
        "Commission, "
        "by sector: rates only",
        "rates are facts; cite Bown, Jung & Zhang (2019)"};
}

}  // namespace parley::datasets

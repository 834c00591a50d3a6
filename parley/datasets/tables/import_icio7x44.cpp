#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/tables/import_icio.hpp"
#include "parley/world/european_union.hpp"

namespace parley::datasets {
namespace {

constexpr double published_share_tolerance = 1e-6;

void refuse_sum(const tables::Csv& csv, double sum, const std::string& of) {
    if (!(std::abs(sum - 1) <= published_share_tolerance))
        throw InputError(csv.file(), 0, "shares that sum to one within 1e-6", std::to_string(sum) + " for " + of);
}

// The shares of each using sector, rescaled to sum to one exactly.
std::vector<SourceTechnology> read_technology(const tables::Csv& csv, const world::Codes& economies,
                                              const world::Codes& sectors) {
    const std::size_t count = sectors.all().size();
    const std::size_t economy = csv.column({"economy"}), using_sector = csv.column({"using_sector"});
    const std::size_t supplying = csv.column({"supplying_sector"}), number = csv.column({"share"});
    std::vector<SourceTechnology> result(economies.all().size());
    for (std::size_t n = 0; n < result.size(); ++n)
        result[n] = {economies.all()[n] + " of icio2017-7x44",
                     {std::vector<double>(count), Table<Supplying, Using>({count, count})},
                     std::vector<double>(count)};
    world::FirstLines first(result.size() * count * (count + 1));
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::size_t n = economies.at(csv, row, economy), r = sectors.at(csv, row, using_sector);
        const bool value_added = csv.text(row, supplying) == "VA";
        const std::size_t s = value_added ? count : sectors.at(csv, row, supplying);
        first.mark(csv, row, (n * count + r) * (count + 1) + s, "economy, using and supplying sector",
                   csv.text(row, economy) + ", " + csv.text(row, using_sector) + ", " + csv.text(row, supplying));
        const double cost_share = world::share(csv, row, number);
        if (value_added)
            result[n].shares.value_added_share[r] = cost_share;
        else
            result[n].shares.input_share(Sector{s}, Sector{r}) = cost_share;
    }
    for (std::size_t n = 0; n < result.size(); ++n)
        for (std::size_t r = 0; r < count; ++r) {
            const std::string place = economies.all()[n] + ", using sector " + sectors.all()[r];
            Technology& shares = result[n].shares;
            double sum = shares.value_added_share[r];
            for (std::size_t s = 0; s <= count; ++s) {
                if (!first.given((n * count + r) * (count + 1) + s))
                    throw InputError(csv.file(), 0, "a share for each economy, using and supplying sector",
                                     "none for " + place + ", " + (s < count ? sectors.all()[s] : "VA"));
                if (s < count) sum += shares.input_share(Sector{s}, Sector{r});
            }
            refuse_sum(csv, sum, place);
            shares.value_added_share[r] /= sum;
            for (std::size_t s = 0; s < count; ++s) shares.input_share(Sector{s}, Sector{r}) /= sum;
        }
    return result;
}

Table<Buyer, Sector> read_final_shares(const tables::Csv& csv, const world::Codes& economies,
                                       const world::Codes& sectors) {
    const std::size_t count = economies.all().size(), goods = sectors.all().size();
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"});
    const std::size_t number = csv.column({"share"});
    Table<Buyer, Sector> result({count, goods});
    world::FirstLines first(count * goods);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const Economy n{economies.at(csv, row, economy)};
        const Sector s{sectors.at(csv, row, sector)};
        first.mark(csv, row, n.value * goods + s.value, "economy and sector",
                   csv.text(row, economy) + ", " + csv.text(row, sector));
        result(n, s) = world::share(csv, row, number);
    }
    for (std::size_t n = 0; n < count; ++n) {
        double sum = 0.0;
        for (std::size_t s = 0; s < goods; ++s) {
            if (!first.given(n * goods + s))
                throw InputError(csv.file(), 0, "a share for each economy and sector",
                                 "none for " + economies.all()[n] + ", " + sectors.all()[s]);
            sum += result(Economy{n}, Sector{s});
        }
        refuse_sum(csv, sum, economies.all()[n]);
        for (std::size_t s = 0; s < goods; ++s) result(Economy{n}, Sector{s}) /= sum;
    }
    return result;
}

}  // namespace

Icio7x44 read_icio7x44(const std::filesystem::path& folder) {
    const tables::Csv sector_table = open_table(folder, "sectors.csv");
    const tables::Csv technology_table = open_table(folder, "technology.csv");
    const world::Codes economies = world::economies_named_in(technology_table);
    const world::Codes sectors = read_code_list(sector_table, "code", "sector");
    Icio7x44 result{{economies, sectors,
                     read_source_flows(open_table(folder, "flows.csv"), economies, sectors, AbsentRows::are_errors),
                     read_elasticity_sources(open_table(folder, "elasticities.csv"), sectors)},
                    {},
                    {},
                    read_technology(technology_table, economies, sectors),
                    read_final_shares(open_table(folder, "final.csv"), economies, sectors),
                    {}};
    const std::size_t name = sector_table.column({"name"}), goods = sector_table.column({"traded_goods"});
    for (std::size_t row = 0; row < sector_table.row_count(); ++row) {
        const std::string& flag = sector_table.text(row, goods);
        if (flag != "0" && flag != "1") sector_table.fail(row, "0 or 1 in column traded_goods", shown(flag));
        result.sector_names.push_back(sector_table.text(row, name));
        result.goods.push_back(flag == "1");
    }
    for (SourceNumbers& each : read_source_numbers(open_table(folder, "scale.csv"), "psi", sectors))
        result.scale.push_back({each.source, std::move(each.by_sector)});
    const auto& value = result.trade.flows.value_usd_m;
    for (std::size_t i = 0; i < economies.all().size(); ++i)
        for (std::size_t s = 0; s < sectors.all().size(); ++s)
            for (std::size_t n = 0; n < economies.all().size(); ++n)
                result.technology[i].output_usd_m[s] += value(Economy{n}, Economy{i}, Sector{s});
    return result;
}

BuiltWorld build_icio7x44(const std::filesystem::path& from, const BuildOptions& options) {
    const Icio7x44 source = read_icio7x44(from);
    std::vector<world::SectorInfo> sectors;
    for (std::size_t s = 0; s < source.goods.size(); ++s)
        sectors.push_back({source.trade.sectors.all()[s], source.sector_names[s], source.goods[s], true});
    world::World world = world_of_flows(source.trade, sectors, options);
    world.name = "icio2017-7x44";
    world.year = 2017;
    world.sources = {icio7x44_source()};
    world.scale_sources = source.scale;
    for (world::EconomyInfo& economy : world.economies)
        if (economy.code == "EU") {
            economy.members = world::eu27_members();
            economy.members.push_back("GBR");
        }
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const Technology& shares = source.technology[n.value].shares;
            world.value_added_share(n, r) = shares.value_added_share[r.value];
            for (const Sector s : world.each_sector()) world.input_share(n, s, r) = shares.input_share(s, r);
        }
    world.final_share = source.final_share;
    world.build_steps.push_back(
        "shares that summed to one within 1e-6 rescaled; final shares as published: they do not quite clear the "
        "markets, so the base is solved once when the world is loaded");
    choose_elasticities(world, options.elasticities, "LL", (from / "elasticities.csv").string());
    complete_or_throw(world, (from / "flows.csv").string());
    BuiltWorld built{std::move(world), ""};
    built.source_md = source_page(built.world, {});
    return built;
}

}  // namespace parley::datasets

#include "parley/datasets/recipes/build_world_2017.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/recipes/duties.hpp"
#include "parley/datasets/recipes/inputs.hpp"

namespace parley::datasets {
namespace {

// What sums of doubles may leave open; the builder refuses a world that misses it.
constexpr double rounding = 1e-12;

// The economies with ROW's members: all of icio2017 that no other row claims.
std::vector<world::EconomyInfo> economies_with_members(const world::Codes& icio) {
    std::vector<world::EconomyInfo> economies = economies_of_world_2017();
    for (const world::EconomyInfo& economy : economies) {
        if (economy.members.empty()) static_cast<void>(icio.at("icio2017/economies.csv", 0, economy.code));
        for (const std::string& member : economy.members)
            static_cast<void>(icio.at("icio2017/economies.csv", 0, member));
    }
    const auto place = places_in(economies, icio.all(), "ROW");
    for (std::size_t k = 0; k < place.size(); ++k)
        if (economies[place[k]].code == "ROW" && icio.all()[k] != "ROW")
            economies[place[k]].members.push_back(icio.all()[k]);
    return economies;
}

// θ and ψ of a source sector for each of ours; the parts of a group of services must agree.
std::vector<double> carried_over(const std::vector<double>& values, const world::Codes& sectors,
                                 std::vector<std::string> SectorJoin::*list, const std::string& file) {
    std::vector<double> result;
    for (const SectorJoin& join : sectors_of_world_2017()) {
        const auto& parts = join.*list;
        result.push_back(values[sectors.at(file, 0, parts.front())]);
        for (const std::string& part : parts)
            if (values[sectors.at(file, 0, part)] != result.back())
                throw InputError(file, 0, "one elasticity for all of " + join.sector.code,
                                 fmt::format("{:g} and {:g}", result.back(), values[sectors.at(file, 0, part)]));
    }
    return result;
}

void set_elasticities(world::World& world, const FlowSource& icio, const Icio7x44& small) {
    for (const world::ElasticitySource& source : small.trade.elasticities)
        world.elasticity_sources.push_back(
            {source.name,
             carried_over(source.theta, small.trade.sectors, &SectorJoin::in_7x44, "icio2017-7x44/elasticities.csv")});
    for (const world::ElasticitySource& source : icio.elasticities) {
        const bool known = std::any_of(world.elasticity_sources.begin(), world.elasticity_sources.end(),
                                       [&](const world::ElasticitySource& each) { return each.name == source.name; });
        if (known) continue;
        world::ElasticitySource carried{source.name, {}};
        for (const SectorJoin& join : sectors_of_world_2017())
            carried.theta.push_back(source.theta[icio.sectors.at("icio2017/elasticities.csv", 0, join.in_icio2017)]);
        world.elasticity_sources.push_back(std::move(carried));
    }
    for (const world::ScaleSource& source : small.scale)
        world.scale_sources.push_back({source.name, carried_over(source.psi, small.trade.sectors, &SectorJoin::in_7x44,
                                                                 "icio2017-7x44/scale.csv")});
}

// Goods as they are, services split.
void set_flows(world::World& world, const SourceFlows& flows, const world::Codes& sectors, const Icio7x44& small) {
    const Sector services{sectors.at("icio2017/sectors.csv", 0, "Services")};
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            const auto split = service_shares(small, world.economies[n.value].code, world.economies[i.value].code);
            std::size_t service = 0;
            for (const Sector s : world.each_sector()) {
                const SectorJoin& join = sectors_of_world_2017()[s.value];
                if (join.sector.goods) {
                    const Sector source{sectors.at("icio2017/sectors.csv", 0, join.in_icio2017)};
                    world.flow(n, i, s) = flows.value_usd_m(n, i, source);
                    world.duty_rate(n, i, s) = flows.duty_rate(n, i, source);
                } else {
                    world.flow(n, i, s) = flows.value_usd_m(n, i, services) * split[service++];
                }
            }
        }
}

std::string percent(double rate) {
    return fmt::format("{:.2f}", 100 * rate);
}

// Every duty of the world that is not icio2017's own, cell by cell.
std::string duty_changes_csv(const world::World& world, const SourceFlows& before, const world::Codes& sectors) {
    std::string text = "importer,exporter,sector,duty_rate_icio2017,duty_rate,because\n";
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const SectorJoin& join = sectors_of_world_2017()[s.value];
                if (!join.sector.goods || n == i) continue;
                const double was =
                    before.duty_rate(n, i, Sector{sectors.at("icio2017/sectors.csv", 0, join.in_icio2017)});
                const double is = world.duty_rate(n, i, s);
                if (was == is) continue;
                const auto &importer = world.economies[n.value].code, &exporter = world.economies[i.value].code;
                text += fmt::format("{},{},{},{:.6g},{:.6g},{}\n", importer, exporter, join.sector.code, was, is,
                                    group_in_7x44(importer) != "ROW" ? "rate of icio2017-7x44" : "cut in food");
            }
    return text;
}

// The changed duties by importer and sector: averages over all partners, weighted by trade.
std::string duty_change_table(const world::World& world, const SourceFlows& before, const world::Codes& sectors) {
    std::vector<std::vector<std::string>> rows{{"importer", "sector", "cells changed", "icio2017 %", "here %"}};
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const SectorJoin& join = sectors_of_world_2017()[s.value];
            if (!join.sector.goods) continue;
            const Sector source{sectors.at("icio2017/sectors.csv", 0, join.in_icio2017)};
            double trade = 0.0, was = 0.0, is = 0.0;
            int cells = 0;
            for (const Economy i : world.each_economy()) {
                if (n == i) continue;
                trade += world.flow(n, i, s);
                was += world.flow(n, i, s) * before.duty_rate(n, i, source);
                is += world.flow(n, i, s) * world.duty_rate(n, i, s);
                cells += before.duty_rate(n, i, source) != world.duty_rate(n, i, s) ? 1 : 0;
            }
            if (cells > 0 && trade > 0)
                rows.push_back({world.economies[n.value].code, join.sector.code, std::to_string(cells),
                                percent(was / trade), percent(is / trade)});
        }
    return markdown_table(rows);
}

std::string duty_section(const world::World& world, const DutyStep& step, const SourceFlows& before,
                         const world::Codes& sectors) {
    std::vector<std::vector<std::string>> cuts{
        {"importer", "exporters cut", "their trade, USD m", "their duty, weighted %", "highest %"}};
    for (const DutyCut& cut : step.cuts)
        cuts.push_back({cut.importer, std::to_string(cut.pairs), fmt::format("{:.1f}", cut.trade_usd_m),
                        percent(cut.trade_weighted_before), percent(cut.highest_before)});
    return fmt::format(
        "duty-changes.csv lists every cell whose duty is not icio2017's, before and after. By importer and "
        "sector, over all partners, weighted by trade:\n\n{}\n"
        "Food (C10T12) of the importers that icio2017-7x44 does not name was cut at {:.4f} %, the 90th percentile "
        "over foreign pairs with trade. Members of ROW included:\n\n{}\n"
        "icio2017 has no duties for its own rest of the world (all zero there), so ROW's are too low by that "
        "part of its trade.\n",
        duty_change_table(world, before, sectors), 100 * step.cut, markdown_table(cuts));
}

std::string checks(const world::World& world) {
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    const double imports = goods_imports(world, usa, chn) / 1e3, exports = goods_imports(world, chn, usa) / 1e3;
    const Sector k = *world.find_sector("K");
    return fmt::format(
        "- Goods at border prices: the United States buy {:.1f} bn USD from China and sell {:.1f} bn; deficit {:.1f}.\n"
        "- Average duty on goods: USA on China {:.2f} %, China on USA {:.2f} %.\n"
        "- Finance (K): USA sells {:.1f} bn to China, China {:.1f} bn to the USA.\n"
        "- The base clears: every gap is below {:g} of world value added.\n",
        imports, exports, imports - exports, 100 * average_goods_duty(world, usa, chn),
        100 * average_goods_duty(world, chn, usa), world.flow(chn, usa, k) / 1e3, world.flow(usa, chn, k) / 1e3, 1e-12);
}

std::string accounts_table(const world::World& world, const Wiod2011& wiod) {
    std::vector<std::vector<std::string>> rows{{"economy", "investment rate from", "investment %", "saving %"}};
    for (const Economy n : world.each_economy()) {
        const world::EconomyInfo& economy = world.economies[n.value];
        const bool own = wiod.economies.find(economy.code).has_value();
        rows.push_back({economy.code,
                        economy.code == "EU27" ? "its members but HRV"
                        : own                  ? economy.code
                                               : "ROW",
                        percent(world.accounts.investment_rate(n)), percent(world.accounts.saving_rate(n))});
    }
    return markdown_table(rows);
}

// The duties that the USA and China added on each other in 2018 and 2019, in our sectors; services bear none.
std::string later_duties_csv(const tables::Csv& csv, const world::World& world, const Icio7x44& small) {
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"}), points = csv.column({"add_points"});
    const world::Codes economies = economy_codes(world);
    std::string text = "importer,exporter,sector,add_points\n";
    world::FirstLines first(world.economy_count() * world.economy_count() * small.trade.sectors.all().size());
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::size_t n = economies.at(csv, row, importer), i = economies.at(csv, row, exporter);
        const std::size_t s = small.trade.sectors.at(csv, row, sector);
        first.mark(csv, row, (n * world.economy_count() + i) * small.trade.sectors.all().size() + s,
                   "importer, exporter and sector",
                   csv.text(row, importer) + ", " + csv.text(row, exporter) + ", " + csv.text(row, sector));
        const double added = csv.number(row, points);
        for (const SectorJoin& join : sectors_of_world_2017())
            if (join.sector.goods && join.in_7x44.front() == csv.text(row, sector))
                text += fmt::format("{},{},{},{}\n", csv.text(row, importer), csv.text(row, exporter), join.sector.code,
                                    added);
    }
    return text;
}

void describe(world::World& world, const DutyStep& step, const BuildOptions& options) {
    world.build_steps = {
        fmt::format(
            "duties: icio2017-7x44's by partner group and sector for the importers it names (its EU for EU27 and "
            "GBR); icio2017's for others, in C10T12 at most {:.4f} %; none on services; aggregated with trade "
            "weights",
            100 * step.cut),
        options.purchaser_valuation ? "values read as including the duty (purchaser): X = value / (1 + t)"
                                    : "values read at border prices: the duty comes on top",
        "81 economies to 24; trade inside EU27 and inside ROW becomes home purchases without duty",
        "services split in five by icio2017-7x44's buyer and seller group; between economies of one group there, by "
        "the "
        "buyer group's purchases from all other groups",
        "technology of icio2017-7x44 (2017) for BRA, CHN, EU27, GBR, IND, JPN and USA, of WIOD 2011 for CAN, MEX, KOR, "
        "TWN, AUS, RUS, TUR and IDN, of the former's rest of the world for others; coarser sectors copied to columns "
        "and "
        "split over rows by the economy's own use",
        "inputs scaled (RAS) until at most 95 % of what an economy buys of a good is used as input, value added by "
        "sector kept; what does not fit goes to value added; final shares are what is left, so the base clears",
        "elasticities LL with their scale elasticities from icio2017-7x44, others from icio2017 (its services value "
        "for "
        "all five groups); investment over value added from WIOD 2011, saving = investment rate - deficit over value "
        "added"};
}

}  // namespace

std::vector<double> service_shares(const Icio7x44& small, const std::string& buyer, const std::string& seller) {
    const world::Codes& groups = small.trade.economies;
    const Economy n{groups.at("icio2017-7x44", 0, group_in_7x44(buyer))};
    const Economy i{groups.at("icio2017-7x44", 0, group_in_7x44(seller))};
    const bool within = n == i && buyer != seller;
    std::vector<double> shares;
    double total = 0.0;
    for (const SectorJoin& join : sectors_of_world_2017()) {
        if (join.sector.goods) continue;
        double value = 0.0;
        for (const std::string& code : join.in_7x44) {
            const Sector s{small.trade.sectors.at("icio2017-7x44", 0, code)};
            for (const Economy from : Positions<Economy>(groups.all().size()))
                if (within ? from != n : from == i) value += small.trade.flows.value_usd_m(n, from, s);
        }
        shares.push_back(value);
        total += value;
    }
    if (!(total > 0))
        throw InputError("icio2017-7x44/flows.csv", 0, "purchases of services by " + groups.all()[n.value], "none");
    for (double& each : shares) each /= total;
    return shares;
}

world::NationalAccounts national_accounts(const world::World& world, const Wiod2011& wiod) {
    world::NationalAccounts accounts{Table<Economy>({world.economy_count()}), Table<Economy>({world.economy_count()})};
    for (const Economy n : world.each_economy()) {
        const world::EconomyInfo& economy = world.economies[n.value];
        std::vector<std::string> codes{economy.code};
        if (economy.code != "ROW" && !economy.members.empty()) codes = economy.members;
        double investment = 0.0, value_added = 0.0;
        for (const std::string& code : codes)
            if (const auto k = wiod.economies.find(code)) {
                investment += wiod.investment_usd_m[*k];
                value_added += wiod.value_added_usd_m[*k];
            }
        if (value_added == 0) {
            const std::size_t rest = wiod.economies.at("wiod2011-io/output.csv", 0, "ROW");
            investment = wiod.investment_usd_m[rest];
            value_added = wiod.value_added_usd_m[rest];
        }
        accounts.investment_rate(n) = investment / value_added;
        accounts.saving_rate(n) = accounts.investment_rate(n) - world.deficit(n) / world.value_added(n);
    }
    return accounts;
}

BuiltWorld build_world_2017(const std::filesystem::path& from, const BuildOptions& options) {
    const FlowSource icio = read_icio2017(from / "icio2017");
    const Icio7x44 small = read_icio7x44(from / "icio2017-7x44");
    const Wiod2011 wiod = read_wiod2011(from / "wiod2011-io");

    world::World world;
    world.name = "world-2017";
    world.year = 2017;
    world.economies = economies_with_members(icio.economies);
    for (const SectorJoin& join : sectors_of_world_2017()) world.sectors.push_back(join.sector);
    world.sources = {oecd_icio_2025(), teti_duties(), lashkaripour_compilation(), icio7x44_source(), wiod_2013()};
    allocate(world);

    const DutyStep step = believed_duties(icio, small);
    SourceFlows flows{icio.flows.value_usd_m, step.rate};
    if (options.purchaser_valuation) take_duty_out(flows);
    const auto place = places_in(world.economies, icio.economies.all(), "ROW");
    // Before and after are told over the same trade, so that only what was changed differs.
    const SourceFlows before =
        aggregate_economies({flows.value_usd_m, icio.flows.duty_rate}, place, world.economy_count());
    set_flows(world, aggregate_economies(flows, place, world.economy_count()), icio.sectors, small);
    set_elasticities(world, icio, small);
    choose_elasticities(world, options.elasticities, "LL", (from / "icio2017" / "elasticities.csv").string());

    const auto fits = give_technology(world, sectors_of_world_2017(), small, wiod);
    describe(world, step, options);
    complete_or_throw(world, from.string());
    if (const world::BaseGap gap = base_gap(world); !(gap.size < rounding))
        throw InputError(from.string(), 0, "a base that clears",
                         fmt::format("a gap of {:g} of world value added", gap.size));
    world.accounts = national_accounts(world, wiod);

    BuiltWorld built;
    built.extra_files["duty-changes.csv"] = duty_changes_csv(world, before, icio.sectors);
    built.extra_files["duties-2018-2019.csv"] =
        later_duties_csv(open_table(from / "icio2017-7x44", "trade_war_increments.csv"), world, small);
    built.source_md = source_page(
        world, {{"Checks", checks(world)},
                {"Beside the world",
                 "duty-changes.csv: every duty that is not icio2017's. duties-2018-2019.csv: points that the USA and "
                 "China added "
                 "on each other in 2018 and 2019, from icio2017-7x44, copied to the finer sectors.\n"},
                {"Duties changed", duty_section(world, step, before, icio.sectors)},
                {"Inputs: whose technology, and what fitting it moved",
                 "\"Moved\" is the share of inputs that changed cell within the table.\n\n" + fit_table(world, fits)},
                {"Saving and investment, shares of value added", accounts_table(world, wiod)}});
    built.world = std::move(world);
    return built;
}

}  // namespace parley::datasets

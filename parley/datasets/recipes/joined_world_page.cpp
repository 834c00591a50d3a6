#include "parley/datasets/recipes/joined_world_page.hpp"

#include <utility>

#include <fmt/format.h>

#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/recipes/services_elasticities.hpp"

namespace parley::datasets {
namespace {

std::string percent_text(double rate) {
    return fmt::format("{:.2f}", 100 * rate);
}

// The position of each goods sector of ours in the table of the flows.
Sector in_table(const JoinedTables& tables, const SectorJoin& join) {
    return Sector{tables.icio.sectors.at("sectors.csv", 0, join.in_icio2017)};
}

// Points added on the pair, as a rate.
double added_rate(const JoinedTables& tables, const JoinedSteps& steps, const std::string& importer,
                  const std::string& exporter, const SectorJoin& join) {
    const auto n = tables.icio.economies.find(importer), i = tables.icio.economies.find(exporter);
    if (!steps.added || !n || !i) return 0.0;
    return steps.added->rate(Economy{*n}, Economy{*i}, in_table(tables, join));
}

// Every duty of the world that is not its table's own, cell by cell.
std::string duty_changes_csv(const world::World& world, const JoinedWorld& recipe, const JoinedTables& tables,
                             const JoinedSteps& steps) {
    std::string text = "importer,exporter,sector,duty_rate_" + recipe.table + ",duty_rate,because\n";
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const SectorJoin& join = sectors_of_world_2017()[s.value];
                if (!join.sector.goods || n == i) continue;
                const double was = steps.before.duty_rate(n, i, in_table(tables, join));
                const double is = world.duty_rate(n, i, s);
                if (was == is) continue;
                const auto &importer = world.economies[n.value].code, &exporter = world.economies[i.value].code;
                text += fmt::format("{},{},{},{:.6g},{:.6g},{}", importer, exporter, join.sector.code, was, is,
                                    group_in_7x44(importer) != "ROW" ? "rate of icio2017-7x44" : "cut in food");
                if (const double added = added_rate(tables, steps, importer, exporter, join); added > 0)
                    text += fmt::format(" and {:.6g} points added", 100 * added);
                text += "\n";
            }
    return text;
}

// The changed duties by importer and sector: averages over all partners, weighted by trade.
std::string duty_change_table(const world::World& world, const JoinedWorld& recipe, const JoinedTables& tables,
                              const SourceFlows& before) {
    std::vector<std::vector<std::string>> rows{{"importer", "sector", "cells changed", recipe.table + " %", "here %"}};
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const SectorJoin& join = sectors_of_world_2017()[s.value];
            if (!join.sector.goods) continue;
            const Sector source = in_table(tables, join);
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
                                percent_text(was / trade), percent_text(is / trade)});
        }
    return markdown_table(rows);
}

std::string duty_section(const world::World& world, const JoinedWorld& recipe, const JoinedTables& tables,
                         const JoinedSteps& steps) {
    std::vector<std::vector<std::string>> cuts{
        {"importer", "exporters cut", "their trade, USD m", "their duty, weighted %", "highest %"}};
    for (const DutyCut& cut : steps.duties.cuts)
        cuts.push_back({cut.importer, std::to_string(cut.pairs), fmt::format("{:.1f}", cut.trade_usd_m),
                        percent_text(cut.trade_weighted_before), percent_text(cut.highest_before)});
    return fmt::format(
        "duty-changes.csv lists every cell whose duty is not {0}'s, before and after. By importer and "
        "sector, over all partners, weighted by trade:\n\n{1}\n"
        "Food (C10T12) of the importers that icio2017-7x44 does not name was cut at {2:.4f} %, the 90th percentile "
        "over foreign pairs with trade. Members of ROW included:\n\n{3}\n"
        "{0} has no duties for its own rest of the world (all zero there), so ROW's are too low by that "
        "part of its trade.\n",
        recipe.table, duty_change_table(world, recipe, tables, steps.before), 100 * steps.duties.cut,
        markdown_table(cuts));
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

// What the United States and China added on each other, in the form in which duties are read.
std::string added_duties_csv(const JoinedTables& tables, const JoinedSteps& steps) {
    std::string text = "importer,exporter,sector,add_points\n";
    for (const auto& [importer, exporter] : {std::pair{"USA", "CHN"}, std::pair{"CHN", "USA"}})
        for (const SectorJoin& join : sectors_of_world_2017())
            if (const double added = join.sector.goods ? added_rate(tables, steps, importer, exporter, join) : 0.0;
                added > 0)
                text += fmt::format("{},{},{},{:.6g}\n", importer, exporter, join.sector.code, 100 * added);
    return text;
}

// Mean duty of n on goods from i before the points were added, a rate.
double mean_before(const world::World& world, const JoinedTables& tables, const JoinedSteps& steps, Economy n,
                   Economy i) {
    double added = 0.0;
    for (const Sector s : world.each_sector())
        if (const SectorJoin& join = sectors_of_world_2017()[s.value]; join.sector.goods)
            added += world.flow(n, i, s) *
                     added_rate(tables, steps, world.economies[n.value].code, world.economies[i.value].code, join);
    return average_goods_duty(world, n, i) - added / goods_imports(world, n, i);
}

// The means before and after, and what they bring in, beside what was collected.
std::string added_summary(const world::World& world, const JoinedTables& tables, const JoinedSteps& steps) {
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    std::string text;
    for (const auto& [n, i] : {std::pair{usa, chn}, std::pair{chn, usa}}) {
        const double trade = goods_imports(world, n, i) / 1e3;
        const double before = mean_before(world, tables, steps, n, i), after = average_goods_duty(world, n, i);
        text += fmt::format(
            "- Duties of {} on goods from {} ({:.1f} bn USD): {:.2f} % and {:.1f} bn of revenue before, {:.2f} % and "
            "{:.1f} bn with the duties in force at the end of {}.\n",
            world.economies[n.value].name, world.economies[i.value].name, trade, 100 * before, trade * before,
            100 * after, trade * after, steps.added->month);
    }
    text += fmt::format(
        "- US customs collected {:.2f} % on imports from China in 2024 that have a sector, which would be {:.1f} bn on "
        "these flows: "
        "rates in the schedule are higher than what is paid, since products were excluded and purchases moved to what "
        "bears less.\n",
        100 * steps.collected->mean_rate, goods_imports(world, usa, chn) / 1e3 * steps.collected->mean_rate);
    return text;
}

std::string added_section(const world::World& world, const JoinedTables& tables, const JoinedSteps& steps) {
    std::vector<std::vector<std::string>> rows{{"sector", "USA on CHN before %", "points added", "here %",
                                                "collected in 2024 %", "CHN on USA before %", "points added",
                                                "here %"}};
    const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
    for (const Sector s : world.each_sector()) {
        const SectorJoin& join = sectors_of_world_2017()[s.value];
        if (!join.sector.goods) continue;
        const double by_usa = added_rate(tables, steps, "USA", "CHN", join);
        const double by_chn = added_rate(tables, steps, "CHN", "USA", join);
        const std::size_t at = in_table(tables, join).value;
        const double us_rate = world.duty_rate(usa, chn, s), chinese_rate = world.duty_rate(chn, usa, s);
        rows.push_back({join.sector.code, percent_text(us_rate - by_usa), percent_text(by_usa), percent_text(us_rate),
                        steps.collected->imports_usd_m[at] > 0 ? percent_text(steps.collected->rate[at]) : "–",
                        percent_text(chinese_rate - by_chn), percent_text(by_chn), percent_text(chinese_rate)});
    }
    std::string text = markdown_table(rows);
    if (!steps.added->without_rate.empty()) {
        text += "\nNothing is added where the source has no trade to weigh its rates by: ";
        for (const std::string& each : steps.added->without_rate)
            text += (&each == &steps.added->without_rate.front() ? "" : ", ") + each;
        text += ".\n";
    }
    return text +
           "\nNot in it: exclusions of products on either side, duties that third countries' steel and aluminium bore "
           "from 2018 (quotas from 2022), what "
           "China "
           "lowered for everyone in 2018, antidumping duties.\n";
}

// What each source has for services, and what ours are means of.
std::string services_section(const world::World& world, const JoinedSteps& steps) {
    std::vector<std::vector<std::string>> rows{{"source"}};
    for (const world::SectorInfo& sector : world.sectors)
        if (!sector.goods) rows.front().push_back(sector.code);
    for (const world::ElasticitySource& source : world.elasticity_sources) {
        rows.push_back({source.name});
        for (const Sector s : world.each_sector())
            if (!world.sectors[s.value].goods) rows.back().push_back(fmt::format("{:.4g}", source.theta[s.value]));
    }
    return "LL has one value for all services, and their trade moves who gains where duties move little: results are "
           "to "
           "be read over the sources.\n\n" +
           markdown_table(rows) +
           "\nFGO-AS is made of these, weighted by what is traded of each in icio2017-7x44:\n\n" + steps.services;
}

std::string older_section(const JoinedWorld& recipe) {
    return fmt::format(
        "- Flows: {0}. Duties of the importers that icio2017-7x44 names: 2017; of others 2021, the last year of their "
        "source; between the United States and China as above.\n"
        "- How services split in five, and technology: 2017, and 2011 where WIOD lends it, scaled to the purchases of "
        "{0}.\n"
        "- Investment over value added: 2011, but {0} of the United States and China.\n",
        recipe.year);
}

}  // namespace

void describe_steps(world::World& world, const JoinedWorld& recipe, const JoinedSteps& steps,
                    const BuildOptions& options) {
    world.sources = {oecd_icio_2025(recipe.year),
                     teti_duties(),
                     lashkaripour_compilation(),
                     icio7x44_source(),
                     wiod_2013(),
                     imf_outlook(recipe.year),
                     services_elasticities_source()};
    if (steps.added) {
        world.sources.push_back(us_duties_2018_2020());
        world.sources.push_back(china_duties_2018_2020());
    }
    world.build_steps = {
        fmt::format(
            "duties: icio2017-7x44's by partner group and sector for the importers it names (its EU for EU27 and "
            "GBR); {}'s for others, in C10T12 at most {:.4f} %; none on services; aggregated with trade "
            "weights",
            recipe.table, 100 * steps.duties.cut),
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
        "elasticities LL with their scale elasticities from icio2017-7x44, FGO-AS (goods as published, "
        "services as means weighted by trade) from elasticities-icio50, others from icio2017 (its services value for "
        "all five groups); investment over value added of the United States and China from the IMF, "
        "of others from WIOD 2011, saving = investment rate - deficit over value added"};
    if (steps.added)
        world.build_steps.insert(
            world.build_steps.begin() + 1,
            fmt::format("duties that the United States and China added on each other in 2018-20 and that were in force "
                        "at the end of {}, on top, by sector (duties-added.csv): the flows of {} were traded under "
                        "them, so the flows stay as they are and the duties are raised",
                        steps.added->month, recipe.year));
}

BuiltWorld with_page(world::World world, const JoinedWorld& recipe, const JoinedTables& tables,
                     const JoinedSteps& steps) {
    BuiltWorld built;
    built.extra_files["duty-changes.csv"] = duty_changes_csv(world, recipe, tables, steps);
    std::string beside = fmt::format("duty-changes.csv: every duty that is not {}'s. ", recipe.table);
    std::vector<SourceSection> sections{{"Checks", checks(world)}};
    if (steps.added) {
        built.extra_files["duties-added.csv"] = added_duties_csv(tables, steps);
        beside +=
            "duties-added.csv: the points that were added to what the United States and China levied on each other.\n";
    }
    if (tables.announced) {
        built.extra_files["duties-2018-2019.csv"] = later_duties_csv(*tables.announced, world, tables.small);
        beside +=
            "duties-2018-2019.csv: points that the USA and China added on each other in 2018 and 2019, from "
            "icio2017-7x44, copied to the finer sectors.\n";
    }
    sections.push_back({"Beside the world", beside});
    if (steps.added) {
        const std::string summary = added_summary(world, tables, steps);
        built.summary = summary;
        sections.push_back({"Duties added in 2018-20", summary + "\n" + added_section(world, tables, steps)});
        sections.push_back({"What is older than the flows", older_section(recipe)});
    }
    sections.push_back({"Duties changed", duty_section(world, recipe, tables, steps)});
    sections.push_back(
        {"Inputs: whose technology, and what fitting it moved",
         "\"Moved\" is the share of inputs that changed cell within the table.\n\n" + fit_table(world, steps.fits)});
    sections.push_back({"Elasticities of services", services_section(world, steps)});
    sections.push_back({"Saving and investment, shares of value added", accounts_table(world, tables.own_accounts)});
    built.source_md = source_page(world, sections);
    built.world = std::move(world);
    return built;
}

}  // namespace parley::datasets

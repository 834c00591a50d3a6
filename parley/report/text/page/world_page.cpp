#include "parley/report/text/page/world_page.hpp"

#include <fmt/format.h>

#include "parley/report/text/page/page.hpp"
#include "parley/report/text/world_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::string mean_rate(double value) {
    return fmt::format("{:.1f} %", 100 * value);
}

std::string page_row(const char* what, const std::string& about) {
    return fmt::format("  {:<14} {}\n", what, words::wrapped(about, page_letters - 17, std::string(17, ' ')));
}

PageSection economies_on_the_page(const world::World& world, const world::WorldInfo& info) {
    PageSection section{fmt::format("{:<27} {:>11} {:>8} {:>8} {:>8} {:>6} {:>6}", "Economies, bn USD a year",
                                    "value added", "exports", "imports", "balance", "duty", "faced"),
                        {}};
    for (const world::EconomyFigures& each : info.by_economy)
        section.items.push_back(fmt::format(
            "  {:<5} {:<21} {:>9} {:>8} {:>8} {:>8} {:>6} {:>6}\n", world.economies[each.economy.value].code,
            words::cut(world.economies[each.economy.value].name, 21), words::in_bn(each.value_added_usd_m),
            words::in_bn(each.exports_usd_m), words::in_bn(each.imports_usd_m),
            words::change_in_bn(each.exports_usd_m - each.imports_usd_m, 1), mean_rate(each.average_duty),
            mean_rate(each.average_duty_faced)));
    return section;
}

// Two to a line: all that the codes are is to be seen.
PageSection sectors_on_the_page(const world::World& world) {
    PageSection section{"Sectors (\"goods\", \"services\" and \"all\" are codes too; * is a service)", {}};
    const std::size_t half = (world.sector_count() + 1) / 2;
    const auto cell = [&](std::size_t s) {
        const world::SectorInfo& sector = world.sectors[s];
        const std::string code = sector.code + (sector.goods ? "" : "*");
        return fmt::format("  {:<8} {:<28}", code, words::cut(sector.name, 28));
    };
    for (std::size_t s = 0; s < half; ++s)
        section.items.push_back(words::as_line(cell(s) + (s + half < world.sector_count() ? cell(s + half) : "")));
    return section;
}

}  // namespace

std::string world_page(const pricing::LoadedWorld& loaded) {
    const world::World& world = loaded.world;
    const world::WorldInfo info = describe(world);
    PageSection sizes{"", {}};
    for (const std::string& each : world.rebased) sizes.items.push_back(page_row("solved after", each));
    sizes.items.push_back(page_row("economies", fmt::format("{}", info.economies)));
    sizes.items.push_back(page_row("sectors", sectors_in_words(info)));
    sizes.items.push_back(page_row("value added", words::in_bn(info.value_added_usd_m, 0) + " bn USD"));
    sizes.items.push_back(
        page_row("trade", fmt::format("{} bn USD, of it {} of goods", words::in_bn(info.trade_usd_m, 0),
                                      words::in_bn(info.goods_trade_usd_m, 0))));
    sizes.items.push_back(page_row("duties", duties_in_words(info)));
    sizes.items.push_back(page_row("inputs", inputs_in_words(info)));
    if (const std::string also = also_in_words(info); !also.empty()) sizes.items.push_back(page_row("also", also));
    sizes.items.push_back(page_row("elasticities", elasticity_sources(world)));
    sizes.least = sizes.items.size();
    return page(
        fmt::format("{} ({}), {}, at border prices", world.name, loaded.source, world.year),
        {sizes, economies_on_the_page(world, info), sectors_on_the_page(world)},
        "sources and their terms, identities, the largest flows, output, trade and duty of each sector. duty: on "
        "the goods that it buys; faced: by those it sells; averages by trade.");
}

}  // namespace parley::report::text

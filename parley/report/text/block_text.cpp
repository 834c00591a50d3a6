#include "parley/report/text/block_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

bool is_manufacturing(const world::SectorInfo& sector) {
    return sector.goods && sector.code.size() > 1 && sector.code[0] == 'C' && sector.code[1] >= '0' &&
           sector.code[1] <= '9';
}

}  // namespace

std::array<Block, 3> blocks_of(const world::World& world, const pricing::OutcomeResult& priced, Economy economy) {
    std::array<Block, 3> blocks{Block{"farms, mines"}, Block{"manufacturing"}, Block{"services"}};
    const bool any = std::any_of(world.sectors.begin(), world.sectors.end(), is_manufacturing);
    if (!any) blocks[0].name = "goods";
    for (const Sector s : world.each_sector()) {
        const world::SectorInfo& sector = world.sectors[s.value];
        Block& block = blocks[is_manufacturing(sector) ? 1 : sector.goods ? 0 : 2];
        block.base_usd_m += world.output(economy, s);
        block.change_usd_m += output_change_usd_m(world, priced, economy, s);
    }
    return blocks;
}

std::string block_table(const words::Shown& shown) {
    const std::vector<Economy> rows = parties_to_show(shown);
    if (rows.empty()) return {};
    double largest = 0.0, pct = 0.0;
    std::vector<std::array<Block, 3>> all;
    for (const Economy n : rows) {
        all.push_back(blocks_of(shown.world, shown.priced, n));
        for (const Block& block : all.back()) {
            largest = std::max(largest, std::abs(block.change_usd_m));
            if (block.base_usd_m > 0) pct = std::max(pct, 100 * std::abs(block.change_usd_m) / block.base_usd_m);
        }
    }
    if (largest == 0.0) return {};
    const words::Money money = words::money_for(largest, 1);
    const int digits = words::digits_for(pct, 2);
    std::string heads, units;
    for (const Block& block : all.front()) {
        if (block.base_usd_m == 0.0) continue;
        heads += fmt::format("{:>20}", block.name);
        units += fmt::format("{:>10}{:>10}", "%", money.unit);
    }
    std::string text = "\n" + words::as_line(fmt::format("{:<18}{}", "Output, by block", heads)) +
                       words::as_line(fmt::format("{:<18}{}", "at base prices", units));
    for (std::size_t k = 0; k < rows.size(); ++k) {
        std::string figures;
        for (std::size_t b = 0; b < all[k].size(); ++b) {
            if (all.front()[b].base_usd_m == 0.0) continue;
            const Block& block = all[k][b];
            figures += fmt::format(
                "{:>10}{:>10}",
                block.base_usd_m > 0 ? words::with_sign(100 * block.change_usd_m / block.base_usd_m, digits) : "–",
                money.change(block.change_usd_m));
        }
        text += words::as_line(fmt::format("  {:<16}{}", shown.world.economies[rows[k].value].code, figures));
    }
    return text;
}

}  // namespace parley::report::text

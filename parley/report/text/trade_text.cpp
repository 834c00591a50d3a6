#include "parley/report/text/trade_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/pricing/counterfactual/trade.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t flows_shown = 4;
constexpr std::size_t prices_shown = 3;
constexpr const char* trade_head = "outcome,variable,economy,partner,sector,unit,before,after\n";

std::string flow_line(const words::Shown& shown, Economy party, const pricing::TradeFlow& flow,
                      const words::Money& money) {
    const world::World& world = shown.world;
    const bool buys = flow.buyer == party;
    const world::SectorInfo& sector = world.sectors[flow.sector.value];
    return words::as_line(fmt::format(
        "  {:<5} {} {:<5} {:<8} {:<22} {:>9} {:>9} {:>9}", world.economies[party.value].code, buys ? "from" : "to  ",
        world.economies[(buys ? flow.seller : flow.buyer).value].code, sector.code, words::cut(sector.name, 22),
        words::in_bn(flow.base_usd_m), words::in_bn(flow.new_usd_m), money.change(flow.change_usd_m())));
}

std::string prices_line(const words::Shown& shown, Economy party) {
    const pricing::OutcomeResult& priced = shown.priced;
    const std::vector<Sector> sectors = most_moved_prices(shown.world, priced, party, prices_shown);
    if (sectors.empty()) return {};
    const double all = priced.welfare.consumer_price_factor(party);
    const int digits = words::digits_for(100 * std::abs(price_factor(priced, party, sectors.front()) - 1), 2);
    std::string most;
    for (const Sector s : sectors)
        most += fmt::format("{}{} {}", most.empty() ? "" : ", ", shown.world.sectors[s.value].code,
                            words::percent_change(price_factor(priced, party, s), digits));
    return noted(fmt::format("Prices in {}, over world value added: what consumers buy {}; most by sector {}.",
                             shown.world.economies[party.value].code, words::percent_change(all, digits), most));
}

class TradeRows {
public:
    std::string text = trade_head;

    void add(const std::string& outcome, const world::World& world, const pricing::OutcomeResult& priced) {
        if (!priced.solved()) return;
        outcome_ = outcome;
        for (const Economy n : world.each_economy()) {
            const std::string& code = world.economies[n.value].code;
            row("consumer_price", code, "", "", "index", 1.0, priced.welfare.consumer_price_factor(n));
            for (const Sector s : world.each_sector())
                if (world.expenditure(n, s) > 0)
                    row("price", code, "", world.sectors[s.value].code, "index", 1.0, price_factor(priced, n, s));
            for (const Economy partner : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    if (partner == n) continue;
                    add_flow("imports", code, world, partner, trade_flow(world, priced, n, partner, s));
                    add_flow("exports", code, world, partner, trade_flow(world, priced, partner, n, s));
                }
        }
    }

private:
    void add_flow(const char* variable, const std::string& economy, const world::World& world, Economy partner,
                  const pricing::TradeFlow& flow) {
        if (flow.base_usd_m == 0.0) return;  // missing is not zero
        row(variable, economy, world.economies[partner.value].code, world.sectors[flow.sector.value].code, "USD m",
            flow.base_usd_m, flow.new_usd_m);
    }

    // Codes and ids hold neither commas nor quotes.
    void row(const char* variable, const std::string& economy, const std::string& partner, const std::string& sector,
             const char* unit, double before, double after) {
        text += fmt::format("{},{},{},{},{},{},{},{}\n", outcome_, variable, economy, partner, sector, unit,
                            words::in_a_file(before), words::in_a_file(after));
    }

    std::string outcome_;
};

}  // namespace

std::string trade_table(const words::Shown& shown) {
    const std::vector<Economy> parties = parties_to_show(shown);
    double largest = 0.0;
    for (const Economy n : parties)
        for (const pricing::TradeFlow& flow : most_changed_flows(shown.world, shown.priced, n, 1))
            largest = std::max(largest, std::abs(flow.change_usd_m()));
    if (largest == 0.0) return {};
    const words::Money money = words::money_for(largest, 1);
    std::string text =
        words::as_line(fmt::format("\n{:<51} {:>9} {:>9} {:>9}", "Trade that changes most, at border prices, a year",
                                   "bn USD", "after", money.unit));
    std::vector<Economy> before;  // what they sell and buy among themselves stands once
    for (const Economy n : parties) {
        std::size_t lines = 0;
        for (const pricing::TradeFlow& flow :
             most_changed_flows(shown.world, shown.priced, n, flows_shown * (before.size() + 1))) {
            const Economy partner = flow.buyer == n ? flow.seller : flow.buyer;
            if (std::find(before.begin(), before.end(), partner) != before.end() || lines == flows_shown) continue;
            text += flow_line(shown, n, flow, money);
            ++lines;
        }
        before.push_back(n);
    }
    for (const Economy n : parties) text += prices_line(shown, n);
    return text;
}

std::string trade_csv(const pricing::NamedOutcomes& study) {
    TradeRows rows;
    for (const pricing::PricedOutcome& each : study.outcomes)
        if (const pricing::OutcomeResult* priced = study.priced(each))
            rows.add(study.scenario().outcomes[each.outcome].id, study.base().world, *priced);
    return rows.text;
}

std::string trade_csv(const pricing::DutyStudy& study) {
    TradeRows rows;
    rows.add("", study.base.world, study.priced);
    return rows.text;
}

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

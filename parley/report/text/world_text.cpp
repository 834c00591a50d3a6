#include "parley/report/text/world_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"
#include "parley/world/info.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t line_width = 100;

// What buyers bought abroad, by what was sold: sums over the flows that `goods` (or all) and `pick` choose.
struct Sum {
    double flow = 0.0;
    double duty = 0.0;
};
template <class Pick>
Sum sum(const world::World& world, const Pick& pick) {
    Sum result;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector())
                if (n != i && pick(n, i, s)) {
                    result.flow += world.flow(n, i, s);
                    result.duty += world.duty_rate(n, i, s) * world.flow(n, i, s);
                }
    return result;
}

bool is_goods(const world::World& world, Sector s) {
    return world.sectors[s.value].goods;
}

// The trade-weighted duty, percent; "–" without trade.
std::string duty(const Sum& trade) {
    return trade.flow > 0 ? fmt::format("{:.1f} %", 100 * trade.duty / trade.flow) : "–";
}

std::string rate(double value) {
    return fmt::format("{:.1f} %", 100 * value);
}

struct Trade {
    Sum exports, imports, goods_exports, goods_imports;
};
// Of an economy with one partner.
Trade trade_of(const world::World& world, Economy economy, Economy partner) {
    const auto sold = [&](Economy n, Economy i, Sector) { return i == economy && n == partner; };
    const auto bought = [&](Economy n, Economy i, Sector) { return n == economy && i == partner; };
    return {sum(world, sold), sum(world, bought),
            sum(world, [&](Economy n, Economy i, Sector s) { return sold(n, i, s) && is_goods(world, s); }),
            sum(world, [&](Economy n, Economy i, Sector s) { return bought(n, i, s) && is_goods(world, s); })};
}

// "IMF, 2017: USA, CHN; WIOD 2011: GBR, …": each source once, in the order in which economies first have it.
std::string investment_sources(const world::World& world) {
    const std::vector<std::string>& from = world.accounts.investment_from;
    std::string text;
    for (std::size_t k = 0; k < from.size(); ++k) {
        if (std::find(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(k), from[k]) !=
            from.begin() + static_cast<std::ptrdiff_t>(k))
            continue;
        text += (text.empty() ? "" : "; ") + from[k] + ": " + world.economies[k].code;
        for (std::size_t n = k + 1; n < from.size(); ++n)
            if (from[n] == from[k]) text += ", " + world.economies[n].code;
    }
    return text;
}

}  // namespace

std::string elasticity_sources(const world::World& world) {
    std::string text;
    for (const world::ElasticitySource& source : world.elasticity_sources)
        text += (text.empty() ? "" : ", ") + source.name + (source.name == world.elasticity_source ? " (default)" : "");
    return text;
}

std::string sectors_in_words(const world::WorldInfo& info) {
    return fmt::format("{}, of them {} of goods; {} of {} absent where nothing is made", info.sectors,
                       info.goods_sectors, info.absent_sectors, info.economies * info.sectors);
}

std::string duties_in_words(const world::WorldInfo& info) {
    return fmt::format("{:.1f} % on goods on average, {} bn USD of revenue, on {} flows", 100 * info.average_duty,
                       words::in_bn(info.duty_revenue_usd_m), info.flows_with_duty);
}

std::string inputs_in_words(const world::WorldInfo& info) {
    return info.has_inputs ? "yes"
           : info.has_usd  ? "none: value added is all of cost; amounts of income are value added"
                           : "none: value added is all of cost, and no amount of income can be told in USD";
}

// What not every world has; empty: nothing of it.
std::string also_in_words(const world::WorldInfo& info) {
    std::string also;
    const auto has = [&](bool there, const char* what) {
        also += there ? (also.empty() ? "" : ", ") + std::string(what) : "";
    };
    has(info.has_export_taxes, "export taxes");
    // What is below zero because firms keep it is no subsidy.
    has(info.has_subsidies && !info.has_profits, "production subsidies");
    has(info.has_profits, "profits");
    has(info.has_scale, "scale elasticities");
    has(info.has_accounts, "saving and investment");
    return also;
}

std::string world_text(const pricing::LoadedWorld& loaded) {
    const world::World& world = loaded.world;
    const world::WorldInfo info = describe(world);
    std::string text =
        fmt::format("{} ({}), {}, USD million a year at border prices\n", world.name, loaded.source, world.year);
    const auto item = [&](const char* what, const std::string& about) {
        text += fmt::format("  {:<20} {}\n", what, words::wrapped(about, line_width - 23, std::string(23, ' ')));
    };
    for (const std::string& each : world.rebased) item("solved after", each);
    item("economies", fmt::format("{}", info.economies));
    item("sectors", sectors_in_words(info));
    item("value added", words::in_bn(info.value_added_usd_m, 0) + " bn USD");
    item("trade", fmt::format("{} bn USD, of it {} of goods; {} of {} flows between economies are zero",
                              words::in_bn(info.trade_usd_m, 0), words::in_bn(info.goods_trade_usd_m, 0),
                              info.zero_flows, info.flows));
    item("duties", duties_in_words(info));
    item("inputs", inputs_in_words(info));
    if (const std::string also = also_in_words(info); !also.empty()) item("also", also);
    item("elasticities", elasticity_sources(world));
    if (!world.accounts.investment_from.empty()) item("investment from", investment_sources(world));
    item("data hash", info.data_sha256);
    for (const world::DataSource& source : world.sources)
        item("source", source.title + (source.terms.empty() ? "" : " — " + source.terms));

    text += "\nIdentities, largest miss\n";
    for (const world::Identity& identity : info.identities)
        text += fmt::format(
            "  {:>8.1e}  {}\n", identity.gap,
            words::wrapped(identity.what + (identity.gap > world::base_tolerance ? " (" + identity.where + ")" : ""),
                           line_width - 12, std::string(12, ' ')));

    text += fmt::format("\n{:<34} {:>11} {:>9} {:>9} {:>9} {:>9} {:>8}\n", "Economies, bn USD a year", "value added",
                        "exports", "imports", "balance", "duties on", "faced by");
    for (const world::EconomyFigures& each : info.by_economy)
        text += fmt::format(
            "  {:<5} {:<26} {:>11} {:>9} {:>9} {:>9} {:>9} {:>8}\n", world.economies[each.economy.value].code,
            words::cut(world.economies[each.economy.value].name, 26), words::in_bn(each.value_added_usd_m),
            words::in_bn(each.exports_usd_m), words::in_bn(each.imports_usd_m),
            words::change_in_bn(each.exports_usd_m - each.imports_usd_m, 1), rate(each.average_duty),
            rate(each.average_duty_faced));
    text += "  Duties on the goods that it buys, and faced by the goods that it sells: averages by trade.\n";

    text += fmt::format("\n{:<34} {:>11} {:>9} {:>9} {:>9}\n", "Largest flows of goods, bn USD a year", "goods",
                        "services", "balance", "duty");
    for (std::size_t k = 0; k < std::min<std::size_t>(10, info.pairs.size()); ++k) {
        const world::PairFigures& pair = info.pairs[k];
        text += fmt::format("  {:<32} {:>11} {:>9} {:>9} {:>9}\n",
                            fmt::format("{} to {}", world.economies[pair.exporter.value].code,
                                        world.economies[pair.importer.value].code),
                            words::in_bn(pair.goods_usd_m), words::in_bn(pair.services_usd_m),
                            words::change_in_bn(-pair.goods_balance_usd_m, 1), rate(pair.average_duty));
    }
    text += "  The balance is the seller's, in goods.\n";

    text += fmt::format("\n{:<47} {:>9} {:>9} {:>7} {:>7} {:>12}\n", "Sectors by their trade, bn USD a year", "output",
                        "trade", "θ", "duty", "highest");
    for (const world::SectorFigures& each : info.by_sector) {
        const std::string highest =
            each.highest_duty > 0
                ? fmt::format("{} {}", rate(each.highest_duty), world.economies[each.highest_importer.value].code)
                : "–";
        text += fmt::format("  {:<8} {:<36} {:>9} {:>9} {:>7.1f} {:>7} {:>13}\n", world.sectors[each.sector.value].code,
                            words::cut(world.sectors[each.sector.value].name, 36), words::in_bn(each.output_usd_m, 0),
                            words::in_bn(each.trade_usd_m), each.theta, rate(each.average_duty), highest);
    }
    return text;
}

std::string economy_text(const world::World& world, Economy economy) {
    struct Row {
        Economy partner;
        Trade trade;
    };
    std::vector<Row> rows;
    for (const Economy partner : world.each_economy())
        if (partner != economy) rows.push_back({partner, trade_of(world, economy, partner)});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return a.trade.exports.flow + a.trade.imports.flow > b.trade.exports.flow + b.trade.imports.flow;
    });
    const std::string& code = world.economies[economy.value].code;
    std::string text = fmt::format("{}, {}: trade by partner, {}, bn USD a year at border prices\n\n", code,
                                   world.economies[economy.value].name, world.year);
    text += fmt::format("  {:<5} {:<26} {:>9} {:>9} {:>9} {:>13} {:>12} {:>10}\n", "", "partner", "exports", "imports",
                        "balance", "goods balance", "duty levied", "duty faced");
    for (const auto& [partner, trade] : rows)
        text += fmt::format("  {:<5} {:<26} {:>9} {:>9} {:>9} {:>13} {:>12} {:>10}\n",
                            world.economies[partner.value].code, words::cut(world.economies[partner.value].name, 26),
                            words::in_bn(trade.exports.flow), words::in_bn(trade.imports.flow),
                            words::change_in_bn(trade.exports.flow - trade.imports.flow, 1),
                            words::change_in_bn(trade.goods_exports.flow - trade.goods_imports.flow, 1),
                            duty(trade.goods_imports), duty(trade.goods_exports));
    return text +
           fmt::format("\n  Duty levied: by {0} on the partner's goods. Duty faced: by {0}'s goods there.\n", code);
}

std::string pair_text(const world::World& world, Economy economy, Economy partner) {
    const std::string &here = world.economies[economy.value].code, &there = world.economies[partner.value].code;
    std::string text = fmt::format("{} and {}: what each sells the other, {}, bn USD a year at border prices\n\n", here,
                                   there, world.year);
    text += fmt::format("  {:<8} {:<33} {:>12} {:>9} {:>12} {:>9}\n", "", "sector", here + " → " + there, "duty",
                        there + " → " + here, "duty");
    const auto line = [&](const std::string& code, const std::string& name, const Sum& out, const Sum& in) {
        return fmt::format("  {:<8} {:<33} {:>12} {:>9} {:>12} {:>9}\n", code, words::cut(name, 33),
                           words::in_bn(out.flow, 2), duty(out), words::in_bn(in.flow, 2), duty(in));
    };
    Sum goods_out, goods_in, all_out, all_in;
    const auto add = [](Sum& to, const Sum& what) {
        to.flow += what.flow;
        to.duty += what.duty;
    };
    for (const Sector s : world.each_sector()) {
        const auto flow = [&](Economy n, Economy i) {
            return Sum{world.flow(n, i, s), world.duty_rate(n, i, s) * world.flow(n, i, s)};
        };
        const Sum out = flow(partner, economy), in = flow(economy, partner);
        text += line(world.sectors[s.value].code, world.sectors[s.value].name, out, in);
        add(all_out, out);
        add(all_in, in);
        if (!is_goods(world, s)) continue;
        add(goods_out, out);
        add(goods_in, in);
    }
    text += line("", "goods", goods_out, goods_in) + line("", "goods and services", all_out, all_in);
    return text + fmt::format("\n  Balance of {} with {}: goods {} bn USD, goods and services {} bn USD.\n", here,
                              there, words::change_in_bn(goods_out.flow - goods_in.flow, 1),
                              words::change_in_bn(all_out.flow - all_in.flow, 1));
}

}  // namespace parley::report::text

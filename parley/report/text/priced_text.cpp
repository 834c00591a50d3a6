#include "parley/report/text/priced_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/report/text/assumed_text.hpp"
#include "parley/report/words/households.hpp"
#include "parley/report/words/range_words.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t parties_shown = 12;
constexpr std::size_t sectors_shown = 3;
constexpr std::size_t pairs_shown = 6;
constexpr std::size_t others_shown = 5;

const std::string& code(const world::World& world, Economy n) {
    return world.economies[n.value].code;
}

bool saving_moves(const words::Shown& shown) {
    return shown.priced.closure.deficits == model::Deficits::saving;
}

// Factors as percent, there and elsewhere.
template <class Read>
std::optional<pricing::Range> percent_range(const words::Shown& shown, double own, const Read& read) {
    const auto percent = [](double factor) { return 100 * (factor - 1); };
    return shown.spread.of(percent(own), [&](const pricing::Figures& there) { return percent(read(there)); });
}

// The heading of a column of ranges; empty where there are none.
std::string range_head(const words::Shown& shown, std::size_t columns) {
    if (shown.spread.at.empty()) return {};
    return fmt::format(" {:>{}}  ", "least to most", columns);
}

// What real income is called in a table, and where its figures are.
struct IncomeScale {
    int digits = 3;
    words::Money money;
};

IncomeScale income_scale(const words::Shown& shown, const std::vector<Economy>& rows) {
    double factor = 0.0, usd_m = 0.0;
    for (const Economy n : rows) {
        factor = std::max(factor, std::abs(shown.priced.welfare.welfare_factor(n) - 1));
        usd_m = std::max(usd_m, std::abs(shown.priced.welfare.welfare_usd_m(n)));
    }
    return {words::digits_for(100 * factor, 3, 3), words::money_for(usd_m, 2)};
}

constexpr std::size_t pct_range_width = 16, usd_range_width = 16;

std::string income_line(const words::Shown& shown, const IncomeScale& scale, Economy n) {
    const model::Welfare& welfare = shown.priced.welfare;
    const words::Money& money = scale.money;
    const auto percent = [&](double factor) { return words::percent_change(factor, scale.digits); };
    const bool ranges = !shown.spread.at.empty();
    const auto usd_range = [&](double own, const auto& read) {
        return ranges ? words::range_cell(shown.spread.of(own, read), money.usd_m, money.digits, usd_range_width) : "";
    };
    if (saving_moves(shown))
        return words::as_line(
            fmt::format("  {:<5} {:<18} {:>9} {:>10} {:>9} {:>10}{} {:>10}", code(shown.world, n),
                        words::cut(shown.world.economies[n.value].name, 18), percent(welfare.welfare_factor(n)),
                        money.change(welfare.welfare_usd_m(n)), percent(welfare.net_income_factor(n)),
                        money.change(welfare.net_income_usd_m(n)),
                        usd_range(welfare.net_income_usd_m(n),
                                  [&](const pricing::Figures& there) { return there.welfare.net_income_usd_m(n); }),
                        percent(welfare.real_wage_factor(n))));
    std::string pct_range;
    if (ranges)
        pct_range = words::range_cell(
            percent_range(shown, welfare.welfare_factor(n),
                          [&](const pricing::Figures& there) { return there.welfare.welfare_factor(n); }),
            1.0, scale.digits, pct_range_width);
    return words::as_line(
        fmt::format("  {:<5} {:<18} {:>9}{} {:>8}{} {:>10}", code(shown.world, n),
                    words::cut(shown.world.economies[n.value].name, 18), percent(welfare.welfare_factor(n)), pct_range,
                    money.change(welfare.welfare_usd_m(n)),
                    usd_range(welfare.welfare_usd_m(n),
                              [&](const pricing::Figures& there) { return there.welfare.welfare_usd_m(n); }),
                    percent(welfare.real_wage_factor(n))));
}

// Who takes part but has no row.
std::size_t left_without_a_row(const words::Shown& shown, const std::vector<Economy>& rows) {
    std::vector<Economy> missing;
    for (const std::vector<Economy>* of : {&shown.parties, &shown.levying})
        for (const Economy n : *of)
            if (std::find(rows.begin(), rows.end(), n) == rows.end() &&
                std::find(missing.begin(), missing.end(), n) == missing.end())
                missing.push_back(n);
    return missing.size();
}

// Those most affected that are no parties; whom nothing happens to is not affected.
std::vector<Economy> affected_others(const words::Shown& shown, const std::vector<Economy>& rows) {
    std::vector<Economy> besides = shown.parties;
    besides.insert(besides.end(), rows.begin(), rows.end());
    std::vector<Economy> others = most_affected_economies(shown.world, shown.priced, besides, others_shown);
    std::erase_if(others, [&](Economy n) { return payoff_factor(shown.priced, n) == 1.0; });
    return others;
}

std::string before_after(const words::Shown& shown, const std::string& what, double before, double after, int digits,
                         const std::optional<pricing::Range>& change) {
    return words::as_line(fmt::format("  {:<40} {:>9} {:>9} {:>9}{}", what, words::in_bn(before), words::in_bn(after),
                                      words::change_in_bn(after - before, digits),
                                      shown.spread.at.empty() ? "" : words::range_cell(change, 1000.0, digits, 16)));
}

}  // namespace

std::vector<Economy> parties_to_show(const words::Shown& shown) {
    std::vector<Economy> rows = shown.levying;  // who acts always has a row
    for (const Economy n : shown.parties)
        if (std::find(rows.begin(), rows.end(), n) == rows.end()) rows.push_back(n);
    if (rows.size() <= parties_shown) {
        std::vector<Economy> in_order = shown.parties;
        for (const Economy n : rows)
            if (std::find(in_order.begin(), in_order.end(), n) == in_order.end()) in_order.push_back(n);
        return in_order;
    }
    const auto most_affected_of = [&](const std::vector<Economy>& of, std::size_t count) {
        std::vector<Economy> besides;
        for (const Economy n : shown.world.each_economy())
            if (std::find(of.begin(), of.end(), n) == of.end()) besides.push_back(n);
        return most_affected_economies(shown.world, shown.priced, besides, count);
    };
    std::vector<Economy> acting = shown.levying;
    if (acting.size() >= parties_shown) return most_affected_of(acting, parties_shown);
    std::vector<Economy> rest;
    for (const Economy n : rows)
        if (std::find(acting.begin(), acting.end(), n) == acting.end()) rest.push_back(n);
    for (const Economy n : most_affected_of(rest, parties_shown - acting.size())) acting.push_back(n);
    return acting;
}

std::string income_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    const std::vector<Economy> parties = parties_to_show(shown);
    const std::vector<Economy> others = affected_others(shown, parties);
    std::vector<Economy> rows = parties;
    rows.insert(rows.end(), others.begin(), others.end());
    const IncomeScale scale = income_scale(shown, rows);
    const words::Money& money = scale.money;
    std::string text = saving_moves(shown)
                           ? fmt::format("\n{:<26} {:>9} {:>10} {:>9} {:>10}{} {:>10}\n", "Real income a year", "spent",
                                         money.unit, "net", money.unit, range_head(shown, usd_range_width), "real wage")
                           : fmt::format("\n{:<26} {:>9}{} {:>8}{} {:>10}\n", "Real income a year", "change",
                                         range_head(shown, pct_range_width), money.unit,
                                         range_head(shown, usd_range_width), "real wage");
    for (const Economy n : parties) text += income_line(shown, scale, n);
    if (const std::size_t left_out = left_without_a_row(shown, parties); left_out > 0)
        text += fmt::format("  and {} less affected: {} has them all\n",
                            words::counted(left_out, "party that is", "parties that are"), shown.say(Option::as_json));
    if (!others.empty() && !parties.empty()) text += "  most affected others\n";
    for (const Economy n : others) text += income_line(shown, scale, n);
    const model::Welfare& welfare = shown.priced.welfare;
    double total = 0.0, base = 0.0, net = 0.0;  // as the model has income
    double total_usd_m = 0.0, net_usd_m = 0.0;
    for (const Economy n : world.each_economy()) {
        base += world.income(n);
        total += (welfare.welfare_factor(n) - 1) * world.income(n);
        net += (welfare.net_income_factor(n) - 1) * (world.income(n) - world.deficit(n));
        total_usd_m += welfare.welfare_usd_m(n);
        net_usd_m += welfare.net_income_usd_m(n);
    }
    const std::string unknown_usd = std::isfinite(total_usd_m) ? std::string() : noted(no_usd_in_words(world));
    const auto summed = [&](const Table<Economy>& of) {
        double sum = 0.0;
        for (const double each : of) sum += each;
        return sum;
    };
    const bool ranges = !shown.spread.at.empty();
    const std::string usd_range =
        !ranges ? ""
                : words::range_cell(
                      saving_moves(shown)
                          ? shown.spread.of(net_usd_m, [&](const auto& there) { return summed(there.payoff_usd_m); })
                          : shown.spread.of(total_usd_m,
                                            [&](const auto& there) { return summed(there.welfare.welfare_usd_m); }),
                      money.usd_m, money.digits, usd_range_width);
    if (saving_moves(shown))  // the world borrows from nobody: one base for both
        return text +
               words::as_line(fmt::format(
                   "  {:<24} {:>9} {:>10} {:>9} {:>10}{}", "World, summed",
                   words::percent_change(1 + total / base, scale.digits), money.change(total_usd_m),
                   words::percent_change(1 + net / base, scale.digits), money.change(net_usd_m), usd_range)) +
               noted(
                   "spent: what income and borrowing buy together. net: without what is borrowed, which is owed later; "
                   "payoffs and rankings go by it.") +
               noted(fmt::format("World interest rate, gross: {}.",
                                 words::percent_change(shown.priced.equilibrium.point.interest_hat))) +
               unknown_usd;
    const std::string blank(ranges ? pct_range_width + 3 : 0, ' ');
    return text +
           words::as_line(fmt::format("  {:<24} {:>9}{} {:>8}{}", "World, summed",
                                      words::percent_change(1 + total / base, scale.digits), blank,
                                      money.change(total_usd_m), usd_range)) +
           unknown_usd;
}

std::string price_table(const words::Shown& shown) {
    const std::vector<Economy> parties = parties_to_show(shown);
    if (parties.empty()) return {};
    const model::ConsumerPrices& prices = shown.priced.prices;
    const Table<Economy> known = value_added_in_income(shown.world);
    const auto cost = [&](Economy n) { return (prices.at_held_wages(n) - 1) * shown.world.income(n) * known(n); };
    double factor = 0.0, usd_m = 0.0;
    for (const Economy n : parties) {
        factor = std::max(factor, std::abs(prices.at_held_wages(n) - 1));
        usd_m = std::max(usd_m, std::abs(cost(n)));
    }
    const int digits = words::digits_for(100 * factor, 3, 3);
    const words::Money money = words::money_for(usd_m, 2);
    const bool any_households = std::any_of(parties.begin(), parties.end(), [&](Economy n) {
        return words::households_of(code(shown.world, n)) && std::isfinite(cost(n));
    });
    std::string text =
        words::as_line(fmt::format("\n{:<36} {:>9} {:>13} {:>10}{:>17}", "Prices that buyers pay, wages held", "change",
                                   "of it duties", money.unit, any_households ? "USD a household" : ""));
    for (const Economy n : parties) {
        const std::optional<double> households = words::households_of(code(shown.world, n));
        const std::string each =
            households && std::isfinite(cost(n)) ? words::with_sign(1e6 * cost(n) / *households, 0) : "";
        text += words::as_line(fmt::format(
            "  {:<5} {:<28} {:>9} {:>13} {:>10}{:>17}", code(shown.world, n),
            words::cut(shown.world.economies[n.value].name, 28), words::percent_change(prices.at_held_wages(n), digits),
            words::percent_change(prices.of_duties(n), digits), money.change(cost(n)), each));
    }
    return text;
}

std::string ranges_note(const pricing::Elsewhere& elsewhere) {
    if (!elsewhere.asked()) return {};
    std::string text = noted(fmt::format(
        "least to most: by {} of trade elasticities ({}), the figures by {}. {}: the sources part on the sign, and "
        "none "
        "is claimed.",
        words::places_in_words(elsewhere), fmt::join(elsewhere.sources(), ", "), elsewhere.own, words::parts_mark));
    for (const pricing::Spread::Unsettled& each : elsewhere.spread(0).unsettled)
        text += noted(fmt::format("No result by {}: {}.", each.source, each.problem));
    return text;
}

std::string money_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    std::vector<Economy> levying = shown.levying;
    if (levying.size() > parties_shown) levying = parties_to_show(shown);
    const auto revenue_change = [&](Economy n) {
        return shown.priced.duty_revenue_new_usd_m(n) - shown.priced.duty_revenue_base_usd_m(n);
    };
    std::vector<std::size_t> pairs(shown.pairs.size());
    std::vector<pricing::BalanceChange> balances;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        pairs[k] = k;
        balances.push_back(balance_change(world, shown.priced, shown.pairs[k].first, shown.pairs[k].second));
    }
    const auto change = [&](std::size_t k) { return std::abs(balances[k].goods_new - balances[k].goods_base); };
    std::stable_sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) { return change(a) > change(b); });
    const std::size_t left_out = pairs.size() > pairs_shown ? pairs.size() - pairs_shown : 0;
    pairs.resize(pairs.size() - left_out);
    double largest = 0.0;
    for (const std::size_t k : pairs) largest = std::max(largest, change(k));
    for (const Economy n : levying) largest = std::max(largest, std::abs(revenue_change(n)));
    const int digits = words::digits_for(largest / 1000, 1);
    std::string text = fmt::format("\n{:<42} {:>9} {:>9} {:>9}{}", "Balances and duties, bn USD a year", "before",
                                   "after", "change", range_head(shown, 16));
    text = words::as_line(text);
    for (const std::size_t k : pairs) {
        const pricing::BalanceChange& balance = balances[k];
        const std::string pair = code(world, balance.economy) + " with " + code(world, balance.partner);
        text += before_after(shown, "Goods balance, " + pair, balance.goods_base, balance.goods_new, digits,
                             shown.spread.of(balance.goods_new - balance.goods_base, [&](const auto& there) {
                                 return there.balances[k].goods_new - there.balances[k].goods_base;
                             }));
        text += before_after(shown, "  goods and services", balance.all_base, balance.all_new, digits,
                             shown.spread.of(balance.all_new - balance.all_base, [&](const auto& there) {
                                 return there.balances[k].all_new - there.balances[k].all_base;
                             }));
    }
    if (left_out > 0)
        text += fmt::format("  and {} that change{} less: {} has them all\n", words::counted(left_out, "pair", "pairs"),
                            left_out == 1 ? "s" : "", shown.say(Option::as_json));
    for (const Economy n : levying)
        text += before_after(
            shown, "Duty revenue, " + code(world, n), shown.priced.duty_revenue_base_usd_m(n),
            shown.priced.duty_revenue_new_usd_m(n), digits,
            shown.spread.of(revenue_change(n), [&](const auto& there) { return there.duty_revenue_change_usd_m(n); }));
    return text;
}

std::string sector_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    const std::vector<Economy> parties = parties_to_show(shown);
    if (parties.empty()) return {};
    double largest_usd_m = 0.0, largest_pct = 0.0;
    const auto change = [&](Economy n, Sector s) { return output_change_usd_m(world, shown.priced, n, s); };
    for (const Economy n : parties)
        for (const Sector s : most_affected_sectors(world, shown.priced, n, 1)) {
            largest_usd_m = std::max(largest_usd_m, std::abs(change(n, s)));
            largest_pct = std::max(largest_pct, 100 * std::abs(shown.priced.output_factor(n, s) - 1));
        }
    if (largest_usd_m == 0.0) return {};
    const words::Money money = words::money_for(largest_usd_m, 2);
    const int digits = words::digits_for(largest_pct, 2);
    std::string text =
        words::as_line(fmt::format("\n{:<42} {:>9} {:>9} {:>9}{}", "Most affected sectors, output at base prices",
                                   "bn USD", "change", money.unit, range_head(shown, 16)));
    for (const Economy n : parties)
        for (const Sector s : most_affected_sectors(world, shown.priced, n, sectors_shown))
            text += words::as_line(fmt::format(
                "  {:<5} {:<8} {:<26} {:>9} {:>9} {:>9}{}", code(world, n), world.sectors[s.value].code,
                words::cut(world.sectors[s.value].name, 26), words::in_bn(world.output(n, s)),
                words::percent_change(shown.priced.output_factor(n, s), digits), money.change(change(n, s)),
                shown.spread.at.empty() ? ""
                                        : words::range_cell(shown.spread.of(change(n, s),
                                                                            [&](const auto& there) {
                                                                                return there.output_change_usd_m(n, s);
                                                                            }),
                                                            money.usd_m, money.digits, 16)));
    return text;
}

std::string market_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    const std::vector<Economy> parties = parties_to_show(shown);
    if (!has_markets(shown.priced) || parties.empty()) return {};
    const auto change = [](const std::optional<double>& factor) {
        return factor ? words::percent_change(*factor, 2) : std::string("–");
    };
    std::string text = fmt::format("\n{:<46} {:>9} {:>9} {:>9}\n", "Markets, real return to what is in a sector", "all",
                                   "goods", "services");
    for (const Economy n : parties) {
        const pricing::Market index = market(world, shown.priced, n);
        text += fmt::format("  {:<5} {:<38} {:>9} {:>9} {:>9}\n", code(world, n),
                            words::cut(world.economies[n.value].name, 38), words::percent_change(index.all_factor, 2),
                            change(index.goods_factor), change(index.services_factor));
        for (std::size_t k = 0; k < std::min(sectors_shown, index.sectors.size()); ++k) {
            const world::SectorInfo& sector = world.sectors[index.sectors[k].sector.value];
            text += fmt::format("  {:<5} {:<8} {:<29} {:>9}\n", "", sector.code, words::cut(sector.name, 29),
                                words::percent_change(index.sectors[k].factor, 2));
        }
    }
    return text;
}

std::string parts_table(const words::Shown& shown) {
    const pricing::OutcomeResult& priced = shown.priced;
    const std::vector<Economy> parties = parties_to_show(shown);
    if (parties.empty()) return {};
    const bool exact = priced.exact.status == model::Status::converged;
    std::string text =
        fmt::format("\n{:<19} {:>32}   {:>21}\n{:<19} {:>10} {:>10} {:>10}   {:>10} {:>10}\n", "Where it comes from",
                    "exact", "one-step formula", "  % of income", "terms", "volume", "other", "terms", "volume");
    const auto share = [](double value) { return words::with_sign(100.0 * value, 3); };
    for (const Economy n : parties) {
        const double other =
            priced.exact.status != model::Status::converged
                ? 0.0
                : priced.exact.total(n) - priced.exact.terms_of_trade(n) - priced.exact.volume_of_trade(n);
        text += fmt::format("  {:<17} {:>10} {:>10} {:>10}   {:>10} {:>10}\n", code(shown.world, n),
                            exact ? share(priced.exact.terms_of_trade(n)) : "–",
                            exact ? share(priced.exact.volume_of_trade(n)) : "–", exact ? share(other) : "–",
                            share(priced.one_step.terms_of_trade(n)), share(priced.one_step.volume_of_trade(n)));
    }
    text +=
        "  " + words::wrapped(
                   "terms: prices of exports against prices of imports. volume: duties gained or lost because the "
                   "amounts traded change. other: taxes and subsidies, economies of scale, and what deficits are "
                   "worth. The exact "
                   "parts add up to the change of real income. The one-step formula (Caliendo & Parro 2015, eq. 15) "
                   "multiplies whole changes by the duties there were before; it misses what the new duties cost as "
                   "trade shrinks, so for changes of this size its parts do not add up, and may differ in sign.",
                   text_width - 2, "  ");
    if (!exact) text += "\n  The exact parts could not be computed to 1e-6 here.";
    return text + "\n";
}

std::string noted(const std::string& what) {
    return "  " + words::wrapped(what, text_width - 4, "    ") + "\n";
}

}  // namespace parley::report::text

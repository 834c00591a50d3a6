#include "parley/report/text/page/solve_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/report/text/priced_text.hpp"
#include "parley/report/text/solve_text.hpp"
#include "parley/report/text/trade_text.hpp"
#include "parley/report/words/range_words.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t first_page_width = 80, first_page_range = 18, first_page_others = 4, first_page_pairs = 4;

std::string said(const std::string& sentence) {
    return "  " + words::wrapped(sentence, first_page_width - 2, "  ") + "\n";
}

struct Page {
    const pricing::DutyStudy& study;
    words::Shown shown;
    bool ranges() const { return !shown.spread.at.empty(); }
    bool in_usd(Economy n) const { return std::isfinite(shown.priced.welfare.welfare_usd_m(n)); }
};

// In USD where the world knows them, in percent elsewhere.
std::string income_row(const Page& page, Economy n, const words::Money& money, int digits) {
    const model::Welfare& welfare = page.shown.priced.welfare;
    const auto percent = [](double factor) { return 100 * (factor - 1); };
    std::string range;
    if (page.ranges())
        range = page.in_usd(n)
                    ? words::range_cell(
                          page.shown.spread.of(payoff_usd_m(page.shown.world, page.shown.priced, n),
                                               [&](const pricing::Figures& there) { return there.payoff_usd_m(n); }),
                          money.usd_m, money.digits, first_page_range)
                    : words::range_cell(page.shown.spread.of(percent(welfare.welfare_factor(n)),
                                                             [&](const pricing::Figures& there) {
                                                                 return percent(there.welfare.welfare_factor(n));
                                                             }),
                                        1.0, digits, first_page_range);
    const world::EconomyInfo& economy = page.shown.world.economies[n.value];
    return words::as_line(
        fmt::format("  {:<5} {:<17} {:>10} {:>10}{} {:>10}", economy.code, words::cut(economy.name, 17),
                    words::with_sign(percent(payoff_factor(page.shown.priced, n)), digits),
                    page.in_usd(n) ? money.change(payoff_usd_m(page.shown.world, page.shown.priced, n)) : "–", range,
                    words::with_sign(percent(welfare.real_wage_factor(n)), digits)));
}

std::string incomes(const Page& page) {
    const std::vector<Economy> rows = parties_to_show(page.shown);
    std::vector<Economy> others = most_affected_economies(page.shown.world, page.shown.priced, rows, first_page_others);
    std::erase_if(others, [&](Economy n) { return payoff_factor(page.shown.priced, n) == 1.0; });
    double pct = 0.0, usd_m = 0.0;
    std::vector<Economy> all = rows;
    all.insert(all.end(), others.begin(), others.end());
    for (const Economy n : all) {
        pct = std::max(pct, 100 * std::abs(payoff_factor(page.shown.priced, n) - 1));
        if (page.in_usd(n)) usd_m = std::max(usd_m, std::abs(payoff_usd_m(page.shown.world, page.shown.priced, n)));
    }
    const words::Money money = words::money_for(usd_m, 1);
    const int digits = words::digits_for(pct, 3);
    std::string text = words::as_line(fmt::format(
        "{:<25} {:>10} {:>10}{} {:>10}", "Real income a year", "%", money.unit,
        page.ranges() ? fmt::format(" {:>{}}  ", words::places_in_words(page.study.elsewhere), first_page_range) : "",
        "real wage %"));
    for (const Economy n : rows) text += income_row(page, n, money, digits);
    if (!others.empty() && !rows.empty()) text += "  most affected others\n";
    for (const Economy n : others) text += income_row(page, n, money, digits);
    return text;
}

// "USA with CHN", largest change first; whose duties change.
std::string balances(const Page& page) {
    const world::World& world = page.shown.world;
    std::vector<pricing::BalanceChange> all;
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < page.shown.pairs.size(); ++k) {
        all.push_back(balance_change(world, page.shown.priced, page.shown.pairs[k].first, page.shown.pairs[k].second));
        order.push_back(k);
    }
    const auto change = [&](std::size_t k) { return all[k].goods_new - all[k].goods_base; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::abs(change(a)) > std::abs(change(b)); });
    const std::size_t more = order.size() > first_page_pairs ? order.size() - first_page_pairs : 0;
    order.resize(order.size() - more);
    double largest = 0.0;
    for (const std::size_t k : order) largest = std::max(largest, std::abs(change(k)));
    for (const Economy n : page.shown.levying)
        largest = std::max(largest, std::abs(page.shown.priced.duty_revenue_new_usd_m(n) -
                                             page.shown.priced.duty_revenue_base_usd_m(n)));
    const words::Money money = words::money_for(largest, 1);
    const auto row = [&](const std::string& what, double before, double after,
                         const std::optional<pricing::Range>& range) {
        return words::as_line(
            fmt::format("  {:<26}{:>10}{:>10}{:>10}{}", what, money.amount(before), money.amount(after),
                        money.change(after - before),
                        page.ranges() ? words::range_cell(range, money.usd_m, money.digits, first_page_range) : ""));
    };
    std::string text =
        "\n" + words::as_line(fmt::format("{:<28}{:>10}{:>10}{:>10}", fmt::format("Balances, duties, {}", money.unit),
                                          "before", "after", "change"));
    for (const std::size_t k : order)
        text += row(fmt::format("goods, {} with {}", world.economies[all[k].economy.value].code,
                                world.economies[all[k].partner.value].code),
                    all[k].goods_base, all[k].goods_new,
                    page.shown.spread.of(change(k), [&](const pricing::Figures& there) {
                        return there.balances[k].goods_new - there.balances[k].goods_base;
                    }));
    if (more > 0) text += fmt::format("  and {} that change less\n", words::counted(more, "pair", "pairs"));
    std::vector<Economy> levying = page.shown.levying;
    if (levying.size() > first_page_pairs) levying = parties_to_show(page.shown);
    for (const Economy n : levying) {
        const double before = page.shown.priced.duty_revenue_base_usd_m(n),
                     after = page.shown.priced.duty_revenue_new_usd_m(n);
        text += row("duty revenue, " + world.economies[n.value].code, before, after,
                    page.shown.spread.of(after - before, [&](const pricing::Figures& there) {
                        return there.duty_revenue_change_usd_m(n);
                    }));
    }
    return text;
}

std::string assumptions_in_short(const pricing::DutyStudy& study, SayOption say) {
    const pricing::BaseOptions& options = study.options;
    std::string text = "\nAssumed, most of all\n";
    text += said(fmt::format("Trade elasticities of {} ({} for others)", study.base.world.elasticity_source,
                             say(Option::elasticities)) +
                 (study.elsewhere.asked() ? fmt::format("; ranges over {}. {}: they part on the sign, none is claimed.",
                                                        fmt::join(study.elsewhere.sources(), ", "), words::parts_mark)
                                          : "."));
    for (const pricing::Spread::Unsettled& each : study.elsewhere.spread(0).unsettled)
        text += said(fmt::format("No result by {}: {}.", each.source, each.problem));
    text += said(fmt::format("Trade deficits: closure {}.", name_of(options.deficits)));
    text += said(options.factors.is_mobile()
                     ? "Workers move between sectors, there is no unemployment and no time: before and after."
                     : fmt::format("What works in a sector stays there or moves as it pays ({} {}).",
                                   say(Option::factors), name_of(options.factors)));
    text += said(options.scale ? fmt::format("Costs fall as a sector grows ({}).", say(Option::scale))
                               : "Costs do not fall as a sector grows.");
    text += said(fmt::format("World {}, trade of {}.", study.base.world.name, study.base.world.year));
    if (!study.note.empty()) text += said(study.note);
    return text;
}

}  // namespace

std::string solve_page(const pricing::DutyStudy& study, SayOption say) {
    const Page page{
        study,
        {study.base.world, study.priced, study.parties, study.pairs, levying(study), say, study.elsewhere.spread(0)}};
    return headline(study, first_page_width) + "\n" + incomes(page) + balances(page) + block_table(page.shown) +
           assumptions_in_short(study, say) +
           "\n--full: prices, trade, sectors, where it comes from, and all that is assumed.\n";
}

}  // namespace parley::report::text

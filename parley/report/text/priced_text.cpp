#include "parley/report/text/priced_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t parties_shown = 12;
constexpr std::size_t sectors_shown = 3;
constexpr std::size_t pairs_shown = 6;
constexpr std::size_t others_shown = 5;

const std::string& code(const world::World& world, Economy n) {
    return world.economies[n.value].code;
}

// The parties when there are few, and otherwise those of them that are most affected.
std::vector<Economy> parties_to_show(const words::Shown& shown) {
    if (shown.parties.size() <= parties_shown) return shown.parties;
    std::vector<Economy> besides;
    for (const Economy n : shown.world.each_economy())
        if (std::find(shown.parties.begin(), shown.parties.end(), n) == shown.parties.end()) besides.push_back(n);
    return most_affected_economies(shown.world, shown.priced, besides, parties_shown);
}

bool saving_moves(const words::Shown& shown) {
    return shown.priced.closure.deficits == model::Deficits::saving;
}

std::string income_line(const words::Shown& shown, Economy n) {
    const model::Welfare& welfare = shown.priced.welfare;
    if (saving_moves(shown))
        return fmt::format(
            "  {:<5} {:<28} {:>10} {:>12} {:>10} {:>12} {:>12}\n", code(shown.world, n),
            words::cut(shown.world.economies[n.value].name, 28), words::percent_change(welfare.welfare_factor(n)),
            words::change_in_bn(welfare.welfare_usd_m(n)), words::percent_change(welfare.net_income_factor(n)),
            words::change_in_bn(welfare.net_income_usd_m(n)), words::percent_change(welfare.real_wage_factor(n)));
    return fmt::format("  {:<5} {:<28} {:>10} {:>12} {:>12}\n", code(shown.world, n),
                       words::cut(shown.world.economies[n.value].name, 28),
                       words::percent_change(welfare.welfare_factor(n)), words::change_in_bn(welfare.welfare_usd_m(n)),
                       words::percent_change(welfare.real_wage_factor(n)));
}

std::string before_after(const std::string& what, double before, double after) {
    return fmt::format("  {:<44} {:>9} {:>9} {:>9}\n", what, words::in_bn(before), words::in_bn(after),
                       words::change_in_bn(after - before, 1));
}

}  // namespace

std::string income_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    const std::vector<Economy> parties = parties_to_show(shown);
    std::string text =
        saving_moves(shown)
            ? fmt::format("\n{:<36} {:>10} {:>12} {:>10} {:>12} {:>12}\n", "Real income a year", "spent", "bn USD",
                          "net", "bn USD", "real wage")
            : fmt::format("\n{:<36} {:>10} {:>12} {:>12}\n", "Real income a year", "change", "bn USD", "real wage");
    for (const Economy n : parties) text += income_line(shown, n);
    const std::vector<Economy> others = most_affected_economies(world, shown.priced, shown.parties, others_shown);
    if (!others.empty() && !parties.empty()) text += "  most affected others\n";
    for (const Economy n : others) text += income_line(shown, n);
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
    if (saving_moves(shown))  // the world borrows from nobody: one base for both
        return text +
               fmt::format("  {:<5} {:<28} {:>10} {:>12} {:>10} {:>12}\n", "", "World, summed",
                           words::percent_change(1 + total / base), words::change_in_bn(total_usd_m),
                           words::percent_change(1 + net / base), words::change_in_bn(net_usd_m)) +
               noted(
                   "spent: what income and borrowing buy together. net: without what is borrowed, which is owed later; "
                   "payoffs and rankings go by it.") +
               noted(fmt::format("World interest rate, gross: {}.",
                                 words::percent_change(shown.priced.equilibrium.point.interest_hat))) +
               unknown_usd;
    return text +
           fmt::format("  {:<5} {:<28} {:>10} {:>12}\n", "", "World, summed", words::percent_change(1 + total / base),
                       words::change_in_bn(total_usd_m)) +
           unknown_usd;
}

std::string price_table(const words::Shown& shown) {
    const std::vector<Economy> parties = parties_to_show(shown);
    if (parties.empty()) return {};
    const model::ConsumerPrices& prices = shown.priced.prices;
    const Table<Economy> known = value_added_in_income(shown.world);
    std::string text = fmt::format("\n{:<36} {:>10} {:>12} {:>12}\n", "Prices that buyers pay, wages held", "change",
                                   "of it duties", "bn USD");
    for (const Economy n : parties)
        text += fmt::format("  {:<5} {:<28} {:>10} {:>12} {:>12}\n", code(shown.world, n),
                            words::cut(shown.world.economies[n.value].name, 28),
                            words::percent_change(prices.at_held_wages(n)), words::percent_change(prices.of_duties(n)),
                            words::change_in_bn((prices.at_held_wages(n) - 1) * shown.world.income(n) * known(n)));
    return text;
}

std::string prices_in_words() {
    return "Prices that buyers pay: of what households, governments and investors buy, at the nominal wages of before; "
           "USD: what the purchases of before then cost more in a year. Of it duties: those on these purchases; duties "
           "on inputs are in the rest. Before and after, no path in time.";
}

std::string no_usd_in_words(const world::World& world) {
    return fmt::format(
        "USD: {} has no inputs, so income in it is gross output, and it does not say what part of that is value added "
        "(value_added.csv): changes of income are told in percent only.",
        world.name);
}

std::string money_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    std::string text =
        fmt::format("\n{:<46} {:>9} {:>9} {:>9}\n", "Balances and duties, bn USD a year", "before", "after", "change");
    for (std::size_t k = 0; k < std::min(pairs_shown, shown.pairs.size()); ++k) {
        const auto& [economy, partner] = shown.pairs[k];
        const pricing::BalanceChange balance = balance_change(world, shown.priced, economy, partner);
        const std::string pair = code(world, economy) + " with " + code(world, partner);
        text += before_after("Goods balance, " + pair, balance.goods_base, balance.goods_new);
        text += before_after("  goods and services", balance.all_base, balance.all_new);
    }
    if (shown.pairs.size() > pairs_shown)
        text += fmt::format("  and {} more pairs: {} has them all\n", shown.pairs.size() - pairs_shown,
                            shown.say(Option::as_json));
    const std::vector<Economy> levying = shown.levying.size() > parties_shown ? parties_to_show(shown) : shown.levying;
    for (const Economy n : levying)
        text += before_after("Duty revenue, " + code(world, n), shown.priced.duty_revenue_base_usd_m(n),
                             shown.priced.duty_revenue_new_usd_m(n));
    return text;
}

std::string sector_table(const words::Shown& shown) {
    const world::World& world = shown.world;
    const std::vector<Economy> parties = parties_to_show(shown);
    if (parties.empty()) return {};
    std::string text = fmt::format("\n{:<46} {:>9} {:>9} {:>9}\n", "Most affected sectors, output at base prices",
                                   "bn USD", "change", "bn USD");
    for (const Economy n : parties)
        for (const Sector s : most_affected_sectors(world, shown.priced, n, sectors_shown))
            text += fmt::format("  {:<5} {:<8} {:<29} {:>9} {:>9} {:>9}\n", code(world, n), world.sectors[s.value].code,
                                words::cut(world.sectors[s.value].name, 29), words::in_bn(world.output(n, s)),
                                words::percent_change(shown.priced.output_factor(n, s), 2),
                                words::change_in_bn(output_change_usd_m(world, shown.priced, n, s)));
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

std::string elasticities_in_words(const world::World& world, const pricing::BaseOptions& options, SayOption say) {
    std::string text =
        fmt::format("Trade elasticities: {} ({} for others).", world.elasticity_source, say(Option::elasticities));
    // Least and most over services: here, and as the world's sources have them.
    const auto over_services = [&](const std::vector<double>& theta, double& low, double& high) {
        for (const Sector s : world.each_sector())
            if (!world.sectors[s.value].goods) {
                low = std::min(low, theta[s.value]);
                high = std::max(high, theta[s.value]);
            }
    };
    const auto range = [](double low, double high) {
        return low == high ? fmt::format("{:.3g}", low) : fmt::format("{:.3g} to {:.3g}", low, high);
    };
    double low = std::numeric_limits<double>::infinity(), high = 0.0, least = low, most = 0.0;
    over_services(world.theta, low, high);
    if (high > 0) {
        for (const world::ElasticitySource& source : world.elasticity_sources) over_services(source.theta, least, most);
        text += fmt::format(" Of services: {}{}; {} in the sources of this world; {} sets another.", range(low, high),
                            options.services_elasticity ? ", as asked" : "", range(least, most),
                            say(Option::services_elasticity));
    }
    if (!options.inputs) text += fmt::format(" Production without inputs ({}).", say(Option::no_inputs));
    return text;
}

std::vector<std::string> closure_in_words(const pricing::Base& base, const pricing::BaseOptions& options,
                                          SayOption say) {
    std::vector<std::string> result;
    switch (options.deficits) {
        case model::Deficits::fixed:
            result.push_back(fmt::format(
                "Deficits: every economy keeps its trade deficit with the world, in units of world value added "
                "(closure fixed). Real income depends a little on that unit; with {} it does not.",
                say(Option::balanced)));
            break;
        case model::Deficits::zero:
            result.emplace_back(
                "Deficits: taken out of the base first, then zero (closure balanced), so the figures above are not "
                "those of the year's statistics.");
            break;
        case model::Deficits::saving:
            result.push_back(saving_in_words(options.saving));
            break;
    }
    if (options.factors.is_mobile())
        result.emplace_back(
            "Workers move between sectors, not between economies; there is no unemployment and no time: before and "
            "after.");
    else if (options.factors == model::specific)
        result.push_back(fmt::format(
            "The short run: what works in a sector stays in it ({} specific), and what it earns there takes "
            "all of the sector's fortune. Real wage is the average over sectors.",
            say(Option::factors)));
    else
        result.push_back(
            fmt::format("Workers differ in what they are good at, and change sectors where that pays ({} roy:{}). Real "
                        "wage is the average over sectors.",
                        say(Option::factors), words::plainly(options.factors.kappa)));
    if (!options.scale) return result;
    const std::string source = pricing::scale_source(base.world);
    result.push_back(
        fmt::format("Economies of scale ({}): a sector's costs fall as it grows, by the scale elasticities of {}{}.",
                    say(Option::scale), source,
                    source == base.world.elasticity_source
                        ? ""
                        : fmt::format(", set so that with the elasticities of {} the product of the two is that of {}",
                                      base.world.elasticity_source, source)));
    return result;
}

std::string saving_in_words(const model::SavingRule& saving) {
    return fmt::format(
        "Deficits: what an economy invests less what it saves (closure saving). Both are shares of its value added, "
        "and a world interest rate makes the world's sums equal; to it saving responds with elasticity {}, "
        "investment with -{}.",
        words::plainly(saving.saving_elasticity), words::plainly(saving.investment_elasticity));
}

}  // namespace parley::report::text

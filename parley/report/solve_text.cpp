#include "parley/report/solve_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/version.hpp"
#include "parley/report/figures.hpp"

namespace parley {
namespace {

constexpr std::size_t width = 100;
constexpr std::size_t parties_shown = 12;
constexpr std::size_t sectors_shown = 3;
constexpr std::size_t changes_shown = 8;
constexpr std::size_t pairs_shown = 6;
constexpr std::size_t others_shown = 5;

const std::string& code(const World& world, Economy n) {
    return world.economies[n.value].code;
}

// The parties when there are few, and otherwise those of them that are most affected.
std::vector<Economy> parties_to_show(const DutyStudy& study) {
    if (study.parties.size() <= parties_shown) return study.parties;
    std::vector<Economy> besides;
    for (const Economy n : study.base.world.each_economy())
        if (std::find(study.parties.begin(), study.parties.end(), n) == study.parties.end()) besides.push_back(n);
    return most_affected_economies(study.base.world, study.priced, besides, parties_shown);
}

std::string headline(const DutyStudy& study) {
    std::string text;
    if (study.rows.size() <= changes_shown)
        for (std::size_t k = 0; k < study.rows.size(); ++k)
            text += wrapped(sentence(study, k) + ".", width - 2, "  ") + "\n";
    else
        text += fmt::format("{} changes of duties, from {}.\n", study.rows.size(), study.duties_source);
    return text;
}

std::string income_line(const DutyStudy& study, Economy n) {
    const Welfare& welfare = study.priced.welfare;
    return fmt::format("  {:<5} {:<28} {:>10} {:>12} {:>12}\n", code(study.base.world, n),
                       cut(study.base.world.economies[n.value].name, 28), percent_change(welfare.welfare_factor(n)),
                       change_in_bn(welfare.welfare_usd_m(n)), percent_change(welfare.real_wage_factor(n)));
}

std::string income_table(const DutyStudy& study) {
    const World& world = study.base.world;
    const std::vector<Economy> parties = parties_to_show(study);
    std::string text =
        fmt::format("\n{:<36} {:>10} {:>12} {:>12}\n", "Real income a year", "change", "bn USD", "real wage");
    for (const Economy n : parties) text += income_line(study, n);
    const std::vector<Economy> others = most_affected_economies(world, study.priced, study.parties, others_shown);
    if (!others.empty() && !parties.empty()) text += "  most affected others\n";
    for (const Economy n : others) text += income_line(study, n);
    double total = 0.0, base = 0.0;
    for (const Economy n : world.each_economy()) {
        total += study.priced.welfare.welfare_usd_m(n);
        base += world.income(n);
    }
    return text + fmt::format("  {:<5} {:<28} {:>10} {:>12}\n", "", "World, summed", percent_change(1 + total / base),
                              change_in_bn(total));
}

std::string before_after(const std::string& what, double before, double after) {
    return fmt::format("  {:<44} {:>9} {:>9} {:>9}\n", what, in_bn(before), in_bn(after),
                       change_in_bn(after - before, 1));
}

std::string money_table(const DutyStudy& study) {
    const World& world = study.base.world;
    std::string text =
        fmt::format("\n{:<46} {:>9} {:>9} {:>9}\n", "Balances and duties, bn USD a year", "before", "after", "change");
    for (std::size_t k = 0; k < std::min(pairs_shown, study.pairs.size()); ++k) {
        const auto& [economy, partner] = study.pairs[k];
        const BalanceChange balance = balance_change(world, study.priced, economy, partner);
        const std::string pair = code(world, economy) + " with " + code(world, partner);
        text += before_after("Goods balance, " + pair, balance.goods_base, balance.goods_new);
        text += before_after("  goods and services", balance.all_base, balance.all_new);
    }
    if (study.pairs.size() > pairs_shown)
        text += fmt::format("  and {} more pairs: --json has them all\n", study.pairs.size() - pairs_shown);
    std::vector<Economy> levying;
    for (const Economy n : world.each_economy()) {
        for (const DutyRow& row : study.rows) {
            const std::vector<Economy>& buyers = row.change.scope.buyers;
            if (std::find(buyers.begin(), buyers.end(), n) == buyers.end()) continue;
            levying.push_back(n);
            break;
        }
    }
    if (levying.size() > parties_shown) levying = parties_to_show(study);
    for (const Economy n : levying)
        text += before_after("Duty revenue, " + code(world, n), study.priced.duty_revenue_base_usd_m(n),
                             study.priced.duty_revenue_new_usd_m(n));
    return text;
}

std::string sector_table(const DutyStudy& study) {
    const World& world = study.base.world;
    const std::vector<Economy> parties = parties_to_show(study);
    if (parties.empty()) return {};
    std::string text = fmt::format("\n{:<46} {:>9} {:>9} {:>9}\n", "Most affected sectors, output at base prices",
                                   "bn USD", "change", "bn USD");
    for (const Economy n : parties)
        for (const Sector s : most_affected_sectors(world, study.priced, n, sectors_shown))
            text += fmt::format("  {:<5} {:<8} {:<29} {:>9} {:>9} {:>9}\n", code(world, n), world.sectors[s.value].code,
                                cut(world.sectors[s.value].name, 29), in_bn(world.output(n, s)),
                                percent_change(study.priced.output_factor(n, s), 2),
                                change_in_bn(output_change_usd_m(world, study.priced, n, s)));
    return text;
}

std::string parts_table(const DutyStudy& study) {
    const Priced& priced = study.priced;
    const std::vector<Economy> parties = parties_to_show(study);
    if (parties.empty()) return {};
    const bool exact = priced.exact.status == Status::converged;
    std::string text =
        fmt::format("\n{:<19} {:>32}   {:>21}\n{:<19} {:>10} {:>10} {:>10}   {:>10} {:>10}\n", "Where it comes from",
                    "exact", "one-step formula", "  % of income", "terms", "volume", "other", "terms", "volume");
    const auto share = [](double value) { return with_sign(100.0 * value, 3); };
    for (const Economy n : parties) {
        const double other =
            priced.exact.status != Status::converged
                ? 0.0
                : priced.exact.total(n) - priced.exact.terms_of_trade(n) - priced.exact.volume_of_trade(n);
        text += fmt::format("  {:<17} {:>10} {:>10} {:>10}   {:>10} {:>10}\n", code(study.base.world, n),
                            exact ? share(priced.exact.terms_of_trade(n)) : "–",
                            exact ? share(priced.exact.volume_of_trade(n)) : "–", exact ? share(other) : "–",
                            share(priced.one_step.terms_of_trade(n)), share(priced.one_step.volume_of_trade(n)));
    }
    text +=
        "  " + wrapped(
                   "terms: prices of exports against prices of imports. volume: duties gained or lost because the "
                   "amounts traded change. other: taxes and subsidies, and what a fixed deficit is worth. The exact "
                   "parts add up to the change of real income. The one-step formula (Caliendo & Parro 2015, eq. 15) "
                   "multiplies whole changes by the duties there were before; it misses what the new duties cost as "
                   "trade shrinks, so for changes of this size its parts do not add up, and may differ in sign.",
                   width - 2, "  ");
    if (!exact) text += "\n  The exact parts could not be computed to 1e-6 here.";
    return text + "\n";
}

std::string assumptions(const DutyStudy& study) {
    const World& world = study.base.world;
    const bool balanced = study.options.deficits == Deficits::zero;
    std::string text = "\nAssumed\n";
    const auto item = [&](const std::string& what) { text += "  " + wrapped(what, width - 4, "    ") + "\n"; };
    item(balanced ? "Deficits: taken out of the base first, then zero (closure balanced), so the figures above are not "
                    "those of the year's statistics."
                  : "Deficits: every economy keeps its trade deficit with the world, in units of world value added "
                    "(closure fixed). Real income depends a little on that unit; with --closure balanced it does not.");
    item(fmt::format("Trade elasticities: {} (--elasticities for others).{}", world.elasticity_source,
                     study.options.inputs ? "" : " Production without inputs (--no-inputs)."));
    item(
        "Workers move between sectors, not between economies; there is no unemployment and no time: before and after.");
    text += "Solved\n";
    item(fmt::format(
        "In {} passes, largest gap of any equation {:.1e}.{}", study.priced.equilibrium.passes, study.max_residual(),
        study.base.resolved ? fmt::format(" The base was re-solved first (gap {:.1e}).", study.base.max_residual)
                            : ""));
    item(fmt::format(
        "World {} ({}), {} economies × {} sectors, year {}, data {}; duties {}; parley {}.", world.name,
        study.base.source, world.economy_count(), world.sector_count(), world.year, study.base.sha256.substr(0, 12),
        study.duties_source + (study.duties_sha256.empty() ? "" : " " + study.duties_sha256.substr(0, 12)), version));
    return text;
}

// "MEX,CAN" → "MEX and CAN", each word as `say` says it.
template <class Say>
std::string listed(const std::string& words, const Say& say) {
    std::string text;
    std::size_t from = 0;
    while (from <= words.size()) {
        const std::size_t end = std::min(words.find(',', from), words.size());
        const bool last = end == words.size();
        text += (from == 0 ? "" : last ? " and " : ", ") + say(words.substr(from, end - from));
        from = end + 1;
    }
    return text;
}

std::string who(const std::string& words) {
    return listed(words, [](const std::string& word) { return word == "*" || word == "all" ? "every economy" : word; });
}

std::string what(const World& world, const std::string& words) {
    return listed(words, [&](const std::string& word) -> std::string {
        if (word == "*" || word == "all") return "all goods and services";
        const auto sector = world.find_sector(word);
        return sector && world.sectors[sector->value].name != word
                   ? word + " (" + world.sectors[sector->value].name + ")"
                   : word;
    });
}

}  // namespace

std::string sentence(const DutyStudy& study, std::size_t row) {
    const DutyRow& duty = study.rows[row];
    const DutyChange& change = duty.change;
    const bool several = duty.importer.find(',') != std::string::npos;
    const bool add = change.kind == DutyChange::Kind::add;
    std::string text =
        fmt::format("{} {} on {} from {}", who(duty.importer),
                    add ? fmt::format("{} {} points {} {} duties",
                                      change.rate < 0 ? (several ? "take" : "takes")
                                      : several       ? "add"
                                                      : "adds",
                                      plainly(100 * std::abs(change.rate)), change.rate < 0 ? "off" : "to",
                                      several ? "their" : "its")
                        : fmt::format("{} a duty of {} %", several ? "set" : "sets", plainly(100 * change.rate)),
                    what(study.base.world, duty.sector), who(duty.exporter));
    const double scope = study.trade_in_scope_usd_m[row];
    if (change.covers_usd_m)
        return text + fmt::format(", on {} bn USD of the {} bn ({:.1f} %)", plainly(*change.covers_usd_m / 1000),
                                  in_bn(scope), 100 * *change.covers_usd_m / scope);
    return text + fmt::format(", {} bn USD of trade", in_bn(scope));
}

std::string solve_text(const DutyStudy& study) {
    return headline(study) + income_table(study) + money_table(study) + sector_table(study) + parts_table(study) +
           assumptions(study);
}

std::string failure_text(const DutyStudy& study) {
    const bool base = study.base.status != Status::converged;
    const int iterations = base ? 0 : study.priced.equilibrium.iterations;
    return fmt::format("no result: {} did not settle ({}{}), largest gap {:.1e} in {}",
                       base ? "the base" : "the counterfactual", name_of(study.status()),
                       iterations > 0 ? fmt::format(" after {} iterations", iterations) : "", study.max_residual(),
                       study.worst_equation());
}

}  // namespace parley

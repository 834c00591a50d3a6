#include "parley/report/text/war_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/report/text/assumed_text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/war_words.hpp"

namespace parley::report::text {
namespace {

using strategy::Lever;
using words::fixed;
using words::with_sign;

constexpr std::size_t war_page_width = 80;
constexpr std::size_t war_others_shown = 4, war_sides_shown = 12, war_partners_shown = 7, war_sectors_shown = 8;

std::string war_paragraph(const std::string& what) {
    return "  " + words::wrapped(what, war_page_width - 2, "  ") + "\n";
}

const std::string& code_in_war(const world::World& world, Economy n) {
    return world.economies[n.value].code;
}

// The members of the sides, then the others that what is played changes most.
std::vector<Economy> war_rows(const pricing::WarStudy& study) {
    const world::World& world = study.base.world;
    std::vector<Economy> rows;
    std::vector<bool> is_member(world.economy_count());
    for (const strategy::Chooser& side : study.choosers)
        for (const Economy n : side.members) {
            if (rows.size() < 2 * war_sides_shown) rows.push_back(n);
            is_member[n.value] = true;
        }
    std::vector<Economy> others;
    for (const Economy n : world.each_economy())
        if (!is_member[n.value]) others.push_back(n);
    const pricing::OutcomeResult& from = study.start ? *study.start : study.before;
    const auto change = [&](Economy n) {
        return std::abs(study.after.welfare.welfare_factor(n) / from.welfare.welfare_factor(n) - 1);
    };
    std::stable_sort(others.begin(), others.end(), [&](Economy a, Economy b) { return change(a) > change(b); });
    if (others.size() > war_others_shown) others.resize(war_others_shown);
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

// Real income before and after, wages and profits.
std::string war_income_table(const pricing::WarStudy& study) {
    const world::World& world = study.base.world;
    const bool moved_before = study.question.after.has_value(), profits = !world.profit_rate.empty();
    const pricing::OutcomeResult& from = study.start ? *study.start : study.before;
    const std::vector<Economy> rows = war_rows(study);
    double largest = 0.0;
    for (const Economy n : rows)
        largest =
            std::max(largest, std::abs(study.after.welfare.welfare_factor(n) / from.welfare.welfare_factor(n) - 1));
    const int digits = words::digits_for(100 * largest, 2, 3);
    const bool two = moved_before || study.start.has_value();
    std::string text = fmt::format("\n{:<32}", "Real income, %");
    if (two) text += fmt::format(" {:>10} {:>10}", moved_before && !study.start ? "under them" : "at start", "then");
    text += fmt::format(" {:>10} {:>9}", "change", "wages");
    text += profits ? fmt::format(" {:>9}\n", "profits") : "\n";
    for (const Economy n : rows) {
        const double before = from.welfare.welfare_factor(n), after = study.after.welfare.welfare_factor(n);
        std::string line =
            fmt::format("  {:<5} {:<24}", code_in_war(world, n), words::cut(world.economies[n.value].name, 24));
        if (two)
            line += fmt::format(" {:>10} {:>10}", with_sign(100 * (before - 1), digits),
                                with_sign(100 * (after - 1), digits));
        const pricing::Earned earned = pricing::earned(world, study.after, n), base = pricing::earned(world, from, n);
        line += fmt::format(" {:>10} {:>9}", with_sign(100 * (after / before - 1), digits),
                            with_sign(100 * (earned.wage_factor / base.wage_factor - 1), 2));
        if (profits)
            line += fmt::format(" {:>9}", earned.profit_factor && base.profit_factor
                                              ? with_sign(100 * (*earned.profit_factor / *base.profit_factor - 1), 2)
                                              : "–");
        text += words::as_line(line);
    }
    return text;
}

// One line for each side: what it is after and its rates together.
std::string war_sides_table(const pricing::WarStudy& study) {
    const bool by_deviation = study.question.play == pricing::Play::war && study.question.war.verify;
    std::string text =
        words::as_line(fmt::format("\n{:<22} {:>9} {:>9} {:>9} {:>9} {:>15}", words::rates_head(study), "today", "then",
                                   "median", "highest", by_deviation ? "left by deviating" : ""));
    for (const pricing::SideStudy& side : study.sides) {
        const std::string name =
            side.members.size() == 1 ? study.base.world.economies[side.members.front().value].name : side.name;
        for (const Lever lever : {Lever::duty, Lever::export_tax, Lever::production_subsidy}) {
            const pricing::RatesTogether all = rates_together(side, lever);
            if (all.count == 0) continue;
            const std::string what = lever == Lever::duty ? name : fmt::format("{}, {}", name, name_of(lever));
            std::string line =
                fmt::format("  {:<20} {:>9} {:>9} {:>9} {:>9}", words::cut(what, 20), fixed(100 * all.today, 1),
                            fixed(100 * all.chosen, 1), fixed(100 * all.median, 1), fixed(100 * all.high, 1));
            if (by_deviation && lever == Lever::duty) line += fmt::format(" {:>15.0e}", side.deviation_gain);
            text += words::as_line(line);
        }
    }
    return text;
}

struct RateRow {
    std::string code, name;
    pricing::RatesTogether rates;
};

std::string war_rate_rows(const std::string& title, std::vector<RateRow> rows, std::size_t shown) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RateRow& a, const RateRow& b) { return a.rates.trade_usd_m > b.rates.trade_usd_m; });
    std::string text = fmt::format("\n{:<44} {:>10} {:>9} {:>9}\n", title, "bn USD", "today", "then");
    double rest_trade = 0.0, rest_today = 0.0, rest_chosen = 0.0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const pricing::RatesTogether& of = rows[k].rates;
        if (k >= shown && rows.size() > shown + 1) {
            rest_trade += of.trade_usd_m;
            rest_today += of.trade_usd_m * of.today;
            rest_chosen += of.trade_usd_m * of.chosen;
            continue;
        }
        text += words::as_line(fmt::format("  {:<9} {:<32} {:>10} {:>9} {:>9}", words::cut(rows[k].code, 9),
                                           words::cut(rows[k].name, 32), words::in_bn(of.trade_usd_m),
                                           fixed(100 * of.today, 1), fixed(100 * of.chosen, 1)));
    }
    if (rest_trade > 0)
        text += words::as_line(fmt::format("  {:<9} {:<32} {:>10} {:>9} {:>9}", "",
                                           fmt::format("{} others", rows.size() - shown), words::in_bn(rest_trade),
                                           fixed(100 * rest_today / rest_trade, 1),
                                           fixed(100 * rest_chosen / rest_trade, 1)));
    return text;
}

// Of one side: means by partner and by sector, most traded first.
std::string rates_of_side(const pricing::WarStudy& study, const pricing::SideStudy& side, std::size_t shown) {
    const world::World& world = study.base.world;
    std::string text;
    std::vector<RateRow> rows;
    for (const Economy n : world.each_economy())
        if (const auto of = rates_together(side, Lever::duty, n); of.count > 0)
            rows.push_back({code_in_war(world, n), world.economies[n.value].name, of});
    if (!rows.empty())
        text += war_rate_rows(fmt::format("Duties of {} by partner, %", words::side_in_words(study, side.name)), rows,
                              shown - 1);
    rows.clear();
    for (const Sector s : world.each_sector())
        if (const auto of = rates_together(side, Lever::duty, {}, s); of.count > 0)
            rows.push_back({world.sectors[s.value].code, world.sectors[s.value].name, of});
    if (!rows.empty())
        text += war_rate_rows(fmt::format("Duties of {} by sector, %", words::side_in_words(study, side.name)), rows,
                              shown);
    return text;
}

std::string war_clubs_table(const pricing::WarStudy& study) {
    const strategy::Clubs& clubs = study.clubs;
    std::string text = "\nReal income, %, where these set their duties together\n  ";
    text += fmt::format("{:<22}", "");
    for (const strategy::Chooser& side : study.choosers) text += fmt::format(" {:>7}", words::cut(side.name, 7));
    text += "  stable\n";
    for (const strategy::Club& club : clubs.clubs) {
        std::vector<std::string> names;
        for (const std::size_t k : club.members) names.push_back(study.choosers[k].name);
        std::string line =
            fmt::format("  {:<22}", club.members.size() < 2 ? "everybody alone"
                                                            : words::cut(fmt::format("{}", fmt::join(names, "+")), 22));
        for (const strategy::Chooser& side : study.choosers)
            line += fmt::format(
                " {:>7}", club.war.verdict == strategy::Verdict::found
                              ? with_sign(100 * (words::income_factor(study, side, club.war.welfare_factor) - 1), 2)
                              : "–");
        line += club.members.size() < 2 ? ""
                : club.stable()         ? "  yes"
                : !club.nobody_leaves   ? "  no: one leaves"
                                        : "  no: one joins";
        text += words::as_line(line);
    }
    return text;
}

}  // namespace

std::string war_text(const pricing::WarStudy& study, SayOption say) {
    std::string text = words::wrapped(words::war_headline(study), war_page_width) + "\n";
    if (study.question.play == pricing::Play::clubs) {
        text += war_clubs_table(study);
    } else {
        text += war_income_table(study);
        const bool one = study.sides.size() == 1;
        if (!one) text += war_sides_table(study);
        if (study.sides.size() <= 2)
            for (const pricing::SideStudy& side : study.sides)
                if (side.chooses) text += rates_of_side(study, side, one ? war_sectors_shown : 4);
    }
    text += "\nHow firm\n";
    for (const std::string& each : words::how_firm(study)) text += war_paragraph(each);
    text += "Assumed\n";
    for (const std::string& each : words::war_assumptions(study)) text += war_paragraph(each);
    for (const std::string& each : closure_in_words(study.base, study.options, say)) text += war_paragraph(each);
    text += war_paragraph(elasticities_in_words(study.base.world, study.options, say));
    return text;
}

std::string war_failure_text(const pricing::WarStudy& study) {
    return fmt::format("no result: {} ({})", name_of(study.verdict), study.why.empty() ? "no reason given" : study.why);
}

std::string war_rates_csv(const pricing::WarStudy& study) {
    const world::World& world = study.base.world;
    const bool levers = study.question.export_taxes || study.question.production_subsidies;
    std::string text =
        levers ? "lever,importer,exporter,sector,rate_pct,note\n" : "importer,exporter,sector,rate_pct,note\n";
    const auto row = [&](Lever lever, const std::string& importer, const std::string& exporter, Sector s, double rate,
                         double today) {
        if (levers) text += fmt::format("{},", name_of(lever));
        text += fmt::format("{},{},{},{},before {} %\n", importer, exporter, world.sectors[s.value].code,
                            words::in_a_file(100 * rate), words::in_a_file(100 * today));
    };
    for (const strategy::Chooser& side : study.choosers)
        for (const Economy n : side.members)
            for (const strategy::Instrument& instrument : side.instruments) {
                const auto has = [](const auto& list, auto each) {
                    return list.empty() || std::find(list.begin(), list.end(), each) != list.end();
                };
                for (const Sector s : world.each_sector()) {
                    if (!has(instrument.sectors, s)) continue;
                    if (instrument.lever == Lever::production_subsidy) {
                        if (world.output(n, s) > 0)
                            row(instrument.lever, "", code_in_war(world, n), s,
                                study.wedges.production_subsidy_rate(n, s),
                                study.wedges_before.production_subsidy_rate(n, s));
                        continue;
                    }
                    for (const Economy partner : world.each_economy()) {
                        if (!has(instrument.partners, partner) ||
                            std::find(side.members.begin(), side.members.end(), partner) != side.members.end())
                            continue;
                        const bool duty = instrument.lever == Lever::duty;
                        const Economy buyer = duty ? n : partner, seller = duty ? partner : n;
                        if (!(world.flow(buyer, seller, s) > 0)) continue;
                        const auto& rates = duty ? study.wedges.duty_rate : study.wedges.export_tax_rate;
                        const auto& before = duty ? study.wedges_before.duty_rate : study.wedges_before.export_tax_rate;
                        row(instrument.lever, code_in_war(world, buyer), code_in_war(world, seller), s,
                            rates(buyer, seller, s), before(buyer, seller, s));
                    }
                }
            }
    return text;
}

}  // namespace parley::report::text

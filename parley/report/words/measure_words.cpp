#include "parley/report/words/measure_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::words {
namespace {

// "a, b and c", each word as `say` says it.
template <class Say>
std::string listed(const std::vector<std::string>& words, const Say& say) {
    std::string text;
    for (std::size_t k = 0; k < words.size(); ++k)
        text += (k == 0 ? "" : k + 1 == words.size() ? " and " : ", ") + say(words[k]);
    return text;
}

std::string percent(double rate) {
    return plainly(100 * rate) + " %";
}

// A verb for one or several who do it.
std::string verb(const std::vector<std::string>& who, const char* one, const char* several) {
    return who.size() > 1 ? several : one;
}

std::string on_how_much(const std::optional<double>& covers_usd_m, double trade_in_scope_usd_m) {
    if (!covers_usd_m) return fmt::format(", {} bn USD of trade", in_bn(trade_in_scope_usd_m));
    return fmt::format(", on {} bn USD of the {} bn ({:.1f} %)", fmt::format("{:.4g}", *covers_usd_m / 1000),
                       in_bn(trade_in_scope_usd_m), 100 * *covers_usd_m / trade_in_scope_usd_m);
}

// The amount without its sign.
std::string size_of(const StatedNumber& amount) {
    return amount.text[0] == '+' || amount.text[0] == '-' ? amount.text.substr(1) : amount.text;
}

// "CHN's saving rate moves 60 % of the way to USA's: from 49.8 to 28.4 % of value added".
std::string saving_in_words(const world::World& world, const scenario::MeasureWords& words,
                            const policy::SavingChange& change) {
    const Table<Economy> rate = model::base_saving_rate(world);
    const double from = rate(change.economy), to = from + change.share * (rate(change.like) - from);
    return fmt::format("{}'s saving rate moves {} of the way to {}'s: from {:.1f} to {:.1f} % of value added",
                       words.by.front(), words.amount.text, words.like, 100 * from, 100 * to);
}

}  // namespace

std::string economies_in_words(const std::vector<std::string>& codes) {
    return listed(codes, [](const std::string& code) { return code == "*" || code == "all" ? "every economy" : code; });
}

std::string sectors_in_words(const world::World& world, const std::vector<std::string>& codes) {
    return listed(codes, [&](const std::string& code) -> std::string {
        if (code == "*" || code == "all") return "all goods and services";
        const auto sector = world.find_sector(code);
        return sector && world.sectors[sector->value].name != code
                   ? code + " (" + world.sectors[sector->value].name + ")"
                   : code;
    });
}

std::string duty_in_words(const world::World& world, const policy::DutyChange& change,
                          const std::vector<std::string>& importers, const std::vector<std::string>& exporters,
                          const std::vector<std::string>& sectors, double trade_in_scope_usd_m) {
    std::string does;
    if (change.kind == policy::DutyChange::Kind::set)
        does = fmt::format("{} a duty of {}", verb(importers, "sets", "set"), percent(change.rate));
    else
        does = fmt::format("{} {} points {} {} duties",
                           change.rate < 0 ? verb(importers, "takes", "take") : verb(importers, "adds", "add"),
                           plainly(100 * std::abs(change.rate)), change.rate < 0 ? "off" : "to",
                           verb(importers, "its", "their"));
    return fmt::format("{} {} on {} from {}{}", economies_in_words(importers), does, sectors_in_words(world, sectors),
                       economies_in_words(exporters), on_how_much(change.covers_usd_m, trade_in_scope_usd_m));
}

std::string measure_in_words(const world::World& world, const scenario::MeasureWords& words,
                             const pricing::ResolvedMeasure& resolved) {
    const std::string by = economies_in_words(words.by), on = economies_in_words(words.on);
    const std::string sectors = words.sectors.empty() ? "goods" : sectors_in_words(world, words.sectors);
    const double trade = resolved.trade_in_scope_usd_m;
    const bool cut = words.amount.value < 0;
    const std::string its = verb(words.by, "its", "their");
    switch (words.kind) {
        case scenario::MeasureKind::duty:
            return duty_in_words(world, std::get<policy::DutyChange>(resolved.measure), words.by, words.on,
                                 words.sectors, trade);
        case scenario::MeasureKind::barrier:
            return fmt::format("{} {} by {} {} barriers to {} from {}{}", by,
                               cut ? verb(words.by, "lowers", "lower") : verb(words.by, "raises", "raise"),
                               size_of(words.amount), its, sectors, on,
                               on_how_much(std::get<policy::BarrierChange>(resolved.measure).covers_usd_m, trade));
        case scenario::MeasureKind::export_tax:
        case scenario::MeasureKind::export_subsidy:
            return fmt::format("{} {} {} exports of {} to {} by {}{}", by,
                               words.kind == scenario::MeasureKind::export_tax
                                   ? verb(words.by, "taxes", "tax")
                                   : verb(words.by, "subsidises", "subsidise"),
                               its, sectors, on, size_of(words.amount),
                               on_how_much(std::get<policy::ExportTaxChange>(resolved.measure).covers_usd_m, trade));
        case scenario::MeasureKind::production_subsidy:
            return fmt::format("{} subsidises the production of {} by {}{}, on an output of {} bn USD", by, sectors,
                               words.amount.text, words.over ? " over " + words.over->text : "", in_bn(trade));
        case scenario::MeasureKind::purchase:
            return fmt::format("{} {} {} more of {} from {}, on top of {} bn USD", by, verb(words.by, "buys", "buy"),
                               size_of(words.amount), sectors, on, in_bn(trade));
        case scenario::MeasureKind::export_control:
            if (const auto* barrier = std::get_if<policy::BarrierChange>(&resolved.measure))
                return fmt::format("{} {} {} controls on exports of {} to {} by the equivalent of {}{}", by,
                                   cut ? verb(words.by, "eases", "ease") : verb(words.by, "tightens", "tighten"), its,
                                   sectors, on, size_of(words.amount), on_how_much(barrier->covers_usd_m, trade));
            return fmt::format("{} {} {} exports of {} to {} at {} of today's volume, {} bn USD", by,
                               verb(words.by, "caps", "cap"), its, sectors, on, words.amount.text, in_bn(trade));
        case scenario::MeasureKind::balance_target:
            return fmt::format("{}'s goods deficit with {}, {} bn USD in the table, shrinks by {}, by means of {}", by,
                               on, in_bn(trade), size_of(words.amount),
                               words.by_means_of == "both" ? "purchases and a duty"
                               : words.by_means_of == "saving"
                                   ? "the saving of " + (words.saver.empty() ? by : words.saver)
                                   : words.by_means_of);
        case scenario::MeasureKind::saving:
            return saving_in_words(world, words, std::get<policy::SavingChange>(resolved.measure));
    }
    return {};
}

std::string ending_in_words(const world::World& world, const scenario::MeasureWords& words, double rate) {
    const std::string sectors = words.sectors.empty() ? "goods" : sectors_in_words(world, words.sectors);
    if (words.kind == scenario::MeasureKind::production_subsidy)
        return fmt::format("{} ends its subsidy to the production of {}, {}{} ({:.2f} % of cost)",
                           economies_in_words(words.by), sectors, words.amount.text,
                           words.over ? " over " + words.over->text : "", 100 * rate);
    const char* what = words.kind == scenario::MeasureKind::export_subsidy ? "subsidy to exports of"
                       : words.kind == scenario::MeasureKind::export_tax   ? "tax on exports of"
                                                                           : "barrier to";
    return fmt::format("{} ends its {} {}, {}", economies_in_words(words.by), what, sectors, words.amount.text);
}

std::string grounds_in_words(const StatedNumber& quantity) {
    if (quantity.evidence)
        return fmt::format(
            "{} ({}{})", quantity.text, quantity.evidence->source,
            quantity.evidence->paragraph > 0 ? fmt::format(", paragraph {}", quantity.evidence->paragraph) : "");
    if (!quantity.definition.empty()) return fmt::format("{}: {}", quantity.text, quantity.definition);
    return fmt::format("{}, {} to {}: {}", quantity.text, quantity.low_text, quantity.high_text, quantity.assumption);
}

}  // namespace parley::report::words

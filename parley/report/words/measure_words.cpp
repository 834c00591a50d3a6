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
    if (!covers_usd_m)
        return fmt::format(", {} bn USD of trade",
                           in_bn(trade_in_scope_usd_m, digits_for(trade_in_scope_usd_m / 1000, 1, 1)));
    return fmt::format(", on {} bn USD of the {} bn ({:.1f} %)", fmt::format("{:.4g}", *covers_usd_m / 1000),
                       in_bn(trade_in_scope_usd_m), 100 * *covers_usd_m / trade_in_scope_usd_m);
}

// The amount without its sign, one point in the singular however the file has it.
std::string size_of(const StatedNumber& amount) {
    const std::string size = amount.text[0] == '+' || amount.text[0] == '-' ? amount.text.substr(1) : amount.text;
    return size == "1 points" ? "1 point" : size;
}

// ", at a duty of 0 % within it and of 25 % on what goes beyond".
std::string duties_of_quota(const scenario::MeasureWords& words) {
    std::string text;
    if (words.within && words.sets)
        text = ", at a duty of " + words.within->text + " within it";
    else if (words.within)
        text = fmt::format(", at a duty {} {} within it", size_of(*words.within),
                           words.within->value < 0 ? "lower" : "higher");
    if (words.above && words.above_is_whole) return text + " and of " + words.above->text + " on what goes beyond";
    if (words.above)
        return text + (words.within ? " and" : ", with a duty") + " " + size_of(*words.above) +
               " higher on what goes beyond";
    return text;
}

// "adds the points on list.csv to its duties".
std::string listed_duty_does(const scenario::MeasureWords& words) {
    const std::string part = words.amount.value == 1 ? "the" : plainly(100 * words.amount.value) + " % of the";
    if (words.sets) return fmt::format("{} {} duties on {}", verb(words.by, "sets", "set"), part, words.list);
    return fmt::format("{} {} points on {} to {} duties", verb(words.by, "adds", "add"), part, words.list,
                       verb(words.by, "its", "their"));
}

// "; 10 points on 3.2 bn USD, 25 on 14.1", of a measure at the rates of its list.
std::string classes_in_words(const world::World& world, const scenario::MeasureWords& words,
                             const policy::Measure& measure) {
    if (!words.as_listed) return {};
    return std::visit(
        [&](const auto& change) -> std::string {
            std::string text;
            if constexpr (requires { change.listed; }) {
                constexpr std::size_t most = 8;
                const auto classes = listed_trade(world, change.scope, *change.listed);
                const auto in_unit = [&](double rate) {
                    const std::string number = plainly(100 * words.amount.value * rate);
                    return words.sets ? number + " %" : in_points(number);
                };
                if (classes.size() > most)
                    return fmt::format("; {} classes of rates, {} to {}", classes.size(),
                                       plainly(100 * words.amount.value * classes.begin()->first),
                                       in_unit(classes.rbegin()->first));
                for (const auto& [rate, usd_m] : classes)
                    text +=
                        fmt::format("{}{} on {:.4g} bn USD", text.empty() ? "; " : ", ", in_unit(rate), usd_m / 1000);
            }
            return text;
        },
        measure);
}

// What a measure is on: sectors, the products of a list, all but those of another.
std::string goods_in_words(const world::World& world, const scenario::MeasureWords& words) {
    std::string text = words.sectors.empty() ? (words.list.empty() ? "goods" : "its products")
                                             : sectors_in_words(world, words.sectors);
    if (!words.list.empty() && !words.as_listed)
        text = (words.sectors.empty() ? "the products" : text) + " on " + words.list;
    if (!words.except_list.empty()) text += " except those on " + words.except_list;
    return text;
}

std::string partners_in_words(const scenario::MeasureWords& words) {
    return economies_in_words(words.on) + (words.except.empty() ? "" : " but " + economies_in_words(words.except));
}

// "adds 25 points to its duties": to go between who does it and what it is on.
std::string duty_does(const policy::DutyChange& change, const std::vector<std::string>& importers) {
    if (change.kind == policy::DutyChange::Kind::set)
        return fmt::format("{} a duty of {}", verb(importers, "sets", "set"), percent(change.rate));
    return fmt::format("{} {} {} {} duties",
                       change.rate < 0 ? verb(importers, "takes", "take") : verb(importers, "adds", "add"),
                       in_points(plainly(100 * std::abs(change.rate))), change.rate < 0 ? "off" : "to",
                       verb(importers, "its", "their"));
}

// Each [one|several] of a sentence as the number of those who do it asks.
std::string for_number(const std::string& sentence, bool several) {
    std::string result;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] != '[') {
            result += sentence[at];
            continue;
        }
        const std::size_t bar = sentence.find('|', at), end = sentence.find(']', at);
        result += several ? sentence.substr(bar + 1, end - bar - 1) : sentence.substr(at + 1, bar - at - 1);
        at = end;
    }
    return result;
}

// The part of the trade that a measure is about; for kinds that can be about a part.
std::string covered(const policy::Measure& measure, double trade_in_scope_usd_m) {
    return std::visit(
        [&](const auto& change) -> std::string {
            if constexpr (requires { change.covers_usd_m; })
                return on_how_much(change.covers_usd_m, trade_in_scope_usd_m);
            else
                return {};
        },
        measure);
}

// "by-partner-sector" → "by partner and sector".
std::string rates_in_words(const std::string& rates) {
    return rates == "uniform"             ? "one rate for all"
           : rates == "by-partner-sector" ? "by partner and sector"
           : rates == "by-partner"        ? "by partner"
                                          : "by sector";
}

std::string over(const scenario::MeasureWords& words) {
    return words.over ? " over " + words.over->text : "";
}

std::string means(const scenario::MeasureWords& words) {
    if (words.by_means_of == "both") return "purchases and a duty";
    if (words.by_means_of != "saving") return words.by_means_of;
    return "the saving of " + (words.saver.empty() ? economies_in_words(words.by) : words.saver);
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
    return fmt::format("{} {} on {} from {}{}", economies_in_words(importers), duty_does(change, importers),
                       sectors_in_words(world, sectors), economies_in_words(exporters),
                       on_how_much(change.covers_usd_m, trade_in_scope_usd_m));
}

std::string measure_in_words(const world::World& world, const scenario::MeasureWords& words,
                             const pricing::ResolvedMeasure& resolved) {
    const scenario::MeasureTraits& kind = traits_of(words.kind);
    const char* says = kind.says;
    if (kind.says_less != nullptr && words.amount.value < 0) says = kind.says_less;
    const auto* cap = std::get_if<policy::VolumeCap>(&resolved.measure);
    if (cap != nullptr)
        says = is_embargo(*cap) ? kind.says_ban : words.amount.unit == Unit::share ? kind.says_in_quantity : kind.says;
    const auto* duty = std::get_if<policy::DutyChange>(&resolved.measure);
    double saved = 0.0, saved_then = 0.0;
    if (const auto* change = std::get_if<policy::SavingChange>(&resolved.measure)) {
        const Table<Economy> rate = model::base_saving_rate(world);
        saved = rate(change->economy);
        saved_then = saved + change->share * (rate(change->like) - saved);
    }
    return fmt::format(fmt::runtime(for_number(says, words.by.size() > 1)),
                       fmt::arg("by", economies_in_words(words.by)), fmt::arg("on", partners_in_words(words)),
                       fmt::arg("like", words.like), fmt::arg("sectors", goods_in_words(world, words)),
                       fmt::arg("amount", words.amount.text),
                       fmt::arg("size", words.as_listed ? "the points on " + words.list : size_of(words.amount)),
                       fmt::arg("duty", duty == nullptr   ? ""
                                        : words.as_listed ? listed_duty_does(words)
                                                          : duty_does(*duty, words.by)),
                       fmt::arg("covered", covered(resolved.measure, resolved.trade_in_scope_usd_m)),
                       fmt::arg("part", words.products.empty() && words.list.empty()
                                            ? ""
                                            : covered(resolved.measure, resolved.trade_in_scope_usd_m)),
                       fmt::arg("over", over(words)), fmt::arg("trade", in_bn(resolved.trade_in_scope_usd_m)),
                       fmt::arg("answers", words.answers), fmt::arg("rates", rates_in_words(words.rates)),
                       fmt::arg("means", means(words)), fmt::arg("from", fmt::format("{:.1f}", 100 * saved)),
                       fmt::arg("to", fmt::format("{:.1f}", 100 * saved_then))) +
           duties_of_quota(words) + classes_in_words(world, words, resolved.measure);
}

std::string ending_in_words(const world::World& world, const scenario::MeasureWords& words, double rate) {
    const char* ends = traits_of(words.kind).ends;
    if (ends == nullptr) return {};
    return fmt::format(fmt::runtime(ends), fmt::arg("by", economies_in_words(words.by)),
                       fmt::arg("on", partners_in_words(words)), fmt::arg("sectors", goods_in_words(world, words)),
                       fmt::arg("amount", words.as_listed ? "as listed" : words.amount.text),
                       fmt::arg("over", over(words)), fmt::arg("rate", fmt::format("{:.2f}", 100 * rate)));
}

std::string lists_in_words(const scenario::Scenario& scenario) {
    std::string text = "Of lists products are known by their codes (";
    for (std::size_t k = 0; k < scenario.lists.lists.size(); ++k) {
        const scenario::NamedList& list = scenario.lists.lists[k];
        text += fmt::format("{}{}: {} products", k == 0 ? "" : "; ", list.name, list.products);
    }
    text += ")";
    if (!scenario.lists.weights.empty()) text += ", weighed by " + scenario.lists.weights;
    return text +
           ", seller by seller; of sellers nobody knows, the buyer's own industry above all, the mean of the "
           "others is on them, at odds times " +
           grounds_in_words(scenario.odds_of_being_listed) +
           ". Rates of a list: zero and a few classes a sector, each at its mean." +
           // Said already where measures are on part of the trade that nobody has listed.
           (covers_some(scenario) ? std::string()
                                  : " Elasticity of substitution between groups of products: " +
                                        grounds_in_words(scenario.group_substitution) + ".");
}

std::string groups_in_words(const std::string& substitution) {
    return "A measure on part of the trade is one on some of the products, of every seller the same share, home "
           "included; "
           "lists on one partner are on different products while they fit, those on different partners lie within each "
           "other. Elasticity of substitution between groups of products: " +
           substitution + ".";
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

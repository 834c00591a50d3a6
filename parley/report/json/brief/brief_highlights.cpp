#include "parley/report/json/brief/brief_highlights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/dispute/endings/endings.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/json/brief/brief_findings.hpp"
#include "parley/report/json/brief/brief_lead.hpp"
#include "parley/report/words/dispute_words.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
    return value.get<std::string>();
}

bool has(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null();
}

// How many of the deals are such by every source. No count is claimed where not all of them were solved elsewhere.
std::string by_every_source(const Json& deals) {
    if (!has(deals, "ranges") || !has(deals["zone"], "outcomes")) return {};
    const Json& outcomes = deals["zone"]["outcomes"];
    if (outcomes.size() != deals["zone"]["count"].get<std::size_t>()) return {};
    std::size_t in_all = 0;
    for (const Json& each : outcomes) {
        if (!has(each, "ranges")) return {};
        const Json& ranges = each["ranges"];
        in_all += ranges["worse_than_no_deal_by"].empty() && ranges["no_result_by"].empty() ? 1 : 0;
    }
    const std::size_t sources = deals["ranges"]["sources"].size();
    if (in_all == outcomes.size()) return fmt::format(", and so by all {} sources", sources);
    return fmt::format(", {} of them by all {} sources", in_all == 0 ? "none" : fmt::format("{}", in_all), sources);
}

void deals_or_none(const Json& brief, std::vector<Highlight>& result) {
    if (!has(brief, "deals") || !has(brief["deals"], "zone")) return;
    const Json& deals = brief["deals"];
    const auto count = deals["zone"]["count"].get<std::size_t>();
    const auto all = deals["outcomes"]["reached"].get<std::size_t>();
    if (!deals["zone"]["open"].get<bool>()) {
        const Json& shortfall = deals["zone"]["shortfall"];
        result.push_back(
            {fmt::format(
                 "None of the {} outcomes on the table is an agreement that every party likes no less than no deal{}.",
                 grouped(static_cast<double>(all)),
                 shortfall.is_null() ? ""
                                     : fmt::format("; the nearest falls short by {} % of a party's income",
                                                   words::short_by(std::abs(shortfall.get<double>()), 2))),
             "deals", "lead.deals"});
        return;
    }
    // Others may leave all as well off and be no agreements: nobody would offer them, or they need no signature.
    std::string text = fmt::format("{} of the {} outcomes on the table {} every party no worse off than no deal",
                                   grouped(static_cast<double>(count)), grouped(static_cast<double>(all)),
                                   count == 1 ? "is an agreement that leaves" : "are agreements that leave");
    // Counted under one source of the elasticities: others may count otherwise.
    if (has(brief, "study") && has(brief["study"], "manifest") && has(brief["study"]["manifest"], "options") &&
        has(brief["study"]["manifest"]["options"], "elasticities"))
        text += " by one source of elasticities";
    text += by_every_source(deals);
    std::vector<std::string> closed;
    for (const Json& each : deals["on_conditions"])
        if (each["zone"].get<std::size_t>() == 0)
            for (const Json& party : deals["parties"])
                if (party["id"] == each["party"]) closed.push_back(text_of(party["name"]));
    if (!closed.empty())
        text += fmt::format("; none of them keeps to what {} {} before a deal", fmt::join(closed, " and "),
                            closed.size() == 1 ? "asks" : "ask");
    result.push_back({text + ".", "deals", "lead.deals"});
}

void who_gives_in(const Json& brief, std::vector<Highlight>& result) {
    if (!has(brief, "standoff") || !has(brief["standoff"], "giving_in")) return;
    const Json& standoff = brief["standoff"];
    const Json& game = standoff["giving_in"];
    if (!has(game, "sides")) return;
    std::vector<std::pair<std::string, double>> sides;
    for (const Json& side : game["sides"]) {
        std::string name;
        for (const Json& party : standoff["parties"])
            if (party["id"] == side["party"]) name = text_of(party["name"]);
        sides.emplace_back(name, side["yields"].get<double>());
    }
    if (sides.size() != 2) return;
    if (sides[0].second < sides[1].second) std::swap(sides[0], sides[1]);
    // That it never ends is the product of the two reputations, which were assumed: no finding.
    if (game["never"].get<double>() > 0.5) return;
    std::string text;
    if (sides[0].second - sides[1].second < 0.05)
        text = fmt::format("Either side may give in first: {} with probability {}, {} with {}", sides[0].first,
                           words::chance_in_words(sides[0].second), sides[1].first,
                           words::chance_in_words(sides[1].second));
    else
        text = fmt::format("{} is the likelier to give in first, with probability {} against {} for {}", sides[0].first,
                           words::chance_in_words(sides[0].second), words::chance_in_words(sides[1].second),
                           sides[1].first);
    result.push_back(
        {text + ": by a model of attrition that is not validated on past disputes.", "standoff", "lead.gives-in"});
}

// Which of the two kinds of agreement the draws leave, in one word each.
std::string kinds_of(const Json& lens) {
    using dispute::endings::Ending;
    const auto share = [&](Ending ending) { return lens[name_of(ending)].get<double>(); };
    const double gone = share(Ending::agreement_measures_gone), stay = share(Ending::agreement_measures_stay);
    std::string text = fmt::format("{} of the draws leave an agreement to be had", words::chance_in_words(gone + stay));
    if (stay <= 0 || gone <= 0)
        return text + (gone > 0 ? ", all with the measures gone" : stay > 0 ? ", all with measures that stay" : "");
    return text + fmt::format(" ({} with the measures gone, {} with measures that stay)", words::chance_in_words(gone),
                              words::chance_in_words(stay));
}

void how_sure(const Json& brief, std::vector<Highlight>& result) {
    if (!has(brief, "forecast") || !has(brief["forecast"], "lenses")) return;
    const Json& lenses = brief["forecast"]["lenses"];
    if (!has(lenses, "bargaining")) return;
    // What a draw leaves open need not come about.
    std::string text = "Over the ranges of what is assumed, " + kinds_of(lenses["bargaining"]);
    if (has(lenses, "conditions"))
        text += fmt::format(
            ", and {} if conditions are taken at their word",
            words::chance_in_words(
                lenses["conditions"][name_of(dispute::endings::Ending::agreement_measures_gone)].get<double>() +
                lenses["conditions"][name_of(dispute::endings::Ending::agreement_measures_stay)].get<double>()));
    result.push_back({text + ": shares of draws, not chances that it is signed, and not validated on past disputes.",
                      "sure", "lead.chances"});
}

// An economy by its name, where the brief has it.
std::string economy_name(const Json& brief, const Json& code) {
    if (has(brief, "economies"))
        for (const Json& each : brief["economies"])
            if (each["code"] == code) return text_of(each["name"]);
    return text_of(code);
}

void where_the_balance_comes_from(const Json& brief, std::vector<Highlight>& result) {
    if (!has(brief, "attribution") || !has(brief["attribution"], "causes")) return;
    const Json& of = brief["attribution"];
    if (!has(of, "partner") || of["causes"].empty()) return;
    const double balance = of["base_usd_m"].get<double>();
    const Json* largest = nullptr;
    for (const Json& cause : of["causes"])
        if (cause["share_usd_m"].get<double>() * balance > 0 &&
            (largest == nullptr ||
             std::abs(cause["share_usd_m"].get<double>()) > std::abs((*largest)["share_usd_m"].get<double>())))
            largest = &cause;
    if (largest == nullptr || balance == 0) return;
    double saving = 0, subsidies = 0;
    for (const Json& cause : of["causes"]) {
        const std::string kind = text_of(cause["kind"]);
        (kind == "saving" ? saving : subsidies) +=
            kind == "saving" || kind.find("subsidies") != std::string::npos ? cause["share_usd_m"].get<double>() : 0;
    }
    const double sign = balance < 0 ? -1 : 1;
    result.push_back(
        {fmt::format("Of the goods {} of {} bn USD that {} has with {}, gaps between saving and investment "
                     "account for {} bn, subsidies for {} bn.",
                     balance < 0 ? "deficit" : "surplus", words::in_bn(std::abs(balance)),
                     in_sentence(economy_name(brief, of["economy"])), in_sentence(economy_name(brief, of["partner"])),
                     words::in_bn(sign * saving), words::in_bn(sign * subsidies)),
         "deficit", "lead.balance"});
}

// "7 of 10": of the most alike of which it is known.
std::string counted_in(const Json& listed, std::size_t most, const char* question) {
    std::size_t yes = 0, of = 0;
    for (std::size_t k = 0; k < most; ++k)
        if (const Json& answer = listed[k]["answers"][question]; !answer.is_null()) {
            ++of;
            yes += answer.get<bool>() ? 1 : 0;
        }
    return of == most ? fmt::format("{}", yes) : fmt::format("{} of {}", yes, of);
}

// "United States and Japan, September 2018" without what is in brackets after it.
std::string short_title(const Json& title) {
    const std::string text = text_of(title);
    const std::size_t at = text.find(" (");
    return at == std::string::npos ? text : text.substr(0, at);
}

// What happened elsewhere, by number and name: counts, and no forecast.
void what_happened_elsewhere(const Json& brief, std::vector<Highlight>& result) {
    if (!has(brief, "precedents") || brief["precedents"]["precedents"].empty()) return;
    constexpr std::size_t most_alike = 10, most_named = 2;
    const Json& listed = brief["precedents"]["precedents"];
    const std::size_t most = std::min(most_alike, listed.size());
    std::vector<std::string> names;
    for (std::size_t k = 0; k < std::min(most_named, most); ++k) names.push_back(short_title(listed[k]["title"]));
    result.push_back(
        {fmt::format("Of {} past disputes like it, the threat was carried out within six months in {}, an agreement "
                     "signed in {}, the demand met at least in part in {}; most like it: {}.",
                     most, counted_in(listed, most, "carried-out-6"), counted_in(listed, most, "signed-6"),
                     counted_in(listed, most, "in-part"), fmt::join(names, "; ")),
         "precedents", "lead.precedents"});
}

}  // namespace

std::vector<Highlight> highlights(const Json& brief) {
    std::vector<Highlight> result;
    if (std::optional<Highlight> cost = cost_of_no_deal(brief)) result.push_back(std::move(*cost));
    what_happened_elsewhere(brief, result);
    deals_or_none(brief, result);
    who_gives_in(brief, result);
    how_sure(brief, result);
    where_the_balance_comes_from(brief, result);
    return result;
}

std::string day_called(const std::string& date) {
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year = 0, month = 0, day = 0;
    const bool is_day = date.size() == 10 && std::sscanf(date.c_str(), "%4d-%2d-%2d", &year, &month, &day) == 3 &&
                        month >= 1 && month <= 12;
    return is_day ? fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)], year) : date;
}

}  // namespace parley::report::json

#include "parley/report/json/brief/brief_findings.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/json/brief/brief_lead.hpp"
#include "parley/report/json/brief/wars_json.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

bool holds(const Json& object, const char* key) {
    return object.is_object() && object.contains(key) && !object[key].is_null();
}

std::string in_series(const std::vector<std::string>& words, const char* joint = " and ") {
    std::string text;
    for (std::size_t k = 0; k < words.size(); ++k)
        text += (k == 0 ? "" : k + 1 == words.size() ? joint : ", ") + words[k];
    return text;
}

// ---- what an outcome does to an economy

struct Said {
    std::string label;
    double usd_m = 0;
    std::optional<std::pair<double, double>> range;
    // No sign is claimed on which the sources part, in the digits that are shown.
    bool parts() const {
        if (!range) return false;
        const double half = money().usd_m / 2 * std::pow(10.0, -money().places);
        return range->first <= -half && range->second >= half;
    }
    Told money() const { return told_in(std::max(std::abs(range->first), std::abs(range->second))); }
    std::string range_words(const char* joint) const {
        const Told in = money();
        const std::string low = with_true_sign(in.of(range->first), in.places),
                          high = with_true_sign(in.of(range->second), in.places);
        return (low == high ? low : low + " " + joint + " " + high) + " " + in.unit;
    }
    std::string amount() const {
        return range && range->first != range->second ? bn(usd_m) + "; " + range_words("to") + " by source" : bn(usd_m);
    }
    std::string parted() const { return "between " + range_words("and") + " (the sources part on the sign)"; }
};

const Json* economy_of(const Json& equilibrium, const Json& code) {
    for (const Json& each : equilibrium["economies"])
        if (each["code"] == code) return &each;
    return nullptr;
}

std::string costs_and_gives(std::vector<Said> rows, const std::string& name) {
    std::stable_sort(rows.begin(), rows.end(), [](const Said& a, const Said& b) { return a.usd_m < b.usd_m; });
    const Said &worst = rows.front(), &best = rows.back();
    const std::string who = in_sentence(name);
    const auto quoted = [](const Said& of) { return "“" + of.label + "”"; };
    if (worst.parts()) return fmt::format("{} is {} for {}", quoted(worst), worst.parted(), who);
    const std::string gives = fmt::format("; {} gives it most ({})", quoted(best), best.amount());
    if (worst.usd_m >= 0) {
        const auto parted = std::count_if(rows.begin(), rows.end(), [](const Said& of) { return of.parts(); });
        if (parted == 0) return fmt::format("None of these costs {} anything{}", who, best.usd_m == 0 ? "" : gives);
        return fmt::format("None of these costs {} anything on which the sources agree; of {} they part on the sign{}",
                           who, parted, best.parts() ? "" : gives);
    }
    const std::string costs = fmt::format("{} costs {} most ({})", quoted(worst), who, worst.amount());
    if (best.parts()) return fmt::format("{}; of {} the sources part on the sign", costs, quoted(best));
    return best.usd_m <= 0 ? costs + ", and none of them makes it better off" : costs + gives;
}

// What each outcome on the table does to an economy; outcomes apart from the table are told by themselves.
std::vector<Said> outcomes_for(const Json& brief, const Json& code) {
    const Json& study = brief["study"];
    std::vector<Said> rows;
    for (const Json& outcome : study["outcomes"]) {
        if (!holds(outcome, "equilibrium") || is_apart(brief, outcome)) continue;
        const Json& at = study["equilibria"][outcome["equilibrium"].get<std::size_t>()];
        if (!is_solved(at)) continue;
        const Json* economy = economy_of(at, code);
        if (economy == nullptr) continue;
        Said said{outcome["label"].get<std::string>(), (*economy)["welfare_usd_m"].get<double>(), {}};
        // What is smaller than a solve can tell is nothing.
        if (std::abs(said.usd_m) <= 1e-10 * (*economy)["income_base_usd_m"].get<double>()) said.usd_m = 0;
        if (holds(*economy, "ranges")) {
            const Json& range = (*economy)["ranges"]["welfare_usd_m"];
            said.range = {range["low"].get<double>(), range["high"].get<double>()};
        }
        rows.push_back(said);
    }
    return rows;
}

// Of two parties the last of one economy, as its demands are what the other asks about; of more the one that is moved
// most.
std::string outcomes_found(const Json& brief) {
    if (!holds(brief, "study") || !holds(brief, "scenario")) return {};
    const Json& parties = brief["study"]["parties"];
    const Json* of = nullptr;
    std::vector<Said> found;
    double most = -1;
    for (const Json& party : parties) {
        if (party["economies"].size() != 1) continue;
        std::vector<Said> rows = outcomes_for(brief, party["economies"][0]);
        double largest = 0;
        for (const Said& row : rows) largest = std::max(largest, std::abs(row.usd_m));
        if (parties.size() > 2 && largest <= most) continue;
        of = &party;
        found = std::move(rows);
        most = largest;
    }
    return found.empty() ? "" : costs_and_gives(found, (*of)["name"].get<std::string>());
}

// Of what a party wants, what the others refuse.
std::string positions_found(const Json& brief) {
    if (!holds(brief, "positions")) return {};
    std::vector<std::string> said;
    const auto lines = [](const Json& party, const char* kind) {
        std::vector<std::string> texts;
        for (const Json& group : party["groups"])
            if (group["kind"] == kind)
                for (const Json& line : group["lines"]) texts.push_back(line["text"].get<std::string>());
        return texts;
    };
    constexpr std::size_t most_told = 3;
    for (const Json& party : brief["positions"]) {
        const std::vector<std::string> wanted = lines(party, "wants");
        if (wanted.empty()) continue;
        std::vector<bool> is_refused(wanted.size());
        std::vector<std::string> by;
        for (const Json& other : brief["positions"]) {
            if (other["party"] == party["party"]) continue;
            const std::vector<std::string> refuses = lines(other, "refuses");
            bool any = false;
            for (std::size_t k = 0; k < wanted.size(); ++k)
                if (std::find(refuses.begin(), refuses.end(), wanted[k]) != refuses.end()) is_refused[k] = any = true;
            if (any) by.push_back(in_sentence(other["name"].get<std::string>()));
        }
        const auto refused = static_cast<std::size_t>(std::count(is_refused.begin(), is_refused.end(), true));
        if (refused == 0) continue;
        const std::string name = in_sentence(party["name"].get<std::string>());
        const bool one = by.size() == 1, all = refused == wanted.size();
        said.push_back(
            wanted.size() == 1
                ? fmt::format("{} {} the one thing that {} wants", in_series(by), one ? "refuses" : "refuse", name)
                : fmt::format("of the {} things that {} wants, {} {} {}", wanted.size(), name, in_series(by),
                              one ? "refuses" : "between them refuse",
                              all ? refused == 2 ? "both" : "all" : fmt::format("{}", refused)));
        if (said.size() == most_told) break;
    }
    return at_start(fmt::format("{}", fmt::join(said, "; ")));
}

std::string deals_found(const Json& brief) {
    if (!holds(brief, "deals") || !holds(brief["deals"], "zone") || brief["deals"]["parties"].size() < 2) return {};
    const Json &deals = brief["deals"], &zone = deals["zone"];
    if (!zone["open"].get<bool>()) {
        const Json& shortfall = zone["shortfall"];
        if (shortfall.is_null()) return "No agreement is one that all accept rather than no deal";
        const double size = std::abs(shortfall.get<double>());
        return fmt::format(
            "No agreement is one that all accept rather than no deal: the nearest leaves somebody {} points short",
            grouped(size, places_for(size, 3)));
    }
    const auto count = zone["count"].get<std::size_t>();
    return fmt::format("{} of {} outcomes {} {} less than no deal", grouped(static_cast<double>(count)),
                       grouped(deals["outcomes"]["reached"].get<double>()),
                       count == 1 ? "is an agreement that" : "are agreements that",
                       deals["parties"].size() == 2 ? "neither side likes" : "nobody likes");
}

std::string rest_found(const Json& brief) {
    if (!holds(brief, "standoff") || !holds(brief["standoff"], "resting")) return {};
    const Json& standoff = brief["standoff"];
    const auto has_nash = [](const Json& state) {
        return std::find(state["concepts"].begin(), state["concepts"].end(), "Nash") != state["concepts"].end();
    };
    std::size_t reached = 0;
    std::vector<const Json*> nash;
    for (const Json& state : standoff["resting"]) {
        if (state["number"] == standoff["today"]["number"] && has_nash(state))
            return "Today is at rest: no one-sided move is an improvement";
        if (!holds(state, "improvements_from_today")) continue;
        ++reached;
        if (has_nash(state)) nash.push_back(&state);
    }
    if (nash.empty())
        return reached > 0 ? fmt::format("Today does not rest: improvements lead to {} states that hold by some test",
                                         grouped(static_cast<double>(reached)))
                           : "Improvements from today lead to no state that rests";
    const Json& first = *nash.front();
    const auto moves = first["improvements_from_today"].get<std::size_t>();
    const std::string name =
        first.value("name", "").empty() ? first["words"].get<std::string>() : first["name"].get<std::string>();
    const std::string leads =
        (moves == 1 ? "one move of improvement leads" : fmt::format("{} moves of improvement lead", moves)) +
        fmt::format(" to “{}”", name);
    if (nash.size() == 1) return "Today does not rest: " + leads;
    return fmt::format("Today does not rest: {}, one of {} states that hold by every test", leads, nash.size());
}

std::string lenses_found(const Json& brief) {
    if (!holds(brief, "forecast") || !holds(brief["forecast"], "lenses")) return {};
    double low = 1, high = 0;
    for (const auto& [name, lens] : brief["forecast"]["lenses"].items()) {
        if (lens.is_null()) continue;
        const double deal =
            lens["agreement-measures-gone"].get<double>() + lens["agreement-measures-stay"].get<double>();
        low = std::min(low, deal), high = std::max(high, deal);
    }
    if (high < low) return "No way of looking has an answer";
    const std::string agree = fmt::format("all ways of looking agree in {} of the draws",
                                          words::chance_in_words(brief["forecast"]["all_agree"].get<double>()));
    if (high - low < 0.05)
        return fmt::format("An agreement of either kind has a share of about {}; {}",
                           words::chance_in_words((low + high) / 2), agree);
    return fmt::format("The share of agreements of either kind runs from {} to {}, by how one looks; {}",
                       words::chance_in_words(low), words::chance_in_words(high), agree);
}

std::string party_called(const Json& document, const Json& id) {
    for (const Json& each : document["parties"])
        if (each["id"] == id) return in_sentence(each["name"].get<std::string>());
    return id.get<std::string>();
}

// Rounds after the last that has a day have none.
std::string when_called(const Json& date) {
    return date.is_string() ? "on " + day_called(date.get<std::string>()) : "in a later round";
}

std::string talks_found(const Json& brief) {
    if (!holds(brief, "talks") || !holds(brief["talks"], "orders")) return {};
    const Json& talks = brief["talks"];
    // Those with whom first it ends alike stand in one sentence.
    std::vector<std::pair<std::string, std::vector<std::string>>> ends;
    for (const Json& order : talks["orders"]) {
        const Json* accepted = nullptr;
        if (!order.contains("none"))
            for (const Json& round : order["rounds"])
                if (accepted == nullptr && round["accepted"].get<bool>() && round["reached"].get<bool>())
                    accepted = &round;
        const std::string end = order.contains("none") ? "there is no answer"
                                : accepted == nullptr
                                    ? "nothing is agreed"
                                    : fmt::format("they agree {} to what {} offers", when_called((*accepted)["date"]),
                                                  party_called(talks, (*accepted)["proposer"]));
        auto at = std::find_if(ends.begin(), ends.end(), [&](const auto& each) { return each.first == end; });
        if (at == ends.end()) at = ends.insert(ends.end(), {end, {}});
        at->second.push_back(party_called(talks, order["first"]));
    }
    if (ends.size() == 1 && ends.front().second.size() > 1) return "Whoever speaks first, " + ends.front().first;
    std::string text;
    for (const auto& [end, first] : ends)
        text += fmt::format("{}with {} speaking first, {}", text.empty() ? "" : "; ", in_series(first, " or "), end);
    return at_start(text);
}

std::string economy_called(const Json& brief, const std::string& code) {
    if (holds(brief, "economies"))
        for (const Json& each : brief["economies"])
            if (each["code"] == code) return each["name"].get<std::string>();
    return code;
}

// "USA: duties on CHN" with the economies' names.
std::string cause_called(const Json& brief, const std::string& label) {
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    std::string text;
    for (std::size_t at = 0; at < label.size();) {
        std::size_t end = at;
        while (end < label.size() && is_letter(label[end])) ++end;
        const std::string word = label.substr(at, end - at);
        text += word.size() >= 3 ? economy_called(brief, word) : word;
        if (end < label.size()) text += label[end++];
        at = end;
    }
    return text;
}

std::string balance_found(const Json& brief) {
    if (!holds(brief, "attribution") || !holds(brief["attribution"], "causes")) return {};
    const Json& of = brief["attribution"];
    if (!holds(of, "partner")) return {};
    const double base = of["base_usd_m"].get<double>(), left = of["left_usd_m"].get<double>();
    const double sign = base < 0 ? -1 : 1;
    const Json* top = nullptr;
    for (const Json& cause : of["causes"])
        if (top == nullptr || sign * cause["share_usd_m"].get<double>() > sign * (*top)["share_usd_m"].get<double>())
            top = &cause;
    const std::string whose = fmt::format("the {} of {} with {}", base < 0 ? "deficit" : "surplus",
                                          in_sentence(economy_called(brief, of["economy"].get<std::string>())),
                                          in_sentence(economy_called(brief, of["partner"].get<std::string>())));
    if (top == nullptr || sign * (*top)["share_usd_m"].get<double>() <= 0 || base == 0)
        return "None of the causes explains " + whose;
    const std::string rest =
        left * base < 0 ? fmt::format("with every cause removed it would be a {} of {}",
                                      left < 0 ? "deficit" : "surplus", bn(std::abs(left), 0))
        : std::abs(left) > std::abs(base)
            ? fmt::format("with every cause removed it would be {}", bn(std::abs(left), 0))
            : fmt::format("{} ({} %) stay with every cause removed", bn(std::abs(left), 0), grouped(100 * left / base));
    return fmt::format("Of {} of {}, {}; the largest is “{}” ({})", whose, bn(std::abs(base), 0), rest,
                       cause_called(brief, (*top)["label"].get<std::string>()),
                       bn(std::abs((*top)["share_usd_m"].get<double>()), 0));
}

std::string precedents_found(const Json& brief) {
    if (!holds(brief, "precedents") || brief["precedents"]["summary"].empty()) return {};
    return brief["precedents"]["summary"][0].get<std::string>();
}

std::string happened_found(const Json& brief) {
    return holds(brief, "happened") ? brief["happened"]["summary"][0].get<std::string>() : std::string{};
}

std::string wars_found(const Json& brief) {
    std::string text;
    if (holds(brief, "wars"))
        for (const std::string& each : war_findings(brief["wars"])) text += (text.empty() ? "" : ". ") + each;
    return text;
}

}  // namespace

std::vector<Finding> section_findings(const Json& brief) {
    std::vector<Finding> result;
    const auto add = [&](const char* section, const char* id, std::string text) {
        if (!text.empty()) result.push_back({id, section, std::move(text)});
    };
    add("positions", "title.positions", positions_found(brief));
    add("outcomes", "title.outcomes", outcomes_found(brief));
    add("deals", "title.deals", deals_found(brief));
    add("rest", "title.rest", rest_found(brief));
    add("standoff", "title.talks", talks_found(brief));
    add("sure", "title.sure", lenses_found(brief));
    add("precedents", "title.precedents", precedents_found(brief));
    add("deficit", "title.deficit", balance_found(brief));
    add("wars", "title.wars", wars_found(brief));
    add("happened", "title.happened", happened_found(brief));
    return result;
}

void tell_findings(Json& brief) {
    brief["highlights"] = Json::array();
    brief["findings"] = Json::array();
    const Opening opening = opening_of(brief);
    brief["opening"] = opening.outcome != nullptr ? (*opening.outcome)["id"] : Json(nullptr);
    for (const Highlight& each : holds(brief, "conflict") ? conflict_highlights(brief["conflict"]) : highlights(brief))
        brief["highlights"].push_back(
            {{"id", each.id}, {"text", with_minus_signs(each.text)}, {"section", each.section}});
    for (const Finding& each : section_findings(brief))
        brief["findings"].push_back(
            {{"id", each.id}, {"section", each.section}, {"text", with_minus_signs(each.text)}});
}

std::string findings_text(const Json& brief) {
    std::string text;
    for (const char* of : {"scenario", "conflict"})
        if (holds(brief, of)) text += brief[of]["title"].get<std::string>() + "\n";
    constexpr std::size_t width = 100;
    for (const Json& each : brief["highlights"])
        text += "\n" + words::wrapped(each["text"].get<std::string>(), width) + "\n";
    std::string told;
    for (const Json& each : brief["findings"])
        told += fmt::format("\n{}\n", words::wrapped(each["text"].get<std::string>(), width));
    return told.empty() ? text : text + "\nWhat its sections find\n" + told;
}

}  // namespace parley::report::json

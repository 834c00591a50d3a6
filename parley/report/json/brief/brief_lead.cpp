#include "parley/report/json/brief/brief_lead.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/dispute/endings/endings.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/words/range_words.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

bool is_given(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null();
}

const Json* equilibrium_of(const Json& study, const Json& outcome) {
    if (!is_given(outcome, "equilibrium")) return nullptr;
    const Json& at = study["equilibria"][outcome["equilibrium"].get<std::size_t>()];
    return is_solved(at) ? &at : nullptr;
}

const Json& present_level_of(const Json& issue) {
    for (const Json& level : issue["levels"])
        if (level.value("present", false)) return level["id"];
    return issue["levels"][0]["id"];
}

// Something that was announced is done in it, by the ending between the main pair.
bool carries_out(const Json& brief, const Json& outcome) {
    using dispute::endings::Ending;
    if (!is_given(brief, "named_endings") || !is_given(outcome, "id")) return false;
    const Json& endings = brief["named_endings"];
    const auto id = outcome["id"].get<std::string>();
    if (!endings.contains(id)) return false;
    const auto ending = endings[id]["ending"].get<std::string>();
    for (const Ending each : {Ending::carried_out, Ending::answered, Ending::escalated})
        if (ending == name_of(each)) return true;
    return false;
}

// What people read has a true minus sign.
std::string with_minus_signs(const std::string& text) {
    std::string result;
    for (std::size_t k = 0; k < text.size(); ++k)
        if (text[k] == '-' && k + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[k + 1])) != 0 &&
            (k == 0 || text[k - 1] == ' '))
            result += "\u2212";
        else
            result += text[k];
    return result;
}

// "the United States loses 7.0 bn USD a year (0.036 %; 6.4 to 9.1 by source)", "China ends between −163 and …"
std::string gain_of(const Json& party, const PartyChange& change) {
    const std::string gain = with_minus_signs(words::gain_in_words(change.usd_m, change.pct, change.range));
    return in_sentence(party["name"].get<std::string>()) + (gain.starts_with("between") ? " ends " : " ") + gain;
}

double size_of(const PartyChange& change) {
    const double size = std::abs(change.usd_m);
    return change.range ? std::max({size, std::abs(change.range->low), std::abs(change.range->high)}) : size;
}

// 2,000 above 1,775: a number that is easily kept, and larger by every source.
double round_above(double usd_m) {
    for (double step = 100;; step *= 10)
        for (const double each : {step, 2 * step, 5 * step})
            if (each > usd_m) return each;
}

// "Canada, Mexico, Japan and Switzerland: each less than 2 bn USD a year either way"
std::string others_moved(const Json& study, const std::vector<std::size_t>& others,
                         const std::vector<PartyChange>& changes) {
    constexpr std::size_t most_named = 5;
    std::string names;
    double largest = 0;
    for (std::size_t k = 0; k < others.size(); ++k) {
        names += (k == 0                   ? ""
                  : k + 1 == others.size() ? " and "
                                           : ", ") +
                 in_sentence(study["parties"][others[k]]["name"].get<std::string>());
        largest = std::max(largest, size_of(changes[others[k]]));
    }
    if (others.size() > most_named) names = fmt::format("the {} other parties", others.size());
    const double above = round_above(largest);
    return fmt::format("{}: {}less than {} a year either way", names, others.size() > 1 ? "each " : "",
                       bn(above, above < 1000 ? 1 : 0));
}

}  // namespace

bool is_solved(const Json& equilibrium) {
    return equilibrium.contains("economies");
}

PartyChange party_change(const Json& party, const Json& equilibrium) {
    // As everywhere: net of borrowing where saving moves deficits.
    const char* change = equilibrium.value("closure", "") == "saving" ? "net_income_usd_m" : "welfare_usd_m";
    double usd_m = 0, income = 0;
    for (const Json& code : party["economies"])
        for (const Json& economy : equilibrium["economies"])
            if (economy["code"] == code) {
                usd_m += economy[change].get<double>();
                income += economy["income_base_usd_m"].get<double>();
            }
    PartyChange result{usd_m, income > 0 ? 100 * usd_m / income : 0, {}};
    if (is_given(equilibrium, "by_party"))
        for (const Json& each : equilibrium["by_party"])
            if (each["id"] == party["id"] && is_given(each, "ranges")) {
                const Json& range = each["ranges"]["income_usd_m"];
                result.range = pricing::Range{range["low"].get<double>(), range["high"].get<double>(),
                                              range["n"].get<std::size_t>()};
            }
    return result;
}

bool is_apart(const Json& brief, const Json& outcome) {
    if (!is_given(brief, "scenario") || !is_given(outcome, "levels")) return false;
    for (const Json& issue : brief["scenario"]["issues"]) {
        const auto id = issue["id"].get<std::string>();
        if (issue.value("counterfactual", false) && outcome["levels"].contains(id) &&
            outcome["levels"][id] != present_level_of(issue))
            return true;
    }
    return false;
}

Opening opening_of(const Json& brief) {
    if (!is_given(brief, "study") || brief["study"]["outcomes"].empty()) return {};
    const Json& study = brief["study"];
    // Computed, where the file does not set it; by its name, if it has one.
    const Json none = is_given(study, "disagreement") ? study["disagreement"]
                      : is_given(brief, "deals")      ? brief["deals"]["disagreement"]["id"]
                                                      : Json("");
    for (const Json& outcome : study["outcomes"])
        if (&outcome != &study["outcomes"][0] && outcome.value("id", "") == none &&
            equilibrium_of(study, outcome) != nullptr)
            return {&outcome, true};
    Opening result;
    double most = 0;
    bool carried_out = false;
    for (const Json& outcome : study["outcomes"]) {
        const Json* at = equilibrium_of(study, outcome);
        if (at == nullptr || is_apart(brief, outcome) || outcome.value("after_the_event", false)) continue;
        double moved = 0;
        for (const Json& party : study["parties"]) {
            const PartyChange change = party_change(party, *at);
            // What is smaller than a solve can tell is nothing.
            if (std::abs(change.pct) > 1e-8) moved += std::abs(change.usd_m);
        }
        const bool does = carries_out(brief, outcome);
        if (moved <= 0 || does < carried_out || (does == carried_out && moved <= most)) continue;
        result.outcome = &outcome;
        most = moved;
        carried_out = does;
    }
    return result;
}

std::optional<Highlight> cost_of_no_deal(const Json& brief) {
    const Opening opening = opening_of(brief);
    if (opening.outcome == nullptr) return {};
    const Json &study = brief["study"], &parties = study["parties"], &at = *equilibrium_of(study, *opening.outcome);
    std::vector<PartyChange> changes;
    std::vector<std::size_t> named;
    std::size_t losers = 0;
    for (const Json& party : parties) {
        named.push_back(changes.size());
        changes.push_back(party_change(party, at));
        losers += (changes.back().range ? changes.back().range->high : changes.back().usd_m) < -50 ? 1 : 0;
    }
    // Of many parties those that are moved most; of the others how little.
    constexpr std::size_t most_named = 3;
    std::vector<std::size_t> others;
    if (named.size() > most_named) {
        std::stable_sort(named.begin(), named.end(), [&](std::size_t a, std::size_t b) {
            return std::abs(changes[a].usd_m) > std::abs(changes[b].usd_m);
        });
        others.assign(named.begin() + most_named, named.end());
        std::sort(others.begin(), others.end());
        named.resize(most_named);
    }
    std::string text = fmt::format("{}“{}”: ", opening.no_deal ? "Without a deal, " : "",
                                   (*opening.outcome)["label"].get<std::string>());
    for (const std::size_t p : named)
        text += (p == named.front() ? "" : changes[p].range ? "; " : ", ") + gain_of(parties[p], changes[p]);
    if (!others.empty()) text += "; " + others_moved(study, others, changes);
    if (losers == parties.size() && losers > 1) text += losers == 2 ? "; both lose" : "; all lose";
    return Highlight{text + ".", "outcomes", "lead.cost"};
}

}  // namespace parley::report::json

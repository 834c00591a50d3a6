#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/report/json/brief/brief_highlights.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

// "Blockade: yes, The mine: closed": every issue by its name, as a level alone says nothing.
std::string state_in_words(const Json& conflict, const Json& outcome) {
    std::string text;
    for (std::size_t k = 0; k < conflict["issues"].size(); ++k)
        text += fmt::format("{}{}: {}", k == 0 ? "" : ", ", conflict["issues"][k]["name"].get<std::string>(),
                            outcome["levels"][k].get<std::string>());
    return "“" + text + "”";
}

std::string ordinal(std::size_t n) {
    const char* ending = n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return fmt::format("{}{}", n, ending);
}

// Where a state stands in a party's order, best first: "The ministry's 2nd of 9".
std::string standing(const Json& conflict, std::size_t party, const Json& outcome) {
    std::set<double> all;
    for (const Json& each : conflict["outcomes"]) all.insert(each["ranks"][party].get<double>());
    const double own = outcome["ranks"][party].get<double>();
    const auto better = static_cast<std::size_t>(std::distance(all.upper_bound(own), all.end()));
    return fmt::format("{} of {} for {}", ordinal(better + 1), all.size(),
                       conflict["parties"][party].get<std::string>());
}

std::string standings(const Json& conflict, const Json& outcome) {
    std::string text;
    for (std::size_t p = 0; p < conflict["parties"].size(); ++p)
        text += (p == 0 ? "" : ", ") + standing(conflict, p, outcome);
    return text;
}

constexpr std::size_t tests = 5;  // Nash, GMR, SMR, SEQ, SIM

}  // namespace

std::vector<Highlight> conflict_highlights(const Json& conflict) {
    std::vector<Highlight> result;
    const auto add = [&](const char* id, std::string text) { result.push_back({std::move(text), "conflict", id}); };
    std::vector<const Json*> every;
    const Json* reached = nullptr;
    for (const Json& outcome : conflict["outcomes"]) {
        if (outcome["equilibrium"].is_null()) return result;  // it was left out: nothing is known of any state
        if (outcome["equilibrium"].size() < tests) continue;
        every.push_back(&outcome);
        const Json& steps = outcome["improvements_from_today"];
        if (!steps.is_null() && steps.get<std::size_t>() > 0 &&
            (reached == nullptr || steps.get<std::size_t>() < (*reached)["improvements_from_today"].get<std::size_t>()))
            reached = &outcome;
    }
    if (every.empty())
        add("lead.rests", fmt::format("None of the {} states rests by every test.", conflict["outcomes"].size()));
    else if (every.size() == 1)
        add("lead.rests", fmt::format("One of the {} states rests by every test, {}: {}.", conflict["outcomes"].size(),
                                      state_in_words(conflict, *every[0]), standings(conflict, *every[0])));
    else
        add("lead.rests",
            fmt::format("{} of the {} states rest by every test.", every.size(), conflict["outcomes"].size()));
    if (conflict["today"].is_null()) return result;
    for (const Json& outcome : conflict["outcomes"]) {
        if (outcome["number"] != conflict["today"]) continue;
        add("lead.today", fmt::format("Today, {}, {}: {}.", state_in_words(conflict, outcome),
                                      outcome["equilibrium"].size() == tests ? "rests by every test"
                                      : outcome["equilibrium"].empty()       ? "rests by no test"
                                                                             : "rests by some tests and not by all",
                                      standings(conflict, outcome)));
    }
    if (reached != nullptr)
        add("lead.moves",
            (*reached)["improvements_from_today"] == 1
                ? fmt::format("One improvement leads from today to {}.", state_in_words(conflict, *reached))
                : fmt::format("{} improvements one after another lead from today to {}.",
                              (*reached)["improvements_from_today"].get<std::size_t>(),
                              state_in_words(conflict, *reached)));
    else if (!every.empty())
        add("lead.moves", "No improvements one after another lead from today to a state that rests by every test.");
    return result;
}

}  // namespace parley::report::json

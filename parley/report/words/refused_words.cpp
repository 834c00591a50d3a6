#include "parley/report/words/refused_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"

namespace parley::report::words {

std::vector<Refused> refused_in(const pricing::Worth& worth, Outcome outcome) {
    std::vector<Refused> result;
    const scenario::Scenario& scenario = worth.scenario();
    for (const scenario::Stance& stance : scenario.stances) {
        if (stance.says != "refusal") continue;
        const std::size_t party = party_position(scenario, stance.party);
        for (std::size_t k = 0; k < worth.table().issue.size(); ++k) {
            const std::size_t level = worth.space.level(outcome, k);
            const scenario::Issue& issue = scenario.issues[worth.table().issue[k]];
            if (issue.id != stance.issue || level == worth.space.level(worth.status_quo, k) ||
                !level_holds(worth, stance.issue, stance.level)[outcome.value])
                continue;
            const bool before = std::any_of(result.begin(), result.end(), [&](const Refused& each) {
                return each.party == party && each.issue == k;
            });
            if (!before) result.push_back({party, k, level});
        }
    }
    return result;
}

std::string refused_in_words(const pricing::Worth& worth, Outcome outcome) {
    const std::vector<Refused> all = refused_in(worth, outcome);
    if (all.empty()) return "";
    std::string text;
    for (std::size_t p = 0; p < worth.scenario().parties.size(); ++p) {
        std::string list;
        for (const Refused& each : all)
            if (each.party == p)
                list +=
                    fmt::format("{}“{}”", list.empty() ? "" : "; ", label_of(worth.table(), each.issue, each.level));
        if (!list.empty())
            text += fmt::format("{} what {} refuses: {}", text.empty() ? "It contains" : ", and",
                                in_sentence(worth.scenario().parties[p].name), list);
    }
    return text +
           ". Such a refusal is read as: not for the threats withdrawn alone; with more in return it may be signed.";
}

}  // namespace parley::report::words

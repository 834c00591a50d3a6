#include "parley/analysis/findings/calendar.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "parley/analysis/deals_and_standoff.hpp"

namespace parley::analysis::findings {

const char* name_of(DateKind kind) {
    switch (kind) {
        case DateKind::published:
            return "published";
        case DateKind::announced:
            return "announced";
        case DateKind::due:
            return "due";
        case DateKind::said:
            return "said";
        case DateKind::talks:
            return "talks";
        case DateKind::deadline:
            return "deadline";
        case DateKind::day:
            return "day";
    }
    return "";
}

namespace {

// As it goes between a party and what it speaks of.
const char* verb_of(const std::string& says) {
    if (says == "demand") return "demands";
    if (says == "refusal") return "refuses";
    if (says == "offer") return "offers";
    if (says == "threat") return "threatens";
    if (says == "condition") return "insists on";
    return says == "acceptance" ? "accepts" : "expects";
}

}  // namespace

std::vector<DatedEvent> calendar(const scenario::Scenario& scenario) {
    std::vector<DatedEvent> result;
    const auto add = [&](const std::string& date, DateKind kind, const std::string& party, std::string text,
                         bool assumed = false) {
        if (!date.empty()) result.push_back({date, kind, party, std::move(text), assumed});
    };
    // A report of the day of the file is what the file is made from: one date, told once.
    for (const scenario::ScenarioSource& source : scenario.sources)
        if (source.published != scenario.day) add(source.published, DateKind::published, "", source.title);
    for (const scenario::Issue& issue : scenario.issues)
        for (const scenario::Level& level : issue.levels) {
            if (!level.announced) continue;
            const bool assumed = !level.announced->assumption.empty();
            add(level.announced->on, DateKind::announced, level.announced->by,
                fmt::format("announces “{}”{}", level.label,
                            is_answer(scenario, *level.announced) ? " as an answer" : ""),
                assumed);
            add(level.announced->due, DateKind::due, level.announced->by, fmt::format("“{}” is due", level.label),
                assumed);
        }
    for (const scenario::Stance& stance : scenario.stances) {
        if (stance.on.empty()) continue;
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        add(stance.on, DateKind::said, stance.party,
            fmt::format("{} “{}”", verb_of(stance.says), issue.levels[level_position(issue, stance.level)].label));
    }
    if (scenario.talks) {
        std::vector<std::string> dates;
        const std::size_t rounds = years_of_rounds(*scenario.talks, &dates).size();
        for (std::size_t k = 0; k < rounds; ++k)
            add(dates[k], DateKind::talks, "", k == 0 ? "talks begin" : fmt::format("round {} of talks", k + 1));
        if (scenario.talks->deadline == "last-round") {
            if (!dates.empty()) add(dates.back(), DateKind::deadline, "", "the talks end");
        } else if (scenario.talks->deadline != "none") {
            add(scenario.talks->deadline, DateKind::deadline, "", "the talks end");
        }
    }
    add(scenario.day, DateKind::day, "", "what is known here ends");
    std::stable_sort(result.begin(), result.end(), [](const DatedEvent& a, const DatedEvent& b) {
        return std::tie(a.date, a.kind) < std::tie(b.date, b.kind);
    });
    return result;
}

}  // namespace parley::analysis::findings

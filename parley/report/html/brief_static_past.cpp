// The sections on past disputes, which are like this one and what happened in them, and on what happened in this one
// itself.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "parley/report/html/brief_sections.hpp"
#include "parley/report/words/dispute_words.hpp"

namespace parley::report::html {
namespace {

std::string answer_text(const Json& answer) {
    return answer.is_null() ? "not known" : answer.get<bool>() ? "yes" : "no";
}

std::string demand_text(const Json& answers) {
    const Json &part = answers["in-part"], &full = answers["in-full"];
    if (part.is_null()) return "not known";
    if (!part.get<bool>()) return "no";
    return !full.is_null() && full.get<bool>() ? "in full" : "in part";
}

std::string events_text(const Json& events) {
    std::string text;
    for (const Json& event : events)
        text += (text.empty() ? "" : "; ") + escaped_text(event["date"]) + ": " + escaped_text(event["what"]);
    return text;
}

// "12 of 21, 57 % (36 to 76)"
std::string counted_share(const Json& share) {
    if (share["share"].is_null()) return "none";
    return fmt::format("{} of {}, {:.0f} % ({:.0f} to {:.0f})", share["yes"].get<std::size_t>(),
                       share["of"].get<std::size_t>(), 100 * share["share"].get<double>(),
                       100 * share["low"].get<double>(), 100 * share["high"].get<double>());
}

}  // namespace

std::string precedents_html(const Json& brief) {
    if (!is_there(brief, "precedents")) return {};
    constexpr std::size_t most_shown = 10;
    const Json& of = brief["precedents"];
    std::string text;
    for (const Json& sentence : of["summary"])
        text += text.empty() ? "<p data-finding=\"title.precedents\">" + escaped_text(sentence) + "</p>\n"
                             : paragraph(escaped_text(sentence));
    HtmlTable listed("Past disputes most like it", {"Dispute", "Alike in", "Carried out within 6 months",
                                                    "Signed within 6 months", "Demand met", "What happened"});
    for (std::size_t k = 0; k < std::min(most_shown, of["precedents"].size()); ++k) {
        const Json& each = of["precedents"][k];
        listed.row({escaped_text(each["title"]) + (each["later"].get<bool>() ? " (later than this one)" : ""),
                    fmt::format("{} of {}", each["alike_in"].get<std::size_t>(), each["known"].get<std::size_t>()),
                    answer_text(each["answers"]["carried-out-6"]), answer_text(each["answers"]["signed-6"]),
                    demand_text(each["answers"]), events_text(each["events"])});
    }
    HtmlTable rates("How often, of all of them, with 95 % intervals", {"What", "Before its day", "With later ones"});
    for (const Json& each : of["rates"])
        rates.row({escaped_text(each["words"]), counted_share(each["before"]), counted_share(each["with_later"])});
    return text + listed.text() + rates.text();
}

std::string happened_html(const Json& brief) {
    if (!is_there(brief, "happened")) return {};
    const Json& of = brief["happened"];
    std::string text;
    for (const Json& sentence : of["summary"])
        text += text.empty() ? "<p data-finding=\"title.happened\">" + escaped_text(sentence) + "</p>\n"
                             : paragraph(escaped_text(sentence));
    const auto percent = [](const Json& chance) {
        return chance.is_null() ? std::string("–") : words::chance_in_words(chance.get<double>());
    };
    const auto leaned = [](const Json& wrong) { return wrong.get<bool>() ? " (the wrong way)" : ""; };
    HtmlTable asked("Chances as they were on " + escaped_text(of["cutoff"]) + ", and what came",
                    {"What", "Counts of past disputes", "Chance", "Share of the course", "What came"});
    for (const Json& each : of["questions"])
        asked.row({escaped_text(each["words"]), percent(each["rate"]),
                   percent(each["chance"]) + leaned(each["chance_leaned_wrong"]),
                   percent(each["course_share"]) + leaned(each["course_leaned_wrong"]), escaped_text(each["fact"])});
    HtmlTable said("What was said, and where its issue stood after",
                   {"Who said what", "Issue", "It", "After 6 months", "After 24 months"});
    for (const Json& each : of["statements"]) {
        const auto stood = [&](std::size_t k) {
            const Json& level = each["levels"][k]["level"];
            return level.is_null() ? std::string("not known") : escaped_text(level);
        };
        said.row({escaped_text(each["words"]), escaped_text(each["issue"]), escaped_text(each["stood"]), stood(1),
                  stood(3)});
    }
    std::string events;
    for (const Json& event : of["events"])
        events += fmt::format("<li><time datetime=\"{0}\">{0}</time> {1}</li>\n", escaped_text(event["date"]),
                              escaped_text(event["what"]));
    if (!events.empty()) events = "<h3>Day by day</h3>\n<ol>\n" + events + "</ol>\n";
    return text + asked.text() + said.text() + events;
}

}  // namespace parley::report::html

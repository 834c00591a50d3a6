// The section on past disputes: which are like this one, what happened in them, and how often.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "parley/report/html/brief_sections.hpp"

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

}  // namespace parley::report::html

#include <cmath>

#include <fmt/format.h>

#include "parley/dispute/endings/endings.hpp"
#include "parley/report/html/brief_sections.hpp"
#include "parley/report/json/brief/brief_amounts.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

std::string levers_html(const Json& brief) {
    if (!is_there(brief, "scenario")) return {};
    HtmlTable table("Issues and their levels, the present one first", {"Issue", "Moved by", "Levels"});
    for (const Json& issue : brief["scenario"]["issues"]) {
        std::string levels;
        for (const Json& level : issue["levels"]) levels += (levels.empty() ? "" : "; ") + escaped_text(level["name"]);
        const std::string owner = is_there(issue, "owner") ? issue["owner"].get<std::string>() : "joint";
        table.row({escaped_text(issue["name"]), owner == "joint" ? "agreement" : party_name(brief, owner), levels});
    }
    return table.text();
}

std::string outcomes_html(const Json& brief) {
    if (!is_there(brief, "study")) return {};
    const Json& study = brief["study"];
    // Of many parties a column each.
    const bool many = study["parties"].size() > 3;
    std::vector<std::string> heads{"Outcome"};
    for (const Json& party : study["parties"]) {
        heads.push_back(escaped_text(party["name"]) + (many ? ", bn USD (%)" : ", bn USD"));
        if (!many) heads.push_back(escaped_text(party["name"]) + ", %");
    }
    HtmlTable table("Real income, change a year", heads);
    for (const Json& outcome : study["outcomes"]) {
        std::vector<std::string> cells{escaped_text(outcome["label"])};
        const Json* at = is_there(outcome, "equilibrium")
                             ? &study["equilibria"][outcome["equilibrium"].get<std::size_t>()]
                             : nullptr;
        for (const Json& party : study["parties"]) {
            const bool solved = at != nullptr && json::is_solved(*at);
            const json::PartyChange change = solved ? json::party_change(party, *at) : json::PartyChange{};
            const std::string bn = solved ? words::change_in_bn(change.usd_m, 1) : "no result",
                              percent = solved ? words::with_sign(change.pct, 2) : "";
            cells.push_back(many && solved ? bn + " (" + percent + ")" : bn);
            if (!many) cells.push_back(percent);
        }
        table.row(cells);
    }
    return income_bars(study, is_there(brief, "opening") ? brief["opening"] : Json(nullptr)) + table.text();
}

std::string movers_html(const Json& brief) {
    if (!is_there(brief, "study") || !is_there(brief["study"], "movers")) return {};
    const Json& movers = brief["study"]["movers"];
    std::vector<std::string> heads{"Each moved alone", "From", "To"};
    for (const Json& party : brief["study"]["parties"]) heads.push_back(escaped_text(party["name"]) + ", %");
    HtmlTable table("What moves the figures: " + escaped_text(movers["label"]) + ", real income a year", heads);
    const auto text = [](const Json& end) { return end.is_null() ? std::string{} : escaped_text(end); };
    for (std::size_t k = 0; k < std::min<std::size_t>(12, movers["movers"].size()); ++k) {
        const Json& each = movers["movers"][k];
        std::vector<std::string> cells{escaped_text(each["what"]), text(each["from"]), text(each["to"])};
        for (const Json& party : each["by_party"])
            cells.push_back(words::with_sign(party["income_pct"]["low"].get<double>(), 3) + " to " +
                            words::with_sign(party["income_pct"]["high"].get<double>(), 3));
        table.row(cells);
    }
    return table.text();
}

std::string deficit_html(const Json& brief) {
    if (!is_there(brief, "attribution") || !brief["attribution"].contains("causes")) return {};
    const Json& of = brief["attribution"];
    HtmlTable table("Goods balance, bn USD a year; shares add up and depend on no order (Shapley)",
                    {"Cause", "Share", "Alone"});
    table.row({"All there is", words::change_in_bn(of["base_usd_m"].get<double>(), 1), ""});
    for (const Json& cause : of["causes"])
        table.row({escaped_text(cause["label"]), words::change_in_bn(cause["share_usd_m"].get<double>(), 1),
                   words::change_in_bn(cause["alone_usd_m"].get<double>(), 1)});
    table.row({"What none of them explains", words::change_in_bn(of["left_usd_m"].get<double>(), 1), ""});
    return table.text();
}

std::string evidence_html(const Json& brief) {
    if (!is_there(brief, "scenario")) return {};
    const Json& scenario = brief["scenario"];
    std::string text;
    for (const Json& source : scenario["sources"])
        text += "<li>" + escaped_text(source["id"]) + ": " + escaped_text(source["title"]) +
                (is_there(source, "published") ? ", " + escaped_text(source["published"]) : "") + "</li>\n";
    if (!text.empty()) text = "<h3>Sources</h3>\n<ul>\n" + text + "</ul>\n";
    HtmlTable stances("Who says what", {"Party", "Says", "To", "From"});
    for (const Json& stance : scenario["stances"])
        stances.row({escaped_text(stance["party"]), escaped_text(stance["says"]), escaped_text(stance["level"]),
                     grounds_html(stance)});
    HtmlTable numbers("Numbers, found and assumed", {"Number", "Value", "From"});
    for (const Json& number : scenario["numbers"])
        numbers.row({escaped_text(number["label"]), escaped_text(number["text"]), grounds_html(number)});
    return text + stances.text() + numbers.text();
}

std::string conflict_html(const Json& brief) {
    if (!is_there(brief, "conflict")) return {};
    const Json& conflict = brief["conflict"];
    std::string text = paragraph(escaped_text(conflict["citation"]));
    std::string items;
    for (const Json& each : conflict["verdicts_today"]) items += "<li>" + escaped_text(each["words"]) + ".</li>\n";
    if (!items.empty()) text += "<h3>Today</h3>\n<ul>\n" + items + "</ul>\n";
    HtmlTable table("Outcomes that can last", {"What holds", "Tests that all parties pass"});
    for (const Json& outcome : conflict["outcomes"]) {
        if (outcome["equilibrium"].empty()) continue;
        std::string levels, concepts;
        for (const Json& level : outcome["levels"]) levels += (levels.empty() ? "" : ", ") + escaped_text(level);
        for (const Json& by : outcome["equilibrium"]) concepts += (concepts.empty() ? "" : ", ") + escaped_text(by);
        table.row({levels, concepts});
    }
    return text + table.text();
}

std::string computed_html(const Json& brief) {
    std::string text;
    if (is_there(brief, "manifest")) {
        const Json& manifest = brief["manifest"];
        HtmlTable table("What it was computed from", {"What", "Which"});
        if (is_there(manifest, "version")) table.row({"Program", "parley " + escaped_text(manifest["version"])});
        if (is_there(manifest, "world"))
            table.row(
                {"World", escaped_text(manifest["world"]["name"]) + ", " + escaped_text(manifest["world"]["sha256"])});
        if (is_there(manifest, "scenario"))
            table.row({"Scenario",
                       escaped_text(manifest["scenario"]["id"]) + ", " + escaped_text(manifest["scenario"]["sha256"])});
        if (is_there(manifest, "options"))
            for (const auto& [name, value] : manifest["options"].items())
                table.row({html_escaped(name), html_escaped(value.dump())});
        text += table.text();
    }
    if (is_there(brief, "study")) {
        HtmlTable table("Largest gap of any equation", {"Outcome", "Status", "Gap", "Equation"});
        for (const Json& outcome : brief["study"]["outcomes"]) {
            if (!is_there(outcome, "equilibrium")) continue;
            const Json& at = brief["study"]["equilibria"][outcome["equilibrium"].get<std::size_t>()];
            table.row({escaped_text(outcome["label"]), escaped_text(at["status"]),
                       is_there(at, "max_residual") ? fmt::format("{:.1e}", at["max_residual"].get<double>()) : "none",
                       escaped_text(at["worst_equation"])});
        }
        text += table.text();
    }
    return text;
}

}  // namespace

std::string brief_static(const Json& brief) {
    const std::string title = is_there(brief, "scenario")   ? brief["scenario"]["title"].get<std::string>()
                              : is_there(brief, "conflict") ? brief["conflict"]["title"].get<std::string>()
                                                            : "Brief";
    std::string sentences;
    for (const Json& each : brief["highlights"])
        sentences += (is_there(each, "id") ? "<li data-finding=\"" + escaped_text(each["id"]) + "\">" : "<li>") +
                     escaped_text(each["text"]) + " <a href=\"#" + escaped_text(each["section"]) +
                     "\">Shown below</a></li>\n";
    if (!sentences.empty()) sentences = "<ul>\n" + sentences + "</ul>\n";
    const std::string main =
        "<main id=\"static\">\n<h1>" + html_escaped(title) + "</h1>\n" +
        section("highlights", "Highlights", sentences) +
        section("positions", "Who wants what",
                told(brief, "title.positions", positions_html(brief) + calendar_html(brief))) +
        section("levers", "What is on the table", levers_html(brief)) +
        section("outcomes", "What each outcome costs",
                told(brief, "title.outcomes", outcomes_html(brief) + movers_html(brief))) +
        section("course", "What could happen", course_html(brief)) +
        section("deals", "The deal space", told(brief, "title.deals", deals_html(brief))) +
        section("rest", "Where it rests", told(brief, "title.rest", rest_html(brief))) +
        section("conflict", "The conflict", conflict_html(brief)) +
        section("standoff", "Who gives in", told(brief, "title.talks", gives_in_html(brief))) +
        section("what-if", "What would have to be true", what_if_html(brief)) +
        section("sure", "How sure", told(brief, "title.sure", sure_html(brief))) +
        section("precedents", "What happened in disputes like it", precedents_html(brief)) +
        section("deficit", "Savings or subsidies", told(brief, "title.deficit", deficit_html(brief))) +
        section("wars", "A war of duties", told(brief, "title.wars", wars_html(brief))) +
        section("evidence", "Evidence and assumptions", evidence_html(brief)) +
        section("computed", "How this was computed", computed_html(brief)) +
        section("happened", "What happened", happened_html(brief)) + "</main>\n";
    return json::with_minus_signs(main, true);
}

}  // namespace parley::report::html

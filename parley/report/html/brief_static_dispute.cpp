#include <cmath>

#include <fmt/format.h>

#include "parley/dispute/endings/endings.hpp"
#include "parley/report/html/brief_sections.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

std::string points_html(const Json& brief, const Json& outcome) {
    std::string text;
    for (const auto& [id, points] : outcome["points"].items())
        text += (text.empty() ? "" : ", ") + party_name(brief, id) + " " + words::with_sign(points.get<double>(), 3);
    return text;
}

// The smallest changes of weights that would make a claim true: a sentence and the rows of the table.
struct ChangesHtml {
    const Json& brief;
    std::string items;
    HtmlTable table{"The smallest changes of what parties want",
                    {"What would be true", "Party", "What it wants", "Weight", "Weight needed", "The outcome"}};

    void add(const std::string& claim, const Json& what) {
        const bool possible = what["possible"].get<bool>();
        if (!possible || what["changes"].empty()) {
            items += "<li>" + claim +
                     (possible ? ": so it is already." : ": by no change of weights that keeps their signs.") +
                     "</li>\n";
            table.row({claim, "", possible ? "Nothing has to change" : "No change does it", "", "", ""});
            return;
        }
        std::string said;
        for (const Json& each : what["changes"]) {
            const std::string party = party_name(brief, each["party"].get<std::string>());
            const std::string term = escaped_text(each["term"]);
            const std::string from = fmt::format("{:.3g}", each["from"].get<double>());
            const std::string to = fmt::format("{:.3g}", each["to"].get<double>());
            said += fmt::format("{}“{}” were worth {} instead of {} points to {}", said.empty() ? "" : ", and ", term,
                                to, from, party);
            table.row({claim, party, term, from, to, escaped_text(what["outcome"]["words"])});
        }
        items += "<li>" + claim + " if " + said + "; no smaller change does it.</li>\n";
    }
    std::string text() const { return items.empty() ? "" : "<ul>\n" + items + "</ul>\n" + table.text(); }
};

std::string changes_html(const Json& brief) {
    ChangesHtml changes{brief, {}};
    if (brief["deals"].contains("what_if")) {
        const Json& what_if = brief["deals"]["what_if"];
        if (is_there(what_if, "opening")) changes.add("There would be a deal for all", what_if["opening"]);
        for (const Json& each : what_if["conditions"])
            changes.add(
                "There would be a deal on the conditions of " + party_name(brief, each["party"].get<std::string>()),
                each);
        if (is_there(what_if, "greatest_total"))
            changes.add("Nash’s deal, or the nearest to one, would be the greatest total of all outcomes",
                        what_if["greatest_total"]);
    }
    if (is_there(brief, "standoff") && brief["standoff"].contains("what_if")) {
        const Json& standoff = brief["standoff"];
        changes.add("Nobody would move away from today alone", standoff["what_if"]["today_nash"]);
        const Json& no_deal = standoff["disagreement"]["outcome"];
        if (no_deal["number"] != standoff["today"]["number"])
            changes.add("Nobody would move away alone from “" + escaped_text(no_deal["name"]) + "”",
                        standoff["what_if"]["disagreement_nash"]);
    }
    return changes.text();
}

// How an outcome ends, in the words of every other document; empty where the brief does not say.
std::string ends_html(const Json& outcome, bool is_signed) {
    if (!is_there(outcome, "endings")) return {};
    for (const dispute::endings::Ending ending : dispute::endings::all_endings)
        if (outcome["endings"][is_signed ? "signed" : "unsigned"] == name_of(ending)) return in_words(ending);
    return {};
}

}  // namespace

std::string deals_html(const Json& brief) {
    if (!is_there(brief, "deals") || !brief["deals"].contains("zone")) return {};
    const Json& deals = brief["deals"];
    std::string text = deal_scatter(deals);
    HtmlTable table("Points a year: percent of a party's own real income", {"Where", "What holds", "Points", "Ends"});
    const auto row = [&](const std::string& where, const Json& outcome, bool is_signed = true) {
        table.row({where, escaped_text(outcome["words"]), points_html(brief, outcome), ends_html(outcome, is_signed)});
    };
    row("No deal", deals["disagreement"]["outcome"], false);
    row("Today", deals["today"], false);
    const std::pair<const char*, const char*> points[] = {{"nash", "Nash"},
                                                          {"kalai_smorodinsky", "Kalai–Smorodinsky"},
                                                          {"equal_gains", "Equal gains"},
                                                          {"greatest_total", "Greatest total"}};
    for (const auto& [id, name] : points)
        if (deals["points"].contains(id) && !deals["points"][id]["outcomes"].empty())
            row(name, deals["points"][id]["outcomes"][0]);
    if (!deals["zone"]["open"].get<bool>() && !deals["zone"]["nearest"].empty())
        row("Nearest to a deal", deals["zone"]["nearest"][0]);
    return text + table.text();
}

std::string rest_html(const Json& brief) {
    if (!is_there(brief, "standoff") || !brief["standoff"].contains("verdicts_today")) return {};
    const Json& standoff = brief["standoff"];
    std::string text;
    for (const char* when : {"verdicts_today", "verdicts_disagreement"}) {
        std::string items;
        for (const Json& each : standoff[when]) items += "<li>" + escaped_text(each["words"]) + ".</li>\n";
        if (!items.empty())
            text += std::string("<h3>") + (std::string_view(when) == "verdicts_today" ? "Today" : "No deal") +
                    "</h3>\n<ul>\n" + items + "</ul>\n";
    }
    HtmlTable table("Outcomes that can last, reached from today by everybody's improvements",
                    {"What holds", "Tests that it passes", "Moves from today", "Points"});
    std::size_t shown = 0;
    for (const Json& each : standoff["resting"]) {
        if (each["improvements_from_today"].is_null() || shown++ == 12) break;
        std::string concepts;
        for (const Json& by : each["concepts"]) concepts += (concepts.empty() ? "" : ", ") + escaped_text(by);
        table.row({escaped_text(each["words"]), concepts,
                   fmt::format("{}", each["improvements_from_today"].get<std::size_t>()), points_html(brief, each)});
    }
    return text + table.text();
}

// Beside every chance: the highlights say it once, and a section may be read alone.
constexpr const char* not_validated = " By a model of attrition that is not validated on past disputes.";
constexpr const char* shares_of_draws =
    " Shares of draws by models that are not validated on past disputes, not chances that something comes about.";

std::string gives_in_html(const Json& brief) {
    if (!is_there(brief, "standoff") || !is_there(brief["standoff"], "giving_in")) return {};
    const Json& game = brief["standoff"]["giving_in"];
    if (is_there(game, "none")) return paragraph("No answer: " + escaped_text(game["none"]) + ".");
    HtmlTable table("Who gives in", {"Party", "What it then accepts", "Gives in at all", "At once"});
    for (const Json& side : game["sides"])
        table.row({party_name(brief, side["party"].get<std::string>()), escaped_text(side["giving_in"]["words"]),
                   words::chance_in_words(side["yields"].get<double>()),
                   words::chance_in_words(side["at_once"].get<double>())});
    return paragraph(escaped_text(game["words"]) + not_validated) + table.text();
}

std::string what_if_html(const Json& brief) {
    if (!is_there(brief, "deals") || !brief["deals"].contains("red_lines")) return {};
    HtmlTable table("Red lines: what leaving each out of account does",
                    {"Red line", "Of", "Its cost, points a year", "Closes the zone of deals"});
    for (const Json& line : brief["deals"]["red_lines"])
        table.row({escaped_text(line["name"]), party_name(brief, line["party"].get<std::string>()),
                   fmt::format("{:.2f}", line["cost"].get<double>()),
                   line["closes_the_zone"].get<bool>() ? "yes" : "no"});
    std::string text = changes_html(brief) + table.text();
    for (const Json& each : brief["deals"]["on_conditions"]) {
        std::string conditions;
        for (const Json& condition : each["conditions"])
            conditions += (conditions.empty() ? "" : "; ") + escaped_text(condition);
        text += paragraph(fmt::format("On the conditions of {} ({}): {} outcomes keep to them, {} of these are deals.",
                                      party_name(brief, each["party"].get<std::string>()), conditions,
                                      each["meeting"].get<std::size_t>(), each["zone"].get<std::size_t>()));
    }
    return text;
}

std::string sure_html(const Json& brief) {
    if (!is_there(brief, "forecast") || !brief["forecast"].contains("lenses")) return {};
    const Json& forecast = brief["forecast"];
    std::vector<std::string> heads{"Way of looking"};
    for (const dispute::endings::Ending ending : dispute::endings::all_endings) heads.emplace_back(in_words(ending));
    HtmlTable table("How it ends, by each way of looking", heads);
    for (const auto& [name, chances] : forecast["lenses"].items()) {
        if (chances.is_null()) continue;
        std::vector<std::string> cells{html_escaped(name)};
        for (const dispute::endings::Ending ending : dispute::endings::all_endings)
            cells.push_back(words::chance_in_words(chances[name_of(ending)].get<double>()));
        table.row(cells);
    }
    HtmlTable matters("What matters most for an agreement to be had",
                      {"Number", "Where it is low", "Where it is high"});
    std::size_t shown = 0;
    for (const Json& each : forecast["leverage"])
        if (shown++ < 8)
            matters.row({escaped_text(each["what"]), words::chance_in_words(each["deal_where_low"].get<double>()),
                         words::chance_in_words(each["deal_where_high"].get<double>())});
    std::string drawn =
        "<p>" + words::counted(forecast["count"].get<std::size_t>(), "draw", "draws") + " of what the parties want";
    if (forecast.contains("sweep") && !forecast["sweep"].is_null())
        drawn += fmt::format(", and of the economics: solved at {} of their ranges",
                             words::counted(forecast["sweep"]["points"].get<std::size_t>(), "point", "points"));
    return drawn + "." + shares_of_draws + "</p>" + table.text() + matters.text();
}

}  // namespace parley::report::html

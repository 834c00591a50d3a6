#include <cmath>

#include <fmt/format.h>

#include "parley/dispute/endings/endings.hpp"
#include "parley/report/html/brief_html.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

using Json = nlohmann::ordered_json;

std::string escaped_text(const Json& value) {
    return html_escaped(value.get<std::string>());
}

bool is_there(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null();
}

std::string section(const char* id, const std::string& title, const std::string& inside) {
    if (inside.empty()) return {};
    return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", id, title, inside);
}

std::string paragraph(const std::string& inside) {
    return "<p>" + inside + "</p>\n";
}

// Cells are HTML. The first column heads its row.
class HtmlTable {
public:
    HtmlTable(const std::string& caption, const std::vector<std::string>& heads) {
        text_ = "<div class=\"scroll\"><table>\n<caption>" + caption + "</caption>\n<thead><tr>";
        for (const std::string& head : heads) text_ += "<th scope=\"col\">" + head + "</th>";
        text_ += "</tr></thead>\n<tbody>\n";
    }
    void row(const std::vector<std::string>& cells) {
        text_ += "<tr>";
        for (std::size_t k = 0; k < cells.size(); ++k)
            text_ += k == 0 ? "<th scope=\"row\">" + cells[k] + "</th>" : "<td>" + cells[k] + "</td>";
        text_ += "</tr>\n";
        ++rows_;
    }
    std::string text() const { return rows_ == 0 ? "" : text_ + "</tbody>\n</table></div>\n"; }

private:
    std::string text_;
    std::size_t rows_ = 0;
};

std::string party_name(const Json& brief, const std::string& id) {
    if (is_there(brief, "scenario"))
        for (const Json& party : brief["scenario"]["parties"])
            if (party["id"] == id) return escaped_text(party["name"]);
    return html_escaped(id);
}

std::string grounds_html(const Json& of) {
    if (is_there(of, "evidence")) {
        const Json& evidence = of["evidence"];
        std::string text = escaped_text(evidence["source"]);
        if (is_there(evidence, "paragraph"))
            text += fmt::format(", paragraph {}", evidence["paragraph"].get<std::size_t>());
        for (const Json& figure : evidence["figures"]) text += ", “" + escaped_text(figure) + "”";
        return text;
    }
    if (is_there(of, "assumption")) return "assumed: " + escaped_text(of["assumption"]);
    if (is_there(of, "definition")) return "by definition: " + escaped_text(of["definition"]);
    return {};
}

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
    std::vector<std::string> heads{"Outcome"};
    for (const Json& party : study["parties"]) {
        heads.push_back(escaped_text(party["name"]) + ", bn USD");
        heads.push_back(escaped_text(party["name"]) + ", %");
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
            cells.push_back(solved ? words::change_in_bn(change.usd_m, 1) : "no result");
            cells.push_back(solved ? words::with_sign(change.pct, 2) : "");
        }
        table.row(cells);
    }
    return income_bars(study) + table.text();
}

std::string points_html(const Json& brief, const Json& outcome) {
    std::string text;
    for (const auto& [id, points] : outcome["points"].items())
        text += (text.empty() ? "" : ", ") + party_name(brief, id) + " " + words::with_sign(points.get<double>(), 3);
    return text;
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

std::string deals_html(const Json& brief) {
    if (!is_there(brief, "deals") || !brief["deals"].contains("zone")) return {};
    const Json& deals = brief["deals"];
    std::string text = deal_scatter(deals);
    HtmlTable table("Points a year: percent of a party's own real income", {"Where", "What holds", "Points"});
    const auto row = [&](const std::string& where, const Json& outcome) {
        table.row({where, escaped_text(outcome["words"]), points_html(brief, outcome)});
    };
    row("No deal", deals["disagreement"]["outcome"]);
    row("Today", deals["today"]);
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
        drawn += fmt::format(", and of the economics: solved at {} points of their ranges",
                             forecast["sweep"]["points"].get<std::size_t>());
    return drawn + "." + shares_of_draws + "</p>" + table.text() + matters.text();
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
        sentences += "<li>" + escaped_text(each["text"]) + " <a href=\"#" + escaped_text(each["section"]) +
                     "\">Shown below</a></li>\n";
    if (!sentences.empty()) sentences = "<ul>\n" + sentences + "</ul>\n";
    return "<main id=\"static\">\n<h1>" + html_escaped(title) + "</h1>\n" +
           section("highlights", "Highlights", sentences) +
           section("levers", "What is on the table", levers_html(brief)) +
           section("outcomes", "What each outcome costs", outcomes_html(brief) + movers_html(brief)) +
           section("deals", "The deal space", deals_html(brief)) +
           section("rest", "Where it rests", rest_html(brief) + conflict_html(brief)) +
           section("standoff", "Who gives in", gives_in_html(brief)) +
           section("what-if", "What would have to be true", what_if_html(brief)) +
           section("sure", "How sure", sure_html(brief)) +
           section("deficit", "Savings or subsidies", deficit_html(brief)) +
           section("evidence", "Evidence and assumptions", evidence_html(brief)) +
           section("computed", "How this was computed", computed_html(brief)) + "</main>\n";
}

}  // namespace parley::report::html

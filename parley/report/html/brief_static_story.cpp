#include <fmt/format.h>

#include "parley/report/html/brief_sections.hpp"

namespace parley::report::html {

std::string positions_html(const Json& brief) {
    if (!is_there(brief, "positions")) return {};
    std::string text;
    for (const Json& party : brief["positions"]) {
        text += "<h3>" + escaped_text(party["name"]) + "</h3>\n<dl>\n";
        for (const Json& group : party["groups"]) {
            text += "<dt>" + escaped_text(group["heading"]) + "</dt>\n";
            for (const Json& line : group["lines"]) {
                const std::string from = grounds_html(line);
                text += "<dd>" + escaped_text(line["text"]) + (from.empty() ? "" : " <small>" + from + "</small>") +
                        "</dd>\n";
            }
        }
        text += "</dl>\n";
    }
    return text;
}

std::string calendar_html(const Json& brief) {
    if (!is_there(brief, "calendar")) return {};
    std::string items;
    for (const Json& event : brief["calendar"]) {
        const std::string who =
            is_there(event, "party") ? party_name(brief, event["party"].get<std::string>()) + " " : "";
        items += fmt::format("<li><time datetime=\"{0}\">{0}</time> {1}{2}{3}</li>\n", escaped_text(event["date"]), who,
                             escaped_text(event["text"]), event["assumed"].get<bool>() ? " (date assumed)" : "");
    }
    return items.empty() ? "" : "<h3>Dates</h3>\n<ol>\n" + items + "</ol>\n";
}

}  // namespace parley::report::html

#pragma once
// Private to this folder: what the sections of a brief's static text are made of.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "parley/report/html/brief_html.hpp"

namespace parley::report::html {

using Json = nlohmann::ordered_json;

inline std::string escaped_text(const Json& value) {
    return html_escaped(value.get<std::string>());
}

inline bool is_there(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null();
}

inline std::string section(const char* id, const std::string& title, const std::string& inside) {
    if (inside.empty()) return {};
    return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", id, title, inside);
}

// What the brief carries as the finding with this id, before `inside`.
inline std::string told(const Json& brief, const char* id, const std::string& inside) {
    if (inside.empty() || !is_there(brief, "findings")) return inside;
    for (const Json& each : brief["findings"])
        if (each["id"] == id)
            return fmt::format("<p data-finding=\"{}\"><strong>{}</strong></p>\n{}", id, escaped_text(each["text"]),
                               inside);
    return inside;
}

inline std::string paragraph(const std::string& inside) {
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

inline std::string party_name(const Json& brief, const std::string& id) {
    if (is_there(brief, "scenario"))
        for (const Json& party : brief["scenario"]["parties"])
            if (party["id"] == id) return escaped_text(party["name"]);
    return html_escaped(id);
}

inline std::string grounds_html(const Json& of) {
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

// Who wants what, and when.
std::string positions_html(const Json& brief);
std::string calendar_html(const Json& brief);

// What could happen, step by step.
std::string course_html(const Json& brief);

// Sections on the dispute.
std::string deals_html(const Json& brief);
std::string rest_html(const Json& brief);
std::string gives_in_html(const Json& brief);
std::string what_if_html(const Json& brief);
std::string sure_html(const Json& brief);
// Wars of duties, and talks over them.
std::string wars_html(const Json& brief);
// Past disputes like this one.
std::string precedents_html(const Json& brief);
// What came after the day of this one, beside what was said before it.
std::string happened_html(const Json& brief);

}  // namespace parley::report::html

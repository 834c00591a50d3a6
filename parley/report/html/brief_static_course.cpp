// What could happen: shares by a day, who moves first, and the tree as a list in lists.
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/html/brief_sections.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::html {
namespace {

std::string gain_of(const Json& gain) {
    const double all = gain["points"].get<double>(), solved = gain["solved_points"].get<double>();
    const int digits = words::digits_for(std::abs(all), 2);
    return fmt::format("{} points a year ({} solved, {} assumed)", words::with_sign(all, digits),
                       words::with_sign(solved, digits), words::with_sign(all - solved, digits));
}

std::string day_of(const Json& branch) {
    return is_there(branch, "date") ? fmt::format("<time datetime=\"{0}\">{0}</time>", escaped_text(branch["date"]))
                                    : fmt::format("month {:.3g}", branch["months"].get<double>());
}

std::string steps_html(const Json& brief, const Json& branches, double rests) {
    std::string items;
    for (const Json& branch : branches) {
        items += fmt::format("<li><b>{}</b> {}: {}", words::chance_in_words(branch["share"].get<double>()),
                             day_of(branch), escaped_text(branch["words"]));
        if (branch["act"] != "in-force")
            items += fmt::format("; because what follows is worth {} to {}", gain_of(branch["gain"]),
                                 party_name(brief, branch["party"].get<std::string>()));
        items += steps_html(brief, branch["then"], branch["rests"].get<double>()) + "</li>\n";
    }
    if (rests >= 0.005) items += fmt::format("<li><b>{}</b> it rests there</li>\n", words::chance_in_words(rests));
    return items.empty() ? "" : "<ol>\n" + items + "</ol>\n";
}

}  // namespace

std::string course_html(const Json& brief) {
    if (!is_there(brief, "course") || !brief["course"].contains("tree")) return {};
    const Json& course = brief["course"];
    std::string text = paragraph(
        "A mechanism to think with, not validated: what follows where each side does what is best for it. Shares are "
        "of wants that fit the record, no chances.");
    for (const Json& move : course["first_moves"])
        text += paragraph(fmt::format("{} moves first in {}, mostly thus: {}; what follows is worth {} to it.",
                                      at_start(in_sentence(party_name(brief, move["party"].get<std::string>()))),
                                      words::chance_in_words(move["share"].get<double>()), escaped_text(move["words"]),
                                      gain_of(move["gain"])));
    std::string between;
    if (is_there(course, "parties") && course["parties"].size() > 2 && is_there(course, "between"))
        between =
            fmt::format(", between {} and {}", in_sentence(party_name(brief, course["between"][0].get<std::string>())),
                        in_sentence(party_name(brief, course["between"][1].get<std::string>())));
    HtmlTable by("By a day, share of wants that fit" + between, {"By", "Carried out", "Answered", "Beyond", "Signed"});
    for (const Json& day : course["by"]) {
        std::vector<std::string> cells{day_of(day)};
        for (const char* what : {"carried_out", "answered", "beyond", "signed"})
            cells.push_back(words::chance_in_words(day[what]["share"].get<double>()));
        by.row(cells);
    }
    std::string agreements;
    for (const Json& each : is_there(course, "agreements") ? course["agreements"] : Json::array())
        agreements += paragraph(at_start(escaped_text(each["name"])) + ": " + escaped_text(each["words"]) + ".");
    return text + by.text() + steps_html(brief, course["tree"]["then"], course["tree"]["rests"].get<double>()) +
           agreements;
}

}  // namespace parley::report::html

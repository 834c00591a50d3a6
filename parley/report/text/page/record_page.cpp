#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/record_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/refused_words.hpp"

namespace parley::report::text {
namespace {

// A row for each want, those that what was said bounds first; a star at what it bounds.
PageSection wants_on_page(const scenario::Party& named, const analysis::PartyRecord& party) {
    PageSection section{
        fmt::format("{:<42}{:>10}{:>10}{:>18}", words::cut("What " + in_sentence(named.name) + " wants", 41),
                    "at least", "at most", "half lie in"),
        {},
        1};
    const auto points = [&](double value) { return words::with_sign(value, words::digits_for(party.unit, 3, 3)); };
    std::vector<std::string> free;
    for (std::size_t k = 0; k < party.terms.size(); ++k) {
        std::string low, high;
        bool bounded = false;
        if (party.strict.consistent) {
            const dispute::record::WantInterval& want = party.strict.wants[k];
            low = points(want.low) + (want.bounded_below ? "*" : " ");
            high = points(want.high) + (want.bounded_above ? "*" : " ");
            bounded = want.bounded_below || want.bounded_above;
        }
        const std::string row = words::as_line(fmt::format(
            "  {:<40}{:>10}{:>10}{:>18}", words::cut(party.terms[k].name, 39), low, high,
            fmt::format("{} to {}", points(party.said.quantile(k, 0.25)), points(party.said.quantile(k, 0.75)))));
        (bounded ? section.items : free).push_back(row);
    }
    section.items.insert(section.items.end(), free.begin(), free.end());
    return section;
}

std::string how_much_on_page(const pricing::Worth& worth, const analysis::Record& record) {
    std::string silent, torn;
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const std::string& name = worth.scenario().parties[p].name;
        if (!record.parties[p].decides()) silent += (silent.empty() ? "" : ", ") + name;
        if (!record.parties[p].strict.consistent) torn += (torn.empty() ? "" : ", ") + name;
    }
    std::string text = "Sizes follow from what was said, by rules that are the same for every dispute (Protocol 1). ";
    text += silent.empty() ? "The record says something of what every party wants."
                           : "The record does not decide what these want: " + silent + ".";
    if (!torn.empty()) text += " These said what cannot all be meant: " + torn + ".";
    return text +
           " Shares are of wants that fit, no chances of what will happen. Wants are in points, one percent of a "
           "party's "
           "own real income, a year; * is bounded by what was said, the others by their range alone.";
}

}  // namespace

std::string record_page(const pricing::Worth& worth, const analysis::Record& record) {
    std::vector<PageSection> sections{concluded(worth, record.footing, record.conclusions)};
    if (const std::optional<Outcome> most = analysis::most_acceptable(worth, record)) {
        std::string text =
            fmt::format("{}: by {} of the wants that fit nobody likes it less than no deal.",
                        levels_in_words(worth, *most), words::chance_in_words(record.acceptable[most->value]));
        const std::string refused = words::refused_in_words(worth, *most);
        sections.push_back(
            {"The agreement that the most wants allow", {page_item(refused.empty() ? text : text + " " + refused)}, 1});
    }
    PageSection torn{"What cannot all be meant", {}, 1};
    for (const analysis::PartyRecord& party : record.parties)
        for (const auto& together : party.strict.contradictions) {
            std::string line;
            for (const std::size_t k : together) line += (line.empty() ? "" : "; ") + party.statements[k].words;
            torn.items.push_back(page_item(line + "."));
        }
    sections.push_back(torn);
    PageSection open{"Find out: what nobody's words bound, and what is concluded turns with", {}, 2};
    for (const std::string& each : to_find_out(worth, record)) open.items.push_back(page_item(each + "."));
    sections.push_back(open);
    sections.push_back({"How far to trust it", {page_item(how_much_on_page(worth, record))}, 1});
    for (std::size_t p = 0; p < record.parties.size(); ++p)
        if (!record.parties[p].terms.empty())
            sections.push_back(wants_on_page(worth.scenario().parties[p], record.parties[p]));
    return page(worth.scenario().title + ": the record", std::move(sections),
                "all conclusions and wants, what each believes of others, and what was not read.");
}

}  // namespace parley::report::text

#include "parley/evidence/prose/labels.hpp"

#include <algorithm>
#include <array>

#include "parley/evidence/prose/currency_names.hpp"

namespace parley::evidence::prose {
namespace {

constexpr auto label_words = std::to_array<std::string_view>({
    "section",       "sections",      "article",      "articles",    "chapter",    "chapters",   "subchapter",
    "paragraph",     "paragraphs",    "subparagraph", "subdivision", "subsection", "heading",    "headings",
    "subheading",    "subheadings",   "phase",        "page",        "pages",      "term",       "annex",
    "appendix",      "item",          "items",        "figure",      "table",      "round",      "version",
    "rule",          "title",         "stage",        "clause",      "tranche",    "resolution", "number",
    "schedule",      "boeing",        "airbus",       "route",       "area",       "step",       "option",
    "grade",         "level",         "tier",         "part",        "note",       "footnote",   "endnote",
    "proclamation",  "proclamations", "regulation",   "regulations", "directive",  "docket",     "decree",
    "circular",      "memorandum",    "htsus",        "hts",         "hs",         "exhibit",    "attachment",
    "recital",       "protocol",      "amendment",    "flight",      "interstate", "highway",    "\u00a7",
    "\u00a7\u00a7",  "\u00b6",        "\u2116",       "hr",          "pl",         "annexes",    "appendices",
    "tables",        "figures",       "phases",       "titles",      "rules",      "tiers",      "codes",
    "code",          "iso",           "class",        "category",    "type",       "eo",         "fy",
    "subparagraphs", "subsections",   "recitals",     "lord",        "nasdaq",     "ftse",       "russell",
    "topix",         "csi",
});

// Also verbs, or things that are counted: labels with a capital.
constexpr auto capital_label_words = std::to_array<std::string_view>({
    "order",    "list",     "lists",    "orders",   "announcement", "announcements", "notice", "law",  "act",
    "bill",     "decision", "case",     "form",     "file",         "opinion",       "no",     "nos",  "report",
    "document", "room",     "division", "bulletin", "group",        "public",        "box",    "line", "unit",
});

constexpr auto before_a_point = std::to_array<std::string_view>({
    "no",  "nos",  "nr", "sec", "secs", "section", "art", "arts", "ch",  "vol",  "fig", "p",   "pp",
    "par", "para", "cl", "ex",  "l",    "pub",     "app", "hr",   "reg", "regs", "res", "doc", "dept",
});

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, const std::string& text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether a bracket that the token `at` could close has been opened before it.
bool in_brackets(const Tokens& t, std::size_t at) {
    int depth = 0;
    for (std::size_t back = 0; at > 0 && back < 200; ++back) {
        --at;
        if (t.sign(at, ")")) --depth;
        if (t.sign(at, "(") && ++depth > 0) return true;
    }
    return false;
}

/// "(b)", "(iii)", "(10)" from `at` on, several of them; `at` if there is none.
std::size_t past_clauses(const Tokens& t, std::size_t at) {
    while (t.sign(at, "(") && t.sign(at + 2, ")") && t.glued(at + 1) && t.glued(at + 2) &&
           (t.digits(at + 1) || (t.word(at + 1) && t[at + 1].text.size() <= 5)))
        at += 3;
    return at;
}

/// "202-395-5725", "(202) 395-5725": where the number of a telephone that starts at `at` ends; 0 if none does.
std::size_t telephone_end(const Tokens& t, std::size_t at) {
    const auto digits = [&](std::size_t k, std::size_t count) {
        return t.digits(k) && t[k].end - t[k].begin == count && !t[k].grouped;
    };
    const auto hyphen = [&](std::size_t k) { return t.sign(k, "-") && t.glued(k) && t.glued(k + 1); };
    const bool area = at > 0 && t.sign(at - 1, "(") && t.sign(at + 1, ")");
    const std::size_t rest = area || hyphen(at + 1) ? at + 2 : at;
    return rest > at && digits(at, 3) && digits(rest, 3) && hyphen(rest + 1) && digits(rest + 2, 4) ? rest + 3 : 0;
}

bool is_reporter(const Tokens& t, std::size_t at) {
    return t.word_of(at, {"usc", "cfr", "usca", "stat"}) || (t.word(at, "fr") && t[at].capitals);
}

}  // namespace

bool part_of_a_name(const Tokens& t, std::size_t at, bool after_figure) {
    if (at == 0 || !t.glued(at)) return false;
    if (t.word(at - 1)) return true;
    if (t.sign(at - 1, "-")) {
        if (at < 2 || !t.glued(at - 1) || after_figure) return false;
        return t.digits(at - 2) ||
               (t.word(at - 2) && !t.word_of(at - 2, {"mid", "pre", "post", "early", "late", "sub", "over", "to"}) &&
                currency_code(t[at - 2].text, t[at - 2].capitals).empty());
    }
    return t.sign_of(at - 1, {"/", ":", ".", "_", "#", "@", "'", "="});
}

bool is_label(const Tokens& t, std::size_t at) {
    if (at == 0 || t[at].grouped) return false;
    if (t.sign(at - 1, ".") && at > 1) return among(before_a_point, t[at - 2].text) && t.word(at - 2);
    if (!t.word(at - 1) || t[at - 1].possessive) return false;
    if (t.word(at - 1, "of") && at > 1 && t.word(at - 2, "group") && t[at - 2].capital) return true;
    const std::string& before = t[at - 1].text;
    if (among(label_words, before) || (before == "p" && at > 1 && t.sign(at - 2, "&"))) return true;  // "S&P 500"
    // "the 301 duties": sections that American trade law is known by.
    const double section = t[at].value;
    if (t.word_of(at - 1, {"the", "its", "under", "new"}) &&
        (section == 201.0 || section == 232.0 || section == 301.0 || section == 337.0) &&
        t.word_of(at + 1, {"tariff", "tariffs", "duty", "duties", "action", "actions", "investigation", "case", "probe",
                           "investigations", "process", "quota", "quotas", "measures", "list", "lists"}))
        return true;
    return among(capital_label_words, before) &&
           (t[at - 1].capital || (at > 1 && t.word_of(at - 2, {"executive", "public", "court"})));
}

std::size_t citation_end(const Tokens& t, std::size_t at) {
    if (!t.digits(at)) return 0;
    if (const std::size_t end = telephone_end(t, at); end > 0) return end;
    std::size_t next = at + 1;
    if (t.word(next, "fed") || (t.word(next, "cong") && t.sign(next + 1, "."))) {
        next += t.sign(next + 1, ".") ? 2 : 1;
        if (!t.word_of(next, {"reg", "rec", "register"})) return 0;
        next += t.sign(next + 1, ".") ? 2 : 1;
    } else if (is_reporter(t, next)) {
        next += t.sign(next + 1, ".") ? 2 : 1;
    } else {
        return 0;
    }
    if (t.word_of(next, {"section", "sec", "\u00a7", "\u00a7\u00a7", "part"})) next += t.sign(next + 1, ".") ? 2 : 1;
    while (t.digits(next)) {
        next = past_clauses(t, next + 1);
        if (t.sign_of(next, {",", "-"}) && t.digits(next + 1))
            ++next;
        else if (t.word(next, "and") && t.digits(next + 1) && !is_reporter(t, next + 2))
            ++next;
        else if (t.word(next) && t.glued(next))
            ++next;
    }
    return next;
}

std::size_t mark_end(const Tokens& t, std::size_t at) {
    if (t[at].decimals > 0 || t[at].grouped) return 0;
    const std::size_t end = at + 1;
    if (at == 0 && end + 1 < t.size() && t.glued(end) && t.sign_of(end, {".", ")"})) return end;
    if (at > 0 && t.sign(at - 1, "[") && t.sign(end, "]")) return end;
    if (at > 0 && t.sign(at - 1, "(") && t.sign(end, ")") && t.glued(at) && t[at].end - t[at].begin <= 3) return end;
    if (t.sign(end, ")") && t.glued(end) && t[at].end - t[at].begin <= 2 && !in_brackets(t, at)) return end;
    if (t.sign(end, "(") && t.glued(end) && past_clauses(t, end) > end) return past_clauses(t, end);
    // A note's mark set as a digit: "25%3", "billion,4".
    if (t.glued(at) && t.sign_of(at - 1, {"%", ",", ")", "\"", ";"})) return end;
    return 0;
}

bool year_of_a_law(const Tokens& t, std::size_t at) {
    if (at > 0 && t.word(at - 1, "gatt")) return true;
    return at > 1 && t.word(at - 1, "of") && t[at - 2].capital &&
           t.word_of(at - 2, {"act", "acts", "law", "code", "constitution", "statute", "convention", "treaty", "order",
                              "ordinance", "amendments", "regulations"});
}

}  // namespace parley::evidence::prose

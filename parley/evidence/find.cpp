#include "parley/evidence/find.hpp"

#include <algorithm>

#include "parley/evidence/prose/fold.hpp"

namespace parley::evidence {
namespace {

// Findings are said in a line, whatever breaks and tabs a citation or a document holds.
std::string on_a_line(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if ((c >= '\0' && c < ' ') || c == '\x7F') c = ' ';
    return result;
}

std::string words_of(const Paragraph& paragraph, const Figure& figure) {
    return on_a_line(std::string_view(paragraph.text).substr(figure.begin, figure.length));
}

Finding start(const Document& document, std::size_t paragraph, std::string_view cited) {
    Finding finding;
    finding.cited = on_a_line(cited);
    finding.paragraph = paragraph;
    finding.paragraphs = document.paragraphs.size();
    if (paragraph == 0 || paragraph > finding.paragraphs)
        finding.verdict = Verdict::no_such_paragraph;
    else
        finding.line = document.paragraphs[paragraph - 1].lines.front();
    return finding;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool in_a_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/// Both folded and in lower case. Starts with a word's start, so that "tariff" is in "tariffs" and "art" not in "part".
bool has_words(const std::string& text, const std::string& words) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        if (at == 0 || !in_a_word(text[at - 1]) || !in_a_word(words[0])) return true;
    return false;
}

std::string paragraph_list(const std::vector<std::size_t>& numbers) {
    std::string list = numbers.size() > 1 ? "paragraphs " : "paragraph ";
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        if (k > 0) list += k + 1 == numbers.size() ? " and " : ", ";
        list += std::to_string(numbers[k]);
    }
    return list;
}

/// The figure of the paragraph that is the one asked for, one without a bound before those with one.
const Figure* that_stands(const Paragraph& paragraph, const Figure& asked) {
    const Figure* bounded = nullptr;
    for (const Figure& stands : paragraph.figures) {
        if (!same_figure(stands, asked)) continue;
        if (stands.bound == Bound::none) return &stands;
        if (bounded == nullptr) bounded = &stands;
    }
    return bounded;
}

std::string quoted(const std::string& text) {
    return "'" + text + "'";
}

}  // namespace

Finding find_figure(const Document& document, std::size_t number, std::string_view text) {
    Finding finding = start(document, number, text);
    const auto asked = parse_figure(text);
    if (!asked) {
        finding.verdict = Verdict::not_a_figure;
        return finding;
    }
    const Paragraph* const cited =
        finding.verdict == Verdict::no_such_paragraph ? nullptr : &document.paragraphs[number - 1];
    for (const Paragraph& paragraph : document.paragraphs) {
        const Figure* const stands = that_stands(paragraph, *asked);
        if (stands == nullptr) continue;
        if (&paragraph == cited) {
            finding.verdict = Verdict::found;
            finding.words = words_of(paragraph, *stands);
            finding.bound = in_words(stands->bound);
        } else {
            finding.elsewhere.push_back(paragraph.number);
        }
    }
    if (finding.verdict != Verdict::not_looked_up) return finding;
    for (const Figure& stands : cited->figures) {
        if (finding.words.empty() && same_number_otherwise(stands, *asked)) {
            finding.words = words_of(*cited, stands);
            finding.kind = kind_in_words(stands);
        }
        if (is_calendar(stands) && !is_calendar(*asked)) continue;  // every report is full of them
        const std::string words = words_of(*cited, stands);
        if (finding.others.size() < 12 &&
            std::find(finding.others.begin(), finding.others.end(), words) == finding.others.end())
            finding.others.push_back(words);
    }
    finding.verdict = !finding.elsewhere.empty() ? Verdict::elsewhere
                      : !finding.words.empty()   ? Verdict::otherwise
                                                 : Verdict::not_found;
    return finding;
}

Finding find_words(const Document& document, std::size_t number, std::string_view words) {
    Finding finding = start(document, number, words);
    if (finding.verdict == Verdict::no_such_paragraph) return finding;
    const std::string wanted = lower(prose::fold(words).text);
    for (const Paragraph& paragraph : document.paragraphs) {
        if (wanted.empty() ? paragraph.number != number : !has_words(lower(prose::fold(paragraph.text).text), wanted))
            continue;
        if (paragraph.number == number)
            finding.verdict = Verdict::found;
        else
            finding.elsewhere.push_back(paragraph.number);
    }
    if (finding.verdict == Verdict::found)
        finding.words = finding.cited;
    else
        finding.verdict = finding.elsewhere.empty() ? Verdict::not_found : Verdict::elsewhere;
    return finding;
}

std::vector<Finding> check_evidence(const Document& document, const EvidenceRef& evidence) {
    std::vector<Finding> findings;
    for (const std::string& figure : evidence.figures)
        findings.push_back(find_figure(document, evidence.paragraph, figure));
    if (findings.empty()) findings.push_back(find_words(document, evidence.paragraph));
    return findings;
}

std::string in_words(const Finding& f) {
    const std::string here = "paragraph " + std::to_string(f.paragraph);
    const std::string stands = " stands there as " + quoted(f.words) + " (" + f.kind + ")";
    switch (f.verdict) {
        case Verdict::not_looked_up:
            break;
        case Verdict::found:
            if (f.cited.empty()) return here + " is there, cited for its words";
            return quoted(f.cited) + " is in " + here + (f.bound.empty() ? "" : " as a bound (" + f.bound + ")") +
                   (f.words == f.cited ? "" : ": " + quoted(f.words));
        case Verdict::not_found: {
            std::string text = quoted(f.cited) + " is nowhere in the document";
            for (std::size_t k = 0; k < f.others.size(); ++k)
                text += (k > 0 ? ", " : "; " + here + " has ") + quoted(f.others[k]);
            return text;
        }
        case Verdict::elsewhere:
            return quoted(f.cited) + " is not in " + here + " but in " + paragraph_list(f.elsewhere) +
                   (f.words.empty() ? "" : "; the number" + stands);
        case Verdict::otherwise:
            return quoted(f.cited) + " is not in " + here + ": the number" + stands;
        case Verdict::no_such_paragraph:
            return "there is no " + here + ", the document has " + std::to_string(f.paragraphs) +
                   (f.elsewhere.empty() ? "" : "; " + quoted(f.cited) + " is in " + paragraph_list(f.elsewhere));
        case Verdict::not_a_figure:
            return quoted(f.cited) +
                   " is no figure with its unit, such as '100 bn USD', '25 %', '25 points', '1 month'";
    }
    return "not looked up";
}

}  // namespace parley::evidence

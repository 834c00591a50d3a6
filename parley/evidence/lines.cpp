#include "parley/evidence/lines.hpp"

#include <algorithm>

#include "parley/evidence/prose/currency_names.hpp"
#include "parley/evidence/prose/fold.hpp"
#include "parley/evidence/prose/number_words.hpp"
#include "parley/evidence/prose/units.hpp"

namespace parley::evidence {
namespace {

constexpr std::string_view hyphen_sign = "\u2010";

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool ends_sentence(std::string_view line) {
    const std::string text = prose::fold(line).text;
    const std::size_t last = text.find_last_not_of("\"')]");
    return last != std::string::npos && std::string_view(".!?:;").find(text[last]) != std::string_view::npos;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string small(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view first_word(std::string_view line) {
    return line.substr(0,
                       static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_letter) - line.begin()));
}

std::string_view last_word(std::string_view line) {
    std::size_t start = line.size();
    while (start > 0 && is_letter(line[start - 1])) --start;
    return line.substr(start);
}

/// A word that a figure may be made of: "billion", "percent", "dollars", "November".
bool of_figures(const std::string& word) {
    const prose::Tokens token(prose::fold(word));
    if (multiplies(token, 0) || starts_number_word(token, 0) || part_word(token, 0) > 0.0 || unit_at(token, 0))
        return true;
    if (!prose::country_name(word).empty()) return true;
    for (const std::string_view other : {"percentage", "basis", "january", "february", "march", "april", "june", "july",
                                         "august", "september", "october", "november", "december"})
        if (word == other) return true;
    return false;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = text.substr(at, end - at);
        lines.push_back({lines.size() + 1, line, prose::fold(line).text.empty()});
        at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

bool starts_item(std::string_view line) {
    const std::string text = prose::fold(line.substr(0, 40)).text;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0)
        return digits <= 3 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
               text[digits + 1] == ' ';
    return text.size() > 2 && (text[0] == '-' || text[0] == '*') && text[1] == ' ';
}

Layout layout_of(const std::vector<Line>& lines) {
    std::size_t last = lines.size();
    while (last > 0 && lines[last - 1].blank) --last;
    Layout layout;
    bool parted = false, seen = false;
    std::size_t followed = 0;
    for (std::size_t k = 0; k < last; ++k) {
        if (lines[k].blank) {
            parted = parted || seen;
            continue;
        }
        seen = true;
        const bool is_long = characters(lines[k].text) > longest_wrapped_line;
        if (is_long) ++layout.long_lines;
        if (k + 1 == last || lines[k + 1].blank || starts_item(lines[k + 1].text)) continue;
        ++followed;
        if (!is_long && !ends_sentence(lines[k].text)) ++layout.broken_lines;
    }
    layout.wrapped = parted && 2 * layout.broken_lines > followed && layout.broken_lines > layout.long_lines;
    return layout;
}

LineJoiner::LineJoiner(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
        const std::string text = small(prose::fold(line.text).text);
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view word = first_word(std::string_view(text).substr(at));
            const std::size_t end = at + word.size();
            const bool parted = end + 1 == text.size() && text[end] == '-';
            const bool rest = at == 0;  // may be the end of a word that the line before began
            if (!word.empty() && !parted && !rest) words_.emplace(word);
            at = end + 1;
        }
    }
}

void LineJoiner::join(std::string& paragraph, std::string_view line) const {
    if (paragraph.empty()) {
        paragraph = line;
        return;
    }
    if (ends_with(paragraph, soft_hyphen)) {
        paragraph.resize(paragraph.size() - soft_hyphen.size());
        paragraph += line;
        return;
    }
    const std::size_t hyphen = ends_with(paragraph, "-")           ? 1
                               : ends_with(paragraph, hyphen_sign) ? hyphen_sign.size()
                                                                   : 0;
    const std::string_view before = std::string_view(paragraph).substr(0, paragraph.size() - hyphen);
    if (hyphen == 0 || before.empty() || before.back() == ' ' || before.back() == '-') {
        paragraph += ' ';
    } else {
        const std::string_view end = first_word(line);
        const std::string word = small(std::string(last_word(before)) + std::string(end));
        const bool parted = !end.empty() && !last_word(before).empty() && end == small(end);
        if (parted && (words_.contains(word) || of_figures(word))) paragraph.resize(before.size());
    }
    paragraph += line;
}

}  // namespace parley::evidence

#include "parley/evidence/document.hpp"

#include <algorithm>
#include <unordered_map>

#include "parley/core/utf8.hpp"
#include "parley/evidence/fold.hpp"

namespace parley::evidence {
namespace {

constexpr std::size_t longest_wrapped_line = 100;  // characters

struct Line {
    std::size_t number = 0;
    std::string_view text;
    bool blank = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = text.substr(at, end - at);
        lines.push_back({lines.size() + 1, line, fold(line).text.empty()});
        at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool starts_item(std::string_view line) {
    const std::string text = fold(line.substr(0, 40)).text;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0)
        return digits <= 3 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
               text[digits + 1] == ' ';
    return text.size() > 2 && (text[0] == '-' || text[0] == '*') && text[1] == ' ';
}

bool ends_sentence(std::string_view line) {
    const std::string text = fold(line).text;
    const std::size_t last = text.find_last_not_of("\"')]");
    return last != std::string::npos && std::string_view(".!?:;").find(text[last]) != std::string_view::npos;
}

bool is_wrapped(const std::vector<Line>& lines) {
    std::size_t last = lines.size();
    while (last > 0 && lines[last - 1].blank) --last;
    bool parted = false, seen = false;
    std::size_t inner = 0, broken = 0;
    for (std::size_t k = 0; k < last; ++k) {
        if (lines[k].blank) {
            parted = parted || seen;
            continue;
        }
        seen = true;
        if (characters(lines[k].text) > longest_wrapped_line) return false;
        if (k + 1 == last || lines[k + 1].blank || starts_item(lines[k + 1].text)) continue;
        ++inner;
        if (!ends_sentence(lines[k].text)) ++broken;
    }
    return parted && 2 * broken > inner;
}

/// The line without white space at its ends, byte for byte what the document has.
std::string trimmed(std::string_view line) {
    const Folded folded = fold(line);
    if (folded.text.empty()) return {};
    return std::string(line.substr(folded.origin.front(), folded.origin.back() - folded.origin.front()));
}

/// Adds a line to a paragraph; a word that a hyphen parts at the end of a line keeps its hyphen and has no space.
void join(std::string& text, const std::string& line) {
    const bool hyphen =
        text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ' && text[text.size() - 2] != '-';
    if (!text.empty() && !hyphen) text += ' ';
    text += line;
}

std::string bytes(std::size_t count) {
    return std::to_string(count) + " bytes";
}

std::optional<DocumentProblem> problem_of(std::string_view text) {
    if (text.size() > most_document_bytes)
        return DocumentProblem{0, "a document of at most " + bytes(most_document_bytes), bytes(text.size())};
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF")
        return DocumentProblem{0, "text in UTF-8", "text in UTF-16: save it as UTF-8"};
    const auto line_of = [&](std::size_t at) {
        return static_cast<std::size_t>(1 +
                                        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    };
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        return DocumentProblem{line_of(zero), "text in UTF-8", "a zero byte: this is no text file"};
    if (const std::size_t valid = valid_utf8_length(text); valid != text.size())
        return DocumentProblem{line_of(valid), "text in UTF-8", "bytes in another encoding: save it as UTF-8"};
    return {};
}

}  // namespace

Document parse_document(std::string_view text) {
    Document document;
    document.problem = problem_of(text);
    if (document.problem) return document;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    const std::vector<Line> lines = lines_of(text);
    document.wrapped = is_wrapped(lines);

    std::unordered_map<std::string, std::size_t> known;  // folded words -> index
    std::string words;
    std::size_t first_line = 0;
    const auto close = [&] {
        if (words.empty()) return;
        const auto [at, is_new] = known.try_emplace(fold(words).text, document.paragraphs.size());
        if (is_new) {
            Paragraph paragraph;
            paragraph.number = document.paragraphs.size() + 1;
            paragraph.text = words;
            paragraph.figures = figures_in(words);
            document.paragraphs.push_back(std::move(paragraph));
        }
        document.paragraphs[at->second].lines.push_back(first_line);
        words.clear();
    };
    for (const Line& line : lines) {
        if (!document.wrapped || line.blank || starts_item(line.text)) close();
        if (line.blank) continue;
        if (words.empty()) first_line = line.number;
        join(words, trimmed(line.text));
    }
    close();
    if (document.paragraphs.empty())
        document.problem = DocumentProblem{0, "a document with words", "nothing but white space"};
    return document;
}

}  // namespace parley::evidence

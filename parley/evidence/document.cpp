#include "parley/evidence/document.hpp"

#include <algorithm>
#include <unordered_map>

#include "parley/core/utf8.hpp"
#include "parley/evidence/lines.hpp"
#include "parley/evidence/prose/fold.hpp"

namespace parley::evidence {
namespace {

/// The line without white space at its ends, byte for byte what the document has; with the soft hyphen that parts its
/// last word.
std::string trimmed(std::string_view line) {
    const prose::Folded folded = prose::fold(line);
    if (folded.text.empty()) return {};
    std::size_t end = folded.origin.back();
    if (line.substr(end).starts_with(soft_hyphen)) end += soft_hyphen.size();
    return std::string(line.substr(folded.origin.front(), end - folded.origin.front()));
}

/// A number alone, with or without dashes around it, is a page's.
bool is_page_number(const std::string& text) {
    const std::string folded = prose::fold(text).text;
    std::size_t digits = 0;
    for (const char c : folded) {
        if (prose::is_digit(c)) ++digits;
        if (!prose::is_digit(c) && c != '-' && c != ' ') return false;
    }
    return digits > 0 && digits <= 4;
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
    const Layout layout = layout_of(lines);
    document.wrapped = layout.wrapped;
    document.long_lines = layout.long_lines;
    const LineJoiner joiner(layout.wrapped ? lines : std::vector<Line>());

    std::unordered_map<std::string, std::size_t> known;  // folded words -> index
    std::string words;
    std::size_t first_line = 0;
    const auto close = [&] {
        if (words.empty()) return;
        const auto [at, is_new] = known.try_emplace(prose::fold(words).text, document.paragraphs.size());
        if (is_new) {
            Paragraph paragraph;
            paragraph.number = document.paragraphs.size() + 1;
            paragraph.text = words;
            if (!is_page_number(words)) paragraph.figures = figures_in(words);
            document.paragraphs.push_back(std::move(paragraph));
        }
        document.paragraphs[at->second].lines.push_back(first_line);
        words.clear();
    };
    for (const Line& line : lines) {
        if (!document.wrapped || line.blank || starts_item(line.text)) close();
        if (line.blank) continue;
        if (words.empty()) first_line = line.number;
        joiner.join(words, trimmed(line.text));
    }
    close();
    if (document.paragraphs.empty())
        document.problem = DocumentProblem{0, "a document with words", "nothing but white space"};
    return document;
}

std::string joining_in_words(const Document& document) {
    if (!document.wrapped) return {};
    std::string text = "blank lines part its " + std::to_string(document.paragraphs.size()) +
                       " paragraphs, as most lines stop in the middle of a sentence";
    if (document.long_lines > 0)
        text += " (" + std::to_string(document.long_lines) + " longer than " + std::to_string(longest_wrapped_line) +
                " characters)";
    return text;
}

}  // namespace parley::evidence

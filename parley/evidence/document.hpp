#pragma once
// A document as evidence: its paragraphs, numbered. docs/guide/evidence.md.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/evidence/figures.hpp"

namespace parley::evidence {

/// Longer documents are refused before they are read: two megabytes are a book.
inline constexpr std::size_t most_document_bytes = 2'000'000;

struct Paragraph {
    std::size_t number = 0;          ///< from 1
    std::string text;                ///< the document's own words, lines joined, white space at the ends dropped
    std::vector<std::size_t> lines;  ///< of the document, from 1, where it starts: the first, then its repeats
    std::vector<Figure> figures;     ///< places in text
};

/// Why a document cannot be used, in InputError's terms.
struct DocumentProblem {
    std::size_t line = 0;  ///< 0: the document as a whole
    std::string expected, found;
};

/// Either paragraphs or a problem.
struct Document {
    std::vector<Paragraph> paragraphs;
    bool wrapped = false;        ///< blank lines part its paragraphs; otherwise every line is one
    std::size_t long_lines = 0;  ///< that do not look broken, in a text that is (lines.hpp)
    std::optional<DocumentProblem> problem;
};

/// The paragraphs of a text in UTF-8, with or without a byte order mark, lines ending in LF, CR LF or CR.
///
/// Every line that is not blank is a paragraph, headings and list items too. But in a text that has been broken into
/// lines, which most of its lines decide (lines.hpp), blank lines part the paragraphs. In such a text a list item ("-
/// ",
/// "* ", "1. ") starts a paragraph of its own. A paragraph that is nothing but a page number has no figures.
///
/// A paragraph whose words have been there before, quotes, hyphens and white space apart, is that paragraph again and
/// has its number.
[[nodiscard]] Document parse_document(std::string_view text);

/// How its lines were joined: "blank lines part its 18 paragraphs, as most lines stop in the middle of a sentence";
/// empty where each line is a paragraph.
[[nodiscard]] std::string joining_in_words(const Document& document);

}  // namespace parley::evidence

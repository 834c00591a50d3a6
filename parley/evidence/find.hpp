#pragma once
// Looks up what a scenario cites. docs/guide/evidence.md.
#include <string>
#include <string_view>
#include <vector>

#include "parley/core/stated_number.hpp"
#include "parley/evidence/document.hpp"

namespace parley::evidence {

enum class Verdict {
    not_looked_up,  ///< zero is never success
    found,
    not_found,  ///< nowhere in the document
    elsewhere,  ///< not in the paragraph that is cited, but in others
    otherwise,  ///< the number stands in the paragraph with another unit, scale, currency or sign
    no_such_paragraph,
    not_a_figure  ///< what the scenario cites is no figure that can be looked up
};

/// What became of one citation.
struct Finding {
    Verdict verdict = Verdict::not_looked_up;
    std::string cited;                   ///< as the scenario writes it, on one line
    std::size_t paragraph = 0;           ///< that is cited
    std::size_t paragraphs = 0;          ///< that the document has
    std::size_t line = 0;                ///< of the document: where that paragraph first stands
    std::string words;                   ///< found, otherwise: the document's own words ("$100 billion")
    std::string bound;                   ///< found: what the document says of it wherever it stands ("less than")
    std::string kind;                    ///< otherwise: what they are ("money in USD")
    std::vector<std::size_t> elsewhere;  ///< paragraphs that have it
    std::vector<std::string> others;     ///< not found: figures that the cited paragraph does have

    explicit operator bool() const { return verdict == Verdict::found; }
};

/// Looks a figure up in the paragraph that is cited for it. A figure that stands elsewhere is reported so even when
/// the cited paragraph has the number with another unit. Where the paragraph has it only as a bound, "less than $1
/// trillion", it is found and the bound said.
[[nodiscard]] Finding find_figure(const Document& document, std::size_t paragraph, std::string_view figure);

/// Whether the paragraph is there and has a word or words, letters' case and typography apart; with no words, whether
/// the paragraph is there.
[[nodiscard]] Finding find_words(const Document& document, std::size_t paragraph, std::string_view words = {});

/// One finding for every figure that is cited, or one for the paragraph when it is cited for its words.
[[nodiscard]] std::vector<Finding> check_evidence(const Document& document, const EvidenceRef& evidence);

/// One sentence without file, line or full stop: "'100 bn USD' is not in paragraph 5 but in paragraphs 6, 16 and 20".
[[nodiscard]] std::string in_words(const Finding& finding);

}  // namespace parley::evidence

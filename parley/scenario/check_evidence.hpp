#pragma once
// Whether the documents that a scenario cites say what it says they say.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/evidence/find.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::scenario {

struct CitationCheck {
    Citation citation;
    std::vector<evidence::Finding> findings;  ///< one for every figure cited, or one for the paragraph
    std::string joining;                      ///< how the document's lines were joined; empty: each is a paragraph
    [[nodiscard]] bool sound() const;
};

/// Looks up every citation of the sources whose documents are given, by source id, in the order of the file.
[[nodiscard]] std::vector<CitationCheck> check_evidence(const Scenario& scenario,
                                                        const std::map<std::string, evidence::Document>& documents);

/// Figures of the documents that no citation bears, each once, in the documents' words, also those that are not read:
/// "'$50 million' (paragraph 3)", "'Z$5 billion' (paragraph 4, unit not read)". Years and dates are left out: every
/// report is full of them.
[[nodiscard]] std::vector<std::string> uncited_figures(const Scenario& scenario,
                                                       const std::map<std::string, evidence::Document>& documents);

/// Whether a figure of a citation is the number it is to bear out, signs apart ("-100 bn USD a year" is borne out
/// by "100 bn USD").
[[nodiscard]] bool bears_out(const EvidenceRef& evidence, const std::string& value);

/// The first citation of a document whose figures are not the number that it stands with; nothing when all are. Asked
/// of every file that is read; a page, which is given a scenario that the program has read, needs no reader of figures.
[[nodiscard]] std::optional<Refusal> unborne_number(const Scenario& scenario);

}  // namespace parley::scenario

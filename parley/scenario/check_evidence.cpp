#include "parley/scenario/check_evidence.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/text.hpp"
#include "parley/evidence/figures.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::scenario {

bool CitationCheck::sound() const {
    return std::all_of(findings.begin(), findings.end(),
                       [](const evidence::Finding& finding) { return static_cast<bool>(finding); });
}

std::vector<CitationCheck> check_evidence(const Scenario& scenario,
                                          const std::map<std::string, evidence::Document>& documents) {
    std::vector<CitationCheck> result;
    for (const Citation& citation : citations(scenario)) {
        const auto document = documents.find(citation.evidence.source);
        if (document == documents.end()) continue;
        CitationCheck check;
        check.citation = citation;
        check.findings = check_evidence(document->second, citation.evidence);
        check.joining = joining_in_words(document->second);
        result.push_back(std::move(check));
    }
    return result;
}

std::vector<std::string> uncited_figures(const Scenario& scenario,
                                         const std::map<std::string, evidence::Document>& documents) {
    std::vector<std::string> result;
    for (const auto& [id, document] : documents) {
        std::vector<evidence::Figure> known;  // cited, and then those already listed
        for (const Citation& citation : citations(scenario))
            if (citation.evidence.source == id)
                for (const std::string& figure : citation.evidence.figures)
                    if (const auto cited = evidence::parse_figure(figure)) known.push_back(*cited);
        for (const evidence::Paragraph& paragraph : document.paragraphs)
            for (const evidence::Figure& figure : paragraph.figures) {
                if (is_calendar(figure)) continue;
                if (std::any_of(known.begin(), known.end(),
                                [&](const evidence::Figure& k) { return same_figure(figure, k); }))
                    continue;
                if (is_read(figure)) known.push_back(figure);
                result.push_back("'" + paragraph.text.substr(figure.begin, figure.length) + "' (paragraph " +
                                 std::to_string(paragraph.number) +
                                 (is_read(figure) ? ")" : ", " + kind_in_words(figure) + ")"));
            }
    }
    return result;
}

bool bears_out(const EvidenceRef& evidence, const std::string& value) {
    // The sign of a measure is its direction (a cut of 100 bn); the document prints the size.
    const std::size_t from = value.starts_with('+') || value.starts_with('-') ? 1 : 0;
    const auto stands = evidence::parse_figure(value.substr(from));
    if (!stands) return false;
    return std::any_of(evidence.figures.begin(), evidence.figures.end(), [&](const std::string& figure) {
        const auto cited = evidence::parse_figure(figure);
        return cited && same_figure(*cited, *stands);
    });
}

std::optional<Refusal> unborne_number(const Scenario& scenario) {
    for (const Citation& citation : citations(scenario)) {
        const EvidenceRef& evidence = citation.evidence;
        const auto source = std::find_if(scenario.sources.begin(), scenario.sources.end(),
                                         [&](const ScenarioSource& each) { return each.id == evidence.source; });
        if (source->data || citation.value.empty() || bears_out(evidence, citation.value)) continue;
        return Refusal{
            {Option::none, scenario.file, evidence.line, evidence.column},
            "a figure in the evidence that is the value, " + shown(citation.value),
            evidence.figures.empty() ? "no figures" : shown(fmt::format("{}", fmt::join(evidence.figures, ", ")))};
    }
    return {};
}

}  // namespace parley::scenario

#include "parley/report/text/check_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::text {
namespace {

std::string contents(const scenario::Scenario& scenario) {
    std::size_t levels = 0;
    for (const scenario::Issue& issue : scenario.issues) levels += issue.levels.size();
    std::string text = fmt::format("{}: {}\n", printable(scenario.file), scenario.title);
    text += fmt::format(
        "  {}, {} with {}, {}, {}, {}\n", words::counted(scenario.parties.size(), "party", "parties"),
        words::counted(scenario.issues.size(), "issue", "issues"), words::counted(levels, "level", "levels"),
        words::counted(scenario.stances.size(), "stance", "stances"),
        words::counted(scenario.outcomes.size(), "named outcome", "named outcomes"),
        words::counted(assumption_count(scenario), "assumption with its range", "assumptions with their ranges"));
    for (const scenario::NamedList& list : scenario.lists.lists)
        text += fmt::format("  list {}: {} products{}\n", printable(list.name), printable(list.products),
                            list.has_values ? ", weighed by its own values"
                                            : fmt::format(", weighed by {}", printable(scenario.lists.weights)));
    if (scenario.duties_by_date)
        text += fmt::format("  in force on {}: {} of the table of duties by date\n", scenario.day,
                            words::counted(scenario.duties_in_force.size(), "rate", "rates"));
    return text;
}

}  // namespace

std::string check_text(const scenario::Scenario& scenario, const std::vector<scenario::CitationCheck>& checks,
                       const std::vector<std::string>& uncited, const std::vector<std::string>& without,
                       SayOption say) {
    std::string text = contents(scenario);
    std::size_t figures = 0, found = 0, paragraphs = 0;
    std::string lines;
    for (const scenario::CitationCheck& check : checks)
        for (const evidence::Finding& finding : check.findings) {
            if (check.citation.evidence.figures.empty()) {
                paragraphs += finding ? 1 : 0;
                if (finding) continue;
            } else {
                ++figures;
                found += finding ? 1 : 0;
            }
            lines += fmt::format(
                "  line {:<4} {}  ({})\n", check.citation.evidence.line,
                finding ? fmt::format("'{}' found in paragraph {}{}: \"{}\"", finding.cited, finding.paragraph,
                                      finding.bound.empty() ? "" : " as a bound (" + finding.bound + ")", finding.words)
                        : in_words(finding),
                check.citation.where);
        }
    if (!checks.empty())
        text += fmt::format("Evidence: {} of {} found where cited, {} cited for their words\n{}", found,
                            words::counted(figures, "figure", "figures"),
                            words::counted(paragraphs, "paragraph", "paragraphs"), lines);
    std::set<std::string> said;
    for (const scenario::CitationCheck& check : checks)
        if (!check.joining.empty() && said.insert(check.citation.evidence.source).second)
            text += fmt::format("  of '{}' {}\n", check.citation.evidence.source, check.joining);
    for (const std::string& each : uncited) text += "  of the document's figures nothing cites " + each + "\n";
    for (const std::string& id : without)
        text += fmt::format("Evidence of '{}' not looked up: its document is not at hand ({})\n", id,
                            say(Option::document));
    return text;
}

std::vector<std::string> unsound(const scenario::Scenario& scenario,
                                 const std::vector<scenario::CitationCheck>& checks) {
    std::vector<std::string> result;
    for (const scenario::CitationCheck& check : checks)
        for (const evidence::Finding& finding : check.findings)
            if (!finding)
                result.push_back(fmt::format("{}:{}: {}: {}", scenario.file, check.citation.evidence.line,
                                             check.citation.where, in_words(finding)));
    return result;
}

}  // namespace parley::report::text

#include "parley/report/words/source_words.hpp"

#include <fmt/format.h>

#include "parley/analysis/record_statements.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::report::words {
namespace {

// The word of the file for a kind of statement; null of what the file has no word for.
const char* says_of(dispute::record::Said kind) {
    using dispute::record::Said;
    switch (kind) {
        case Said::demand:
            return "demand";
        case Said::refusal:
            return "refusal";
        case Said::offer:
            return "offer";
        case Said::threat:
            return "threat";
        case Said::condition:
            return "condition";
        case Said::acceptance:
            return "acceptance";
        case Said::expectation:
            return "expectation";
        case Said::left_untaken:
            break;
    }
    return nullptr;
}

}  // namespace

std::vector<EvidenceRef> sources_of(const scenario::Scenario& scenario, std::size_t party,
                                    const dispute::record::Statement& statement) {
    std::vector<EvidenceRef> result;
    const char* says = says_of(statement.kind);
    if (says == nullptr) return result;
    const std::vector<scenario::Citation> all = citations(scenario);
    for (std::size_t k = 0; k < scenario.stances.size(); ++k) {
        const scenario::Stance& stance = scenario.stances[k];
        if (stance.party != scenario.parties[party].id || stance.says != says ||
            (statement.faction && stance.faction.empty()))
            continue;
        const scenario::Issue& issue = scenario.issues[issue_position(scenario, stance.issue)];
        const std::string& label = issue.levels[level_position(issue, stance.level)].label;
        if (!analysis::is_of_level(statement, scenario.parties[party], label)) continue;
        // Its own citation is one of words, which stands between its line and that of the next.
        const std::size_t end = k + 1 < scenario.stances.size() ? scenario.stances[k + 1].line : std::size_t(-1);
        for (const scenario::Citation& citation : all)
            if (citation.value.empty() && citation.where.starts_with("stances, ") &&
                citation.evidence.line >= stance.line && citation.evidence.line < end)
                result.push_back(citation.evidence);
    }
    return result;
}

std::string said_where(const scenario::Scenario& scenario, std::size_t party,
                       const dispute::record::Statement& statement) {
    std::string text;
    for (const EvidenceRef& each : sources_of(scenario, party, statement))
        text += fmt::format("{}{}, paragraph {}", text.empty() ? "" : "; ", each.source, each.paragraph);
    return text;
}

}  // namespace parley::report::words

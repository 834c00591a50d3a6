#include "parley/report/text/dispute/conflict_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "parley/dispute/graph_model/verdicts.hpp"
#include "parley/report/text/dispute/foresight_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t most_rows = 60;

std::string point(const scenario::Conflict& conflict, const char* name,
                  const dispute::bargaining::BargainingPoint& at) {
    std::string text;
    for (const Outcome o : at.outcomes) text += (text.empty() ? "" : "; ") + levels_of(conflict, o);
    return noted(fmt::format("{}: {}.", name, text.empty() ? "none" : text));
}

}  // namespace

std::string conflict_text(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    std::string text = conflict.title + (conflict.citation.empty() ? "" : " (" + conflict.citation + ")") + "\n\n";
    std::string issues;
    for (const dispute::space::AgendaItem& item : conflict.space.agenda().issues)
        issues += (issues.empty() ? "" : ", ") + item.name;
    text += noted(fmt::format("{}, {} of {}. Outcomes are written as the levels of: {}.",
                              words::counted(conflict.parties.size(), "party", "parties"),
                              words::counted(conflict.space.size(), "feasible outcome", "feasible outcomes"),
                              words::counted(conflict.space.agenda().issues.size(), "issue", "issues"), issues));
    std::size_t width = std::string_view("Where it can rest").size();
    for (std::size_t o = 0; o < conflict.space.size(); ++o)
        width = std::max(width, levels_of(conflict, Outcome{o}).size());
    text += fmt::format("\n  {:>5}  {}  Nash  GMR  SMR  SEQ  SIM{}  moves from today\n", "",
                        words::padded("Where it can rest", width), analysis.left_by_no_group ? "  groups" : "");
    std::size_t shown = 0;
    for (std::size_t o = 0; o < conflict.space.size() && shown < most_rows; ++o) {
        std::string marks;
        bool any = false;
        for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
            bool stable = true;
            for (const auto& party : analysis.stability.marks) stable = stable && stable_by(by, party[o]);
            marks += fmt::format("{:>4} ", stable ? "yes" : "-");
            any = any || stable;
        }
        if (!any) continue;
        if (analysis.left_by_no_group) marks += fmt::format("{:>7} ", (*analysis.left_by_no_group)[o] ? "yes" : "-");
        ++shown;
        std::string way;
        if (analysis.from_today) {
            const auto state = static_cast<dispute::graph_model::StateIndex>(o);
            if (analysis.from_today->by_improvements.reaches(state))
                way = fmt::format("{} by improvements", analysis.from_today->by_improvements.moves_to(state));
            else if (analysis.from_today->by_moves.reaches(state))
                way = fmt::format("{}, not all improvements", analysis.from_today->by_moves.moves_to(state));
            else
                way = "not reached";
        }
        text += fmt::format("  {:>5}  {}  {} {}\n", o + 1, words::padded(levels_of(conflict, Outcome{o}), width), marks,
                            way);
    }
    if (shown == 0) text += noted("Nowhere, by any of the five concepts.");
    if (shown > 0 && analysis.left_by_no_group)
        text += noted("Groups: by SEQ nobody leaves it, nor any group that moves together.");
    if (conflict.today) {
        const dispute::graph_model::DisputeNames names = names_of(conflict);
        dispute::graph_model::Judge judge(analysis.moves, conflict.preferences);
        text += "\nToday: " + levels_of(conflict, *conflict.today) + "\n";
        for (std::size_t p = 0; p < conflict.parties.size(); ++p)
            text += noted(sentence(judge.verdict(dispute::graph_model::Concept::seq, Side{p},
                                                 static_cast<dispute::graph_model::StateIndex>(conflict.today->value)),
                                   analysis.moves, conflict.preferences, names) +
                          ".");
    }
    if (analysis.asked && !analysis.rests_if.empty()) {
        const bool today = analysis.asked == conflict.today;
        const std::string what = today ? "today" : "“" + levels_of(conflict, *analysis.asked) + "”";
        text += fmt::format("\nWhat would have to be true for {} to rest\n", what);
        if (analysis.foresight)
            text += foresight_in_words(conflict.parties, today ? "Today" : what, *analysis.foresight);
        text += rests_in_words(conflict.parties, what, analysis.rests_if, [&](dispute::graph_model::StateIndex state) {
            return levels_of(conflict, Outcome{static_cast<std::size_t>(state)});
        });
    }
    if (conflict.space.size() > scenario::most_states_of_inverse)
        text +=
            noted(fmt::format("Groups that move together, and what would make an outcome rest, are not looked at with "
                              "more than {} outcomes.",
                              scenario::most_states_of_inverse));
    if (analysis.deals) {
        text += "\nDeals, against " + levels_of(conflict, *conflict.disagreement) + "\n";
        text += noted(fmt::format("Nobody likes {} of the outcomes less.", analysis.deals->zone.outcomes.size()));
        text += point(conflict, "Nash", analysis.deals->nash);
        text += point(conflict, "Kalai–Smorodinsky", analysis.deals->kalai_smorodinsky);
        text += point(conflict, "Equal gains", analysis.deals->equal_gains);
        text += point(conflict, "Greatest total", analysis.deals->greatest_total);
    }
    return text;
}

}  // namespace parley::report::text

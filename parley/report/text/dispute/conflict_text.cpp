#include "parley/report/text/dispute/conflict_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
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

std::string conflict_heading(const scenario::Conflict& conflict) {
    std::string text = conflict.title + (conflict.citation.empty() ? "" : " (" + conflict.citation + ")") + "\n\n";
    std::string issues;
    for (const dispute::space::AgendaItem& item : conflict.space.agenda().issues)
        issues += (issues.empty() ? "" : ", ") + item.name;
    return text + noted(fmt::format("{}, {} of {}. Outcomes are written as the levels of: {}.",
                                    words::counted(conflict.parties.size(), "party", "parties"),
                                    words::counted(conflict.space.size(), "feasible outcome", "feasible outcomes"),
                                    words::counted(conflict.space.agenda().issues.size(), "issue", "issues"), issues));
}

bool rests_for_all(const dispute::graph_model::Stability& stability, dispute::graph_model::Concept by,
                   std::size_t outcome) {
    return std::all_of(stability.marks.begin(), stability.marks.end(),
                       [&](const std::vector<std::uint8_t>& marks) { return stable_by(by, marks[outcome]); });
}

std::string way_from_today(const scenario::ConflictAnalysis& analysis, std::size_t outcome) {
    if (!analysis.from_today) return "";
    const auto state = static_cast<dispute::graph_model::StateIndex>(outcome);
    if (analysis.from_today->by_improvements.reaches(state))
        return fmt::format("{} by improvements", analysis.from_today->by_improvements.moves_to(state));
    if (analysis.from_today->by_moves.reaches(state))
        return fmt::format("{}, not all improvements", analysis.from_today->by_moves.moves_to(state));
    return "not reached";
}

std::string resting_places(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    std::size_t width = std::string_view("Where it can rest").size();
    for (std::size_t o = 0; o < conflict.space.size(); ++o)
        width = std::max(width, levels_of(conflict, Outcome{o}).size());
    std::string text =
        fmt::format("\n  {:>5}  {}  Nash  GMR  SMR  SEQ  SIM{}  moves from today\n", "",
                    words::padded("Where it can rest", width), analysis.left_by_no_group ? "  groups" : "");
    std::size_t shown = 0;
    for (std::size_t o = 0; o < conflict.space.size() && shown < most_rows; ++o) {
        std::string marks;
        bool any = false;
        for (const dispute::graph_model::Concept by : dispute::graph_model::all_concepts) {
            const bool stable = rests_for_all(analysis.stability, by, o);
            marks += fmt::format("{:>4} ", stable ? "yes" : "-");
            any = any || stable;
        }
        if (!any) continue;
        if (analysis.left_by_no_group) marks += fmt::format("{:>7} ", (*analysis.left_by_no_group)[o] ? "yes" : "-");
        ++shown;
        text += fmt::format("  {:>5}  {}  {} {}\n", o + 1, words::padded(levels_of(conflict, Outcome{o}), width), marks,
                            way_from_today(analysis, o));
    }
    if (shown == 0) text += noted("Nowhere, by any of the five concepts.");
    if (shown > 0 && analysis.left_by_no_group)
        text += noted(conflict.groups.empty()
                          ? "Groups: by SEQ nobody leaves it, nor any group that moves together."
                          : "Groups: by SEQ nobody leaves it, nor any of the groups that the file names.");
    return text;
}

// What misperception makes of it: each judges by its own view of the others.
std::string misperception(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    std::string who;
    for (const scenario::Conflict::Misperceived& each : conflict.misperceived)
        who += fmt::format("{}{} by {}", who.empty() ? "" : ", ", conflict.parties[each.of.value],
                           conflict.parties[each.by.value]);
    std::vector<std::string> only_so, only_rightly;
    for (std::size_t o = 0; o < conflict.space.size(); ++o) {
        const bool so = rests_for_all(analysis.stability, dispute::graph_model::Concept::seq, o);
        if (so != rests_for_all(*analysis.seen_rightly, dispute::graph_model::Concept::seq, o))
            (so ? only_so : only_rightly).push_back("“" + levels_of(conflict, Outcome{o}) + "”");
    }
    const auto listed = [](std::vector<std::string> names) {
        constexpr std::size_t most = 6;
        const std::size_t more = names.size() > most ? names.size() - most : 0;
        names.resize(names.size() - more);
        return (names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "))) +
               (more > 0 ? fmt::format(" and {} more", more) : "");
    };
    return "\nMisperception\n" + noted("Each judges by its own view. Seen otherwise than they are: " + who + ".") +
           noted("Rests by SEQ only because of that: " + listed(only_so) + ".") +
           noted("Would rest by SEQ if each saw the others as they are: " + listed(only_rightly) + ".");
}

std::string conflict_today(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    const dispute::graph_model::DisputeNames names = names_of(conflict);
    const auto state = static_cast<dispute::graph_model::StateIndex>(conflict.today->value);
    std::string text = "\nToday: " + levels_of(conflict, *conflict.today) + "\n";
    for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
        const dispute::graph_model::Preferences& view = view_of(conflict, Side{p});
        dispute::graph_model::Judge judge(analysis.moves, view);
        text += noted(
            sentence(judge.verdict(dispute::graph_model::Concept::seq, Side{p}, state), analysis.moves, view, names) +
            ".");
    }
    return text;
}

std::string what_makes_it_rest(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    const bool is_today = analysis.asked == conflict.today;
    const std::string what = is_today ? "today" : "“" + levels_of(conflict, *analysis.asked) + "”";
    std::string text = fmt::format("\nWhat would have to be true for {} to rest\n", what);
    if (analysis.foresight)
        text += foresight_in_words(names_of(conflict).parties, is_today ? "Today" : what, *analysis.foresight);
    return text + rests_in_words(names_of(conflict).parties, what, analysis.rests_if,
                                 [&](dispute::graph_model::StateIndex state) {
                                     return levels_of(conflict, Outcome{static_cast<std::size_t>(state)});
                                 });
}

std::string not_looked_at(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis) {
    std::string text;
    if (!analysis.groups_left_out.empty())
        text += noted("Groups that move together are not looked at: " + analysis.groups_left_out + ".");
    if (!conflict.views.empty())
        text += noted("What wants would make an outcome rest is not looked at where parties misperceive each other.");
    else if (conflict.space.size() > scenario::most_states_of_inverse)
        text += noted(fmt::format("What would make an outcome rest is not looked at with more than {} outcomes.",
                                  scenario::most_states_of_inverse));
    return text;
}

std::string conflict_deals(const scenario::Conflict& conflict, const dispute::bargaining::Deals& deals) {
    std::string none;  // what there is without a deal
    if (conflict.disagreement)
        none = levels_of(conflict, *conflict.disagreement);
    else
        for (std::size_t p = 0; p < conflict.reservation.size(); ++p)
            none += fmt::format("{}{:g} for {}", p == 0 ? "" : ", ", conflict.reservation[p],
                                in_sentence(conflict.parties[p]));
    return "\nDeals, against " + none + "\n" +
           noted(fmt::format("Nobody likes {} of the outcomes less.", deals.zone.outcomes.size())) +
           point(conflict, "Nash", deals.nash) + point(conflict, "Kalai–Smorodinsky", deals.kalai_smorodinsky) +
           point(conflict, "Equal gains", deals.equal_gains) + point(conflict, "Greatest total", deals.greatest_total);
}

}  // namespace

std::string conflict_text(const scenario::Conflict& conflict, const scenario::ConflictAnalysis& analysis,
                          SayOption say) {
    std::string text = conflict_heading(conflict);
    if (analysis.left_out.empty()) {
        text += resting_places(conflict, analysis);
        if (analysis.seen_rightly) text += misperception(conflict, analysis);
        if (conflict.today) text += conflict_today(conflict, analysis);
        if (analysis.asked && (analysis.foresight || !analysis.rests_if.empty()))
            text += what_makes_it_rest(conflict, analysis);
        text += not_looked_at(conflict, analysis);
    } else {
        text += noted("Where it rests is not looked at: that takes " + analysis.left_out + "; " + say(Option::budget) +
                      " allows more.");
    }
    if (analysis.deals) text += conflict_deals(conflict, *analysis.deals);
    return text;
}

}  // namespace parley::report::text

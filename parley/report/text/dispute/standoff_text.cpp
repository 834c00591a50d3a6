#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t places_listed = 12;

std::string concepts_of(const analysis::RestingPlace& place) {
    std::string result;
    for (std::size_t c = 0; c < dispute::graph_model::all_concepts.size(); ++c)
        if (place.by[c])
            result += (result.empty() ? "" : " ") + std::string(name(dispute::graph_model::all_concepts[c]));
    return result;
}

// With many moves to talk about, the first of them as an example: which one it would like best does not matter, each
// is answered.
std::string verdicts(const analysis::StandoffAnalysis& analysis,
                     const std::vector<dispute::graph_model::StabilityVerdict>& of,
                     const dispute::graph_model::DisputeNames& names) {
    std::string text;
    for (const dispute::graph_model::StabilityVerdict& each : of) {
        if (each.by != dispute::graph_model::Concept::seq) continue;
        dispute::graph_model::StabilityVerdict first = each;
        if (first.answers.size() > 1) first.answers.resize(1);
        text += noted(sentence(first, analysis.moves, analysis.preferences, names) + "." +
                      (each.answers.size() > 1 ? fmt::format(" So with {} more that it would like to make.",
                                                             words::counted(each.answers.size() - 1, "move", "moves"))
                                               : ""));
    }
    return text;
}

std::string resting(const pricing::Worth& dispute, const analysis::StandoffAnalysis& analysis, SayOption say) {
    std::string text = "\nWhere it can rest\n";
    text += "                                  Nash    GMR    SMR    SEQ    SIM\n  equilibria                   ";
    for (const std::size_t count : analysis.count) text += fmt::format(" {:>6}", count);
    text += "\n  of them reached from today   ";
    for (const std::size_t count : analysis.reached) text += fmt::format(" {:>6}", count);
    text += "\n";
    std::size_t shown = 0;
    for (const analysis::RestingPlace& place : analysis.resting) {
        if (!place.improvements || shown == places_listed) break;
        ++shown;
        const std::string name = name_of(dispute, place.outcome);
        std::string points;
        for (std::size_t p = 0; p < dispute.scenario().parties.size(); ++p)
            points += fmt::format(", {} {}", dispute.scenario().parties[p].name,
                                  words::with_sign(dispute.payoffs(Side{p}, place.outcome), 3));
        text += "  " + (name.empty() ? std::string() : name + ". ") + concepts_of(place) +
                fmt::format("; {}{} points\n",
                            place.outcome == dispute.status_quo
                                ? std::string("today")
                                : words::counted(*place.improvements, "move", "moves") + " from today",
                            points);
        text += "      " +
                words::wrapped(fmt::format("{}. Ends: {}.", levels_in_words(dispute, place.outcome),
                                           words::ending_in_words(dispute, place.outcome, false)),
                               100, "      ") +
                "\n";
    }
    std::size_t reached = 0;
    for (const analysis::RestingPlace& place : analysis.resting) reached += place.improvements ? 1 : 0;
    if (reached > shown)
        text += noted(fmt::format("and {} more that improvements lead to from today ({} lists all).", reached - shown,
                                  say(Option::as_json)));
    if (reached == 0) text += noted("No improvements lead from today to any of them.");
    return text;
}

std::string giving_in(const pricing::Worth& dispute, const analysis::StandoffAnalysis& analysis) {
    const analysis::StandoffGame& game = analysis.game;
    std::string text = "\nWho gives in first\n";
    if (!game.none.empty()) return text + noted("No answer: " + game.none + ".");
    const scenario::Scenario& scenario = dispute.scenario();
    text += noted(fmt::format(
        "While it lasts each side has what “{}” gives it. Giving in is {}; it lasts for ever.",
        no_deal_in_words(dispute),
        dispute.acts.empty() ? "accepting the deal, among those that nobody likes less, that is best for the other side"
                             : "meeting what the other side demands, what was threatened withdrawn"));
    std::array<std::string, 2> names;
    for (std::size_t i = 0; i < 2; ++i) {
        const Side side{i};
        names[i] = scenario.parties[i].name;
        text +=
            noted(fmt::format("{}: {} points a year while it lasts, {} if it gives in, {} if it is given in to; it "
                              "discounts at {}, and the "
                              "other side holds it committed with {}.",
                              names[i], words::with_sign(dispute.payoffs(side, dispute.disagreement), 3),
                              words::with_sign(dispute.payoffs(side, game.giving_in[i]), 3),
                              words::with_sign(dispute.payoffs(side, game.giving_in[1 - i]), 3),
                              pricing::patience_of(dispute, i)->text, scenario.parties[i].committed->text));
        text += noted(
            fmt::format("If {} gives in: {}.", in_sentence(names[i]), levels_in_words(dispute, game.giving_in[i])));
    }
    text += noted(in_words(game.concessions, {in_sentence(names[0]), in_sentence(names[1])}));
    for (std::size_t i = 0; i < 2; ++i)
        text += noted(fmt::format("{} gives in at all with {}, at once with {}.", at_start(in_sentence(names[i])),
                                  words::chance_in_words(game.concessions.yields[i]),
                                  words::chance_in_words(game.concessions.at_once[i])));
    return text + noted(fmt::format("It never ends with {}.", words::chance_in_words(game.concessions.never)));
}

}  // namespace

std::string standoff_text(const pricing::Worth& dispute, const analysis::StandoffAnalysis& analysis,
                          const std::string& first, const std::string& more, SayOption say) {
    const scenario::Scenario& scenario = dispute.scenario();
    const dispute::graph_model::DisputeNames names = analysis::names_of(dispute);
    std::string text = scenario.title + ": where it rests\n\n" + first;
    text += "Today\n" + verdicts(analysis, analysis.today, names);
    if (dispute.disagreement != dispute.status_quo)
        text += "\n" + no_deal_in_words(dispute) + "\n" + verdicts(analysis, analysis.breakdown, names);
    return text + resting(dispute, analysis, say) + giving_in(dispute, analysis) + more + dispute_solved_text(dispute);
}

std::string talks_text(const pricing::Worth& dispute, const analysis::TalksAnalysis& analysis, const std::string& first,
                       const std::string& more) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text = scenario.title + ": the talks\n\n" + first;
    std::string without = fmt::format("{} ({})", levels_in_words(dispute, analysis.at_the_deadline),
                                      words::ending_in_words(dispute, analysis.at_the_deadline, false));
    if (analysis.at_the_deadline != dispute.disagreement)
        without +=
            fmt::format(", the file's end of the talks; no deal would otherwise be {}", no_deal_in_words(dispute));
    const std::string& deadline = scenario.talks->deadline;
    text += noted(
        analysis.deadline
            ? fmt::format("{} from {} on; an offer on each date, in turn, which the others accept or refuse. Without "
                          "an agreement by {}: {}. Until then everything is as it is.",
                          words::counted(analysis.dates.size(), "round", "rounds"), analysis.dates.front(),
                          deadline == "last-round" ? analysis.dates.back() : deadline, without)
            : fmt::format("Rounds from {} on, without a deadline; an offer in each, in turn, which the others accept "
                          "or refuse. Without an agreement: {}. Until then everything is as it is.",
                          analysis.dates.front(), without));
    const std::optional<StatedNumber>& breakdown = scenario.talks->breakdown;
    text += noted(breakdown ? "A refusal ends the talks with a chance of " + words::range_in_words(*breakdown) + "."
                            : std::string("No refusal ends them: what follows is what "
                                          "parties that know all of each other would sign, and no chance."));
    for (const analysis::TalksAnalysis::Order& order : analysis.orders) {
        text +=
            fmt::format("\nIf {} speaks first\n", in_sentence(scenario.parties[order.proposers.front().value].name));
        if (!order.play) {
            text += noted("No answer: " + order.play.refused + ".");
            continue;
        }
        for (std::size_t k = 0; k < std::min(analysis.dates.size(), order.play.moves.size()); ++k) {
            const dispute::talks::TalksMove& move = order.play.moves[k];
            const std::string who = in_sentence(scenario.parties[order.proposers[k].value].name);
            if (!move.offer)
                text += noted(fmt::format("{}: {} makes no offer that would be accepted.", analysis.dates[k], who));
            else
                text += noted(
                    fmt::format("{}{}: {} offers: {}. It is {}.", analysis.dates[k],
                                k < order.play.rounds_reached ? "" : " (if it came to that)", who,
                                levels_in_words(dispute, *move.offer),
                                move.answer == dispute::talks::TalksMove::Answer::agreed ? "accepted" : "refused"));
        }
        const Outcome end = order.play.agreement.value_or(analysis.at_the_deadline);
        std::string points;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            points += fmt::format("{}{} {} points a year, {} bn USD", p == 0 ? "" : "; ", scenario.parties[p].name,
                                  words::with_sign(dispute.payoffs(Side{p}, end), 3),
                                  words::change_in_bn(dispute.income_usd_m(Side{p}, end), 1));
        text += noted((order.play.agreement ? "Signed: " : "Nothing signed: ") + points +
                      ". Ends: " + words::ending_in_words(dispute, end, order.play.agreement.has_value()) + ".");
    }
    return text + more + dispute_solved_text(dispute);
}

}  // namespace parley::report::text

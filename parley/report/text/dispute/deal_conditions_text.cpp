#include "parley/report/text/dispute/deal_conditions_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/analysis/findings/lens_conclusions.hpp"
#include "parley/core/names.hpp"
#include "parley/report/text/dispute/foresight_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

std::string changes_in_words(const pricing::Worth& dispute, const dispute::bargaining::WhatIf& what) {
    std::string text;
    for (const dispute::bargaining::WeightChange& each : what.changes)
        text += fmt::format("{}for {} {} were worth {} instead of {} points", text.empty() ? "" : ", and ",
                            in_sentence(dispute.scenario().parties[each.side.value].name),
                            dispute.terms[each.side.value][each.term].name, fmt::format("{:.3g}", each.to),
                            fmt::format("{:.3g}", each.from));
    if (const std::optional<bool> fits = analysis::fits(dispute, what); fits && !text.empty())
        text += *fits ? ", which fits all that was said" : ", which does not fit all that was said";
    return text;
}

// "X would hold if …", or that nothing does it, or that it does so already.
std::string if_changed(const pricing::Worth& dispute, const std::string& claim,
                       const dispute::bargaining::WhatIf& what) {
    if (!what.possible()) return noted(claim + ": by no change of wants that keeps their signs.");
    if (what.points == 0.0) return noted(claim + ": so it is.");
    return noted(fmt::format("{}: if {}; no smaller change does it.", claim, changes_in_words(dispute, what)));
}

std::string lottery_in_words(const pricing::Worth& dispute, const char* what,
                             const dispute::bargaining::Lottery& lottery) {
    if (lottery.chances.empty()) return {};
    std::string points;
    for (std::size_t p = 0; p < lottery.payoff.size(); ++p)
        points += fmt::format("{}{} {}", p == 0 ? "" : ", ", dispute.scenario().parties[p].name,
                              words::with_sign(lottery.payoff[p], 3));
    return noted(fmt::format("{}: {} points ({}).", what, points,
                             words::counted(lottery.chances.size(), "outcome for sure", "outcomes by lot")));
}

std::string voters_in_words(const dispute::bargaining::HomeFront& home, const std::vector<std::size_t>& voters) {
    std::vector<std::string> names;
    for (const std::size_t voter : voters) names.push_back(home.voters[voter].name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string home_in_words(const pricing::Worth& dispute, const analysis::PartyRatification& each) {
    const std::string& party = dispute.scenario().parties[each.party.value].name;
    const dispute::bargaining::HomeFront& home = each.home;
    const std::string passing = fmt::format("{} of {} outcomes pass", each.passing, dispute.space.size());
    if (home.voters.size() == 1)
        return noted(fmt::format("{} speaks as one: {}.", at_start(in_sentence(party)), passing));
    std::string rule;
    std::vector<std::string> power;
    for (std::size_t v = 0; v < home.voters.size(); ++v)
        power.push_back(
            fmt::format("{} {}", home.voters[v].name, words::chance_in_words(each.power.shapley_shubik[v])));
    switch (home.rule) {
        case dispute::bargaining::PassingRule::leader:
            rule = fmt::format("{} decides", home.voters[home.leader].name);
            break;
        case dispute::bargaining::PassingRule::majority:
            rule = fmt::format("a majority of votes decides (say in it by Shapley and Shubik: {})",
                               fmt::join(power, ", "));
            break;
        case dispute::bargaining::PassingRule::unanimity:
            rule = "everybody must agree";
            break;
        case dispute::bargaining::PassingRule::veto:
            rule = fmt::format("nobody with a veto may object (say in it: {})", fmt::join(power, ", "));
            break;
    }
    return noted(fmt::format("{}: {}; {}.{}", party, rule, passing,
                             each.own_wants ? "" : " The file gives its factions no wants of their own."));
}

std::string passages_in_words(const pricing::Worth& dispute, const analysis::DealConditions& deeper) {
    if (!deeper.deal) return {};
    std::string text =
        noted("The deal at Nash's point, or the nearest to one: " + levels_in_words(dispute, *deeper.deal) + ".");
    const std::vector<analysis::PassageInParty> passages = passages_of(deeper.at_home, *deeper.deal);
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const dispute::bargaining::HomeFront& home = deeper.at_home.parties[p].home;
        const analysis::PassageInParty& each = passages[p];
        const std::string& party = dispute.scenario().parties[p].name;
        const std::string objectors = voters_in_words(home, each.passage.objectors);
        if (each.passage.passes) {
            text += noted(fmt::format("It passes in {}{}.", in_sentence(party),
                                      objectors.empty() ? "" : ", over the objection of " + objectors));
            continue;
        }
        std::vector<std::string> paid;
        for (std::size_t k = 0; k < each.cheapest.paid.size(); ++k)
            paid.push_back(fmt::format("{:.3f} points a year to {}", each.cheapest.each[k],
                                       home.voters[each.cheapest.paid[k]].name));
        text += noted(
            fmt::format("It fails in {}: {} {} it.{}", in_sentence(party), voters_in_words(home, each.passage.blockers),
                        each.passage.blockers.size() > 1 ? "block" : "blocks",
                        each.cheapest.possible ? fmt::format(" It would take {}.", fmt::join(paid, " and ")) : ""));
    }
    return text;
}

}  // namespace

std::string deal_conditions_text(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                                 const analysis::DealConditions& deeper) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text =
        "\nIf lots could be drawn between outcomes (each meets its own aim no less than a single one does; a party may "
        "get less)\n";
    if (deeper.hull.open) {
        text += lottery_in_words(dispute, "Nash", deeper.hull.nash);
        text += lottery_in_words(dispute, "Kalai–Smorodinsky", deeper.hull.kalai_smorodinsky);
        text += lottery_in_words(dispute, "Equal gains", deeper.hull.equal_gains);
    } else {
        text +=
            noted(fmt::format("Not even then is there a deal for all: the nearest falls short by {} points a "
                              "year for whom it falls short most.",
                              words::short_by(deeper.hull.nearest.value)));
    }
    text += "\nAt home\n";
    for (const analysis::PartyRatification& each : deeper.at_home.parties) text += home_in_words(dispute, each);
    text += noted(fmt::format("{} with everybody at once.",
                              words::counted(deeper.at_home.passing.size(), "outcome passes", "outcomes pass")));
    text += passages_in_words(dispute, deeper);
    text += "\nWhat would have to be true\n";
    if (!analysis.deals.zone.open() && deeper.opening)
        text += if_changed(dispute, "There would be a deal for all", *deeper.opening);
    for (const analysis::ConditionsMet& each : deeper.conditions)
        text += if_changed(dispute,
                           fmt::format("There would be a deal on the conditions of {}",
                                       in_sentence(scenario.parties[each.party.value].name)),
                           each.opening);
    if (deeper.greatest_total)
        text += if_changed(dispute, "Nash's deal, or the nearest to one, would be the greatest total of all outcomes",
                           *deeper.greatest_total);
    return text;
}

std::string standoff_conditions_text(const pricing::Worth& dispute, const analysis::StandoffConditions& deeper) {
    const std::string breakdown = no_deal_in_words(dispute);
    std::string text;
    if (deeper.left_by_no_group) {
        const std::vector<bool>& firm = *deeper.left_by_no_group;
        text += "\nAgainst groups that move together (SEQ)\n" +
                noted(fmt::format("{} by no group. Today is{} among them, “{}” is{}.",
                                  words::counted(static_cast<std::size_t>(std::count(firm.begin(), firm.end(), true)),
                                                 "outcome is left", "outcomes are left"),
                                  firm[dispute.status_quo.value] ? "" : " not", breakdown,
                                  firm[dispute.disagreement.value] ? "" : " not"));
    }
    const dispute::graph_model::DisputeNames names = analysis::names_of(dispute);
    if (deeper.today) {
        text += "\nIf they look further ahead\n" + foresight_in_words(names.parties, "Today", *deeper.today);
        if (dispute.disagreement != dispute.status_quo)
            text += foresight_in_words(names.parties, "“" + breakdown + "”", *deeper.breakdown);
    }
    text += "\nWhat would have to be true for today to rest\n";
    text += rests_in_words(names.parties, "today", deeper.today_rests_if,
                           [&](dispute::graph_model::StateIndex s) { return names.states[s]; });
    text += if_changed(dispute, "Nobody would move away from today alone", deeper.today_nash);
    if (dispute.disagreement != dispute.status_quo)
        text += if_changed(dispute, fmt::format("Nobody would move away alone from “{}”", breakdown),
                           deeper.breakdown_nash);
    return text;
}

std::string preconditions_text(const pricing::Worth& dispute, const std::vector<analysis::Precondition>& list) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text;
    for (const analysis::Precondition& each : list) {
        const std::string first = in_sentence(scenario.parties[each.first.value].name),
                          second = in_sentence(scenario.parties[each.second.value].name);
        text += "\nWhat comes first\n";
        text += noted(
            fmt::format("{} signs only when this holds: {}. So {} would deliver first, {} second. What is "
                        "exchanged is the {} on these conditions: {}.",
                        at_start(second), fmt::join(each.conditions, "; "), first, second,
                        each.acceptable ? "Nash deal" : "nearest to a deal", levels_in_words(dispute, each.deal)));
        text += noted(in_words(each.at_once, each.exchange));
        if (each.at_once && !each.at_once.holds && each.at_once.fault == dispute::talks::ExchangeFault::walks_away) {
            if (each.stages)
                text += noted(fmt::format(
                    "In {} equal stages it would hold if {} lost {:.3f} point-years on the day by breaking off.",
                    *each.stages, second, each.stake));
            if (each.open_ended && each.open_ended.holds && each.open_ended.ratio > 0)
                text += noted(fmt::format(
                    "Without a stake it can hold only in stages without a last one, a month apart: {} first, each "
                    "later stage at least {:.2f} of the one before.",
                    words::chance_in_words(each.open_ended.first_share), each.open_ended.ratio));
        }
    }
    return text;
}

}  // namespace parley::report::text

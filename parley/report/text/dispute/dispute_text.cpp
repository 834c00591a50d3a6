#include "parley/report/text/dispute/dispute_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/core/version.hpp"
#include "parley/report/text/dispute/endings_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/range_words.hpp"
#include "parley/report/words/refused_words.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t outcomes_listed = 12;

std::string party_heads(const pricing::Worth& dispute, const std::string& first) {
    std::string text = fmt::format("{:<{}}", first, words::outcome_column);
    for (const scenario::Party& party : dispute.scenario().parties)
        text += fmt::format(" {:>19}", words::cut(party.name, 19));
    text += fmt::format("\n{:<{}}", "", words::outcome_column);
    for (std::size_t p = 0; p < dispute.scenario().parties.size(); ++p)
        text += fmt::format(" {:>9} {:>9}", "points", "bn USD");
    return text + "\n";
}

// Digits of points, and of bn USD, that tell the outcomes of a dispute apart: a small one has more.
struct Digits {
    int points, usd;
};
Digits digits_of(const pricing::Worth& dispute) {
    double points = 0.0, usd_m = 0.0;
    for (const Outcome o : Positions<Outcome>(dispute.space.size()))
        for (std::size_t p = 0; p < dispute.scenario().parties.size(); ++p) {
            points = std::max(points, std::abs(dispute.payoffs(Side{p}, o)));
            usd_m = std::max(usd_m, std::abs(dispute.income_usd_m(Side{p}, o)));
        }
    return {words::digits_for(points, 3), words::digits_for(usd_m / 1e3, 1)};
}

// What an outcome is worth elsewhere, least and most under the figures of its row.
std::string range_rows(const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere, Outcome o) {
    const pricing::OutcomeRanges* ranges = elsewhere.find(o);
    if (ranges == nullptr || o == dispute.status_quo) return {};
    const Digits digits = digits_of(dispute);
    const auto line = [&](const std::string& head, double pricing::Range::*end) {
        std::string text = "  " + words::padded("  " + head, words::outcome_column - 2);
        for (const pricing::WorthRange& each : ranges->by_party)
            text += fmt::format(" {:>9} {:>9}", words::with_sign(each.points.*end, digits.points),
                                words::change_in_bn(each.income_usd_m.*end, digits.usd));
        return text + "\n";
    };
    std::string text = line("least by " + words::places_in_words(elsewhere.asked), &pricing::Range::low) +
                       line("most", &pricing::Range::high);
    if (!ranges->unacceptable.empty() && o != dispute.disagreement)
        text +=
            "      " +
            words::wrapped(fmt::format("Worse for somebody than no deal by {}.", fmt::join(ranges->unacceptable, ", ")),
                           100, "      ") +
            "\n";
    if (!ranges->unsettled.empty()) text += fmt::format("      No result by {}.\n", fmt::join(ranges->unsettled, ", "));
    return text;
}

// The figures of an outcome after `head`, then its levels in words.
std::string row(const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere, const std::string& head,
                Outcome o, bool words = true, bool is_signed = true) {
    const Digits digits = digits_of(dispute);
    std::string text = "  " + words::padded(words::cut(head, words::outcome_column - 3), words::outcome_column - 2);
    for (std::size_t p = 0; p < dispute.scenario().parties.size(); ++p)
        text += fmt::format(" {:>9} {:>9}", words::with_sign(dispute.payoffs(Side{p}, o), digits.points),
                            words::change_in_bn(dispute.income_usd_m(Side{p}, o), digits.usd));
    text += "\n" + range_rows(dispute, elsewhere, o);
    if (!words) return text;
    std::string said =
        fmt::format("{}. Ends: {}.", levels_in_words(dispute, o), words::ending_in_words(dispute, o, is_signed));
    if (const std::string refused = is_signed ? words::refused_in_words(dispute, o) : ""; !refused.empty())
        said += " " + refused;
    return text + "      " + words::wrapped(said, 100, "      ") + "\n";
}

std::string point(const pricing::Worth& dispute, const pricing::WorthElsewhere& elsewhere, const char* name,
                  const dispute::bargaining::BargainingPoint& at) {
    if (at.outcomes.empty()) return {};
    const std::string others = at.outcomes.size() > 1 ? fmt::format(" (and {} as good)", at.outcomes.size() - 1) : "";
    return row(dispute, elsewhere, name + others, at.outcomes.front());
}

std::string objections(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis) {
    std::string text = "\nWho objects\n";
    const scenario::Scenario& scenario = dispute.scenario();
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        std::vector<std::size_t> because(dispute.terms[p].size());
        for (const auto& outcome : analysis.acceptance)
            if (!outcome[p].accepts && outcome[p].because.term) ++because[*outcome[p].because.term];
        std::string reasons;
        for (std::size_t t = 0; t < because.size(); ++t)
            if (because[t] > 0)
                reasons += fmt::format("{}{} in {}", reasons.empty() ? "" : ", ", dispute.terms[p][t].name, because[t]);
        text +=
            noted(fmt::format("{} likes {} of {} outcomes less than no deal{}{}.",
                              at_start(in_sentence(scenario.parties[p].name)), analysis.objections[p],
                              dispute.space.size(), reasons.empty() ? "" : "; what weighs most against it: ", reasons));
    }
    return text;
}

std::string conditions(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                       const pricing::WorthElsewhere& elsewhere) {
    if (analysis.on_conditions.empty()) return {};
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text = "\nIf conditions are taken at their word\n";
    for (const analysis::OnConditions& each : analysis.on_conditions) {
        std::string list;
        for (const std::string& condition : each.conditions) list += (list.empty() ? "" : "; ") + condition;
        std::string then = fmt::format("of these, nobody likes {} less than no deal", each.zone.outcomes.size());
        if (!each.zone.open()) {
            then = "none of these is liked as much as no deal by all";
            for (const Side p : each.zone.nearest.binding)
                then +=
                    fmt::format("; the nearest falls short by {} points a year for {}",
                                words::short_by(each.zone.nearest.worst), in_sentence(scenario.parties[p.value].name));
        }
        text += noted(fmt::format("{} signs only with: {}. {} outcomes meet that; {}.",
                                  at_start(in_sentence(scenario.parties[each.party.value].name)), list, each.meeting,
                                  then));
        if (!each.zone.open() && !each.zone.nearest.outcomes.empty())
            text += row(dispute, elsewhere, "Nearest to acceptance", each.zone.nearest.outcomes.front());
    }
    return text;
}

std::string red_lines(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis) {
    if (analysis.red_lines.empty()) return {};
    std::string text = "\nWhat the red lines cost\n";
    const scenario::Scenario& scenario = dispute.scenario();
    for (const analysis::PricedRedLine& line : analysis.red_lines) {
        std::string prices;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p)
            prices += fmt::format("{}{} {} points", p == 0 ? "" : ", ", scenario.parties[p].name,
                                  words::with_sign(line.price.best[p], 3));
        text += noted(
            fmt::format("{}, held by {}, {} {:.3g} points a year. Were crossing it free of that cost, "
                        "the "
                        "best deal that each could have with the other's consent would be better by: {}.{}",
                        dispute.terms[line.holder.value][line.term].name.substr(10),
                        in_sentence(scenario.parties[line.holder.value].name),
                        dispute.wants ? "whom by what it said crossing it costs" : "who says that crossing it costs",
                        line.cost, prices, line.price.closes_the_zone() ? " Holding it closes the zone." : ""));
    }
    return text;
}

std::string empty_zone(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                       const pricing::WorthElsewhere& elsewhere) {
    const dispute::bargaining::NearestDeal& nearest = analysis.deals.zone.nearest;
    if (nearest.outcomes.empty()) return noted("There is nothing on the table but no deal.");
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text;
    const Outcome o = nearest.outcomes.front();
    for (const Side p : nearest.binding) {
        const dispute::bargaining::Acceptance& says = analysis.acceptance[o.value][p.value];
        text += noted(
            fmt::format("The outcome nearest to acceptance falls short by {} points a year for {}{}.",
                        words::short_by(nearest.worst), in_sentence(scenario.parties[p.value].name),
                        says.because.term ? ", because of: " + dispute.terms[p.value][*says.because.term].name : ""));
    }
    text += row(dispute, elsewhere, "Nearest to acceptance", o);
    if (analysis.opening && analysis.opening->possible())
        for (const dispute::bargaining::WeightChange& change : analysis.opening->changes)
            text +=
                noted(fmt::format("It would be accepted if for {} the weight of {} went from {:.3g} to {:.3g} points.",
                                  in_sentence(scenario.parties[change.side.value].name),
                                  dispute.terms[change.side.value][change.term].name, change.from, change.to));
    return text;
}

// How many of the zone are in it by every source. No count is claimed where not all of them were solved elsewhere.
std::string by_every_source(const pricing::Worth& dispute, const dispute::bargaining::Zone& zone,
                            const pricing::WorthElsewhere& elsewhere) {
    if (!elsewhere.asked.asked()) return {};
    const std::string under =
        fmt::format("Counted by the elasticities of {}", dispute.setting().world().elasticity_source);
    std::size_t in_all = 0;
    for (const Outcome o : zone.outcomes) {
        const pricing::OutcomeRanges* ranges = elsewhere.find(o);
        if (ranges == nullptr) return noted(under + ".");
        in_all += ranges->unacceptable.empty() && ranges->unsettled.empty() ? 1 : 0;
    }
    return noted(fmt::format("{}; {} of the {} are such by all {} ({}).", under, in_all, zone.outcomes.size(),
                             words::places_in_words(elsewhere.asked), fmt::join(elsewhere.asked.sources(), ", ")));
}

std::string highlights(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis,
                       const pricing::WorthElsewhere& elsewhere) {
    const scenario::Scenario& scenario = dispute.scenario();
    const dispute::bargaining::Zone& zone = analysis.deals.zone;
    std::string text;
    if (!zone.open()) {
        text += noted(
            fmt::format("There is no deal that every party likes as much as no deal ({}).", no_deal_in_words(dispute)));
        return text + empty_zone(dispute, analysis, elsewhere);
    }
    std::size_t good = 0;
    for (const Outcome o : analysis.deals.pareto)
        good += std::find(zone.outcomes.begin(), zone.outcomes.end(), o) != zone.outcomes.end() ? 1 : 0;
    text +=
        noted(fmt::format("Of {} outcomes that can be reached, {} {} that nobody likes less than no deal ({}).",
                          dispute.space.size(), zone.outcomes.size(),
                          zone.outcomes.size() == 1 ? "is an agreement" : "are agreements", no_deal_in_words(dispute)));
    text += by_every_source(dispute, zone, elsewhere);
    text += noted(fmt::format(
        "{} outcomes cannot be bettered for one party without loss to another; {} of these are acceptable to all.",
        analysis.deals.pareto.size(), good));
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        const auto best = std::max_element(zone.outcomes.begin(), zone.outcomes.end(), [&](Outcome a, Outcome b) {
            return dispute.payoffs(Side{p}, a) < dispute.payoffs(Side{p}, b);
        });
        const pricing::OutcomeRanges* ranges = best == zone.outcomes.end() ? nullptr : elsewhere.find(*best);
        text += noted(fmt::format(
            "{} can gain at most {} points a year over no deal{}.", at_start(in_sentence(scenario.parties[p].name)),
            words::with_sign(analysis.deals.ideal[p], digits_of(dispute).points),
            ranges == nullptr
                ? ""
                : fmt::format(", in an outcome that brings it {} by source",
                              words::range_text(ranges->by_party[p].gain, 1.0, digits_of(dispute).points))));
    }
    return text;
}

}  // namespace

static std::string wants_assumed_text(const pricing::Worth& dispute) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text = dispute.wants ? "\nWanted, by what was said\n" : "\nAssumed\n";
    text += noted(dispute.wants
                      ? "A point is one percent of a party's own real income, a year. What one unit of each thing is "
                        "worth follows from what was said, by Protocol 1 (parley record): half of the wants that fit "
                        "lie below, nine of ten in the range."
                      : "A point is one percent of a party's own real income, a year. Each term of a party's payoff, "
                        "with what one unit of it is worth, as the file types it:");
    for (std::size_t p = 0; p < scenario.parties.size(); ++p)
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = dispute.origins[p][t];
            const bool typed = dispute.wants && (from.kind == pricing::TermOrigin::Kind::wish ||
                                                 (from.kind == pricing::TermOrigin::Kind::said &&
                                                  dispute.wants->parties[p].wants[from.position].typed));
            text += noted(scenario.parties[p].name + ": " + dispute.terms[p][t].name +
                          (from.weight == nullptr ? std::string() : ", " + words::range_in_words(*from.weight)) +
                          (dispute.terms[p][t].once ? ", paid once" : "") + (typed ? ", typed in the file" : "") + ".");
        }
    return text;
}

std::string solved_text(const pricing::Worth& dispute) {
    const world::World& world = dispute.setting().base().world;
    const scenario::Scenario& scenario = dispute.scenario();
    double largest = dispute.setting().base().max_residual;
    for (const pricing::OutcomeEconomics& each : dispute.prices().equilibria)
        if (each.status == model::Status::converged) largest = std::max(largest, each.max_residual);
    std::string text = "\nSolved\n";
    text += noted(fmt::format("{} on the table, {} of {}; {} can be reached, {} cannot.",
                              words::counted(dispute.asked(), "outcome", "outcomes"),
                              words::counted(dispute.prices().equilibria.size(), "equilibrium", "different equilibria"),
                              words::counted(dispute.table().issue.size(), "issue", "issues"), dispute.space.size(),
                              dispute.out_of_reach.size()));
    if (!dispute.out_of_reach.empty()) text += noted("Out of reach, for one: " + dispute.out_of_reach.front() + ".");
    return text + noted(fmt::format(
                      "Largest gap of any equation {:.1e}. World {} ({}), data {}; scenario {} {}; parley {}.", largest,
                      world.name, dispute.setting().base().source, dispute.setting().base().sha256.substr(0, 12),
                      scenario.id, scenario.sha256.substr(0, 12), version));
}

std::string deals_text(const pricing::Worth& dispute, const analysis::DealAnalysis& analysis, const std::string& first,
                       const std::string& more, const pricing::WorthElsewhere& elsewhere) {
    const scenario::Scenario& scenario = dispute.scenario();
    const dispute::bargaining::Deals& deals = analysis.deals;
    std::string text = scenario.title + ": deals\n\n" + first + highlights(dispute, analysis, elsewhere);
    text += "\n" + party_heads(dispute, "Points and real income a year");
    text += row(dispute, elsewhere, "No deal: " + no_deal_in_words(dispute), dispute.disagreement, true, false);
    if (dispute.status_quo != dispute.disagreement) text += row(dispute, elsewhere, "Today", dispute.status_quo, false);
    if (deals.zone.open()) {
        text += point(dispute, elsewhere, "Nash", deals.nash);
        text += point(dispute, elsewhere, "Kalai–Smorodinsky", deals.kalai_smorodinsky);
        text += point(dispute, elsewhere, "Equal gains", deals.equal_gains);
        text += point(dispute, elsewhere, "Greatest total", deals.greatest_total);
    }
    text += point(dispute, elsewhere, "Greatest total of all", deals.greatest_anywhere);
    std::vector<Outcome> best;
    for (const Outcome o : deals.pareto)
        if (std::find(deals.zone.outcomes.begin(), deals.zone.outcomes.end(), o) != deals.zone.outcomes.end())
            best.push_back(o);
    if (!best.empty()) {
        std::stable_sort(best.begin(), best.end(), [&](Outcome a, Outcome b) {
            return dispute.payoffs(Side{0}, a) > dispute.payoffs(Side{0}, b);
        });
        text += fmt::format("\n{}", party_heads(dispute, "Deals that cannot be bettered for all"));
        const std::size_t shown = std::min(outcomes_listed, best.size());
        // Spread from the best for the first party to the best for the others.
        for (std::size_t k = 0; k < shown; ++k) {
            const std::size_t at = shown > 1 ? k * (best.size() - 1) / (shown - 1) : 0;
            text += row(dispute, elsewhere, fmt::format("{} of {}", at + 1, best.size()), best[at]);
        }
    }
    return text + threats_text(dispute) + agreements_text(dispute, analysis.agreements) +
           objections(dispute, analysis) + conditions(dispute, analysis, elsewhere) + red_lines(dispute, analysis) +
           more + dispute_solved_text(dispute);
}

std::string dispute_solved_text(const pricing::Worth& dispute) {
    return wants_assumed_text(dispute) + solved_text(dispute);
}

std::string failure_text(const pricing::Setting& setting, const pricing::Prices* prices) {
    if (prices == nullptr)
        return fmt::format("no result: the base did not settle ({}), largest gap {:.1e} in {}",
                           name_of(setting.base().status), setting.base().max_residual, setting.base().worst_equation);
    for (const pricing::OutcomeEconomics& each : prices->equilibria)
        if (each.status != model::Status::converged && each.status != model::Status::infeasible)
            return fmt::format("no result: an outcome did not settle ({}), largest gap {:.1e} in {}",
                               name_of(each.status), each.max_residual, each.problem);
    return {};
}

}  // namespace parley::report::text

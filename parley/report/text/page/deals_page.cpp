#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/endings_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/refused_words.hpp"

namespace parley::report::text {
namespace {

// Outcomes that more than one name stands for have one row.
struct NamedPoint {
    std::string name;
    Outcome outcome;
};

std::vector<NamedPoint> points_of(const analysis::DealAnalysis& deals) {
    std::vector<NamedPoint> result;
    const auto add = [&](const char* name, const dispute::bargaining::BargainingPoint& at) {
        if (at.outcomes.empty()) return;
        for (NamedPoint& before : result)
            if (before.outcome == at.outcomes.front()) {
                before.name += fmt::format(", {}", name);
                return;
            }
        result.push_back({name, at.outcomes.front()});
    };
    if (deals.deals.zone.open()) {
        add("Nash", deals.deals.nash);
        add("Kalai–Smorodinsky", deals.deals.kalai_smorodinsky);
        add("equal gains", deals.deals.equal_gains);
        add("greatest total", deals.deals.greatest_total);
    } else if (!deals.deals.zone.nearest.outcomes.empty()) {
        result.push_back({"Nearest to acceptance", deals.deals.zone.nearest.outcomes.front()});
    }
    return result;
}

std::string worths_of(const pricing::Worth& worth, Outcome o) {
    std::string text;
    for (const Side p : Positions<Side>(worth.scenario().parties.size()))
        text +=
            fmt::format("{}{} {} points, {} bn USD", text.empty() ? "" : "; ", worth.scenario().parties[p.value].name,
                        words::with_sign(worth.payoffs(p, o), 3), words::change_in_bn(worth.income_usd_m(p, o), 1));
    return text;
}

std::string point_on_page(const pricing::Worth& worth, const NamedPoint& point,
                          const pricing::WorthElsewhere& elsewhere) {
    std::string text = fmt::format("{}: {}. {}. Ends: {}.", point.name, levels_in_words(worth, point.outcome),
                                   worths_of(worth, point.outcome), words::ending_in_words(worth, point.outcome, true));
    const pricing::OutcomeRanges* ranges = elsewhere.find(point.outcome);
    if (ranges != nullptr && !ranges->unacceptable.empty())
        text += fmt::format(" By the trade elasticities of {} somebody likes it less than no deal.",
                            fmt::join(ranges->unacceptable, ", "));
    const std::string refused = words::refused_in_words(worth, point.outcome);
    if (!refused.empty()) text += " " + refused;
    return page_item(text);
}

std::vector<std::string> findings_of(const pricing::Worth& worth, const analysis::DealAnalysis& deals,
                                     const pricing::WorthElsewhere& elsewhere) {
    const dispute::bargaining::Zone& zone = deals.deals.zone;
    std::vector<std::string> items;
    if (zone.open()) {
        std::string text = fmt::format(
            "Of {} outcomes that can be reached, {} that nobody likes less than no deal.", worth.space.size(),
            zone.outcomes.size() == 1 ? std::string("1 is an agreement")
                                      : fmt::format("{} are agreements", zone.outcomes.size()));
        if (elsewhere.asked.asked()) {
            std::size_t everywhere = 0;
            bool all = true;
            for (const Outcome o : zone.outcomes) {
                const pricing::OutcomeRanges* ranges = elsewhere.find(o);
                all = all && ranges != nullptr;
                if (ranges != nullptr && ranges->unacceptable.empty() && ranges->unsettled.empty()) ++everywhere;
            }
            const std::string& own = worth.setting().world().elasticity_source;
            text += all ? fmt::format(
                              " Counted by the trade elasticities of {}; {} of the {} are such by all {} sources of "
                              "them.",
                              own, everywhere, zone.outcomes.size(), elsewhere.asked.sources().size())
                        : fmt::format(" Counted by the trade elasticities of {}.", own);
        }
        items.push_back(page_item(text));
    } else {
        std::string text = "There is no agreement that every party likes as much as no deal.";
        for (const Side p : zone.nearest.binding)
            text +=
                fmt::format(" The one nearest to it falls short by {} points a year for {}.",
                            words::short_by(zone.nearest.worst), in_sentence(worth.scenario().parties[p.value].name));
        items.push_back(page_item(text));
    }
    items.push_back(page_item(fmt::format("No deal is what would follow without one: {}. {}.", no_deal_in_words(worth),
                                          worths_of(worth, worth.disagreement))));
    return items;
}

}  // namespace

std::vector<Outcome> pointed_at(const analysis::DealAnalysis& deals) {
    std::vector<Outcome> result;
    for (const NamedPoint& each : points_of(deals)) result.push_back(each.outcome);
    return result;
}

std::string deals_page(const pricing::Worth& worth, const analysis::DealAnalysis& deals,
                       const analysis::Footing& footing, const std::vector<analysis::Conclusion>& conclusions,
                       const pricing::WorthElsewhere& elsewhere) {
    PageSection findings{
        "Points: one percent of a party's own real income a year, wants counted in; USD:\n  of real income alone",
        {},
        2};
    findings.items = findings_of(worth, deals, elsewhere);
    PageSection points{"Agreements that bargaining theory points at", {}, 1};
    if (!deals.deals.zone.open()) points.head = "The agreement nearest to acceptance";
    for (const NamedPoint& each : points_of(deals)) points.items.push_back(point_on_page(worth, each, elsewhere));
    PageSection threats{"What carrying out a threat or an answer is worth", {}, 1};
    threats.items = paragraphs_of(threats_text(worth));
    PageSection groups{"Who could sign", {}, 1};
    groups.items = paragraphs_of(agreements_text(worth, deals.agreements));
    return page(worth.scenario().title + ": deals",
                {findings, concluded(worth, footing, conclusions), points, threats, groups},
                "all deals with their ranges, who objects, red lines, ratification at home, what would have "
                "to be true, every want.");
}

}  // namespace parley::report::text

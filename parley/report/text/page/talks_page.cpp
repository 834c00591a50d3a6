#include <algorithm>

#include <fmt/format.h>

#include "parley/core/names.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"
#include "parley/report/words/refused_words.hpp"

namespace parley::report::text {
namespace {

std::string end_on_page(const pricing::Worth& worth, const analysis::TalksAnalysis& talks,
                        const analysis::TalksAnalysis::Order& order) {
    const Outcome end = order.play.agreement.value_or(talks.at_the_deadline);
    std::string text;
    if (order.play.agreement) {
        std::string when;
        const std::size_t round = order.play.rounds_reached;
        if (round > 0 && round <= talks.dates.size()) when = " on " + talks.dates[round - 1];
        text = fmt::format("Signed{}: {}.", when, levels_in_words(worth, end));
    } else {
        text = "Nothing is signed.";
    }
    for (const Side p : Positions<Side>(worth.scenario().parties.size()))
        text += fmt::format("{}{} {} points a year, {} bn USD", p.value == 0 ? " " : "; ",
                            worth.scenario().parties[p.value].name, words::with_sign(worth.payoffs(p, end), 3),
                            words::change_in_bn(worth.income_usd_m(p, end), 1));
    text += fmt::format(". Ends: {}.", words::ending_in_words(worth, end, order.play.agreement.has_value()));
    const std::string refused = order.play.agreement ? words::refused_in_words(worth, end) : "";
    return refused.empty() ? text : text + " " + refused;
}

}  // namespace

std::string talks_page(const pricing::Worth& worth, const analysis::TalksAnalysis& talks,
                       const analysis::Footing& footing, const std::vector<analysis::Conclusion>& conclusions,
                       const std::string& first) {
    const scenario::Scenario& scenario = worth.scenario();
    PageSection ends{"How talks end", {}, 2};
    std::vector<std::pair<std::string, std::vector<std::string>>> by_end;  // what, who speaks first
    for (const analysis::TalksAnalysis::Order& order : talks.orders) {
        const std::string& who = scenario.parties[order.proposers.front().value].name;
        const std::string text =
            order.play ? end_on_page(worth, talks, order) : "No answer: " + order.play.refused + ".";
        const auto same =
            std::find_if(by_end.begin(), by_end.end(), [&](const auto& each) { return each.first == text; });
        if (same == by_end.end())
            by_end.emplace_back(text, std::vector{who});
        else
            same->second.push_back(who);
    }
    for (const auto& [text, who] : by_end) {
        std::string speaker;
        for (std::size_t k = 0; k < who.size(); ++k)
            speaker += (k == 0 ? "If " : k + 1 == who.size() ? " or " : ", ") + in_sentence(who[k]);
        if (who.size() > 1 && who.size() == talks.orders.size()) speaker = "Whoever";
        ends.items.push_back(page_item(fmt::format("{} speaks first. {}", speaker, text)));
    }
    PageSection rules{"The rules", {}, 1};
    const std::string without = fmt::format(
        "Without an agreement{}: {} ({}).",
        talks.deadline
            ? " by " + (scenario.talks->deadline == "last-round" ? talks.dates.back() : scenario.talks->deadline)
            : "",
        levels_in_words(worth, talks.at_the_deadline), words::ending_in_words(worth, talks.at_the_deadline, false));
    rules.items.push_back(
        page_item(fmt::format("{} from {} on; each makes an offer in turn, which the others accept or refuse. {}",
                              talks.deadline ? words::counted(talks.dates.size(), "round", "rounds")
                                             : std::string("Rounds without a deadline"),
                              talks.dates.front(), without)));
    rules.items.push_back(page_item(
        scenario.talks->breakdown
            ? "A refusal ends the talks with a chance of " + words::range_in_words(*scenario.talks->breakdown) + "."
            : std::string("No refusal ends them: this is what parties that know all of each other would "
                          "sign, and no chance.")));
    PageSection before{"What comes first", paragraphs_of(first), 1};
    return page(scenario.title + ": the talks", {concluded(worth, footing, conclusions), ends, rules, before},
                "the offer and the answer in every round, and every want.");
}

}  // namespace parley::report::text

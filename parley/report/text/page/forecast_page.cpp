#include <algorithm>
#include <limits>
#include <sstream>

#include <fmt/format.h>

#include "parley/report/text/dispute/forecast_text.hpp"
#include "parley/report/text/page/dispute_pages.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t bars_on_page = 3;

std::vector<std::string> bars_of(const analysis::Forecast& forecast) {
    std::vector<std::string> items;
    for (const analysis::Tornado& tornado : forecast.tornadoes) {
        if (tornado.of != analysis::Tornado::Of::deal) continue;
        for (std::size_t k = 0; k < std::min(bars_on_page, tornado.bars.size()); ++k) {
            const analysis::TornadoBar& bar = tornado.bars[k];
            const auto at = [&](const analysis::DrawsWithin& within, const std::string& name) {
                return fmt::format("{} where it is {}", words::chance_in_words(within.value),
                                   !name.empty() ? name
                                                 : words::in_unit(within.from, bar.unit) + " to " +
                                                       words::in_unit(within.to, bar.unit));
            };
            items.push_back(page_item(
                fmt::format("{}: {}, {}.", bar.what, at(bar.low, bar.low_name), at(bar.high, bar.high_name))));
        }
    }
    return items;
}

// Of a text of headings, with paragraphs, rows and trees below them that are as wide as a page already. A table stays
// whole: its first row says what is in its columns.
std::vector<PageSection> sections_of(const std::string& text) {
    std::vector<PageSection> result;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        if (line.front() != ' ') {
            result.push_back({words::wrapped(line, page_letters), {}, 1});
            continue;
        }
        PageSection& last = result.back();
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent > 2 && last.items.empty()) last.least = std::numeric_limits<std::size_t>::max();
        if (indent == 2 || last.items.empty())
            last.items.push_back(line + "\n");
        else
            last.items.back() += line + "\n";
    }
    return result;
}

}  // namespace

std::string forecast_page(const pricing::Worth& worth, const analysis::Forecast& forecast, const pricing::Sweep* sweep,
                          SayOption say, const std::string& first) {
    const scenario::Scenario& scenario = worth.scenario();
    std::string caution = fmt::format(
        "Shares of {} draws of what the parties want, by ways of looking that are not validated: no chances.",
        forecast.count);
    double error = 0.0;
    for (const double each : forecast.agreement_error) error = std::max(error, each);
    if (error > 0) caution += fmt::format(" Other draws move a share by about {:.1f} points.", 100 * error);
    PageSection ends{"How it ends, by each way of looking", {}, 5};
    ends.items = paragraphs_of(lenses_text(forecast));
    ends.items.push_back(page_item(fmt::format("In {} of the draws all that have an answer say the same.",
                                               words::chance_in_words(forecast.all_agree))));
    ends.least = 3;
    PageSection turns{"What turns it: the share of draws with an agreement to be had", bars_of(forecast), 1};
    PageSection gains{"Gains over no deal at Nash's deal, where there is one, points a year", {}, 1};
    for (std::size_t p = 0; p < forecast.nash_gain.size(); ++p)
        gains.items.push_back(page_item(
            fmt::format("{}: {} in the middle, {} to {} in nine draws of ten.", scenario.parties[p].name,
                        words::with_sign(forecast.nash_gain[p][1], 3), words::with_sign(forecast.nash_gain[p][0], 3),
                        words::with_sign(forecast.nash_gain[p][2], 3))));
    PageSection worths{
        "What outcomes are worth against today, points a year: in the middle (nine draws of ten)", {}, 1};
    worths.head = words::wrapped(worths.head, page_letters);
    for (std::size_t k = 0; k < forecast.bands.size();) {
        const std::size_t outcome = forecast.bands[k].outcome;
        std::string line = scenario.outcomes[outcome].label + ".";
        for (bool one = true; k < forecast.bands.size() && forecast.bands[k].outcome == outcome; ++k, one = false) {
            const analysis::OutcomeBand& band = forecast.bands[k];
            line += fmt::format("{} {} {}", one ? "" : ";", scenario.parties[band.party.value].name,
                                band.points ? fmt::format("{} ({} to {})", words::with_sign((*band.points)[1], 3),
                                                          words::with_sign((*band.points)[0], 3),
                                                          words::with_sign((*band.points)[2], 3))
                                            : words::with_sign(band.points_now, 3));
        }
        worths.items.push_back(page_item(line + "."));
    }
    PageSection how{"How far to trust it", {page_item(caution)}, 1};
    how.items.push_back(page_item(
        sweep == nullptr ? fmt::format("Sizes of measures and elasticities stay as they are ({} 40 draws them too).",
                                       say(Option::points))
                         : fmt::format("Sizes of measures and trade elasticities are drawn too, at {}.",
                                       words::counted(sweep->plan.points.size(), "point", "points"))));
    how.least = 2;
    std::vector<PageSection> sections = sections_of(first);
    if (!first.empty()) ends.head = "Beside it, as diagnostics: how it ends, by each way of looking";
    sections.insert(sections.end(), {how, ends, turns, gains, worths});
    return page(scenario.title + ": forecast", std::move(sections),
                "every outcome with its real income, all that matters for each figure, and every want.");
}

}  // namespace parley::report::text

#include "parley/report/text/dispute/forecast_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/names.hpp"
#include "parley/report/text/dispute/dispute_text.hpp"
#include "parley/report/text/priced_text.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::text {
namespace {

constexpr std::size_t most_bars = 6;

const char* words_of(analysis::Lens lens) {
    switch (lens) {
        case analysis::Lens::bargaining:
            return "Bargaining: an agreement to be had by all";
        case analysis::Lens::conditions:
            return "Bargaining, conditions at their word";
        case analysis::Lens::moves:
            return "Moves: where improvements lead from today";
        case analysis::Lens::attrition:
            return "Attrition: does somebody give in";
        case analysis::Lens::talks:
            return "Talks: agreed before they break down";
    }
    return "";
}

std::string drawn_range(const analysis::TornadoBar& bar, const analysis::DrawsWithin& within, const std::string& name) {
    if (!name.empty()) return name;
    return fmt::format("{} to {}", words::in_unit(within.from, bar.unit), words::in_unit(within.to, bar.unit));
}

template <class Words>
std::string bars_in_words(const analysis::Tornado& tornado, const Words& figure) {
    std::string text;
    for (std::size_t k = 0; k < std::min(most_bars, tornado.bars.size()); ++k) {
        const analysis::TornadoBar& bar = tornado.bars[k];
        text += noted(fmt::format("{}: {} at {} ({} draws), {} at {} ({} draws).", bar.what, figure(bar.low.value),
                                  drawn_range(bar, bar.low, bar.low_name), bar.low.draws, figure(bar.high.value),
                                  drawn_range(bar, bar.high, bar.high_name), bar.high.draws));
    }
    return text;
}

std::string tornadoes_in_words(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    std::string text;
    for (const analysis::Tornado& tornado : forecast.tornadoes) {
        if (tornado.bars.empty()) continue;
        if (tornado.of == analysis::Tornado::Of::deal) {
            text += "\nWhat matters most for whether there is an agreement to be had\n";
            text += bars_in_words(tornado, words::chance_in_words);
        } else {
            text += fmt::format("\nWhat matters most for what {} gains at Nash's deal, points a year\n",
                                in_sentence(dispute.scenario().parties[tornado.party.value].name));
            text += bars_in_words(tornado, [](double gain) { return words::with_sign(gain, 3); });
        }
    }
    return text;
}

std::string bands_in_words(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    if (forecast.bands.empty()) return {};
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text = "\nWhat outcomes are worth compared with today: in the middle, and in nine draws of ten\n" +
                       fmt::format("{:<46} {:>28} {:>28}\n", "", "points a year", "real income, bn USD a year");
    std::size_t last = 0;
    for (const analysis::OutcomeBand& band : forecast.bands) {
        if (band.outcome != last) text += "  " + scenario.outcomes[band.outcome].label + "\n";
        last = band.outcome;
        const auto figures = [](const std::optional<analysis::Band>& drawn, double now, const auto& write) {
            if (!drawn) return write(now) + " (not drawn)";
            return fmt::format("{} ({} to {})", write((*drawn)[1]), write((*drawn)[0]), write((*drawn)[2]));
        };
        text +=
            fmt::format("    {} {:>28} {:>28}\n", words::padded(scenario.parties[band.party.value].name, 42),
                        figures(band.points, band.points_now, [](double value) { return words::with_sign(value, 3); }),
                        figures(band.income_usd_m, band.income_now_usd_m,
                                [](double value) { return words::change_in_bn(value, 1); }));
    }
    return text;
}

std::string deal_in_words(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    std::string text;
    for (const analysis::LevelChance& each : forecast.in_deal)
        if (each.level > 0 && each.share >= 0.1)
            text += (text.empty() ? "" : "; ") + label_of(dispute.table(), each.issue, each.level) + " " +
                    words::chance_in_words(each.share);
    return text.empty() ? text : noted("Nash's deal holds, in the draws with one: " + text + ".");
}

std::string given_in_words(const pricing::Worth& dispute, const analysis::Forecast& forecast) {
    if (forecast.gives_in.empty()) return {};
    std::string text;
    double never = 1.0;
    for (std::size_t p = 0; p < forecast.gives_in.size(); ++p) {
        text += (text.empty() ? "" : ", ") + in_sentence(dispute.scenario().parties[p].name) + " with " +
                words::chance_in_words(forecast.gives_in[p]);
        never -= forecast.gives_in[p];
    }
    return noted(fmt::format("Who gives in first, if both insist: {}; nobody ever with {}.", text,
                             words::chance_in_words(std::max(0.0, never))));
}

std::string drawn_in_words(const pricing::Worth& dispute, const analysis::Forecast& forecast,
                           const pricing::Sweep* sweep, SayOption say) {
    std::string text = fmt::format(
        "{} draws, seed {}: {}. ", forecast.count, forecast.seed,
        dispute.wants ? "wants from those that fit what was said, drawn together; patience and reputations, each over "
                        "its own range"
                      : "weights, red lines, patience and reputations, each over its own range and apart from the "
                        "others");
    if (sweep == nullptr)
        return noted(text + fmt::format("Sizes of measures and elasticities stay as they are ({} 40 draws them too).",
                                        say(Option::points)));
    const pricing::SweepPlan& plan = sweep->plan;
    text += fmt::format(
        "Draws are shared out among {} of the economics (Latin hypercube), each of {} solved again: {}, trade "
        "elasticities ({}) all times {:.2f} to {:.2f}.",
        words::counted(plan.points.size(), "point", "points"),
        words::counted(dispute.deal_space().sets.size(), "equilibrium", "equilibria"),
        words::counted(plan.inputs.size(), "number that has a range", "numbers that have a range"),
        fmt::format("{}", fmt::join(plan.sources, ", ")), plan.options.lowest_factor, plan.options.highest_factor);
    return noted(text);
}

}  // namespace

std::string lenses_text(const analysis::Forecast& forecast) {
    std::string text;
    for (const analysis::Lens lens : analysis::all_lenses) {
        const analysis::Chances& chances = forecast.by[static_cast<std::size_t>(lens)];
        const std::vector<std::string> percent = words::percents({chances.of.begin(), chances.of.end()});
        std::string shares;
        for (const dispute::endings::Ending ending : dispute::endings::all_endings)
            if (chances[ending] > 0)
                shares += fmt::format("{}{} {}", shares.empty() ? "" : "; ", in_words(ending),
                                      percent[static_cast<std::size_t>(ending)]);
        const double answering = forecast.answering[static_cast<std::size_t>(lens)];
        if (!shares.empty() && answering < 1.0)
            shares +=
                fmt::format(" (of the {} of the draws in which it has an answer)", words::chance_in_words(answering));
        text += noted(fmt::format("{}: {}.", words_of(lens), shares.empty() ? "no answer" : shares));
    }
    return text;
}

std::string forecast_text(const pricing::Worth& dispute, const analysis::Forecast& forecast,
                          const pricing::Sweep* sweep, SayOption say, const std::string& first) {
    const scenario::Scenario& scenario = dispute.scenario();
    std::string text = scenario.title + ": forecast\n\n" + first;
    text += first.empty() ? "How it ends, by each way of looking\n"
                          : "\nBeside it, as diagnostics: how it ends, by each way of looking\n";
    text += lenses_text(forecast);
    text += "\n" + noted(fmt::format("In {} of the draws all that have an answer point to the same.",
                                     words::chance_in_words(forecast.all_agree)));
    text += noted(
        "Shares of draws, by ways of looking that are not validated on past disputes: not chances of what will "
        "happen.");
    double error = 0.0;
    for (const double each : forecast.agreement_error) error = std::max(error, each);
    if (error > 0)
        text += noted(fmt::format("Drawing other numbers would move a chance by about {} points of a hundred.",
                                  fmt::format("{:.1f}", 100 * error)));
    text += given_in_words(dispute, forecast);
    if (!forecast.nash_gain.empty()) {
        text += "\nGains over no deal at Nash's deal, where there is one, points a year\n";
        for (std::size_t p = 0; p < forecast.nash_gain.size(); ++p)
            text += noted(fmt::format("{}: {} in the middle, {} to {} in nine draws of ten.", scenario.parties[p].name,
                                      words::with_sign(forecast.nash_gain[p][1], 3),
                                      words::with_sign(forecast.nash_gain[p][0], 3),
                                      words::with_sign(forecast.nash_gain[p][2], 3)));
        text += deal_in_words(dispute, forecast);
    }
    text += bands_in_words(dispute, forecast) + tornadoes_in_words(dispute, forecast);
    text += "\nDrawn\n" + drawn_in_words(dispute, forecast, sweep, say);
    return text + dispute_solved_text(dispute);
}

}  // namespace parley::report::text

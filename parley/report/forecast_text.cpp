#include "parley/report/forecast_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/version.hpp"
#include "parley/report/dispute_text.hpp"
#include "parley/report/dispute_words.hpp"
#include "parley/report/figures.hpp"
#include "parley/report/priced_text.hpp"

namespace parley {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_leverage = 6;

const char* words_of(Lens lens) {
    switch (lens) {
        case Lens::bargaining:
            return "Bargaining: is there a deal for all";
        case Lens::conditions:
            return "Bargaining, conditions at their word";
        case Lens::moves:
            return "Moves: where improvements lead from today";
        case Lens::attrition:
            return "Attrition: does somebody give in";
        case Lens::talks:
            return "Talks: agreement by the deadline";
    }
    return "";
}

bool answers(const Chances& chances) {
    return chances.deal + chances.standoff + chances.escalation > 0;
}

}  // namespace

std::string forecast_text(const DisputeStudy& dispute, const Forecast& forecast) {
    const Scenario& scenario = dispute.study.scenario;
    std::string text = scenario.title + ": forecast\n\n";
    text +=
        fmt::format("{:<46} {:>10} {:>10} {:>10}\n", "Chance by each way of looking", "deal", "standoff", "escalation");
    for (const Lens lens : all_lenses) {
        const Chances& chances = forecast.by[static_cast<std::size_t>(lens)];
        text += "  " + padded(words_of(lens), 44);
        text += answers(chances) ? fmt::format(" {:>10} {:>10} {:>10}\n", chance_in_words(chances.deal),
                                               chance_in_words(chances.standoff), chance_in_words(chances.escalation))
                                 : "  no answer\n";
    }
    text += "\n" + noted(fmt::format("In {} of the draws all of them point to the same.",
                                     chance_in_words(forecast.all_agree)));
    text += noted("Escalation: somebody is worse off than today and nothing is agreed. Standoff: as today.");
    if (!forecast.nash_gain.empty()) {
        text += "\nGains over no deal at Nash's deal, where there is one, points a year\n";
        for (std::size_t p = 0; p < forecast.nash_gain.size(); ++p)
            text += noted(fmt::format("{}: {} in the middle, {} to {} in nine draws of ten.", scenario.parties[p].name,
                                      with_sign(forecast.nash_gain[p][1], 3), with_sign(forecast.nash_gain[p][0], 3),
                                      with_sign(forecast.nash_gain[p][2], 3)));
    }
    text += "\nWhat matters most for whether there is a deal\n";
    for (std::size_t k = 0; k < std::min(most_leverage, forecast.leverage.size()); ++k)
        text += noted(fmt::format("{}: {} where it is low in its range, {} where it is high.",
                                  forecast.leverage[k].what, chance_in_words(forecast.leverage[k].low_half),
                                  chance_in_words(forecast.leverage[k].high_half)));
    text += "\nDrawn\n" +
            noted(fmt::format(
                "{} draws, seed {}: weights, red lines, patience and reputations, each over its own range and "
                "apart from the others. Sizes of measures and elasticities stay as they are.",
                forecast.count, forecast.seed));
    return text + dispute_solved_text(dispute);
}

nlohmann::ordered_json forecast_json(const DisputeStudy& dispute, const Forecast* forecast) {
    const Scenario& scenario = dispute.study.scenario;
    Json result{{"schema", "parley/forecast/1"}, {"status", name_of(dispute.status())}, {"title", scenario.title}};
    if (forecast != nullptr) {
        result["seed"] = forecast->seed;
        result["count"] = forecast->count;
        for (const Lens lens : all_lenses) {
            const Chances& chances = forecast->by[static_cast<std::size_t>(lens)];
            result["lenses"][name_of(lens)] =
                answers(chances)
                    ? Json{{"deal", chances.deal}, {"standoff", chances.standoff}, {"escalation", chances.escalation}}
                    : Json(nullptr);
        }
        result["all_agree"] = forecast->all_agree;
        result["leverage"] = Json::array();
        for (const Leverage& each : forecast->leverage)
            result["leverage"].push_back(
                {{"what", each.what}, {"deal_where_low", each.low_half}, {"deal_where_high", each.high_half}});
        result["nash_gain"] = Json::object();
        for (std::size_t p = 0; p < forecast->nash_gain.size(); ++p)
            result["nash_gain"][scenario.parties[p].id] = forecast->nash_gain[p];
    }
    result["manifest"] = {{"parley", version},
                          {"world_sha256", dispute.study.base.sha256},
                          {"scenario", scenario.id},
                          {"scenario_sha256", scenario.sha256}};
    return result;
}

}  // namespace parley

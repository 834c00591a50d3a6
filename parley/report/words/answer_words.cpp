#include "parley/report/words/answer_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"
#include "parley/report/words/measure_words.hpp"

namespace parley::report::words {
namespace {

constexpr std::size_t answer_rates_shown = 8;

std::string bears_answer(const world::World& world, const strategy::Variable& of) {
    std::string text = of.partner ? world.economies[of.partner->value].code : "";
    if (of.sector) text += (text.empty() ? "" : " ") + world.sectors[of.sector->value].code;
    return text;
}

}  // namespace

MeanDuties mean_duties(const pricing::Answer& answer) {
    MeanDuties mean;
    double trade = 0.0;
    for (const strategy::ChosenRate& each : answer.found.rates) {
        mean.before += each.today * each.variable.base_trade_usd_m;
        mean.after += each.rate * each.variable.base_trade_usd_m;
        trade += each.variable.base_trade_usd_m;
    }
    if (trade > 0) {
        mean.before /= trade;
        mean.after /= trade;
    }
    return mean;
}

std::string answer_in_words(const world::World& world, const pricing::Answer& answer) {
    const std::string& who = world.economies[answer.wanted.by.value].code;
    if (answer.nothing_to_answer)
        return fmt::format("{} has nothing to answer, and leaves its duties as they are", who);
    const MeanDuties mean = mean_duties(answer);
    std::vector<strategy::ChosenRate> rates = answer.found.rates;
    std::string text =
        fmt::format("{}'s own advantage: {} %{} on {} from {}, where it levied {} %", who, fixed(100 * mean.after, 1),
                    rates.size() > 1 ? " on average" : "", sectors_in_words(world, answer.words->sectors),
                    economies_in_words(answer.words->on), fixed(100 * mean.before, 1));
    if (rates.size() > 1) {
        std::stable_sort(rates.begin(), rates.end(), [](const auto& a, const auto& b) {
            return a.variable.base_trade_usd_m > b.variable.base_trade_usd_m;
        });
        text += "; on what is traded most ";
        for (std::size_t k = 0; k < std::min(rates.size(), answer_rates_shown); ++k)
            text += fmt::format("{}{} {} %", k == 0 ? "" : ", ", bears_answer(world, rates[k].variable),
                                fixed(100 * rates[k].rate, 1));
    }
    const double gain = answer.found.value / answer.found.value_before - 1;
    return text + fmt::format(". By that it has {} % more real income than without an answer",
                              fixed(100 * gain, digits_for(100 * std::abs(gain), 3)));
}

}  // namespace parley::report::words

// The talks of a scenario: dates of the rounds, and offers in turn.
#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "parley/analysis/agreements.hpp"
#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/scenario/form/amounts.hpp"

namespace parley::analysis {
namespace {

std::chrono::sys_days day_of(const std::string& date) {
    return std::chrono::sys_days(
        std::chrono::year_month_day(std::chrono::year(std::stoi(date.substr(0, 4))),
                                    std::chrono::month(static_cast<unsigned>(std::stoi(date.substr(5, 2)))),
                                    std::chrono::day(static_cast<unsigned>(std::stoi(date.substr(8, 2))))));
}

std::string date_of(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

// From the first round; none: talks have no deadline.
std::optional<double> deadline_of(const scenario::TalksCalendar& calendar) {
    const std::vector<double> years = years_of_rounds(calendar);
    if (calendar.deadline.empty()) return {};
    if (calendar.deadline == "last-round") return years.back();
    return static_cast<double>((day_of(calendar.deadline) - day_of(calendar.rounds.front())).count()) / 365.0;
}

// The rounds of the file; without a deadline, and then others, until talks that may break down are all but sure to
// have, and otherwise for ten years of months.
std::vector<double> all_rounds(const scenario::TalksCalendar& calendar, double breakdown) {
    constexpr double usual_step = 30.0 / 365.0, hardly_any = 1e-6;
    constexpr std::size_t most_rounds = 120;
    std::vector<double> years = years_of_rounds(calendar);
    if (!calendar.deadline.empty()) return years;
    const double step = years.size() > 1 ? years.back() - years[years.size() - 2] : usual_step;
    double left = std::pow(1.0 - breakdown, static_cast<double>(years.size()));
    while (years.size() < most_rounds && left > hardly_any && step > 0) {
        years.push_back(years.back() + step);
        left *= 1.0 - breakdown;
    }
    return years;
}

}  // namespace

std::vector<double> years_of_rounds(const scenario::TalksCalendar& calendar, std::vector<std::string>* dates) {
    std::vector<double> years;
    std::chrono::sys_days first{}, last{};
    for (const std::string& round : calendar.rounds) {
        if (round.starts_with('+'))
            last += std::chrono::days(static_cast<int>(scenario::parse_amount(round, {Unit::days})->value));
        else
            last = day_of(round);
        if (years.empty()) first = last;
        years.push_back(static_cast<double>((last - first).count()) / 365.0);
        if (dates != nullptr) dates->push_back(date_of(last));
    }
    return years;
}

Outcome end_of_talks(const pricing::Worth& dispute, Outcome no_deal) {
    const scenario::Scenario& scenario = dispute.scenario();
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k)
        if (scenario.outcomes[k].id == scenario.talks->ends && dispute.named[k]) return *dispute.named[k];
    return no_deal;
}

dispute::talks::Negotiation talks_of(const pricing::Worth& dispute, const Payoffs& payoffs, const Payoffs& once,
                                     Outcome no_deal, const std::vector<double>& rate, std::size_t first) {
    const scenario::Scenario& scenario = dispute.scenario();
    const std::size_t parties = scenario.parties.size();
    dispute::talks::Negotiation talks;
    talks.worth = dispute::talks::present_worths(payoffs, rate, once);
    talks.tie = 1e-9;
    for (std::size_t p = 0; p < parties; ++p) {
        dispute::talks::Negotiator negotiator;
        negotiator.discount_rate = rate[p];
        negotiator.flow = payoffs(Side{p}, dispute.status_quo);
        talks.parties.push_back(negotiator);
    }
    const double breakdown = scenario.talks->breakdown ? scenario.talks->breakdown->value : 0.0;
    const std::vector<double> years = all_rounds(*scenario.talks, breakdown);
    for (std::size_t k = 0; k < years.size(); ++k)
        talks.rounds.push_back({years[k], Side{(first + k) % parties}, breakdown});
    talks.deadline = deadline_of(*scenario.talks).value_or(years.back());
    const Outcome end = end_of_talks(dispute, no_deal);
    for (const Side p : Positions<Side>(parties)) talks.parties[p.value].breakdown = talks.worth(p, end);
    std::vector<bool> offered(dispute.space.size(), true);
    for (const Outcome o : not_offered(dispute, payoffs, no_deal)) offered[o.value] = false;
    for (const Outcome o : Positions<Outcome>(dispute.space.size()))
        if (offered[o.value]) talks.on_the_table.push_back(o);
    return with_outside(std::move(talks), end);
}

OrRefusal<TalksAnalysis> analyse_talks(const pricing::Worth& dispute) {
    const scenario::Scenario& scenario = dispute.scenario();
    if (!scenario.talks) return Refusal{{Option::none, scenario.file}, "'talks' with their rounds", "none"};
    TalksAnalysis result;
    const std::vector<double> years = years_of_rounds(*scenario.talks, &result.dates);
    for (std::size_t k = 1; k < years.size(); ++k)
        if (!(years[k] > years[k - 1]))
            return Refusal{{Option::none, scenario.file},
                           "rounds of the talks in order of their dates",
                           result.dates[k] + " after " + result.dates[k - 1]};
    result.at_the_deadline = dispute.disagreement;
    result.deadline = !scenario.talks->deadline.empty();
    if (const auto deadline = deadline_of(*scenario.talks); deadline && *deadline < years.back())
        return Refusal{{Option::none, scenario.file},
                       "a deadline of the talks on their last round or after it",
                       scenario.talks->deadline};
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k)
        if (scenario.outcomes[k].id == scenario.talks->ends) {
            if (!dispute.named[k])
                return Refusal{{Option::none, scenario.file, scenario.outcomes[k].line},
                               "an end of the talks that can be reached",
                               scenario.outcomes[k].id};
            result.at_the_deadline = *dispute.named[k];
        }
    std::vector<double> rate;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        if (pricing::patience_of(dispute, p) == nullptr)
            return Refusal{{Option::none, scenario.file, scenario.parties[p].line},
                           "the patience of each party to the talks",
                           "none of " + scenario.parties[p].id};
        rate.push_back(*pricing::discount_rate(dispute, p));
    }
    for (std::size_t first = 0; first < scenario.parties.size(); ++first) {
        const dispute::talks::Negotiation talks =
            talks_of(dispute, dispute.payoffs, dispute.once, dispute.disagreement, rate, first);
        TalksAnalysis::Order order;
        for (const dispute::talks::TalksRound& round : talks.rounds) order.proposers.push_back(round.proposer);
        order.play = play(talks);
        // Of those that the file does not have only what is reached is shown.
        const std::size_t shown = std::max(result.dates.size(), order.play.rounds_reached);
        if (order.play.moves.size() > shown) order.play.moves.resize(shown);
        order.proposers.resize(std::min(order.proposers.size(), shown));
        result.orders.push_back(std::move(order));
    }
    return result;
}

}  // namespace parley::analysis

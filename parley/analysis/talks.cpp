// The talks of a scenario: dates of the rounds, and offers in turn.
#include <chrono>

#include <fmt/format.h>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/scenario/amounts.hpp"

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

dispute::talks::Negotiation talks_of(const pricing::Worth& dispute, const Payoffs& payoffs, const Payoffs& once,
                                     const std::vector<double>& rate, std::size_t first) {
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
    const std::vector<double> years = years_of_rounds(*scenario.talks);
    for (std::size_t k = 0; k < years.size(); ++k) talks.rounds.push_back({years[k], Side{(first + k) % parties}, 0.0});
    talks.deadline = years.back();
    Outcome end = dispute.disagreement;
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k)
        if (scenario.outcomes[k].id == scenario.talks->ends && dispute.named[k]) end = *dispute.named[k];
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
    for (std::size_t k = 0; k < scenario.outcomes.size(); ++k)
        if (scenario.outcomes[k].id == scenario.talks->ends) {
            if (!dispute.named[k])
                return Refusal{{Option::none, scenario.file, scenario.outcomes[k].line},
                               "an end of the talks that can be reached",
                               scenario.outcomes[k].id};
            result.at_the_deadline = *dispute.named[k];
        }
    std::vector<double> rate;
    for (const scenario::Party& party : scenario.parties) {
        if (!party.patience)
            return Refusal{{Option::none, scenario.file, party.line},
                           "the patience of each party to the talks",
                           "none of " + party.id};
        rate.push_back(*pricing::discount_rate(party));
    }
    for (std::size_t first = 0; first < scenario.parties.size(); ++first) {
        const dispute::talks::Negotiation talks = talks_of(dispute, dispute.payoffs, dispute.once, rate, first);
        TalksAnalysis::Order order;
        for (const dispute::talks::TalksRound& round : talks.rounds) order.proposers.push_back(round.proposer);
        order.play = play(talks);
        result.orders.push_back(std::move(order));
    }
    return result;
}

}  // namespace parley::analysis

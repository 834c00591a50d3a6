#include "parley/dispute/talks/sequencing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "parley/core/names.hpp"

namespace parley::dispute::talks {
namespace {

constexpr double tie_share = 1e-12;  // of the largest number of the exchange

std::string refusal(const Exchange& exchange) {
    for (const ExchangeSide& side : exchange.sides) {
        for (const double number : {side.nothing, side.first_only, side.both, side.at_stake, side.discount_rate})
            if (!std::isfinite(number)) return side.name + ": a number is not finite";
        if (side.at_stake < 0) return side.name + ": what is at stake is negative";
        if (side.discount_rate < 0) return side.name + ": the discount rate is negative";
    }
    if (exchange.taken_back)
        for (const double worth : *exchange.taken_back)
            if (!std::isfinite(worth)) return "the worth of taking back is not finite";
    return {};
}

double tie_of(const Exchange& exchange) {
    double largest = 0.0;
    for (const ExchangeSide& side : exchange.sides)
        largest = std::max({largest, std::abs(side.nothing), std::abs(side.first_only), std::abs(side.both)});
    return tie_share * largest;
}

// What one delivery is worth to a side, over its not being made.
double of_delivery(const ExchangeSide& side) {
    return side.first_only - side.nothing;
}

double of_counter_delivery(const ExchangeSide& side) {
    return side.both - side.first_only;
}

double factor(const ExchangeSide& side, double years) {
    return std::exp(-side.discount_rate * years);
}

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", value);
    return text.data();
}

}  // namespace

ExchangeVerdict exchange_at_once(const Exchange& exchange) {
    ExchangeVerdict result;
    result.refused = refusal(exchange);
    if (!result) return result;
    const double tie = tie_of(exchange);
    const ExchangeSide &first = exchange.sides[0], &second = exchange.sides[1];
    result.would_be_taken_back = exchange.taken_back && (*exchange.taken_back)[0] > first.first_only + tie;
    const double left_with = result.would_be_taken_back ? (*exchange.taken_back)[0] : first.first_only;
    const double walks_with =
        (result.would_be_taken_back ? (*exchange.taken_back)[1] : second.first_only) - second.at_stake;
    result.margin = second.both - walks_with;
    result.first_loses = first.nothing - left_with;
    const auto fails = [&](ExchangeFault fault, double by) {
        if (result.fault != ExchangeFault::none || by <= tie) return;
        result.fault = fault;
        result.short_by = by;
    };
    fails(ExchangeFault::first_unwilling, first.nothing - first.both);
    fails(ExchangeFault::second_unwilling, second.nothing - second.both);
    fails(ExchangeFault::walks_away, -result.margin);
    result.holds = result.fault == ExchangeFault::none;
    return result;
}

std::optional<std::size_t> fewest_stages(const Exchange& exchange, std::size_t most) {
    if (!refusal(exchange).empty()) return std::nullopt;
    const double tie = tie_of(exchange);
    const ExchangeSide &first = exchange.sides[0], &second = exchange.sides[1];
    if (first.nothing - first.both > tie || second.nothing - second.both > tie) return std::nullopt;
    const double cost = -of_counter_delivery(second);
    if (cost <= second.at_stake + tie) return 1;
    const double stages = std::ceil(cost / second.at_stake * (1 - tie_share));
    if (!(stages <= static_cast<double>(most))) return std::nullopt;
    return static_cast<std::size_t>(stages);
}

OpenEndedExchange open_ended_exchange(const Exchange& exchange, double spacing) {
    OpenEndedExchange result;
    result.refused = refusal(exchange);
    if (result && !(spacing >= 0 && std::isfinite(spacing))) result.refused = "the time between stages is negative";
    if (!result) return result;
    const double tie = tie_of(exchange);
    const ExchangeSide &first = exchange.sides[0], &second = exchange.sides[1];
    const bool willing = first.nothing - first.both <= tie && second.nothing - second.both <= tie;
    const double cost = -of_counter_delivery(second);
    if (cost > tie) {
        // Willing to pay the cost, the second gains at least as much from what the first delivers.
        result.least_patience = cost / of_delivery(second);
        result.ratio = result.least_patience / factor(second, spacing);
    }
    result.holds = willing && result.ratio < 1;
    result.first_share = result.holds ? 1 - result.ratio : 0.0;
    return result;
}

std::string in_words(const ExchangeVerdict& verdict, const Exchange& exchange) {
    if (!verdict) return "No answer: " + verdict.refused + ".";
    const std::string &first = exchange.sides[0].name, &second = exchange.sides[1].name;
    const std::string by = number(verdict.short_by) + " point-years";
    switch (verdict.fault) {
        case ExchangeFault::none:
            return at_start(first) + " can go first: " + second + " would lose " + number(verdict.margin) +
                   " point-years by walking away" +
                   (verdict.would_be_taken_back ? ", as " + first + " would take back what it delivered." : ".");
        case ExchangeFault::first_unwilling:
            return at_start(first) + " would not go first even if it were sure of the rest: it would lose " + by + ".";
        case ExchangeFault::second_unwilling:
            return at_start(second) + " does not want the exchange that it asks for: it would lose " + by + ".";
        case ExchangeFault::walks_away:
            break;
    }
    return at_start(second) + " would take what " + first + " delivers and walk away: it gains " + by +
           " by doing so, and " +
           (verdict.first_loses > 0
                ? first + ", which would lose " + number(verdict.first_loses) + ", does not go first."
                : first + " would go first all the same, as it loses nothing by it.");
}

}  // namespace parley::dispute::talks

#include "tests/support/staged_exchange.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace parley::testing {
namespace {

using dispute::talks::Exchange;
using dispute::talks::ExchangeSide;
using dispute::talks::ExtensiveGame;
using dispute::talks::GameNode;
using dispute::talks::OpenEndedExchange;

constexpr double tie_share = 1e-12;  // of the largest number of the exchange

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

// The game starts with the second side's agreeing to it: what it asked for may be more than it wants.
std::size_t begin(ExtensiveGame& game, const Exchange& exchange, std::string title) {
    game.title = std::move(title);
    game.players = {exchange.sides[0].name, exchange.sides[1].name};
    return add_decision(game, Side{1}, "Agree to the exchange?");
}

}  // namespace

dispute::talks::ExtensiveGame exchange_game(const dispute::talks::Exchange& exchange) {
    ExtensiveGame game;
    const ExchangeSide &first = exchange.sides[0], &second = exchange.sides[1];
    const std::size_t root = begin(game, exchange, exchange.delivery + ", then " + exchange.counter_delivery);
    const std::size_t delivering = add_decision(game, Side{0}, "Deliver first?");
    const std::size_t answering = add_decision(game, Side{1}, "Deliver in return?");
    const std::vector<double> nothing{first.nothing, second.nothing};
    branch(game, root, "agree", delivering);
    branch(game, root, "decline", add_end(game, "no exchange", nothing));
    branch(game, delivering, exchange.delivery, answering);
    branch(game, delivering, "hold on", add_end(game, "the standoff goes on", nothing));
    branch(game, answering, exchange.counter_delivery, add_end(game, "both delivered", {first.both, second.both}));
    const std::size_t kept = add_end(game, "walked away", {first.first_only, second.first_only - second.at_stake});
    if (!exchange.taken_back) {
        branch(game, answering, "walk away", kept);
        return game;
    }
    const std::size_t taking = add_decision(game, Side{0}, "Take it back?");
    branch(game, answering, "walk away", taking);
    branch(game, taking, "leave it", kept);
    branch(game, taking, "take it back",
           add_end(game, "walked away, taken back",
                   {(*exchange.taken_back)[0], (*exchange.taken_back)[1] - second.at_stake}));
    return game;
}

StagedExchange staged_exchange(const dispute::talks::Exchange& exchange, std::size_t count, double spacing) {
    StagedExchange result;
    result.refused = exchange_at_once(exchange).refused;
    if (result && count == 0) result.refused = "there is no stage";
    if (result && !(spacing >= 0 && std::isfinite(spacing))) result.refused = "the time between stages is negative";
    if (!result) return result;
    const double parts = static_cast<double>(count);
    std::array<double, 2> rest{};  // worth of what follows the stage, on the day of the next
    result.stages.resize(count);
    for (std::size_t s = count; s-- > 0;) {
        for (std::size_t i = 0; i < 2; ++i) {
            const ExchangeSide& side = exchange.sides[i];
            const double later = factor(side, spacing) * rest[i];
            const double given = of_delivery(side) / parts, returned = of_counter_delivery(side) / parts;
            const double stake = i == 0 && s == 0 ? 0.0 : side.at_stake;
            result.stages[s][i] =
                i == 0 ? StageIncentive{-given, returned + later + stake} : StageIncentive{-returned, later + stake};
            rest[i] = given + returned + later;
        }
    }
    result.worth = rest;
    double worst = -std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < count; ++s)
        for (std::size_t i = 0; i < 2; ++i) {
            const double excess = result.stages[s][i].temptation - result.stages[s][i].continuation;
            if (excess <= worst) continue;
            worst = excess;
            result.worst_stage = s;
            result.worst_side = i;
        }
    worst = std::max({worst, -rest[0], -rest[1]});
    result.holds = worst <= tie_of(exchange);
    if (!result.holds) result.short_by = worst;
    return result;
}

dispute::talks::ExtensiveGame staged_game(const dispute::talks::Exchange& exchange, std::size_t count, double spacing) {
    assert(count > 0);
    ExtensiveGame game;
    const double parts = static_cast<double>(count);
    std::size_t from =
        begin(game, exchange,
              exchange.delivery + " and " + exchange.counter_delivery + ", " + std::to_string(count) + " stages");
    std::vector<double> now{exchange.sides[0].nothing, exchange.sides[1].nothing};
    branch(game, from, "decline", add_end(game, "no exchange", now));
    std::string onward = "agree";
    for (std::size_t s = 0; s < count; ++s)
        for (std::size_t i = 0; i < 2; ++i) {
            const std::string stage = "stage " + std::to_string(s + 1);
            const double years = spacing * static_cast<double>(s);
            const std::size_t at = add_decision(game, Side{i}, stage + ": " + exchange.sides[i].name);
            branch(game, from, onward, at);
            std::vector<double> broken = now;
            const bool begun = i == 1 || s > 0;
            if (begun) broken[i] -= factor(exchange.sides[i], years) * exchange.sides[i].at_stake;
            branch(game, at, "break off",
                   add_end(game, exchange.sides[i].name + " breaks off in " + stage, std::move(broken)));
            for (std::size_t p = 0; p < 2; ++p) {
                const ExchangeSide& side = exchange.sides[p];
                now[p] += factor(side, years) * (i == 0 ? of_delivery(side) : of_counter_delivery(side)) / parts;
            }
            from = at;
            onward = "deliver";
        }
    branch(game, from, onward, add_end(game, "all delivered", now));
    // Going on stands first, so that a side that is indifferent goes on.
    for (GameNode& node : game.nodes) std::reverse(node.branches.begin(), node.branches.end());
    return game;
}

std::size_t stages_until(const dispute::talks::OpenEndedExchange& of, double share) {
    assert(of.holds && share >= 0 && share < 1);
    if (!(of.ratio > 0)) return share > 0 ? 1 : 0;
    return static_cast<std::size_t>(std::ceil(std::log1p(-share) / std::log(of.ratio) * (1 - tie_share)));
}

}  // namespace parley::testing

#include "parley/dispute/attrition/attrition.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <limits>

#include "parley/core/infinity.hpp"
#include "parley/core/names.hpp"

namespace parley::dispute::attrition {
namespace {

constexpr double no_cost = 1e-12;  // of waiting, over the larger of the flows compared

std::string refusal(const Standoff& standoff) {
    for (std::size_t i = 0; i < 2; ++i) {
        const Contender& side = standoff.sides[i];
        const std::string which = i == 0 ? "first side: " : "second side: ";
        for (const double number : {side.standoff, side.yielding, side.prevailing, side.discount_rate, side.reputation})
            if (!std::isfinite(number)) return which + "a number is not finite";
        if (side.discount_rate <= 0) return which + "the discount rate is not above zero";
        if (side.reputation < 0 || side.reputation > 1) return which + "the reputation is not a probability";
        if (side.prevailing <= side.yielding)
            return which + "being given in to is worth no more than giving in, so there is nothing to hold out for";
    }
    return {};
}

// r·L − f: what waiting costs a year over giving in.
double waiting_cost(const Contender& side) {
    const double yielding = side.discount_rate * side.yielding;
    const double cost = yielding - side.standoff;
    return cost <= no_cost * std::max(std::abs(yielding), std::abs(side.standoff)) ? 0.0 : cost;
}

double for_ever(const Contender& side) {
    return present_worth(side.standoff, side.discount_rate);
}

// Worth to a side that never gives in against an opponent who does at once with probability F and then at rate λ to T.
double value_of_holding_out(const Contender& side, double at_once, double rate, double horizon) {
    const double r = side.discount_rate, last = for_ever(side);
    const double while_contested =
        rate > 0 ? (side.prevailing - last) * rate / (rate + r) * -std::expm1(-(rate + r) * horizon) : 0.0;
    return at_once * side.prevailing + (1 - at_once) * (last + while_contested);
}

// ∫₀ᵀ t·Λe^(−Λt) dt, in terms of x = ΛT; the series where the difference would lose its digits.
double mean_before(double total_rate, double horizon) {
    const double x = total_rate * horizon;
    if (std::isinf(x)) return 1 / total_rate;
    if (x < 1e-3) return x * x * (0.5 - x / 3 + x * x / 8) / total_rate;
    return (1 - std::exp(-x) * (1 + x)) / total_rate;
}

void contest(const Standoff& standoff, const std::array<double, 2>& cost, Concessions& result) {
    for (std::size_t i = 0; i < 2; ++i) {
        const Contender& other = standoff.sides[1 - i];
        result.rate[i] = cost[1 - i] / (other.prevailing - other.yielding);
        result.exhausted[i] = std::abs(std::log(standoff.sides[i].reputation)) / result.rate[i];
    }
    result.horizon = std::min(result.exhausted[0], result.exhausted[1]);
    const bool doubted = std::isfinite(result.horizon);
    if (!doubted) result.course = StandoffCourse::complete_information;
    for (std::size_t i = 0; i < 2; ++i) {
        const bool longer = doubted ? result.exhausted[i] > result.horizon : result.rate[i] < result.rate[1 - i];
        if (!longer) continue;
        result.weaker = Side{i};
        if (doubted)
            result.at_once[i] = -std::expm1(std::log(standoff.sides[i].reputation) + result.rate[i] * result.horizon);
    }
}

}  // namespace

double present_worth(double flow, double discount_rate, double once) {
    return flow / discount_rate + once;
}

Contender contender(const ContenderFlows& flows) {
    return {flows.standoff, present_worth(flows.yielding, flows.discount_rate, flows.yielding_once),
            present_worth(flows.prevailing, flows.discount_rate, flows.prevailing_once), flows.discount_rate,
            flows.reputation};
}

Concessions concessions(const Standoff& standoff) {
    Concessions result;
    result.refused = refusal(standoff);
    if (!result) return result;
    const std::array<double, 2> cost{waiting_cost(standoff.sides[0]), waiting_cost(standoff.sides[1])};
    if (cost[0] > 0 && cost[1] > 0) {
        contest(standoff, cost, result);
    } else {
        result.course = cost[0] > 0 || cost[1] > 0 ? StandoffCourse::one_stands_firm : StandoffCourse::nobody_yields;
        for (std::size_t i = 0; i < 2; ++i) {
            result.exhausted[i] = cost[i] > 0 ? 0.0 : infinity;
            if (cost[i] > 0) result.at_once[i] = 1 - standoff.sides[i].reputation;
        }
    }
    const double open = (1 - result.at_once[0]) * (1 - result.at_once[1]);  // probability that it lasts at all
    const double total_rate = result.rate[0] + result.rate[1];
    result.never = total_rate > 0 ? open * std::exp(-total_rate * result.horizon) : open;
    for (std::size_t i = 0; i < 2; ++i) {
        const Contender& side = standoff.sides[i];
        result.yields[i] = yielded_by(result, Side{i}, infinity);
        result.value_committed[i] =
            value_of_holding_out(side, result.at_once[1 - i], result.rate[1 - i], result.horizon);
        result.value[i] = cost[i] > 0
                              ? result.at_once[1 - i] * side.prevailing + (1 - result.at_once[1 - i]) * side.yielding
                              : result.value_committed[i];
        result.expected[i] = side.reputation * result.value_committed[i] + (1 - side.reputation) * result.value[i];
    }
    const double ends = result.yields[0] + result.yields[1];
    if (!(ends > 0))
        result.mean_years = std::numeric_limits<double>::quiet_NaN();
    else if (total_rate > 0)
        result.mean_years = open * mean_before(total_rate, result.horizon) / ends;
    return result;
}

double yielded_by(const Concessions& of, Side side, double years) {
    assert(side.value < 2);
    if (years < 0) return 0.0;
    const double total_rate = of.rate[0] + of.rate[1];
    const double at_once = of.at_once[side.value];
    if (!(total_rate > 0)) return at_once;
    const double open = (1 - of.at_once[0]) * (1 - of.at_once[1]);
    return at_once - open * of.rate[side.value] / total_rate * std::expm1(-total_rate * std::min(years, of.horizon));
}

std::string in_words(const Concessions& of, const std::array<std::string, 2>& names) {
    if (!of) return "No answer: " + of.refused + ".";
    const auto number = [](double value) {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%.3g", value);
        return std::string(text.data());
    };
    const auto percent = [&](double probability) { return number(100 * probability) + " %"; };
    const std::string never = of.never > 0 ? " With probability " + percent(of.never) + " it never ends." : "";
    if (of.course == StandoffCourse::nobody_yields)
        return "Waiting costs neither " + names[0] + " nor " + names[1] +
               " anything compared with giving in: nobody ever gives in.";
    if (of.course == StandoffCourse::one_stands_firm) {
        const std::size_t firm = std::isinf(of.exhausted[0]) ? 0 : 1;
        return "Waiting costs " + names[firm] + " nothing compared with giving in, so it never gives in; " +
               names[1 - firm] + " gives in at once with probability " + percent(of.at_once[1 - firm]) + "." + never;
    }
    const std::string rates = names[0] + " gives in at " + percent(of.rate[0]) + " a year and " + names[1] + " at " +
                              percent(of.rate[1]) + " a year";
    if (of.course == StandoffCourse::complete_information)
        return "Nobody is thought to be committed, and then many outcomes are possible, each side's giving in at once "
               "among them. In the one without that " +
               rates + "." +
               (of.weaker ? " The least and equal doubt about both would make " + names[of.weaker->value] +
                                " give in at once."
                          : "");
    std::string start = "Neither gives in at once.";
    if (of.weaker)
        start = at_start(names[of.weaker->value]) + " gives in at once with probability " +
                percent(of.at_once[of.weaker->value]) + ".";
    if (!(of.horizon > 0)) return start + never;
    if (!(of.never < 1) || of.at_once[0] + of.at_once[1] >= 1) return start;
    return start + " If it lasts, " + rates + ", until after " + number(of.horizon) +
           " years only the committed are left." + never;
}

}  // namespace parley::dispute::attrition

#include "parley/scenario/parameter_limits.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/scenario/form/amounts.hpp"

namespace parley::scenario {
namespace {

// What is expected of a value, where it is not met; empty where it is.
std::string of_a_size(const Parameter& of, double value) {
    const MeasureWords& measure = *of.measure;
    const bool is_size = *of.part == '\0';
    if (is_size && measure.amount.unit == Unit::rate && std::abs(value) > measure.highest_rate)
        return rates_within(measure.highest_rate);
    if (std::string_view(of.part) == "over") return value > 0 ? "" : "more than zero years";
    if (std::string_view(of.part) == "within") {
        if (!(std::abs(value) <= measure.highest_rate)) return rates_within(measure.highest_rate);
        if (measure.sets && value < 0) return "a duty not below zero";
        return measure.above_is_whole && !(value < measure.above->value) ? "a duty below that above the quota" : "";
    }
    if (std::string_view(of.part) == "above") {
        if (measure.above_is_whole && !(value > measure.within->value)) return "a duty above that within the quota";
        return value > 0 && value <= measure.highest_rate ? "" : "points above zero";
    }
    if (is_size && (measure.within || measure.above) && !(value > 0))
        return "a quota above zero with a duty within or above it";
    if (std::string_view(of.part) == "claimed")
        return value >= 0 && value < 1 ? "" : "a part of the trade from 0 % to less than all of it";
    if (std::string_view(of.part) == "duty-part")
        return value > 0 && value < 1 ? "" : "a duty's part between 0 % and 100 %, neither included";
    if (!is_size) return value >= 0 ? "" : "trade covered, not below zero";
    const MeasureTraits& kind = traits_of(measure.kind);
    const bool is_level = measure.sets || measure.amount.unit == Unit::share;
    const bool fits = kind.bound == Bound::none || (kind.bound == Bound::below_zero ? value < 0 : value >= 0) ||
                      (kind.bound == Bound::level_not_below_zero && !is_level);
    return fits ? "" : kind.within;
}

std::string expected_of(const Parameter& of, double value) {
    if (!std::isfinite(value)) return "a finite number";
    switch (of.kind) {
        case Parameter::Kind::patience:
            return value > 0 ? "" : "a discount rate above zero";
        case Parameter::Kind::committed:
        case Parameter::Kind::breakdown:
            return value >= 0 && value <= 1 ? "" : "a chance from 0 to 100 %";
        case Parameter::Kind::cost:
            return value >= 0 && value <= largest_weight ? ""
                                                         : "a cost of crossing the line, from zero to a million points";
        case Parameter::Kind::model:
            if (of.id == odds_id)
                return value >= least_odds && value <= most_odds ? "" : "a multiple of odds from 0.05 to 20";
            return value >= least_substitution && value <= most_substitution ? "" : "an elasticity from 1 to 2.5";
        case Parameter::Kind::measure:
            return of_a_size(of, value);
        case Parameter::Kind::weight:
            return std::abs(value) <= largest_weight ? "" : weights_within;
        case Parameter::Kind::statement:
            return "";
    }
    return "";
}

}  // namespace

std::string rates_within(double highest_rate) {
    return fmt::format("a rate of at most {:g} % either way; a scenario with higher ones says highest_rate",
                       100 * highest_rate);
}

std::optional<Refusal> unfit_value(const Parameter& of, double value) {
    const std::string expected = expected_of(of, value);
    if (expected.empty()) return {};
    return Refusal{{Option::none, of.id},
                   expected,
                   std::isfinite(value) ? amount_like(value, of.number->unit, of.number->text) : "none"};
}

}  // namespace parley::scenario

#include "parley/scenario/parameter_limits.hpp"

#include <cmath>

#include "parley/scenario/amounts.hpp"

namespace parley::scenario {
namespace {

// What is expected of a value, where it is not met; empty where it is.
const char* of_a_size(const Parameter& of, double value) {
    const MeasureWords& measure = *of.measure;
    const bool is_size = *of.part == '\0';
    if (std::string_view(of.part) == "over") return value > 0 ? "" : "more than zero years";
    if (std::string_view(of.part) == "duty-part")
        return value > 0 && value < 1 ? "" : "a duty's part between 0 % and 100 %, neither included";
    if (!is_size) return value >= 0 ? "" : "trade covered, not below zero";
    switch (measure.kind) {
        case MeasureKind::duty:
            return !measure.sets || value >= 0 ? "" : "a duty not below zero";
        case MeasureKind::export_tax:
        case MeasureKind::export_subsidy:
        case MeasureKind::production_subsidy:
        case MeasureKind::purchase:
        case MeasureKind::saving:
            return value >= 0 ? "" : "a size not below zero";
        case MeasureKind::export_control:
            return measure.amount.unit != Unit::share || value >= 0 ? "" : "a share of today's volume";
        case MeasureKind::balance_target:
            return value < 0 ? "" : "a cut, below zero";
        case MeasureKind::barrier:
            return "";
    }
    return "";
}

const char* expected_of(const Parameter& of, double value) {
    if (!std::isfinite(value)) return "a finite number";
    switch (of.kind) {
        case Parameter::Kind::patience:
            return value > 0 ? "" : "a discount rate above zero";
        case Parameter::Kind::committed:
            return value >= 0 && value <= 1 ? "" : "a chance from 0 to 100 %";
        case Parameter::Kind::cost:
            return value >= 0 ? "" : "a cost of crossing the line, not below zero";
        case Parameter::Kind::measure:
            return of_a_size(of, value);
        case Parameter::Kind::weight:
        case Parameter::Kind::statement:
            return "";
    }
    return "";
}

}  // namespace

std::optional<Refusal> unfit_value(const Parameter& of, double value) {
    const char* expected = expected_of(of, value);
    if (*expected == '\0') return {};
    return Refusal{{Option::none, of.id},
                   expected,
                   std::isfinite(value) ? amount_like(value, of.number->unit, of.number->text) : "none"};
}

}  // namespace parley::scenario

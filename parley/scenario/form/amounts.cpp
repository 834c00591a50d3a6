#include "parley/scenario/form/amounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::scenario {
namespace {

// How a unit is written after the number, and what one of it is in the model's units.
struct Written {
    Unit unit;
    std::string_view words;
    double factor;
};
constexpr std::array written{
    Written{Unit::rate, "points", 0.01},
    Written{Unit::rate, "point", 0.01},
    Written{Unit::share, "%", 0.01},  // before rate: where either may stand, % is a part of a whole
    Written{Unit::rate, "%", 0.01},
    Written{Unit::usd_m, "mn USD", 1.0},
    Written{Unit::usd_m, "bn USD", 1e3},
    Written{Unit::usd_m, "tn USD", 1e6},
    Written{Unit::usd_m_a_year, "mn USD a year", 1.0},
    Written{Unit::usd_m_a_year, "bn USD a year", 1e3},
    Written{Unit::usd_m_a_year, "tn USD a year", 1e6},
    Written{Unit::a_year, "% a year", 0.01},
    Written{Unit::days, "days", 1.0},
    Written{Unit::days, "day", 1.0},
    Written{Unit::days, "weeks", 7.0},
    Written{Unit::days, "week", 7.0},
    Written{Unit::days, "months", 30.0},
    Written{Unit::days, "month", 30.0},
    Written{Unit::years, "years", 1.0},
    Written{Unit::years, "year", 1.0},
    Written{Unit::points, "points", 1.0},
    Written{Unit::points, "point", 1.0},
    Written{Unit::count, "", 1.0},
};

struct Example {
    Unit unit;
    std::string_view text;
};
constexpr std::array examples{
    Example{Unit::rate, "25 points"},     Example{Unit::share, "40 %"},
    Example{Unit::usd_m, "100 bn USD"},   Example{Unit::usd_m_a_year, "25 bn USD a year"},
    Example{Unit::a_year, "10 % a year"}, Example{Unit::days, "30 days"},
    Example{Unit::years, "10 years"},     Example{Unit::points, "0.4 points"},
    Example{Unit::count, "1000"},
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string scalar(const std::string& file, const tables::YamlNode& node, const std::string& what) {
    if (node.kind != tables::YamlNode::Kind::scalar)
        throw InputError(file, node.line, what, "something that is no single value", node.column);
    return node.text;
}

double amount_of(const std::string& file, const tables::YamlNode& node, const std::string& what,
                 std::initializer_list<Unit> units, Unit* unit, std::string_view example = {}) {
    const std::string text = scalar(file, node, what);
    const std::optional<Amount> amount = parse_amount(text, units);
    if (!amount)
        throw InputError(file, node.line,
                         what + " with its unit, such as " + (example.empty() ? in_words(units) : std::string(example)),
                         shown(text), node.column);
    if (unit) *unit = amount->unit;
    return amount->value;
}

}  // namespace

std::optional<Amount> parse_amount(std::string_view text, std::initializer_list<Unit> units) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return {};
    }
    double value = 0.0;
    const std::size_t letters = read_decimal(text, value);
    if (letters == 0) return {};
    const std::string_view unit = trimmed(text.substr(letters));
    for (const Written& each : written)
        if (unit == each.words && std::isfinite(value * each.factor) &&
            std::find(units.begin(), units.end(), each.unit) != units.end())
            return Amount{value * each.factor, each.unit};
    return {};
}

std::string amount_like(double value, Unit unit, std::string_view text) {
    text = trimmed(text);
    const bool with_sign = text.starts_with('+') || text.starts_with('-');
    if (text.starts_with('+')) text.remove_prefix(1);
    double old = 0.0;
    const std::string_view words = trimmed(text.substr(read_decimal(text, old)));
    for (const Written& each : written) {
        if (each.words != words || each.unit != unit) continue;
        const double number = value / each.factor;
        // A sixteenth digit is of the division, and no person wrote it.
        return fmt::format("{}{:.15g}{}{}", with_sign && !(number < 0) ? "+" : "", number, words.empty() ? "" : " ",
                           words);
    }
    return {};
}

const std::string& low_of(const StatedNumber& quantity) {
    return quantity.low_text.empty() ? quantity.text : quantity.low_text;
}

const std::string& high_of(const StatedNumber& quantity) {
    return quantity.high_text.empty() ? quantity.text : quantity.high_text;
}

std::string in_words(std::initializer_list<Unit> units) {
    std::string result;
    for (const Example& example : examples)
        if (std::find(units.begin(), units.end(), example.unit) != units.end())
            result += (result.empty() ? "'" : " or '") + std::string(example.text) + "'";
    return result;
}

EvidenceRef read_evidence(const std::string& file, const tables::YamlNode& node) {
    const tables::YamlMap map(file, node, "evidence", {"source", "paragraph", "figures"});
    EvidenceRef result;
    result.source = map.text("source");
    if (map.find("paragraph") != nullptr) {
        const double paragraph = map.number("paragraph", 0);
        if (!(paragraph >= 1 && paragraph <= 1e6 && paragraph == std::floor(paragraph)))
            map.fail(map.need("paragraph"), "a paragraph counted from 1", shown(map.text("paragraph")));
        result.paragraph = static_cast<std::size_t>(paragraph);
    }
    result.figures = map.texts("figures");
    result.line = node.line;
    result.column = node.column;
    return result;
}

StatedNumber read_stated_number(const std::string& file, const tables::YamlNode& node, const std::string& what,
                                std::initializer_list<Unit> units, std::string_view example) {
    if (node.kind == tables::YamlNode::Kind::scalar)
        throw InputError(file, node.line,
                         what + " as {value: …} with evidence, an assumption and its range, or a definition",
                         shown(node.text) + " alone", node.column);
    const tables::YamlMap map(file, node, what,
                              {"value", "range", "distribution", "evidence", "assumption", "definition"});
    StatedNumber result;
    result.line = node.line;
    result.text = map.text("value");
    result.value = amount_of(file, map.need("value"), what, units, &result.unit, example);
    result.low = result.high = result.value;
    if (const tables::YamlNode* range = map.find("range")) {
        if (range->kind != tables::YamlNode::Kind::list || range->items.size() != 2)
            map.fail(*range, "a range of two values, low and high", "something else");
        result.low = amount_of(file, range->items[0], "a range", {result.unit}, nullptr);
        result.high = amount_of(file, range->items[1], "a range", {result.unit}, nullptr);
        result.low_text = range->items[0].text;
        result.high_text = range->items[1].text;
        if (!(result.low <= result.value && result.value <= result.high))
            map.fail(*range, "a range that holds the value " + result.text,
                     "[" + range->items[0].text + ", " + range->items[1].text + "]");
    }
    const std::string distribution = map.text("distribution", "uniform");
    if (distribution == "uniform")
        result.distribution = Distribution::uniform;
    else if (distribution == "triangular")
        result.distribution = Distribution::triangular;
    else if (distribution == "log-uniform")
        result.distribution = Distribution::log_uniform;
    else
        map.fail(map.need("distribution"), "uniform, triangular or log-uniform", shown(distribution));
    if (result.distribution == Distribution::log_uniform && !(result.low > 0))
        map.fail(map.need("distribution"), "a range above zero for log-uniform", shown(low_of(result)));
    if (map.find("distribution") != nullptr && map.find("range") == nullptr)
        map.fail(map.need("distribution"), "a distribution of a number that has a range", "no range");
    if (const tables::YamlNode* evidence = map.find("evidence")) result.evidence = read_evidence(file, *evidence);
    result.assumption = map.text("assumption", "");
    result.definition = map.text("definition", "");
    const int grounds =
        (result.evidence ? 1 : 0) + (result.assumption.empty() ? 0 : 1) + (result.definition.empty() ? 0 : 1);
    if (grounds == 0) map.fail(node, "evidence, an assumption or a definition for " + what, "none");
    if (grounds > 1) map.fail(node, "one of evidence, assumption and definition for " + what, "more than one");
    if (!result.assumption.empty() && map.find("range") == nullptr)
        map.fail(node, "a range for an assumption (or 'definition' for what could not be otherwise)", "none");
    return result;
}

}  // namespace parley::scenario

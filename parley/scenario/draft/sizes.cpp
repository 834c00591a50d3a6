#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/scenario/draft/issues.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario::draft {
namespace {

using evidence::Figure;
using evidence::FigureKind;
using evidence::statements::Statement;
using tables::yaml_quoted;

std::string assumed_range(const std::string& low, const std::string& high, const std::string& why) {
    return fmt::format(", range: [{}, {}], assumption: {}", yaml_quoted(low), yaml_quoted(high),
                       yaml_quoted("draft: " + why));
}

const Figure* first_of(const Statement& statement, FigureKind kind) {
    for (const Figure& figure : statement.figures)
        if (figure.kind == kind) return &figure;
    return nullptr;
}

const Figure* dollars(const Statement& statement) {
    for (const Figure& figure : statement.figures)
        if (figure.kind == FigureKind::money && figure.unit == "USD" && figure.value > 0) return &figure;
    return nullptr;
}

bool is_raised_to(const Statement& statement, const Figure& rate) {
    static constexpr std::string_view raising[] = {"raise", "hike", "increase", "lift", "bring", "double", "triple"};
    if (std::find(std::begin(raising), std::end(raising), statement.verb) == std::end(raising)) return false;
    return rate.begin >= statement.begin + 3 && rate.begin - statement.begin <= statement.about.size() &&
           statement.about.substr(0, rate.begin - statement.begin).ends_with("to ");
}

std::string signed_points(double points, bool fall) {
    return fmt::format("{}{} points", fall ? "-" : "+", number_text(points));
}

}  // namespace

std::string number_text(double value) {
    return fmt::format("{:.12g}", value);
}

std::string id_of(std::string_view text, std::size_t most) {
    std::string result;
    for (const char c : small_letters(text)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits)
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    if (result.size() > most) result.resize(most);
    while (!result.empty() && result.back() == '-') result.pop_back();
    return result.empty() ? "x" : result;
}

std::string figure_text(const Figure& figure) {
    switch (figure.kind) {
        case FigureKind::money: {
            const double value = std::abs(figure.value);
            const auto [scale, word] = value >= 1e12  ? std::pair(1e12, "tn")
                                       : value >= 1e9 ? std::pair(1e9, "bn")
                                                      : std::pair(1e6, "mn");
            if (figure.unit.size() != 3 || value < 1e4) return "";
            return fmt::format("{} {} {}", number_text(value / scale), word, figure.unit);
        }
        case FigureKind::share:
            return figure.fraction ? "" : fmt::format("{} %", number_text(100 * figure.value));
        case FigureKind::points:
            return fmt::format("{} points", number_text(figure.value));
        case FigureKind::duration:
            return figure.fraction
                       ? ""
                       : fmt::format("{} {}{}", number_text(figure.value), figure.unit, figure.value == 1 ? "" : "s");
        default:
            return "";
    }
}

std::string evidence_of(const Statement& statement, const std::string& figure) {
    if (figure.empty()) return fmt::format("{{source: report, paragraph: {}}}", statement.paragraph);
    return fmt::format("{{source: report, paragraph: {}, figures: [{}]}}", statement.paragraph, yaml_quoted(figure));
}

Amount Sizes::duty(const Statement& statement, bool fall) const {
    // "from 75 to 50 percent", "10 to 15 percent": a change, or a range.
    const Figure *from = nullptr, *to = nullptr;
    for (const Figure& figure : statement.figures)
        if (figure.kind == FigureKind::share || figure.kind == FigureKind::points) {
            if (figure.side == evidence::Side::from && from == nullptr) from = &figure;
            if (figure.side == evidence::Side::to && to == nullptr) to = &figure;
        }
    const auto points_of = [](const Figure& figure) {
        return figure.kind == FigureKind::share ? 100 * figure.value : figure.value;
    };
    if (from != nullptr && to != nullptr && points_of(*from) != points_of(*to)) {
        ++assumed_;
        const double change = std::abs(points_of(*to) - points_of(*from));
        return {
            signed_points(change, fall),
            assumed_range(signed_points(fall ? 1.5 * change : change / 2, fall),
                          signed_points(fall ? change / 2 : 1.5 * change, fall),
                          fmt::format("the text has a change from {} to {} percent (paragraph {})",
                                      number_text(points_of(*from)), number_text(points_of(*to)), statement.paragraph)),
            true};
    }
    if (const Figure* points = first_of(statement, FigureKind::points);
        points != nullptr && points->value > 0 && points->value <= 500)
        return {signed_points(points->value, fall), ", evidence: " + evidence_of(statement, figure_text(*points)),
                true};
    // "cut to 15 percent": what is left of it, and not how much falls.
    const auto left = [&](const Figure& figure) {
        if (!fall || figure.begin < statement.begin + 3) return false;
        return statement.about.substr(0, figure.begin - statement.begin).ends_with("to ");
    };
    const Figure* rate = nullptr;
    for (const Figure& figure : statement.figures)
        if (rate == nullptr && !left(figure) && figure.kind == FigureKind::share && !figure.fraction &&
            figure.value > 0 && figure.value <= 5)
            rate = &figure;
    ++assumed_;
    // "Raise it to 25 percent": the duty that there will be.
    if (rate != nullptr && !fall && is_raised_to(statement, *rate)) {
        const auto percent = [](double value) { return number_text(value) + " %"; };
        const double whole = 100 * rate->value;
        return {percent(whole),
                assumed_range(percent(0.8 * whole), percent(1.2 * whole),
                              fmt::format("the text has a rise to {} percent (paragraph {}), taken as the whole duty",
                                          number_text(whole), statement.paragraph)),
                true};
    }
    if (rate != nullptr) {
        double points = 100 * rate->value;
        double high = points;
        for (const Figure& figure : statement.figures)
            if (figure.kind == FigureKind::share && figure.value > rate->value && figure.value <= 5 &&
                figure.begin < rate->begin + 30)
                high = 100 * figure.value;
        const std::string said = number_text(points) + (high > points ? " to " + number_text(high) : std::string());
        const double low = high > points ? points : points / 2;
        if (high > points)
            points = (points + high) / 2;  // of a range the middle
        else
            high = 1.5 * points;
        return {signed_points(points, fall),
                assumed_range(
                    signed_points(fall ? high : low, fall), signed_points(fall ? low : high, fall),
                    fmt::format("the text has {} percent (paragraph {}), taken as points on top of the duty there is",
                                said, statement.paragraph)),
                true};
    }
    return {signed_points(10, fall),
            assumed_range(signed_points(fall ? 25 : 5, fall), signed_points(fall ? 5 : 25, fall),
                          fmt::format("the text gives no rate (paragraph {})", statement.paragraph)),
            false};
}

std::string Sizes::covers(const Statement& statement, const std::string& by, const std::string& on,
                          const std::vector<std::string>& sectors, std::string& note) const {
    const Figure* sum = dollars(statement);
    if (sum != nullptr && sum->value < 1e6) return "";  // "75 dollars an item" is no trade that a duty covers
    if (sum == nullptr || on == "all" || on.starts_with("[")) return "";
    const double trade = world_.trade ? world_.trade(by, on, sectors) : 0.0;
    if (!(sum->value / 1e6 < 0.95 * trade)) {
        note = fmt::format(
            "The text's {} is more than the trade in these goods in {}, or all of it: the measure is on all of them",
            figure_text(*sum), world_.name);
        return "";
    }
    return fmt::format(", covers: {{value: {}, evidence: {}}}", yaml_quoted(figure_text(*sum)),
                       evidence_of(statement, figure_text(*sum)));
}

Amount Sizes::purchase(const Statement& statement, const std::string& by, const std::string& from,
                       const std::vector<std::string>& sectors) const {
    const Figure* sum = dollars(statement);
    const double trade = world_.trade ? world_.trade(by, from, sectors) : 0.0;  // USD million
    if (sum != nullptr && sum->per == "year" && sum->value / 1e6 < trade)
        return {"+" + figure_text(*sum) + " a year", ", evidence: " + evidence_of(statement, figure_text(*sum)), true};
    ++assumed_;
    // A tenth more of what is bought today, from 2 % to 50 %.
    const double tenth = trade > 0 ? 0.1 * trade / 1000 : 10;
    const auto yearly = [](double bn) { return fmt::format("+{:.3g} bn USD a year", bn); };
    std::string why = sum == nullptr ? "the text gives no sum in dollars a year"
                                     : "the text has " + figure_text(*sum) + ", and not how much of it a year";
    if (sum != nullptr && sum->per == "year")
        why = "the text has " + figure_text(*sum) + " a year, more than is bought today";
    return {yearly(tenth),
            assumed_range(yearly(tenth / 5), yearly(5 * tenth),
                          fmt::format("{} (paragraph {}); a tenth of what is bought today", why, statement.paragraph)),
            false};
}

std::optional<Amount> Sizes::balance(const Statement& statement, const std::string& of, const std::string& with) const {
    const double deficit = world_.trade ? world_.trade(of, with, {}) - world_.trade(with, of, {}) : 0.0;  // USD million
    if (world_.trade && !(deficit > 0)) return {};
    // A cut, not the deficit itself: the smaller of two sums.
    const Figure* cut = nullptr;
    for (const Figure& figure : statement.figures)
        if (figure.kind == FigureKind::money && figure.unit == "USD" && (cut == nullptr || figure.value < cut->value))
            cut = &figure;
    if (cut != nullptr && cut->value / 1e6 < 0.9 * deficit) {
        const std::string words = small_letters(statement.about);
        const bool a_cut = words.find("cut") != std::string::npos || words.find("reduc") != std::string::npos ||
                           words.find("narrow") != std::string::npos || words.find("lower") != std::string::npos;
        const std::size_t place = words.find("deficit");
        const bool is_deficit = place != std::string::npos && cut->begin + cut->length + 25 > statement.begin + place &&
                                cut->begin < statement.begin + place && words.find("cut") == std::string::npos &&
                                words.find("reduc") == std::string::npos;
        if (a_cut && !is_deficit)
            return Amount{"-" + figure_text(*cut) + " a year",
                          ", evidence: " + evidence_of(statement, figure_text(*cut)), true};
    }
    ++assumed_;
    return Amount{"-10 %",
                  assumed_range("-30 %", "-3 %",
                                fmt::format("the text does not say by how much (paragraph {})", statement.paragraph)),
                  false};
}

Amount Sizes::equivalent(double middle, double low, double high, const std::string& what) const {
    ++assumed_;
    const auto points = [](double value) { return fmt::format("{}{:.3g} points", value > 0 ? "+" : "", value); };
    return {points(middle), assumed_range(points(low), points(high), what + ": no size in the text"), false};
}

Amount Sizes::subsidy(const Statement& statement, std::string& over) const {
    const Figure* sum = dollars(statement);
    ++assumed_;
    if (sum == nullptr)
        return {"2 points",
                assumed_range("0.5 points", "5 points",
                              fmt::format("the text gives no size (paragraph {})", statement.paragraph)),
                false};
    if (sum->per == "year") {
        --assumed_;
        return {figure_text(*sum) + " a year", ", evidence: " + evidence_of(statement, figure_text(*sum)), true};
    }
    over = fmt::format(", over: {{value: 10 years{}}}",
                       assumed_range("5 years", "20 years", "the text gives the sum, not its years"));
    return {figure_text(*sum), ", evidence: " + evidence_of(statement, figure_text(*sum)), true};
}

}  // namespace parley::scenario::draft

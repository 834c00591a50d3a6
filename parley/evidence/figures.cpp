#include "parley/evidence/figures.hpp"

#include <algorithm>
#include <cmath>

#include "parley/evidence/figure_reader.hpp"
#include "parley/evidence/prose/fold.hpp"
#include "parley/evidence/prose/units.hpp"

namespace parley::evidence {
namespace {

bool equal(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

/// No decimal of up to three digits equals it: thirds, sevenths.
bool needs_rounding(const Figure& fraction) {
    const double thousandths = 1000.0 * fraction.value;
    return std::abs(thousandths - std::round(thousandths)) > 1e-6;
}

bool same_share(const Figure& a, const Figure& b) {
    if (equal(a.value, b.value)) return true;
    if (a.fraction == b.fraction) return false;
    const Figure& fraction = a.fraction ? a : b;
    const Figure& percent = a.fraction ? b : a;
    return needs_rounding(fraction) &&
           std::abs(100.0 * fraction.value - percent.printed) <= 0.5 * std::pow(10.0, -percent.decimals);
}

bool same_duration(const Figure& a, const Figure& b) {
    if (equal(a.value * prose::days_of(a.unit), b.value * prose::days_of(b.unit))) return true;
    return prose::months_of(a.unit) > 0.0 && prose::months_of(b.unit) > 0.0 &&
           equal(a.value * prose::months_of(a.unit), b.value * prose::months_of(b.unit));
}

/// Parts that one of the two leaves out agree; "3 May" with "May 2018" do not.
bool same_date(const Figure& stands, const Figure& asked) {
    const auto part = [](const Figure& f, int divisor, int modulus) {
        return static_cast<long>(f.value) / divisor % modulus;
    };
    const long years[] = {part(stands, 10000, 10000), part(asked, 10000, 10000)};
    return static_cast<long>(stands.value) % 10000 == static_cast<long>(asked.value) % 10000 &&
           (years[0] == years[1] || years[0] == 0 || years[1] == 0);
}

bool same_currency(std::string_view a, std::string_view b) {
    constexpr std::string_view either = "JPY or CNY";
    const auto may = [](std::string_view c) { return c == "JPY" || c == "CNY"; };
    return a == b || (a == either && may(b)) || (b == either && may(a));
}

/// A flow of a year is what a deficit or a purchase is anyway; other spells must be said by both.
bool same_spell(std::string_view a, std::string_view b) {
    const auto yearly = [](std::string_view per) { return per.empty() || per == "year"; };
    return a == b || (yearly(a) && yearly(b));
}

}  // namespace

std::vector<Figure> figures_in(std::string_view text) {
    const prose::Folded folded = prose::fold(text);
    const prose::Tokens tokens(folded);
    std::vector<FigureAt> found = read_figures(tokens);
    share_units(tokens, found);
    std::vector<Figure> figures;
    figures.reserve(found.size());
    for (FigureAt& at : found) {
        at.figure.begin = folded.origin[tokens[at.first].begin];
        at.figure.length = folded.origin[tokens[at.end - 1].end] - at.figure.begin;
        figures.push_back(at.figure);
    }
    return figures;
}

bool is_calendar(const Figure& f) {
    return f.kind == FigureKind::year || f.kind == FigureKind::date;
}

bool is_read(const Figure& figure) {
    return figure.kind != FigureKind::vague && figure.kind != FigureKind::unread;
}

std::optional<Figure> parse_figure(std::string_view text) {
    const prose::Folded folded = prose::fold(text);
    const std::vector<Figure> figures = figures_in(folded.text);
    if (figures.size() != 1 || figures[0].begin != 0 || figures[0].length != folded.text.size()) return {};
    if (!is_read(figures[0]) || figures[0].bound != Bound::none) return {};
    return figures[0];
}

bool same_figure(const Figure& stands, const Figure& asked) {
    if (asked.kind == FigureKind::year && stands.kind == FigureKind::date)
        return static_cast<long>(stands.value) / 10000 == static_cast<long>(asked.value);
    if (stands.kind != asked.kind || !is_read(stands)) return false;
    switch (stands.kind) {
        case FigureKind::share:
            return same_share(stands, asked) && same_spell(stands.per, asked.per);
        case FigureKind::duration:
            return same_duration(stands, asked);
        case FigureKind::date:
            return same_date(stands, asked);
        case FigureKind::year:
            return stands.value == asked.value;
        default:
            return equal(stands.value, asked.value) && same_currency(stands.unit, asked.unit) &&
                   same_spell(stands.per, asked.per);
    }
}

bool same_number_otherwise(const Figure& stands, const Figure& asked) {
    if (is_calendar(stands) || is_calendar(asked) || same_figure(stands, asked)) return false;
    if (!is_read(stands) && stands.printed == 0.0) return false;  // no number was read at all
    return equal(std::abs(stands.printed), std::abs(asked.printed)) ||
           equal(std::abs(stands.value), std::abs(asked.value));
}

std::string kind_in_words(const Figure& figure) {
    const std::string unit(figure.unit);
    switch (figure.kind) {
        case FigureKind::number:
            return "a number without a unit";
        case FigureKind::money:
            return "money in " + unit;
        case FigureKind::share:
            return "a share";
        case FigureKind::points:
            return "points";
        case FigureKind::duration:
            return "a time in " + (unit == "century" ? "centuries" : unit + "s");
        case FigureKind::amount:
            return unit == "times" ? "a multiple" : "a quantity in " + unit;
        case FigureKind::vague:
            return "no number";
        case FigureKind::unread:
            return "unit not read";
        case FigureKind::year:
            return "a year";
        case FigureKind::date:
            return "a date";
    }
    return {};
}

std::string_view in_words(Bound bound) {
    switch (bound) {
        case Bound::none:
            break;
        case Bound::more_than:
            return "more than";
        case Bound::at_least:
            return "at least";
        case Bound::less_than:
            return "less than";
        case Bound::up_to:
            return "up to";
        case Bound::about:
            return "about";
    }
    return {};
}

}  // namespace parley::evidence

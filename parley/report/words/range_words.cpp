#include "parley/report/words/range_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace parley::report::words {
namespace {

double half_of_the_last_digit(double unit, int digits) {
    return 0.5 * unit * std::pow(10.0, -digits);
}

// "9.4 to 18.7" of losses and of gains alike.
std::string sizes(const pricing::Range& range, const Money& money) {
    const std::string a = money.amount(std::min(std::abs(range.low), std::abs(range.high)));
    const std::string b = money.amount(std::max(std::abs(range.low), std::abs(range.high)));
    return a == b ? "by every source" : a + " to " + b + " by source";
}

}  // namespace

bool signs_part(const std::optional<pricing::Range>& range, double unit, int digits) {
    return range && range->signs_part(half_of_the_last_digit(unit, digits));
}

std::string range_text(const std::optional<pricing::Range>& range, double unit, int digits) {
    if (!range) return {};
    const std::string low = with_sign(range->low / unit, digits), high = with_sign(range->high / unit, digits);
    if (low == high) return low;
    return low + " to " + high + (signs_part(range, unit, digits) ? std::string(" ") + parts_mark : "");
}

std::string range_cell(const std::optional<pricing::Range>& range, double unit, int digits, std::size_t width) {
    std::string text = range_text(range, unit, digits);
    if (!signs_part(range, unit, digits)) text += "  ";
    return fmt::format(" {:>{}}", text, width + 2);
}

std::string gain_in_words(double usd_m, double pct, const std::optional<pricing::Range>& range) {
    const double largest =
        range ? std::max({std::abs(usd_m), std::abs(range->low), std::abs(range->high)}) : std::abs(usd_m);
    if (largest < 50) return "hardly changes";
    const Money money = money_for(largest, 1);
    if (signs_part(range, money.usd_m, money.digits))
        return fmt::format("between {} and {} {} a year, the sources part on the sign", money.change(range->low),
                           money.change(range->high), money.unit);
    return fmt::format("{} {} {} a year ({:.{}f} %{})", usd_m > 0 ? "gains" : "loses", money.amount(std::abs(usd_m)),
                       money.unit, std::abs(pct), std::abs(pct) < 0.1 ? 3 : 2,
                       range ? "; " + sizes(*range, money) : "");
}

std::string places_in_words(const pricing::Elsewhere& elsewhere) {
    const std::string sources = counted(elsewhere.sources().size(), "source", "sources");
    return elsewhere.points == 0 ? sources
                                 : fmt::format("{} × {}", sources, counted(elsewhere.points, "point", "points"));
}

}  // namespace parley::report::words

#pragma once
// Figures as people read them. A change carries its sign; what rounds to zero has none; what is no number is never
// printed as one.
#include <cstddef>
#include <string>
#include <string_view>

namespace parley::report::words {

/// "-0.163 %" of a factor 0.99837; `digits` after the point.
[[nodiscard]] std::string percent_change(double factor, int digits = 3);
/// "+12.34" from USD m.
[[nodiscard]] std::string change_in_bn(double usd_m, int digits = 2);
/// "367.8" from USD m.
[[nodiscard]] std::string in_bn(double usd_m, int digits = 1);
/// "+0.25" of any number; "0.00" when it rounds to nothing; "–" of what is no number.
[[nodiscard]] std::string with_sign(double value, int digits);
/// The same without a plus.
[[nodiscard]] std::string fixed(double value, int digits);
/// "25", "0.5", "12.25": as few digits as show the number.
[[nodiscard]] std::string plainly(double value);

/// A number in a CSV file: twelve digits, more than a solve is exact to; empty of what is no number.
[[nodiscard]] std::string in_a_file(double value);

/// Digits after the point that tell figures apart whose largest is this: `usual`, or enough for so many to be seen.
[[nodiscard]] int digits_for(double largest, int usual, int seen = 2);

/// The unit of a table's money: its largest change has two figures that can be read.
struct Money {
    const char* unit = "bn USD";
    double usd_m = 1000.0;  ///< one of it
    int digits = 1;

    /// "+12.3", "12.3".
    [[nodiscard]] std::string change(double of_usd_m) const { return with_sign(of_usd_m / usd_m, digits); }
    [[nodiscard]] std::string amount(double of_usd_m) const { return fixed(of_usd_m / usd_m, digits); }
};
[[nodiscard]] Money money_for(double largest_usd_m, int digits = 1);

/// A line of a table, without blanks at its end.
[[nodiscard]] std::string as_line(std::string text);

/// "1 outcome", "2 outcomes".
[[nodiscard]] std::string counted(std::size_t count, const char* one, const char* several);

/// "1 point", "25 points", "+0.5 points": of a number as it is written.
[[nodiscard]] std::string in_points(std::string_view number);

/// At most `width` letters, the cut marked.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

/// `text` broken between words into lines of at most `width` letters; `indent` goes before each but the first and
/// does not count.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = "");

}  // namespace parley::report::words

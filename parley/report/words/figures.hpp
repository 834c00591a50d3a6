#pragma once
// Figures as people read them. A change carries its sign; what rounds to zero has none.
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
/// "+0.25" of any number; "0.00" when it rounds to nothing.
[[nodiscard]] std::string with_sign(double value, int digits);
/// "25", "0.5", "12.25": as few digits as show the number.
[[nodiscard]] std::string plainly(double value);

/// "1 outcome", "2 outcomes".
[[nodiscard]] std::string counted(std::size_t count, const char* one, const char* several);

/// At most `width` letters, the cut marked.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

/// `text` broken between words into lines of at most `width` letters; `indent` goes before each but the first and
/// does not count.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = "");

}  // namespace parley::report::words

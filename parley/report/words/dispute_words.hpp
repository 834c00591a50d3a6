#pragma once
// Words that the texts of a dispute share.
#include <string>
#include <vector>

#include "parley/core/stated_number.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::report::words {

inline constexpr std::size_t outcome_column = 48;

/// At least so many letters wide, blanks after.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width);
/// "0.1 points (0.02 points to 0.3 points)".
[[nodiscard]] std::string range_in_words(const StatedNumber& quantity);
/// "12 %", "under 1 %".
[[nodiscard]] std::string chance_in_words(double chance);
/// Shares of what excludes each other in whole percent that add up to 100 wherever the shares add up to one: each is
/// rounded down, and the largest remainders get one more (Hamilton's method); the first of equals. What is above zero
/// and gets none is "under 1 %", what is below one and gets all "over 99 %".
[[nodiscard]] std::vector<std::string> percents(const std::vector<double>& shares);
/// How far something falls short: "0.250", and of what is little "0.00034", never "0.000".
[[nodiscard]] std::string short_by(double amount, int usual_digits = 3);

/// A number of a scenario in the unit that people write it in: "25 points", "150 bn USD a year", "10 % a year".
[[nodiscard]] std::string in_unit(double value, Unit unit);
/// "rate", "usd_m_a_year".
[[nodiscard]] const char* name_of(Unit unit);

/// How an outcome ends between the main pair, if all sign it or nobody does: the same words everywhere.
[[nodiscard]] std::string ending_in_words(const pricing::Worth& dispute, Outcome outcome, bool is_signed);

}  // namespace parley::report::words
